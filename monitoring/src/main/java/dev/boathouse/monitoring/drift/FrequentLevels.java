package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.drift.Distributions.Shape;
import dev.boathouse.monitoring.drift.Distributions.Unknown;
import dev.boathouse.monitoring.internal.sketch.Levels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The most frequent levels of two columns. */
final class FrequentLevels {

    private static final int MOST = 20;

    /** Below by more than rounding. */
    private static final double NEARLY = 1 - 1e-12;

    /** The most frequent first; of equals by name, as a hash means nothing to people. */
    private static final Comparator<Level> ORDER =
            Comparator.comparingDouble(Level::weight).reversed().thenComparing(Level::name);

    private FrequentLevels() {}

    /**
     * A level.
     *
     * @param name its text
     * @param reference its share then
     * @param current its share now
     */
    private record Level(String name, double reference, double current) {
        /** By both sides alike, whatever their sizes. */
        double weight() {
            return reference + current;
        }
    }

    static Shape of(Levels reference, Levels current) {
        PriorityQueue<Level> most = new PriorityQueue<>(ORDER.reversed());
        long occurrences = 0;
        double least = 0;
        double each1 = share(1, reference);
        double each2 = share(1, current);
        for (int i = 0, j = 0; i < reference.size() || j < current.size(); ) {
            int order = i == reference.size()
                    ? 1
                    : j == current.size() ? -1 : Long.compareUnsigned(reference.hash(i), current.hash(j));
            if ((order < 0 && !current.complete() && j == current.size())
                    || (order > 0 && !reference.complete() && i == reference.size())) {
                break; // hashes ascend: beyond the last one that is kept, levels are not counted on that side
            }
            String name = order <= 0 ? reference.label(i) : current.label(j);
            long before = order <= 0 ? reference.count(i++) : 0;
            long now = order >= 0 ? current.count(j++) : 0;
            occurrences = Math.max(occurrences, Math.max(before, now));
            if (before * each1 + now * each2 < least) {
                continue; // most levels, without a division
            }
            Level level = new Level(name, share(before, reference), share(now, current));
            if (most.size() < MOST || ORDER.compare(level, most.element()) < 0) {
                most.add(level);
            }
            if (most.size() > MOST) {
                most.remove();
                least = most.element().weight() * NEARLY;
            }
        }
        boolean keys = occurrences == 1 && most.size() == MOST;
        if (most.isEmpty() || keys) {
            return new Unknown();
        }
        List<Level> levels = new ArrayList<>(most);
        levels.sort(ORDER);
        return new Distributions.LevelShares(
                levels.stream().map(Level::name).toList(),
                levels.stream().map(Level::reference).toList(),
                levels.stream().map(Level::current).toList());
    }

    private static double share(long count, Levels levels) {
        return levels.total() == 0 ? 0 : (double) count / levels.total();
    }
}
