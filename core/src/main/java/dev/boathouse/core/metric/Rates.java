package dev.boathouse.core.metric;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Metrics of the counts of a confusion. */
final class Rates {

    /** What two classes have in addition. */
    static final List<Metric> OF_TWO = List.of(Metric.PRECISION, Metric.RECALL, Metric.SPECIFICITY, Metric.F1);

    static final List<Metric> OF_ALL = List.of(
            Metric.ACCURACY,
            Metric.BALANCED_ACCURACY,
            Metric.MCC,
            Metric.KAPPA,
            Metric.PRECISION_MACRO,
            Metric.PRECISION_MICRO,
            Metric.PRECISION_WEIGHTED,
            Metric.RECALL_MACRO,
            Metric.RECALL_MICRO,
            Metric.RECALL_WEIGHTED,
            Metric.F1_MACRO,
            Metric.F1_MICRO,
            Metric.F1_WEIGHTED);

    private final Confusion confusion;
    private final int size;
    private final double total;

    private Rates(Confusion confusion) {
        this.confusion = confusion;
        this.size = confusion.classes().size();
        this.total = confusion.total();
    }

    /** Puts those that are defined. */
    static void put(Confusion confusion, Collection<Metric> metrics, Map<Metric, Double> found) {
        Rates rates = new Rates(confusion);
        if (rates.total == 0) {
            return;
        }
        for (Metric metric : metrics) {
            double value = rates.value(metric);
            if (!Double.isNaN(value)) {
                found.put(metric, value);
            }
        }
    }

    private double value(Metric metric) {
        return switch (metric.toString()) {
            case "accuracy", "precision-micro", "recall-micro", "f1-micro" -> correct() / total;
            case "balanced-accuracy" -> balancedAccuracy();
            case "precision" -> confusion.precision(1);
            case "recall" -> confusion.recall(1);
            case "specificity" -> confusion.recall(0);
            case "f1" -> confusion.f1(1);
            case "mcc" -> matthews();
            case "kappa" -> kappa();
            case "precision-macro" -> macro(confusion::precision);
            case "recall-macro" -> macro(confusion::recall);
            case "f1-macro" -> macro(confusion::f1);
            case "precision-weighted" -> weighted(confusion::precision);
            case "recall-weighted" -> weighted(confusion::recall);
            case "f1-weighted" -> weighted(confusion::f1);
            default -> throw new IllegalStateException("No rate of a confusion: " + metric);
        };
    }

    private double correct() {
        double correct = 0;
        for (int label = 0; label < size; label++) {
            correct += confusion.count(label, label);
        }
        return correct;
    }

    private double balancedAccuracy() {
        double sum = 0;
        int present = 0;
        for (int label = 0; label < size; label++) {
            sum += confusion.recall(label);
            present += confusion.actual(label) > 0 ? 1 : 0;
        }
        return sum / present;
    }

    private double macro(IntToDoubleFunction rate) {
        double sum = 0;
        int present = 0;
        for (int label = 0; label < size; label++) {
            // One that is neither in the truth nor predicted has the rate 0 and does not count.
            sum += rate.applyAsDouble(label);
            present += confusion.actual(label) + confusion.predicted(label) > 0 ? 1 : 0;
        }
        return sum / present;
    }

    private double weighted(IntToDoubleFunction rate) {
        double sum = 0;
        for (int label = 0; label < size; label++) {
            sum += rate.applyAsDouble(label) * confusion.actual(label);
        }
        return sum / total;
    }

    private double matthews() {
        double product = 0;
        double truths = 0;
        double predictions = 0;
        for (int label = 0; label < size; label++) {
            product += (double) confusion.actual(label) * confusion.predicted(label);
            truths += (double) confusion.actual(label) * confusion.actual(label);
            predictions += (double) confusion.predicted(label) * confusion.predicted(label);
        }
        double spread = (total * total - truths) * (total * total - predictions);
        return spread == 0 ? 0 : (correct() * total - product) / Math.sqrt(spread);
    }

    private double kappa() {
        double chance = 0;
        for (int label = 0; label < size; label++) {
            chance += (double) confusion.actual(label) * (total - confusion.predicted(label));
        }
        return chance == 0 ? Double.NaN : 1 - (total - correct()) * total / chance;
    }
}
