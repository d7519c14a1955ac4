package dev.boathouse.core.evaluation;

import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.statistics.DeLong;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The metrics of probabilities against labels of 0 and 1. */
final class BinaryMetrics {

    private static final double MARGIN = 0x1p-52;

    private final double[] probabilities;
    private final int[] labels;
    private final double threshold;

    /** Takes a row for positive from a threshold on. */
    BinaryMetrics(double[] probabilities, int[] labels, double threshold) {
        this.probabilities = probabilities;
        this.labels = labels;
        this.threshold = threshold;
    }

    long positives() {
        return Arrays.stream(labels).filter(label -> label == 1).count();
    }

    /** Every metric that is defined for these rows, of which there is at least one. */
    Map<Metric, Double> all() {
        Map<Metric, Double> values = new TreeMap<>();
        DeLong.auc(probabilities, labels).ifPresent(auc -> values.put(Metric.AUC, auc));
        losses(values);
        counts(values);
        return Collections.unmodifiableMap(values);
    }

    private void losses(Map<Metric, Double> values) {
        double log = 0;
        double squares = 0;
        for (int i = 0; i < labels.length; i++) {
            double truth = labels[i] == 1 ? probabilities[i] : 1 - probabilities[i];
            log -= StrictMath.log(Math.min(1 - MARGIN, Math.max(MARGIN, truth)));
            double distance = probabilities[i] - labels[i];
            squares += distance * distance;
        }
        values.put(Metric.LOG_LOSS, log / labels.length);
        values.put(Metric.BRIER, squares / labels.length);
    }

    private void counts(Map<Metric, Double> values) {
        double right = 0;
        double hits = 0;
        double predicted = 0;
        double actual = 0;
        for (int i = 0; i < labels.length; i++) {
            int prediction = probabilities[i] >= threshold ? 1 : 0;
            right += prediction == labels[i] ? 1 : 0;
            hits += prediction * labels[i];
            predicted += prediction;
            actual += labels[i];
        }
        values.put(Metric.ACCURACY, right / labels.length);
        values.put(Metric.PRECISION, ratio(hits, predicted));
        values.put(Metric.RECALL, ratio(hits, actual));
        values.put(Metric.F1, ratio(2 * hits, predicted + actual));
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
