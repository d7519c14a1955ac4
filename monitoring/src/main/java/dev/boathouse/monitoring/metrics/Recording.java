package dev.boathouse.monitoring.metrics;

import java.util.List;

/**
 * What became of metrics that were recorded. Immutable.
 *
 * @param profiles in the table of profile metrics
 * @param drifts in the table of drift metrics
 */
public record Recording(Outcome profiles, Outcome drifts) {

    /**
     * What became of them in one table. A key may be there twice in a list: for the baseline, or for both types of drift.
     *
     * @param version the version of the metric table that has them
     * @param added those that were not there, and are now
     * @param unchanged those that were there with the same figures
     * @param different those that were there with other figures: {@link MetricTables#record} has left them as they were, {@link
     *     MetricTables#replace} has put the new ones in their place
     */
    public record Outcome(long version, List<MetricKey> added, List<MetricKey> unchanged, List<MetricKey> different) {

        /** Copies the lists. */
        public Outcome {
            added = List.copyOf(added);
            unchanged = List.copyOf(unchanged);
            different = List.copyOf(different);
        }
    }

    /**
     * Whether some were there with other figures, because rows came late, or the profile was made in another way.
     *
     * @return true if either table has such
     */
    public boolean differs() {
        return !profiles.different().isEmpty() || !drifts.different().isEmpty();
    }
}
