package dev.boathouse.monitoring.shift;

import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.statistics.Adjustment;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.monitoring.shift.CalibrationShift.Test;
import dev.boathouse.monitoring.shift.MantelHaenszel.Heterogeneity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks whether the same score still means the same chance of a positive label: another label at the same score is what concept drift does to a
 * classifier, and more rows with high scores, as when the data alone drift, are not. Immutable and thread-safe.
 *
 * <p>Rows of both sides are put into strata of about equal scores, about 20 rows each, cut from both sides together; equal scores stay together. The
 * test of {@code level} is that of Cochran, Mantel and Haenszel (1959): are current labels positive more often, or less, than those of the reference in
 * the same strata? It is exact where Mantel and Fleiss's rule asks for it. The test of {@code shape} compares what groups of strata say of that, so that rates
 * which rise at low scores and fall at high ones do not cancel out. Both are adjusted for each other (Holm). Strata are narrow because in ten wide bins, as
 * they are usual, a shift of the scores alone raises an alarm once there are enough rows.
 *
 * <p>Rows must be independent. Swapping the sides changes signs and turns the odds ratio over, and no p-value.
 */
public final class CalibrationCheck {

    private final double alpha;
    private final double minimumEffect;

    private CalibrationCheck(double alpha, double minimumEffect) {
        this.alpha = alpha;
        this.minimumEffect = minimumEffect;
    }

    /**
     * α = 0.05, and the least effect that {@link dev.boathouse.monitoring.drift.DriftCheck} has for rates: Cohen's h = 0.1, such as 0.20 to 0.16.
     *
     * @return the standard check
     */
    public static CalibrationCheck standard() {
        return new CalibrationCheck(0.05, 0.1);
    }

    /**
     * With another rate of false alarms.
     *
     * @param rate the chance of any alarm when nothing has changed, above 0 and below 1
     * @return the changed copy
     * @throws IllegalArgumentException if out of range
     */
    public CalibrationCheck withAlpha(double rate) {
        return new CalibrationCheck(Limits.alpha(rate), minimumEffect);
    }

    /**
     * With another least effect.
     *
     * @param effect Cohen's h; 0 makes every significant difference an alarm
     * @return the changed copy
     * @throws IllegalArgumentException if negative or NaN
     */
    public CalibrationCheck withMinimumEffect(double effect) {
        return new CalibrationCheck(alpha, Limits.effect(effect));
    }

    /**
     * Compares two evaluations of one classifier.
     *
     * @param reference the model on rows of the past, such as its test rows
     * @param current the same model on newer rows whose labels have come
     * @return whether scores still mean the same
     * @throws IllegalArgumentException if the models differ, or tell other than two classes
     */
    public CalibrationShift compare(Evaluation reference, Evaluation current) {
        Limits.sameModel(reference, current);
        if (reference.predictions() instanceof BinaryPredictions before
                && current.predictions() instanceof BinaryPredictions now) {
            return compare(before, now);
        }
        throw new IllegalArgumentException(
                "Cannot compare the calibration of a model for " + reference.task()
                        + ": it needs scores of two classes. Of several classes, ClassPredictions.against gives those of each.");
    }

    /**
     * Compares scores and labels. Scores may be other than probabilities, then there are no recalibrations.
     *
     * @param reference scores of the past beside the labels
     * @param current newer ones
     * @return whether scores still mean the same; not tested if no stratum has rows of both sides and both labels
     * @throws IllegalArgumentException if one side has probabilities and the other has not
     */
    public CalibrationShift compare(BinaryPredictions reference, BinaryPredictions current) {
        if (reference.areProbabilities() != current.areProbabilities()) {
            throw new IllegalArgumentException("Cannot compare calibration: one side has probabilities, the other has"
                    + " other scores. Scores of one model would work.");
        }
        ScoreStrata strata = ScoreStrata.of(reference, current);
        MantelHaenszel common = new MantelHaenszel(strata.tables());
        boolean tested = common.tellsAnything();
        return new CalibrationShift(
                reference.rowCount(),
                current.rowCount(),
                tested ? Optional.of(common.rateDifference(Interval.DEFAULT_LEVEL)) : Optional.empty(),
                tested ? Optional.of(common.oddsRatio(Interval.DEFAULT_LEVEL)) : Optional.empty(),
                tested ? tests(common) : List.of(),
                LogisticRecalibration.of(reference),
                LogisticRecalibration.of(current),
                strata.bins(),
                alpha,
                minimumEffect,
                tested ? Optional.empty() : Optional.of(reason(reference, current)));
    }

    private static String reason(BinaryPredictions reference, BinaryPredictions current) {
        if (reference.rowCount() == 0 || current.rowCount() == 0) {
            return "found " + reference.rowCount() + " rows of the reference and " + current.rowCount()
                    + " current ones";
        }
        long positives = reference.positiveCount() + current.positiveCount();
        return positives == 0 || positives == (long) reference.rowCount() + current.rowCount()
                ? "all labels are of one class"
                : "no two rows of both sides have about the same score and different labels";
    }

    private List<Test> tests(MantelHaenszel common) {
        Heterogeneity shape = common.heterogeneity();
        boolean both = shape.degrees() > 0;
        double[] pValues = both ? new double[] {common.pValue(), shape.pValue()} : new double[] {common.pValue()};
        double[] adjusted = Adjustment.HOLM.of(pValues);
        List<Test> tests = new ArrayList<>();
        tests.add(test("level", common.statistic(), pValues[0], adjusted[0], common.effect()));
        if (both) {
            tests.add(test("shape", shape.statistic(), pValues[1], adjusted[1], shape.effect()));
        }
        return tests;
    }

    private Test test(String name, double statistic, double pValue, double adjusted, double effect) {
        boolean drifted = adjusted <= alpha && Math.abs(effect) >= minimumEffect;
        return new Test(name, statistic, pValue, adjusted, effect, drifted);
    }
}
