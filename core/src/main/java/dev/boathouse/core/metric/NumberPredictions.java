package dev.boathouse.core.metric;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Estimated numbers beside the truth. Needs 16 bytes a row. Besides {@link #metrics()} it has {@link Metric#pinball}.
 */
public final class NumberPredictions extends Predictions {

    private static final double MARGIN = 0x1p-52;
    private static final List<Metric> SQUARES = List.of(Metric.MSE, Metric.RMSE);
    private static final List<Metric> METRICS = List.of(
            Metric.MSE,
            Metric.RMSE,
            Metric.MAE,
            Metric.MAPE,
            Metric.R2,
            Metric.EXPLAINED_VARIANCE,
            Metric.MEDIAN_AE,
            Metric.MAX_ERROR,
            Metric.MSLE,
            Metric.BIAS);

    private final double[] estimates;
    private final double[] truth;

    private NumberPredictions(double[] estimates, double[] truth) {
        this.estimates = estimates;
        this.truth = truth;
    }

    /**
     * Estimates beside the truth.
     *
     * @param estimates a finite number for each row
     * @param truth a finite number for each row
     * @return the predictions
     * @throws IllegalArgumentException if lengths differ or a number is not finite
     */
    public static NumberPredictions of(double[] estimates, double[] truth) {
        Rows.requireLengths("true numbers", truth.length, estimates.length);
        return new NumberPredictions(Rows.finite("estimate", estimates), Rows.finite("true number", truth));
    }

    /**
     * The estimate of a row.
     *
     * @param row from 0 on
     * @return the number
     */
    public double estimate(int row) {
        return estimates[row];
    }

    /**
     * The truth of a row.
     *
     * @param row from 0 on
     * @return the number
     */
    public double truth(int row) {
        return truth[row];
    }

    /**
     * All estimates.
     *
     * @return a copy
     */
    public double[] estimates() {
        return estimates.clone();
    }

    /**
     * All true numbers.
     *
     * @return a copy
     */
    public double[] truths() {
        return truth.clone();
    }

    @Override
    public int rowCount() {
        return truth.length;
    }

    @Override
    public List<Metric> metrics() {
        return METRICS;
    }

    @Override
    public NumberPredictions select(int[] rows) {
        return new NumberPredictions(
                Rows.select(estimates, 1, rows, truth.length), Rows.select(truth, 1, rows, truth.length));
    }

    @Override
    Sheet sheet() {
        int rows = truth.length;
        return new Sheet(
                "numbers",
                rows,
                METRICS,
                List.of(
                        Part.of(SQUARES, this::squares),
                        Part.mean(Metric.MAE, rows, row -> Math.abs(error(row))),
                        Part.mean(
                                Metric.MAPE,
                                rows,
                                row -> Math.abs(error(row)) / Math.max(Math.abs(truth[row]), MARGIN)),
                        Part.mean(Metric.MSLE, rows, this::squaredLogarithm),
                        Part.mean(Metric.BIAS, rows, this::error),
                        Part.of(Moments.METRICS, wanted -> new Moments(estimates, truth, wanted)),
                        Part.of(List.of(Metric.MEDIAN_AE), wanted -> Median.ofAbsolute(rows, this::error)),
                        Part.means(Metric::isPinball, rows, this::pinball)));
    }

    private double error(int row) {
        return estimates[row] - truth[row];
    }

    private Part.Pass squares(List<Metric> wanted) {
        double[] squares = Part.losses(truth.length, row -> error(row) * error(row));
        return (counts, found) -> {
            double mean = Part.mean(squares, counts);
            for (Metric metric : wanted) {
                Part.put(metric, metric.equals(Metric.RMSE) ? Math.sqrt(mean) : mean, found);
            }
        };
    }

    private double squaredLogarithm(int row) {
        if (estimates[row] < 0 || truth[row] < 0) {
            return Double.NaN;
        }
        double distance = StrictMath.log1p(estimates[row]) - StrictMath.log1p(truth[row]);
        return distance * distance;
    }

    private IntToDoubleFunction pinball(Metric metric) {
        double quantile = metric.parameter();
        return row -> {
            double missing = -error(row);
            return missing >= 0 ? quantile * missing : (quantile - 1) * missing;
        };
    }
}
