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

    /** The most frequent first; of equals by name, as a hash means nothing to people. */
    private static final Comparator<Level> ORDER =
            Comparator.comparingDouble(Level::weight).reversed().thenComparing(Level::name);

    private FrequentLevels() {}

    /**
     * A level.
     *
     * @param name its text
     * @param reference its share then, NaN if not known
     * @param current its share now, NaN if not known
     */
    private record Level(String name, double reference, double current) {
        /** By both sides alike, whatever their sizes. */
        double weight() {
            return (Double.isNaN(reference) ? current : reference) + (Double.isNaN(current) ? reference : current);
        }
    }

    static Shape of(Levels reference, Levels current) {
        PriorityQueue<Level> most = new PriorityQueue<>(ORDER.reversed());
        for (int i = 0, j = 0; i < reference.size() || j < current.size(); ) {
            int order = i == reference.size()
                    ? 1
                    : j == current.size() ? -1 : Long.compareUnsigned(reference.hash(i), current.hash(j));
            long hash = order <= 0 ? reference.hash(i) : current.hash(j);
            String name = order <= 0 ? reference.label(i) : current.label(j);
            double before = order <= 0 ? share(reference, i++) : absent(reference, hash);
            double now = order >= 0 ? share(current, j++) : absent(current, hash);
            Level level = new Level(name, before, now);
            if (most.size() < MOST || ORDER.compare(level, most.element()) < 0) {
                most.add(level);
            }
            if (most.size() > MOST) {
                most.remove();
            }
        }
        if (most.isEmpty()) {
            return new Unknown();
        }
        List<Level> levels = new ArrayList<>(most);
        levels.sort(ORDER);
        return new Distributions.LevelShares(
                levels.stream().map(Level::name).toList(),
                levels.stream().map(Level::reference).toList(),
                levels.stream().map(Level::current).toList());
    }

    private static double share(Levels levels, int level) {
        return (double) levels.count(level) / levels.total();
    }

    /** A level that is not kept does not occur, or is beyond the hashes that are kept. */
    private static double absent(Levels levels, long hash) {
        boolean known = levels.complete() || Long.compareUnsigned(hash, levels.hash(levels.size() - 1)) <= 0;
        return known ? 0 : Double.NaN;
    }
}
