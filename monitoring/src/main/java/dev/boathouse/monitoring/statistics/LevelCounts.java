package dev.boathouse.monitoring.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts by level, as hosts hand them over. */
final class LevelCounts {

    private LevelCounts() {}

    static void check(long[] reference, long[] current) {
        if (reference.length != current.length) {
            throw new IllegalArgumentException(
                    "Cannot compare counts of " + reference.length + " levels with counts of " + current.length
                            + ". Give both samples a count for every level, 0 where it has none.");
        }
        long rows = 0;
        for (int level = 0; level < reference.length; level++) {
            long least = Math.min(reference[level], current[level]);
            if (least < 0) {
                throw new IllegalArgumentException(
                        "Cannot compare counts: level " + level + " has " + least + " rows. Counts are 0 or more.");
            }
            if (reference[level] > Long.MAX_VALUE - rows || current[level] > Long.MAX_VALUE - rows - reference[level]) {
                throw new IllegalArgumentException(
                        "Cannot compare counts: they add up to more than " + Long.MAX_VALUE + " rows.");
            }
            rows += reference[level] + current[level];
        }
    }

    static Map<String, Long> of(List<String> rows) {
        Map<String, Long> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1L, Long::sum));
        return counts;
    }
}
