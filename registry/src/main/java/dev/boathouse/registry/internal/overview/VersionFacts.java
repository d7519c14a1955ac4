package dev.boathouse.registry.internal.overview;

import dev.boathouse.registry.internal.state.DecisionEntry;
import dev.boathouse.registry.internal.state.ModelTrack;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the state knows of a version.
 *
 * @param entry the version
 * @param aliases those that name it now
 * @param wasLive whether one ever named it
 * @param decision the newest one
 * @param predictions what it wrote, oldest first
 */
record VersionFacts(
        VersionEntry entry,
        List<String> aliases,
        boolean wasLive,
        Optional<DecisionEntry> decision,
        List<Predictions> predictions) {

    static VersionFacts of(ModelTrack track, VersionEntry entry, Set<Integer> everLive) {
        List<DecisionEntry> decisions = track.decisions(entry.number());
        return new VersionFacts(
                entry,
                track.aliases(entry.number()),
                everLive.contains(entry.number()),
                decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.get(decisions.size() - 1)),
                track.predictions(entry.number()));
    }
}
