package dev.boathouse.monitoring.profile;

import dev.boathouse.monitoring.internal.sketch.Levels;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The levels (distinct values) of a text or boolean column. Up to {@value Levels#LIMIT} levels all are counted, or as many as {@link
 * Profiling#withBins} says; beyond, so many with the smallest value of a fixed hash, still exactly, while a sketch bounds the counts of
 * all others. Of a sensitive column of any type the levels are up to 256 buckets. Immutable.
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
     * <p>If not {@link #complete()}, these are a sample of all levels, and a frequent one may be missing: {@link #mostOfOthers} says how
     * frequent at most.
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
     * @return true up to {@value Levels#LIMIT} levels, or as many as were asked for
     */
    public boolean complete() {
        return levels.complete();
    }

    /**
     * The number of distinct values: exact if {@link #complete()}, else an estimate with a relative standard error of 1.6 % (less with more
     * bins). Of a sensitive column, the number of buckets with a value.
     *
     * @return 0 or more
     */
    public double distinct() {
        return levels.distinct();
    }

    /**
     * How often a text occurs, whether or not its level is kept. Exact if {@link #complete()}, and for each text whose hash is in the range
     * of those kept. Otherwise the lower bound is 0, and the upper one is sure; it exceeds the truth by more than 0.3 % of the values whose
     * levels are not kept with a probability of at most 2 % (e/1024 and e^-4: Cormode and Muthukrishnan, 2005). Of sensitive columns
     * it is that of a bucket's name.
     *
     * @param text any text, whole
     * @return bounds of the count
     */
    public Bounds estimate(String text) {
        long most = levels.atMost(text);
        return new Bounds(levels.knows(text) ? most : 0, most);
    }

    /**
     * What no level that is not kept occurs more often than.
     *
     * @return a sure upper bound; 0 if {@link #complete()}
     */
    public long mostOfOthers() {
        return levels.mostOfOthers();
    }

    Levels levels() {
        return levels;
    }
}
