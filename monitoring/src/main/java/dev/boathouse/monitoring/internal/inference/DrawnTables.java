package dev.boathouse.monitoring.internal.inference;

import dev.boathouse.core.internal.SplitMix;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * The distribution of a statistic over random tables with the margins of an observed one. Among tables whose statistic equals the
 * observed table's, those count as less unusual whose difference along a fixed direction is smaller: in sparse tables a
 * statistic takes few values, and without that the rate α could not be reached. When all drawn tables have the same statistic, there is nothing to
 * compare, and p is 1. Safe for several threads.
 */
final class DrawnTables implements NullDistribution {

    private static final int MANY = 1999;
    private static final int SOME = 199;
    private static final int FEW = 99;

    /** Tables that cost at most so many steps a draw get many draws. */
    private static final long CHEAP = 1_000;

    /** Tables that cost more steps a draw get few. */
    private static final long DEAR = 100_000;

    /** Statistics that differ by less, relative to the lesser, are equal but for rounding. */
    private static final double ROUNDING = 1e-9;

    private final TableDraws draws;
    private final ToDoubleFunction<LevelTable> statistic;
    private final DoubleSupplier finer;
    private final double observed;
    private final double contrast;
    private final double[] values;
    private final boolean[] contrasted;
    private int drawn;

    DrawnTables(LevelTable table, ToDoubleFunction<LevelTable> statistic, DoubleSupplier finer) {
        this.finer = finer;
        this.draws = new TableDraws(table);
        this.statistic = statistic;
        this.observed = statistic.applyAsDouble(table);
        this.contrast = contrast(table);
        long cost = draws.cost();
        this.values = new double[cost <= CHEAP ? MANY : cost <= DEAR ? SOME : FEW];
        this.contrasted = new boolean[values.length];
    }

    static boolean tied(double a, double b) {
        return a == b || Math.abs(a - b) <= ROUNDING * Math.min(Math.abs(a), Math.abs(b));
    }

    /** So many tables at least as unusual settle that nothing is, at p above 0.05 or 0.1 (Besag and Clifford 1991, Biometrika 78). */
    private int enough() {
        return values.length == MANY ? 100 : (values.length + 1) / 10;
    }

    /**
     * The share of tables, the observed one included, that are at least as unusual. Where no drawn table is, that is less than the draws
     * can tell; how much less, for the observed statistic, another test says. At every α the test is then one
     * of the two, so neither raises the rate of the other.
     */
    @Override
    public synchronized double pValue(double value) {
        boolean own = tied(value, observed);
        boolean differ = false;
        int reached = 0;
        for (int draw = 0; draw < values.length; draw++) {
            extend(draw);
            boolean equal = tied(values[draw], value);
            differ |= !equal;
            if (equal ? !own || contrasted[draw] : values[draw] > value) {
                reached++;
                if (reached == enough()) {
                    return differ ? (double) reached / (draw + 1) : 1;
                }
            }
        }
        double share = (reached + 1.0) / (values.length + 1);
        if (!differ) {
            return 1;
        }
        return own && reached == 0 ? Math.min(share, finer.getAsDouble()) : share;
    }

    @Override
    public synchronized double threshold(double alpha) {
        boolean unusual = pValue(observed) <= alpha;
        int enough = enough();
        int of = values.length;
        int allowed = (int) Math.floor(alpha * (of + 1) + ROUNDING) - 1;
        if (alpha * of >= enough) {
            of = (int) Math.ceil(enough / alpha - ROUNDING) - 1;
            allowed = enough - 1;
        }
        if (allowed < 0) {
            return unusual ? observed : Double.POSITIVE_INFINITY;
        }
        extend(of - 1);
        double[] sorted = Arrays.copyOf(values, of);
        Arrays.sort(sorted);
        double bound = sorted[of - 1 - allowed];
        if (unusual && tied(bound, observed)) {
            return observed;
        }
        double above = bound * (1 + ROUNDING);
        while (tied(above, bound) && bound < Double.POSITIVE_INFINITY) {
            above = Math.nextUp(above);
        }
        return above;
    }

    private void extend(int draw) {
        for (; drawn <= draw; drawn++) {
            LevelTable random = draws.next();
            values[drawn] = statistic.applyAsDouble(random);
            contrasted[drawn] = tied(values[drawn], observed) && contrast(random) >= contrast;
        }
    }

    /** The difference of the samples along a direction that looks random and is always the same. */
    private static double contrast(LevelTable table) {
        double sum = 0;
        for (int level = 0; level < table.levels(); level++) {
            double weight = (SplitMix.mix(level) >> 11) * 0x1p-52;
            sum += weight * table.difference(table.first(level), table.second(level));
        }
        return Math.abs(sum);
    }
}
