package dev.boathouse.registry;

import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.internal.state.ModelTrack;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.lineage.Lineage;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import dev.boathouse.registry.lineage.LineageGraph;
import dev.boathouse.registry.lineage.LineageGraph.Alias;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Where versions came from and where their predictions went, read off their registrations. */
final class Lineages {

    private final Context context;

    Lineages(Context context) {
        this.context = context;
    }

    Lineage of(ModelVersion version) {
        VersionEntry entry = version.entry();
        List<Predictions> predictions =
                context.ledger().read(state -> state.model(entry.model()).predictions(entry.number()));
        return lineage(entry, new Registrations(context).registration(entry), predictions);
    }

    /** Every version, deleted ones too: models may have come from their predictions. */
    LineageGraph graph() {
        Known known = context.ledger().read(Known::of);
        List<Lineage> lineages = new ArrayList<>();
        new Registrations(context)
                .forEach(
                        known.predictions().keySet(),
                        (entry, registration) -> lineages.add(
                                lineage(entry, registration, known.predictions().getOrDefault(entry, List.of()))));
        return LineageGraph.of(lineages)
                .withAliases(known.aliases())
                .withDeleted(known.predictions().keySet().stream()
                        .filter(VersionEntry::isDeleted)
                        .map(Lineages::subject)
                        .toList());
    }

    private static Lineage lineage(VersionEntry entry, Registration registration, List<Predictions> predictions) {
        return new Lineage(subject(entry), registration.training(), registration.evaluations(), predictions);
    }

    private static Lineage.Subject subject(VersionEntry entry) {
        return new Lineage.Subject(
                entry.model(), entry.number(), entry.contentDigest(), entry.packageDigest(), entry.at(), entry.actor());
    }

    /** What the state knows: every version with what it wrote, and the aliases that name one. */
    private record Known(Map<VersionEntry, List<Predictions>> predictions, List<Alias> aliases) {

        static Known of(RegistryState state) {
            Known known = new Known(new IdentityHashMap<>(), new ArrayList<>());
            for (String model : state.models()) {
                ModelTrack track = state.model(model);
                track.all().forEach(entry -> known.predictions.put(entry, track.predictions(entry.number())));
                for (String alias : track.aliases()) {
                    track.alias(alias).live().ifPresent(live -> known.aliases.add(new Alias(alias, model, live)));
                }
            }
            return known;
        }
    }
}
