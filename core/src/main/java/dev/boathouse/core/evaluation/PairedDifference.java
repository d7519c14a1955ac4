package dev.boathouse.core.evaluation;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClassPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.statistics.Bootstrap;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.PairedProportions;
import dev.boathouse.core.statistics.Statistic;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * How two models differ on the same rows: DeLong's test for the AUC, McNemar's for rates of the same rows (accuracy, recall, specificity), else
 * the bootstrap, which draws the same rows for both.
 */
final class PairedDifference {

    private static final String METHOD = "paired bootstrap";

    private PairedDifference() {}

    static Optional<Difference> of(Predictions ours, Predictions theirs, Metric metric, Bootstrap bootstrap) {
        if (ours.value(metric).isEmpty() || theirs.value(metric).isEmpty()) {
            return Optional.empty();
        }
        if (ours instanceof BinaryPredictions one && theirs instanceof BinaryPredictions other) {
            if (metric.equals(Metric.AUC)) {
                return DeLong.difference(one.scores(), other.scores(), one.labels(), bootstrap.level());
            }
            if (metric.equals(Metric.ACCURACY)) {
                return rates(one, other, row -> true, bootstrap.level());
            }
            if (metric.equals(Metric.RECALL)) {
                return rates(one, other, one::isPositive, bootstrap.level());
            }
            if (metric.equals(Metric.SPECIFICITY)) {
                return rates(one, other, row -> !one.isPositive(row), bootstrap.level());
            }
        }
        if (ours instanceof ClassPredictions one
                && theirs instanceof ClassPredictions other
                && metric.equals(Metric.ACCURACY)) {
            return difference(
                    counted(one.rowCount(), row -> true, row -> isRight(one, row), row -> isRight(other, row)),
                    bootstrap.level());
        }
        // Of a maximum samples say nothing.
        return metric.equals(Metric.MAX_ERROR) ? Optional.empty() : drawn(ours, theirs, metric, bootstrap);
    }

    private static Optional<Difference> rates(
            BinaryPredictions ours, BinaryPredictions theirs, IntPredicate among, double level) {
        return difference(
                counted(ours.rowCount(), among, row -> isRight(ours, row), row -> isRight(theirs, row)), level);
    }

    /** None where no row counts. */
    private static Optional<Difference> difference(PairedProportions counts, double level) {
        boolean none = counts.both() + counts.first() + counts.second() + counts.neither() == 0;
        return none ? Optional.empty() : Optional.of(counts.difference(level));
    }

    private static boolean isRight(BinaryPredictions rows, int row) {
        return rows.score(row) >= rows.threshold() == rows.isPositive(row);
    }

    private static boolean isRight(ClassPredictions rows, int row) {
        return rows.predicted(row) == rows.label(row);
    }

    private static PairedProportions counted(int rows, IntPredicate among, IntPredicate ours, IntPredicate theirs) {
        long[] counts = new long[4];
        for (int row = 0; row < rows; row++) {
            if (among.test(row)) {
                counts[(ours.test(row) ? 0 : 2) + (theirs.test(row) ? 0 : 1)]++;
            }
        }
        return new PairedProportions(counts[0], counts[1], counts[2], counts[3]);
    }

    private static Optional<Difference> drawn(
            Predictions ours, Predictions theirs, Metric metric, Bootstrap bootstrap) {
        Optional<Statistic> one = ours.statistic(List.of(metric));
        Optional<Statistic> other = theirs.statistic(List.of(metric));
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        return bootstrap
                .run(new Minus(one.get(), other.get()))
                .difference(0)
                .map(found -> new Difference(found.interval(), found.pValue(), METHOD));
    }

    /** One statistic minus another one, of the same rows. */
    private record Minus(Statistic ours, Statistic theirs) implements Statistic {

        @Override
        public int rows() {
            return ours.rows();
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void of(byte[] counts, double[] values) {
            theirs.of(counts, values);
            double subtrahend = values[0];
            ours.of(counts, values);
            values[0] -= subtrahend;
        }
    }
}
