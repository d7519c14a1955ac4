package dev.boathouse.monitoring.profile;

import dev.boathouse.monitoring.internal.sketch.Levels;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The levels (distinct values) of a text or boolean column. Up to {@value Levels#LIMIT} levels all are counted; beyond, those
 * {@value Levels#LIMIT} with the smallest value of a fixed hash, still exactly. Immutable.
 */
public final class LevelProfile {

    private final Levels levels;

    LevelProfile(Levels levels) {
        this.levels = levels;
    }

    /**
     * How many values there are, those of levels that are not kept included.
     *
     * @return 0 or more
     */
    public long total() {
        return levels.total();
    }

    /**
     * The count of each level that is kept, the most frequent first, equally frequent ones by name. Texts of more than 100
     * characters are cut there.
     *
     * @return an unmodifiable map in that order
     */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<Integer> order = IntStream.range(0, levels.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(level -> -levels.count(level))
                        .thenComparing(levels::label))
                .toList();
        order.forEach(level -> counts.merge(levels.label(level), levels.count(level), Long::sum));
        return Collections.unmodifiableMap(counts);
    }

    /**
     * Whether all levels are kept.
     *
     * @return true up to {@value Levels#LIMIT} levels
     */
    public boolean complete() {
        return levels.complete();
    }

    /**
     * The number of distinct values: exact if {@link #complete()}, else an estimate with a relative standard error of 1.6 %.
     *
     * @return 0 or more
     */
    public double distinct() {
        return levels.distinct();
    }

    Levels levels() {
        return levels;
    }
}
