package dev.boathouse.core.metric;

import dev.boathouse.core.statistics.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Scores of rows of two classes beside the truth. A row is taken for positive from the threshold on. Needs 13 bytes a row, and 12 more
 * while it is made: scores are sorted once.
 */
public final class BinaryPredictions implements Predictions {

    private BinaryPredictions() {}

    /**
     * Probabilities of the positive class.
     *
     * @param probabilities a number from 0 to 1 for each row
     * @param labels 1 for each row that is positive, else 0
     * @param threshold from which probability on a row is taken for positive
     * @return the predictions
     * @throws IllegalArgumentException if lengths differ, a probability is none, a label is neither 0 nor 1, or the threshold is not finite
     */
    public static BinaryPredictions ofProbabilities(double[] probabilities, int[] labels, double threshold) {
        return Pending.value();
    }

    /**
     * Scores that are no probabilities, such as anomaly scores of rows whose truth is known. They have no {@link Metric#LOG_LOSS}, no
     * {@link Metric#BRIER} and no {@link Metric#CALIBRATION_ERROR}.
     *
     * @param scores a finite number for each row, larger ones for rows that are rather positive
     * @param labels 1 for each row that is positive, else 0
     * @param threshold from which score on a row is taken for positive
     * @return the predictions
     * @throws IllegalArgumentException if lengths differ, a score is not finite, a label is neither 0 nor 1, or the threshold is not finite
     */
    public static BinaryPredictions ofScores(double[] scores, int[] labels, double threshold) {
        return Pending.value();
    }

    /**
     * With another threshold; nothing is sorted or copied.
     *
     * @param changed from which score on a row is taken for positive
     * @return the changed copy
     * @throws IllegalArgumentException if it is not finite
     */
    public BinaryPredictions withThreshold(double changed) {
        return Pending.value();
    }

    /**
     * From which score on a row is taken for positive.
     *
     * @return the threshold
     */
    public double threshold() {
        return Pending.value();
    }

    /**
     * Tells what the scores are.
     *
     * @return true for probabilities, false for other scores
     */
    public boolean areProbabilities() {
        return Pending.value();
    }

    /**
     * How many rows are positive.
     *
     * @return the count
     */
    public long positiveCount() {
        return Pending.value();
    }

    /**
     * The score of a row.
     *
     * @param row from 0 on
     * @return the score
     */
    public double score(int row) {
        return Pending.value();
    }

    /**
     * Tells whether a row is positive in truth.
     *
     * @param row from 0 on
     * @return true if it is
     */
    public boolean isPositive(int row) {
        return Pending.value();
    }

    /**
     * All scores.
     *
     * @return a copy
     */
    public double[] scores() {
        return Pending.value();
    }

    /**
     * All labels.
     *
     * @return a copy: 1 for each row that is positive, else 0
     */
    public int[] labels() {
        return Pending.value();
    }

    /**
     * What rows were taken for, at the threshold of these predictions.
     *
     * @return the confusion, of the classes negative and positive
     */
    public Confusion confusion() {
        return Pending.value();
    }

    /**
     * What rows were taken for, at another threshold. Takes O(log n).
     *
     * @param at from which score on a row is taken for positive
     * @return the confusion, of the classes negative and positive
     * @throws IllegalArgumentException if the threshold is NaN
     */
    public Confusion confusion(double at) {
        return Pending.value();
    }

    /**
     * The receiver operating characteristic: how many positives are found (y) at which share of negatives taken for positives (x). From no
     * row at all on; a point halfway between its neighbours in a straight line is left out, as scikit-learn's {@code roc_curve} does.
     *
     * @return the curve; none where a class is missing
     */
    public Optional<Curve> rocCurve() {
        return Pending.value();
    }

    /**
     * Precision (y) by recall (x), from no row at all, where precision is 1 by definition, through each score that occurs. Where there are
     * no positives, recall is 1 from the first score on, as in scikit-learn 1.2.
     *
     * @return the curve; none where there are no rows
     */
    public Optional<Curve> precisionRecallCurve() {
        return Pending.value();
    }

    /**
     * Calibration over bins of equal width.
     *
     * @param bins how many to cut 0 to 1 into, 1 or more, such as 10
     * @return the calibration
     * @throws IllegalArgumentException if the number is less than 1
     * @throws IllegalStateException if scores are no probabilities
     */
    public Calibration calibration(int bins) {
        return Pending.value();
    }

    /**
     * Calibration over bins of about as many rows each: the edges are quantiles of the probabilities (linear between rows); equal
     * probabilities are never parted, so that bins may differ, and fewer than asked for hold rows.
     *
     * @param bins how many to cut the rows into, 1 or more, such as 10
     * @return the calibration
     * @throws IllegalArgumentException if the number is less than 1
     * @throws IllegalStateException if scores are no probabilities
     */
    public Calibration calibrationByQuantiles(int bins) {
        return Pending.value();
    }

    /**
     * The threshold that would have cost least on these rows. Of equally good ones the highest. Where it is best to take no row for positive
     * it is the next double above the highest score.
     *
     * @param falsePositive what a negative taken for positive costs, 0 or more
     * @param falseNegative what a positive taken for negative costs, 0 or more
     * @return a score that occurs, or the next double above them all; none where there are no rows
     * @throws IllegalArgumentException if a cost is negative or not finite
     */
    public OptionalDouble thresholdOfLeastCost(double falsePositive, double falseNegative) {
        return Pending.value();
    }

    /**
     * The highest threshold at which so many of the positives are found.
     *
     * @param least the recall, 0 to 1
     * @return a score that occurs; none where there are no positives
     * @throws IllegalArgumentException if the recall is not 0 to 1
     */
    public OptionalDouble thresholdForRecall(double least) {
        return Pending.value();
    }

    /**
     * The lowest threshold at which no more of the negatives are taken for positives.
     *
     * @param most the false positive rate, 0 to 1
     * @return a score that occurs; none where there are no negatives, or even the rows of the highest score are too many
     * @throws IllegalArgumentException if the rate is not 0 to 1
     */
    public OptionalDouble thresholdForFalsePositiveRate(double most) {
        return Pending.value();
    }

    /**
     * The lowest threshold, which finds most positives, at which so many of the rows taken for positive are.
     *
     * @param least the precision, 0 to 1
     * @return a score that occurs; none where no threshold is so precise
     * @throws IllegalArgumentException if the precision is not 0 to 1
     */
    public OptionalDouble thresholdForPrecision(double least) {
        return Pending.value();
    }

    @Override
    public int rowCount() {
        return Pending.value();
    }

    @Override
    public List<Metric> metrics() {
        return Pending.value();
    }

    @Override
    public OptionalDouble value(Metric metric) {
        return Pending.value();
    }

    @Override
    public Map<Metric, Double> values() {
        return Pending.value();
    }

    @Override
    public BinaryPredictions select(int[] rows) {
        return Pending.value();
    }

    @Override
    public Optional<Statistic> statistic(List<Metric> metrics) {
        return Pending.value();
    }
}
