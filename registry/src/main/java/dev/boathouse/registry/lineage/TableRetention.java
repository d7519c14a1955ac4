package dev.boathouse.registry.lineage;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The versions of one table that models need.
 *
 * @param table the table
 * @param needs who needs each version, by its number; at least one
 */
public record TableRetention(LineageGraph.Table table, SortedMap<Long, List<Need>> needs) {

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if nothing is needed
     */
    public TableRetention {
        if (needs.isEmpty()) {
            throw new IllegalArgumentException("Cannot keep versions of " + table + ": none is needed.");
        }
        SortedMap<Long, List<Need>> copy = new TreeMap<>();
        needs.forEach((version, who) -> copy.put(version, List.copyOf(who)));
        needs = Collections.unmodifiableSortedMap(copy);
    }

    /** What rows are needed for. */
    public enum Purpose {
        /** A model was trained on them. */
        TRAINING,
        /** A model was evaluated on them when it was registered. */
        EVALUATION
    }

    /**
     * A model version that needs rows.
     *
     * @param version the model version
     * @param purpose what for
     * @param opaque whether a host put values in, too, which no table brings back
     */
    public record Need(Lineage.Subject version, Purpose purpose, boolean opaque) {}

    /**
     * The oldest version that is needed: all before it may go.
     *
     * @return the number of the table's version
     */
    public long oldestNeeded() {
        return needs.firstKey();
    }

    /**
     * Who needs a version.
     *
     * @param version the number of the table's version
     * @return by model and number; none if it may go
     */
    public List<Need> neededBy(long version) {
        return needs.getOrDefault(version, List.of());
    }

    /** Such as {@code file:/lake/flights: versions 42, 57 are needed}. */
    @Override
    public String toString() {
        return table + ": versions "
                + String.join(", ", needs.keySet().stream().map(String::valueOf).toList()) + " are needed";
    }
}
