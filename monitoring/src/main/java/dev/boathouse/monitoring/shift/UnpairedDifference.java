package dev.boathouse.monitoring.shift;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.NumberPredictions;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.statistics.Bootstrap;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Proportion;
import dev.boathouse.core.statistics.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How a metric differs between two sets of other, independent rows: Newcombe for rates, two intervals of DeLong for the AUC, Welch for means of losses,
 * else the bootstrap, which draws the rows of both.
 */
final class UnpairedDifference {

    private static final double MARGIN = 0x1p-52;

    /** A maximum is no smooth function of the rows, and a calibration error grows by drawing alone. */
    private static final Set<Metric> NOT_DRAWN = Set.of(Metric.MAX_ERROR, Metric.CALIBRATION_ERROR);

    private UnpairedDifference() {}

    /** Current less reference; none where one of them is not defined, or cannot be told for so few rows. */
    static Optional<Difference> of(Predictions reference, Predictions current, Metric metric, Bootstrap bootstrap) {
        if (reference.value(metric).isEmpty() || current.value(metric).isEmpty()) {
            return Optional.empty();
        }
        double level = bootstrap.level();
        if (metric.equals(Metric.AUC)
                && reference instanceof BinaryPredictions before
                && current instanceof BinaryPredictions now) {
            return auc(before, now, level);
        }
        Optional<Proportion> before = reference.share(metric);
        Optional<Proportion> now = current.share(metric);
        if (before.isPresent() && now.isPresent()) {
            return before.get().trials() == 0 || now.get().trials() == 0
                    ? Optional.empty()
                    : Optional.of(now.get().minus(before.get(), level));
        }
        Optional<double[]> losses = losses(reference, metric);
        if (losses.isPresent()) {
            Optional<Welch> welch =
                    Welch.of(losses.get(), losses(current, metric).orElseThrow());
            return welch.map(found -> metric.equals(Metric.RMSE) ? found.ofRoots(level) : found.ofMeans(level));
        }
        return NOT_DRAWN.contains(metric) ? Optional.empty() : drawn(reference, current, metric, bootstrap);
    }

    /**
     * Two intervals of DeLong become one of the difference by the squares of their arms (MOVER: Zou and Donner 2008, Statistics in Medicine 27:1693).
     * The arms that face each other decide the p-value, so that at this level it agrees with the interval, and it is defined where the classes are
     * perfectly apart.
     */
    private static Optional<Difference> auc(BinaryPredictions reference, BinaryPredictions current, double level) {
        Optional<Interval> before = DeLong.interval(reference.scores(), reference.labels(), level);
        Optional<Interval> now = DeLong.interval(current.scores(), current.labels(), level);
        if (before.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        Interval one = before.get();
        Interval other = now.get();
        double estimate = other.estimate() - one.estimate();
        double below = StrictMath.hypot(other.estimate() - other.low(), one.high() - one.estimate());
        double above = StrictMath.hypot(other.high() - other.estimate(), one.estimate() - one.low());
        Interval interval =
                new Interval(estimate, Math.max(-1, estimate - below), Math.min(1, estimate + above), level);
        double arm = estimate > 0 ? below : above;
        double z = Math.abs(estimate) * Interval.around(0, 1, level).high() / arm;
        double p =
                estimate == 0 ? 1 : Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z));
        return Optional.of(new Difference(interval, p, "DeLong"));
    }

    /** What each row adds to a metric that is a mean, or the root of one. */
    private static Optional<double[]> losses(Predictions predictions, Metric metric) {
        if (predictions instanceof NumberPredictions numbers) {
            if (metric.equals(Metric.MAE)) {
                return each(numbers, row -> Math.abs(error(numbers, row)));
            }
            if (metric.equals(Metric.MSE) || metric.equals(Metric.RMSE)) {
                return each(numbers, row -> error(numbers, row) * error(numbers, row));
            }
            return metric.equals(Metric.BIAS) ? each(numbers, row -> error(numbers, row)) : Optional.empty();
        }
        if (predictions instanceof BinaryPredictions binary) {
            if (metric.equals(Metric.BRIER)) {
                return each(binary, row -> {
                    double off = binary.score(row) - (binary.isPositive(row) ? 1 : 0);
                    return off * off;
                });
            }
            if (metric.equals(Metric.LOG_LOSS)) {
                return each(binary, row -> {
                    double chance = binary.isPositive(row) ? binary.score(row) : 1 - binary.score(row);
                    return -StrictMath.log(Math.min(1 - MARGIN, Math.max(MARGIN, chance)));
                });
            }
        }
        return Optional.empty();
    }

    static double error(NumberPredictions numbers, int row) {
        return numbers.estimate(row) - numbers.truth(row);
    }

    private static Optional<double[]> each(Predictions predictions, IntToDoubleFunction loss) {
        double[] losses = new double[predictions.rowCount()];
        Arrays.setAll(losses, loss);
        return Optional.of(losses);
    }

    private static Optional<Difference> drawn(
            Predictions reference, Predictions current, Metric metric, Bootstrap bootstrap) {
        Optional<Statistic> before = reference.statistic(List.of(metric));
        Optional<Statistic> now = current.statistic(List.of(metric));
        if (before.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        return bootstrap
                .run(new Apart(before.get(), now.get()))
                .difference(0)
                .map(found -> new Difference(found.interval(), found.pValue(), "unpaired bootstrap"));
    }

    /** One statistic of the first rows, taken from another one of the rows behind. */
    private record Apart(Statistic before, Statistic now) implements Statistic {

        @Override
        public int rows() {
            return before.rows() + now.rows();
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void of(byte[] counts, double[] values) {
            before.of(Arrays.copyOf(counts, before.rows()), values);
            double subtrahend = values[0];
            now.of(Arrays.copyOfRange(counts, before.rows(), counts.length), values);
            values[0] -= subtrahend;
        }
    }
}
