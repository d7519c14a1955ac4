package dev.boathouse.monitoring.shift;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.monitoring.shift.CalibrationShift.Recalibration;
import java.util.Optional;

/**
 * Which line through the logits of the probabilities the labels ask for, by maximum likelihood (Cox 1958, Biometrika 45:562).
 */
final class LogisticRecalibration {

    /** Probabilities are kept this far from 0 and 1, where logits would be infinite. */
    static final double MARGIN = 1e-6;

    private static final int MOST_STEPS = 60;
    private static final double SETTLED = 1e-12;
    private static final double SINGULAR = 1e-9;

    private final double[] logits;
    private final int[] labels;

    private LogisticRecalibration(double[] logits, int[] labels) {
        this.logits = logits;
        this.labels = labels;
    }

    /** None where the labels are of one class or perfectly apart, the scores all equal or no probabilities. */
    static Optional<Recalibration> of(BinaryPredictions predictions) {
        if (!predictions.areProbabilities()) {
            return Optional.empty();
        }
        double[] logits = predictions.scores();
        for (int i = 0; i < logits.length; i++) {
            double kept = Math.max(MARGIN, Math.min(1 - MARGIN, logits[i]));
            logits[i] = StrictMath.log(kept / (1 - kept));
        }
        return new LogisticRecalibration(logits, predictions.labels()).fitted();
    }

    /** Newton's steps from the identity, halved where they would lose likelihood. */
    private Optional<Recalibration> fitted() {
        if (isApart(1) || isApart(0)) {
            return Optional.empty();
        }
        double intercept = 0;
        double slope = 1;
        double start = likelihood(intercept, slope);
        double reached = start;
        boolean settled = false;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] sums = sums(intercept, slope);
            double determinant = sums[2] * sums[4] - sums[3] * sums[3];
            if (!(determinant > SINGULAR * sums[2] * sums[4])) {
                return Optional.empty();
            }
            if (settled) {
                return Optional.of(new Recalibration(
                        offset(),
                        Interval.around(slope, Math.sqrt(sums[2] / determinant), Interval.DEFAULT_LEVEL),
                        MantelHaenszel.tail(Math.max(0, 2 * (reached - start)), 2)));
            }
            double changed = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
            double turned = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
            double size = 1;
            double next = likelihood(intercept + changed, slope + turned);
            while (!(next >= reached) && size > SETTLED) {
                size /= 2;
                next = likelihood(intercept + size * changed, slope + size * turned);
            }
            settled = !(next - reached > SETTLED * (1 + Math.abs(reached)));
            if (next >= reached) {
                intercept += size * changed;
                slope += size * turned;
                reached = next;
            }
        }
        return Optional.empty();
    }

    /** The intercept where the slope is 1: the likelihood falls off on both sides of it, so that Newton's steps are kept short. */
    private Interval offset() {
        double offset = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] sums = sums(offset, 1);
            double change = Math.max(-1, Math.min(1, sums[0] / sums[2]));
            if (Math.abs(change) <= SETTLED) {
                break;
            }
            offset += change;
        }
        return Interval.around(offset, 1 / Math.sqrt(sums(offset, 1)[2]), Interval.DEFAULT_LEVEL);
    }

    /** Whether no row of the other label lies above one of this label, or there is but one label: no line is the best then. */
    private boolean isApart(int label) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.length; i++) {
            least = labels[i] == label ? Math.min(least, logits[i]) : least;
            most = labels[i] == label ? most : Math.max(most, logits[i]);
        }
        return most <= least;
    }

    private double likelihood(double intercept, double slope) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double logit = intercept + slope * logits[i];
            double wrong = labels[i] == 1 ? -logit : logit;
            // ln(1 + e^x) without overflow.
            sum -= Math.max(0, wrong) + StrictMath.log1p(StrictMath.exp(-Math.abs(wrong)));
        }
        return sum;
    }

    /** The two derivatives, then the information: of the intercept, of both, of the slope. */
    private double[] sums(double intercept, double slope) {
        double[] sums = new double[5];
        for (int i = 0; i < logits.length; i++) {
            double x = logits[i];
            double probability = 1 / (1 + StrictMath.exp(-(intercept + slope * x)));
            double rest = labels[i] - probability;
            double variance = probability * (1 - probability);
            sums[0] += rest;
            sums[1] += rest * x;
            sums[2] += variance;
            sums[3] += variance * x;
            sums[4] += variance * x * x;
        }
        return sums;
    }
}
