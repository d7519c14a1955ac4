package dev.boathouse.monitoring.shift;

import dev.boathouse.core.internal.SortedKeys;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.statistics.Proportion;
import dev.boathouse.monitoring.shift.CalibrationShift.Bin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of both sides with about the same score, counted by side and label. Strata are cut from the scores of both sides together, and equal scores are
 * never parted, so that which rows are in one says nothing of sides or labels.
 *
 * @param tables the strata, from low scores to high ones
 * @param bins the same rows in a few bins, to look at
 */
record ScoreStrata(List<StratumTable> tables, List<Bin> bins) {

    /**
     * So few rows, or a tenth of them all, that the scores in a stratum are as good as equal: in wide bins a shift of the scores alone would look like one
     * of the labels. Narrow ones cost next to nothing, as the test is one given the margins of each.
     */
    static final int STRATUM_ROWS = 20;

    private static final int BINS = 10;

    static ScoreStrata of(BinaryPredictions reference, BinaryPredictions current) {
        int n = reference.rowCount();
        int all = n + current.rowCount();
        long[] keys = new long[all];
        for (int i = 0; i < all; i++) {
            keys[i] = SortedKeys.key(i < n ? reference.score(i) : current.score(i - n));
        }
        SortedKeys sorted = SortedKeys.withRows(keys);
        List<StratumTable> tables = new ArrayList<>();
        List<Bin> bins = new ArrayList<>();
        Counted stratum = new Counted(reference, current);
        Counted bin = new Counted(reference, current);
        for (int i = 0; i < all; i++) {
            stratum.add(sorted.rows()[i]);
            bin.add(sorted.rows()[i]);
            boolean last = i == all - 1;
            if (last || sorted.keys()[i] != sorted.keys()[i + 1]) {
                if (last || stratum.rows() >= Math.min(STRATUM_ROWS, (double) all / BINS)) {
                    tables.add(stratum.table());
                    stratum = new Counted(reference, current);
                }
                if (last || bin.rows() >= (double) all / BINS) {
                    bins.add(bin.bin());
                    bin = new Counted(reference, current);
                }
            }
        }
        return new ScoreStrata(tables, bins);
    }

    /** Rows, counted as they come, by rising score. */
    private static final class Counted {

        private final BinaryPredictions reference;
        private final BinaryPredictions current;
        private final long[] rows = new long[2];
        private final long[] positives = new long[2];
        private final double[] scores = new double[2];
        private double lower = Double.POSITIVE_INFINITY;
        private double upper = Double.NEGATIVE_INFINITY;

        Counted(BinaryPredictions reference, BinaryPredictions current) {
            this.reference = reference;
            this.current = current;
        }

        void add(int row) {
            int side = row < reference.rowCount() ? 0 : 1;
            BinaryPredictions from = side == 0 ? reference : current;
            int at = side == 0 ? row : row - reference.rowCount();
            rows[side]++;
            positives[side] += from.isPositive(at) ? 1 : 0;
            scores[side] += from.score(at);
            lower = Math.min(lower, from.score(at));
            upper = Math.max(upper, from.score(at));
        }

        long rows() {
            return Arrays.stream(rows).sum();
        }

        StratumTable table() {
            return new StratumTable(positives[0], rows[0], positives[1], rows[1]);
        }

        Bin bin() {
            return new Bin(
                    lower,
                    upper,
                    scores[0] / rows[0],
                    new Proportion(positives[0], rows[0]),
                    scores[1] / rows[1],
                    new Proportion(positives[1], rows[1]));
        }
    }
}
