package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** The distribution of a statistic over all tables of two levels with given margins. Exact. */
final class EnumeratedTables implements NullDistribution {

    /** So many tables are worth a list. */
    private static final long LIMIT = 1 << 16;

    private static final double NEGLIGIBLE = 1e-300;

    private final double[] values;
    private final double[] chances;

    private EnumeratedTables(double[] values, double[] chances) {
        this.values = values;
        this.chances = chances;
    }

    /** Whether the tables, of which there is one for each possible count, can be listed. */
    static boolean cheap(LevelTable table) {
        HitCounts hits = hits(table);
        return table.levels() == 2 && hits.most() - hits.least() < LIMIT;
    }

    /** Hits of the smaller sample, so that swapping them changes no bit. */
    private static HitCounts hits(LevelTable table) {
        long smaller = Math.min(table.size1(), table.size2());
        return new HitCounts(smaller, table.size1() + table.size2() - smaller, table.joint(0));
    }

    static EnumeratedTables of(LevelTable table, ToDoubleFunction<LevelTable> statistic) {
        HitCounts hits = hits(table);
        int size = (int) (hits.most() - hits.least() + 1);
        double[] values = new double[size];
        double[] chances = new double[size];
        long[] counted = new long[2];
        long[] others = new long[2];
        LevelTable view = table.size1() == hits.n1()
                ? LevelTable.over(counted, others, hits.n1(), hits.n2())
                : LevelTable.over(others, counted, hits.n2(), hits.n1());
        int mode = (int) (hits.mode() - hits.least());
        chances[mode] = 1;
        for (int i = mode; i + 1 < size && chances[i] > NEGLIGIBLE; i++) {
            chances[i + 1] = chances[i] * hits.ratio(hits.least() + i);
        }
        for (int i = mode; i > 0 && chances[i] > NEGLIGIBLE; i--) {
            chances[i - 1] = chances[i] / hits.ratio(hits.least() + i - 1);
        }
        double all = Arrays.stream(chances).sum();
        for (int i = 0; i < size; i++) {
            counted[0] = hits.least() + i;
            others[0] = hits.hits() - counted[0];
            counted[1] = hits.n1() - counted[0];
            others[1] = hits.n2() - others[0];
            values[i] = statistic.applyAsDouble(view);
            chances[i] /= all;
        }
        return new EnumeratedTables(values, chances);
    }

    @Override
    public double pValue(double statistic) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] >= statistic || DrawnTables.tied(values[i], statistic) ? chances[i] : 0;
        }
        return Math.min(1, sum);
    }

    @Override
    public double threshold(double alpha) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (pValue(sorted[middle]) <= alpha) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from == sorted.length ? Double.POSITIVE_INFINITY : sorted[from];
    }
}
