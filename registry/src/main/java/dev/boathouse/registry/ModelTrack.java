package dev.boathouse.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The versions and aliases of one model. Not thread-safe. */
final class ModelTrack {

    private final List<ModelVersion> versions = new ArrayList<>();
    private final Map<String, AliasTrack> aliases = new HashMap<>();
    private final Map<Integer, List<Lineage.Predictions>> predictions = new HashMap<>();

    List<ModelVersion> versions() {
        return List.copyOf(versions);
    }

    int count() {
        return versions.size();
    }

    void add(ModelVersion version) {
        versions.add(version);
    }

    Optional<ModelVersion> version(@Nullable Integer number) {
        return number == null || number < 1 || number > versions.size()
                ? Optional.empty()
                : Optional.of(versions.get(number - 1));
    }

    Optional<ModelVersion> version(OptionalInt number) {
        return number.isPresent() ? version(number.getAsInt()) : Optional.empty();
    }

    /** The track of an alias; an empty one, which is not kept, if it was never set. */
    AliasTrack alias(String name) {
        AliasTrack track = aliases.get(name);
        return track == null ? new AliasTrack() : track;
    }

    void add(AliasChange change) {
        aliases.computeIfAbsent(change.alias(), any -> new AliasTrack()).add(change);
    }

    /** Another alias that people would take for this one. */
    Optional<String> lookalike(String alias) {
        String folded = Names.folded(alias);
        return aliases.keySet().stream()
                .filter(name -> !name.equals(alias) && Names.folded(name).equals(folded))
                .findAny();
    }

    void add(int version, Lineage.Predictions written) {
        predictions.computeIfAbsent(version, any -> new ArrayList<>()).add(written);
    }

    List<Lineage.Predictions> predictions(int version) {
        return List.copyOf(predictions.getOrDefault(version, List.of()));
    }
}
