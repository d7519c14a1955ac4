package dev.boathouse.monitoring.shift;

import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClassPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.NumberPredictions;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.statistics.Adjustment;
import dev.boathouse.core.statistics.Bootstrap;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.monitoring.shift.ConceptShift.Change;
import dev.boathouse.monitoring.shift.ConceptShift.Harm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Asks, once labels have come, whether a model has become worse than it was: metric by metric, for two sets of different rows. An alarm needs a change for the
 * worse that chance does not make, and that matters. Immutable and thread-safe.
 *
 * <p>Rates (accuracy, precision, recall, specificity) are compared by Newcombe's interval and the z test of Proportion, the AUC by two of DeLong's
 * intervals, means of losses (log loss, Brier score, squared and absolute errors, bias) by Welch's t test, all other metrics by a bootstrap that draws the
 * rows of both sides. The largest error and the calibration error have no test. What tells better from worse is tested one-sided; all p-values are
 * adjusted together (Holm), as metrics of the same rows hang together.
 *
 * <p>Of numbers, residuals are compared too: their mean is {@link Metric#BIAS}, where a change either way tells, and {@code residual-spread} the mean
 * distance from their median (Brown and Forsythe 1974, J. Am. Stat. Assoc. 69:364).
 *
 * <p>A model can become worse without another concept, because the rows are harder now: {@link CalibrationCheck} compares rows of the same score. Rows must
 * be independent. Swapping the sides turns signs over; what got worse one way got better the other way, and raises no alarm then.
 */
public final class ConceptCheck {

    private static final String SPREAD = "residual-spread";

    private final double alpha;
    private final double leastLoss;
    private final double leastGrowth;
    private final double leastBias;
    private final List<Metric> metrics;
    private final Bootstrap bootstrap;

    private ConceptCheck(
            double alpha,
            double leastLoss,
            double leastGrowth,
            double leastBias,
            List<Metric> metrics,
            Bootstrap bootstrap) {
        this.alpha = alpha;
        this.leastLoss = leastLoss;
        this.leastGrowth = leastGrowth;
        this.leastBias = leastBias;
        this.metrics = List.copyOf(metrics);
        this.bootstrap = bootstrap;
    }

    /**
     * α = 0.05. What matters is 0.02 of a metric that is better the larger it is, 5 % of an error or loss, and for a bias 0.1 standard deviations of the
     * reference's residuals. Of probabilities of two classes AUC, log loss and accuracy are compared, of other scores AUC and accuracy, of several classes
     * log loss and accuracy, of numbers MAE, RMSE, bias and the spread of residuals.
     *
     * @return the standard check
     */
    public static ConceptCheck standard() {
        return new ConceptCheck(0.05, 0.02, 0.05, 0.1, List.of(), Bootstrap.standard());
    }

    /**
     * With another rate of false alarms.
     *
     * @param rate the chance of any alarm when nothing has changed, above 0 and below 1
     * @return the changed copy
     * @throws IllegalArgumentException if out of range
     */
    public ConceptCheck withAlpha(double rate) {
        return new ConceptCheck(Limits.alpha(rate), leastLoss, leastGrowth, leastBias, metrics, bootstrap);
    }

    /**
     * With another least loss of metrics that are better the larger they are.
     *
     * @param loss in units of the metric, such as 0.02; 0 makes every significant loss an alarm
     * @return the changed copy
     * @throws IllegalArgumentException if negative or NaN
     */
    public ConceptCheck withLeastLoss(double loss) {
        return new ConceptCheck(alpha, Limits.effect(loss), leastGrowth, leastBias, metrics, bootstrap);
    }

    /**
     * With another least growth of metrics that are better the smaller they are, and of the spread of residuals.
     *
     * @param share of the reference's value, such as 0.05; 0 makes every significant growth an alarm
     * @return the changed copy
     * @throws IllegalArgumentException if negative or NaN
     */
    public ConceptCheck withLeastGrowth(double share) {
        return new ConceptCheck(alpha, leastLoss, Limits.effect(share), leastBias, metrics, bootstrap);
    }

    /**
     * With another least change of a bias.
     *
     * @param deviations in standard deviations of the reference's residuals, such as 0.1; 0 makes every significant change an alarm
     * @return the changed copy
     * @throws IllegalArgumentException if negative or NaN
     */
    public ConceptCheck withLeastBias(double deviations) {
        return new ConceptCheck(alpha, leastLoss, leastGrowth, Limits.effect(deviations), metrics, bootstrap);
    }

    /**
     * With other metrics than the usual ones.
     *
     * @param chosen one or more, of the kind of the predictions that will be compared
     * @return the changed copy; it compares these alone
     * @throws IllegalArgumentException if there is none, or one twice
     */
    public ConceptCheck withMetrics(Metric... chosen) {
        if (chosen.length == 0 || Arrays.stream(chosen).distinct().count() < chosen.length) {
            throw new IllegalArgumentException(
                    "Cannot compare the metrics " + List.of(chosen) + ". One or more different ones would work.");
        }
        return new ConceptCheck(alpha, leastLoss, leastGrowth, leastBias, List.of(chosen), bootstrap);
    }

    /**
     * With another bootstrap, for the metrics that need one.
     *
     * @param changed its level counts for every interval
     * @return the changed copy
     */
    public ConceptCheck withBootstrap(Bootstrap changed) {
        return new ConceptCheck(alpha, leastLoss, leastGrowth, leastBias, metrics, changed);
    }

    /**
     * Compares two evaluations of one model.
     *
     * @param reference the model on rows of the past, such as its test rows
     * @param current the same model on newer rows whose labels have come
     * @return what became of its performance
     * @throws IllegalArgumentException if the models differ, or see {@link #compare(Predictions, Predictions)}
     */
    public ConceptShift compare(Evaluation reference, Evaluation current) {
        Limits.sameModel(reference, current);
        return compare(reference.predictions(), current.predictions());
    }

    /**
     * Compares predictions beside the truth.
     *
     * @param reference predictions of the past
     * @param current newer ones of the same kind
     * @return what became of the performance
     * @throws IllegalArgumentException if the two are not of one kind, have other classes or thresholds, tell no truth, or a metric is not theirs
     */
    public ConceptShift compare(Predictions reference, Predictions current) {
        requireAlike(reference, current);
        List<Change> changes = new ArrayList<>();
        for (Metric metric : metrics.isEmpty() ? usual(reference) : metrics) {
            changes.add(change(reference, current, metric));
        }
        if (metrics.isEmpty()
                && reference instanceof NumberPredictions before
                && current instanceof NumberPredictions now) {
            changes.add(spread(before, now));
        }
        return new ConceptShift(reference.rowCount(), current.rowCount(), judged(changes), alpha);
    }

    private static void requireAlike(Predictions reference, Predictions current) {
        String problem = "";
        if (!reference.getClass().equals(current.getClass())) {
            problem = "found " + reference.getClass().getSimpleName() + " and "
                    + current.getClass().getSimpleName();
        } else if (reference instanceof BinaryPredictions before && current instanceof BinaryPredictions now) {
            problem = before.areProbabilities() != now.areProbabilities()
                    ? "one side has probabilities, the other has other scores"
                    : before.threshold() != now.threshold()
                            ? "found the thresholds " + before.threshold() + " and " + now.threshold()
                            : "";
        } else if (reference instanceof ClassPredictions before && current instanceof ClassPredictions now) {
            problem = before.classes().equals(now.classes())
                    ? ""
                    : "found the classes " + before.classes() + " and " + now.classes();
        }
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot compare performance: " + problem + ". Predictions of one model would work.");
        }
    }

    private static List<Metric> usual(Predictions predictions) {
        if (predictions instanceof BinaryPredictions binary) {
            return binary.areProbabilities()
                    ? List.of(Metric.AUC, Metric.LOG_LOSS, Metric.ACCURACY)
                    : List.of(Metric.AUC, Metric.ACCURACY);
        }
        if (predictions instanceof ClassPredictions) {
            return List.of(Metric.LOG_LOSS, Metric.ACCURACY);
        }
        if (predictions instanceof NumberPredictions) {
            return List.of(Metric.MAE, Metric.RMSE, Metric.BIAS);
        }
        throw new IllegalArgumentException("Cannot compare performance: "
                + predictions.getClass().getSimpleName()
                + " tell no truth by themselves. Those of a classifier or a regression would work, or chosen metrics.");
    }

    private Change change(Predictions reference, Predictions current, Metric metric) {
        double before = reference.value(metric).orElse(Double.NaN);
        double now = current.value(metric).orElse(Double.NaN);
        Optional<Difference> difference = UnpairedDifference.of(reference, current, metric, bootstrap);
        if (metric.hasDirection()) {
            return metric.higherIsBetter()
                    ? change(metric.toString(), Harm.FALLING, before, now, difference, leastLoss)
                    : change(metric.toString(), Harm.RISING, before, now, difference, leastGrowth * before);
        }
        double least = reference instanceof NumberPredictions numbers ? leastBias * deviation(numbers) : 0;
        return change(metric.toString(), Harm.EITHER, before, now, difference, least);
    }

    private static double deviation(NumberPredictions numbers) {
        double mean = numbers.value(Metric.BIAS).orElse(0);
        double square = numbers.value(Metric.MSE).orElse(0);
        return Math.sqrt(Math.max(0, square - mean * mean));
    }

    private Change spread(NumberPredictions reference, NumberPredictions current) {
        double[] before = distances(reference);
        double[] now = distances(current);
        return change(
                SPREAD,
                Harm.RISING,
                Arrays.stream(before).average().orElse(Double.NaN),
                Arrays.stream(now).average().orElse(Double.NaN),
                Welch.of(before, now).map(welch -> welch.ofMeans(bootstrap.level())),
                leastGrowth * Arrays.stream(before).average().orElse(0));
    }

    private static double[] distances(NumberPredictions numbers) {
        double[] residuals = new double[numbers.rowCount()];
        Arrays.setAll(residuals, row -> UnpairedDifference.error(numbers, row));
        double[] sorted = residuals.clone();
        Arrays.sort(sorted);
        double median = sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2] / 2 + sorted[sorted.length / 2] / 2;
        return Arrays.stream(residuals)
                .map(residual -> Math.abs(residual - median))
                .toArray();
    }

    private static Change change(
            String name, Harm harm, double before, double now, Optional<Difference> difference, double least) {
        double p = difference.map(found -> oneSided(found, harm)).orElse(1.0);
        return new Change(name, harm, before, now, difference, p, 1, least, false);
    }

    /** Half of the two sides where the change is one for the worse, else the rest. */
    private static double oneSided(Difference difference, Harm harm) {
        double estimate = difference.interval().estimate();
        double half = difference.pValue() / 2;
        return switch (harm) {
            case EITHER -> difference.pValue();
            case FALLING -> estimate < 0 ? half : 1 - half;
            case RISING -> estimate > 0 ? half : 1 - half;
        };
    }

    private List<Change> judged(List<Change> changes) {
        double[] adjusted = Adjustment.HOLM.of(changes.stream()
                .mapToDouble(change -> change.difference().isPresent() ? change.pValue() : Double.NaN)
                .toArray());
        List<Change> judged = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            double by = change.current() - change.reference();
            double worse = switch (change.harm()) {
                case EITHER -> Math.abs(by);
                case FALLING -> -by;
                case RISING -> by;
            };
            judged.add(new Change(
                    change.name(),
                    change.harm(),
                    change.reference(),
                    change.current(),
                    change.difference(),
                    change.pValue(),
                    Double.isNaN(adjusted[i]) ? 1 : adjusted[i],
                    change.least(),
                    adjusted[i] <= alpha && worse >= change.least()));
        }
        return judged;
    }
}
