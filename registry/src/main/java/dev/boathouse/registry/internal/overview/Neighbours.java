package dev.boathouse.registry.internal.overview;

import dev.boathouse.registry.internal.state.Figures.TableName;
import dev.boathouse.registry.internal.state.ModelTrack;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Versions of other models from whose predictions a model learnt, or that learnt from its own: of each model the live and the newest ones are looked at. */
public final class Neighbours {

    private static final int LOOKED_AT = 20;
    private static final int MOST = 8;

    private Neighbours() {}

    /** A version, and when it was registered. */
    private record Found(String model, VersionEntry entry) {}

    /**
     * Finds them.
     *
     * @param state the state
     * @param model the model with its versions
     * @return at most eight versions, those registered last, of whatever models
     */
    public static List<ModelFacts> of(RegistryState state, ModelFacts model) {
        Set<String> wrote = new HashSet<>();
        Set<String> read = new HashSet<>();
        for (VersionFacts version : model.versions()) {
            version.predictions().forEach(made -> wrote.add(made.tableId()));
            read.addAll(tables(version.entry()));
        }
        List<Found> found = new ArrayList<>();
        for (String name : state.models()) {
            if (!name.equals(model.name())) {
                find(state.model(name), name, wrote, read, found);
            }
        }
        found.sort(Comparator.comparing((Found one) -> one.entry().sequence()).reversed());
        List<Found> newest = found.subList(0, Math.min(MOST, found.size()));
        return newest.stream()
                .map(Found::model)
                .distinct()
                .map(name -> ModelFacts.of(
                        name,
                        state.model(name),
                        newest.stream()
                                .filter(one -> one.model().equals(name))
                                .map(one -> one.entry().number())
                                .toList(),
                        List.of()))
                .toList();
    }

    private static void find(ModelTrack track, String name, Set<String> wrote, Set<String> read, List<Found> found) {
        for (int number : ModelFacts.newestAndLive(track, LOOKED_AT)) {
            track.version(number).ifPresent(entry -> {
                boolean gave = track.predictions(number).stream()
                        .map(Predictions::tableId)
                        .anyMatch(read::contains);
                if (gave || (!wrote.isEmpty() && tables(entry).stream().anyMatch(wrote::contains))) {
                    found.add(new Found(name, entry));
                }
            });
        }
    }

    private static List<String> tables(VersionEntry entry) {
        return entry.figures().get().tables().stream().map(TableName::tableId).toList();
    }
}
