package dev.boathouse.core.metric;

import java.util.List;
import java.util.Map;

/** What follows from the means and squares of truth and errors: a pass for means, and one for distances from them. */
record Moments(double[] estimates, double[] truth, List<Metric> wanted) implements Part.Pass {

    static final List<Metric> METRICS = List.of(Metric.R2, Metric.EXPLAINED_VARIANCE, Metric.MAX_ERROR);

    @Override
    public void add(byte[] counts, Map<Metric, Double> found) {
        long weight = 0;
        double truths = 0;
        double errors = 0;
        double lowTruth = Double.POSITIVE_INFINITY;
        double highTruth = Double.NEGATIVE_INFINITY;
        double lowError = Double.POSITIVE_INFINITY;
        double highError = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < truth.length; row++) {
            int count = counts[row] & 0xFF;
            if (count != 0) {
                double error = estimates[row] - truth[row];
                weight += count;
                truths += count * truth[row];
                errors += count * error;
                lowTruth = Math.min(lowTruth, truth[row]);
                highTruth = Math.max(highTruth, truth[row]);
                lowError = Math.min(lowError, error);
                highError = Math.max(highError, error);
            }
        }
        if (weight == 0) {
            return;
        }
        found.put(Metric.MAX_ERROR, Math.max(Math.abs(lowError), Math.abs(highError)));
        if (!wanted.contains(Metric.R2) && !wanted.contains(Metric.EXPLAINED_VARIANCE)) {
            return;
        }
        double meanTruth = truths / weight;
        double meanError = errors / weight;
        double total = 0;
        double squares = 0;
        double spread = 0;
        for (int row = 0; row < truth.length; row++) {
            int count = counts[row] & 0xFF;
            double error = estimates[row] - truth[row];
            total += count * (truth[row] - meanTruth) * (truth[row] - meanTruth);
            squares += count * error * error;
            spread += count * (error - meanError) * (error - meanError);
        }
        // A rounded mean would leave a little of what is constant.
        double truthSpread = lowTruth == highTruth ? 0 : total;
        if (weight > 1) {
            Part.put(Metric.R2, explained(squares, truthSpread), found);
        }
        Part.put(Metric.EXPLAINED_VARIANCE, explained(lowError == highError ? 0 : spread, truthSpread), found);
    }

    private static double explained(double left, double total) {
        return total == 0 ? (left == 0 ? 1 : 0) : 1 - left / total;
    }
}
