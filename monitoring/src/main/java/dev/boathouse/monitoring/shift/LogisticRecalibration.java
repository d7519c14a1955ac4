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
    private static final double SETTLED = 1e-10;

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
        double intercept = 0;
        double slope = 1;
        double start = likelihood(intercept, slope);
        double reached = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] sums = sums(intercept, slope);
            double determinant = sums[2] * sums[4] - sums[3] * sums[3];
            if (!(determinant > 1e-9 * sums[2] * sums[4])) {
                return Optional.empty();
            }
            double changed = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
            double turned = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
            double size = 1;
            double next = likelihood(intercept + changed, slope + turned);
            while (!(next >= reached) && size > 1e-9) {
                size /= 2;
                next = likelihood(intercept + size * changed, slope + size * turned);
            }
            intercept += size * changed;
            slope += size * turned;
            double gained = next - reached;
            reached = next;
            if (gained < SETTLED * (1 + Math.abs(reached))) {
                return Optional.of(new Recalibration(
                        Interval.around(intercept, Math.sqrt(sums[4] / determinant), Interval.DEFAULT_LEVEL),
                        Interval.around(slope, Math.sqrt(sums[2] / determinant), Interval.DEFAULT_LEVEL),
                        MantelHaenszel.tail(Math.max(0, 2 * (reached - start)), 2)));
            }
        }
        return Optional.empty();
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
