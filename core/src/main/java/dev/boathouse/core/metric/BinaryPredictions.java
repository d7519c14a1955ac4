package dev.boathouse.core.metric;

import dev.boathouse.core.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Scores of rows of two classes beside the truth. A row is taken for positive from the threshold on. Needs 13 to 17 bytes a row, and
 * 24 more while it is made: scores are sorted once.
 */
public final class BinaryPredictions extends Predictions {

    private static final double MARGIN = 0x1p-52;
    private static final List<String> CLASSES = List.of("negative", "positive");
    private static final List<Metric> OF_CLASSES = List.of(
            Metric.ACCURACY,
            Metric.BALANCED_ACCURACY,
            Metric.PRECISION,
            Metric.RECALL,
            Metric.SPECIFICITY,
            Metric.F1,
            Metric.MCC,
            Metric.KAPPA);
    private static final List<Metric> OF_SCORES =
            Stream.of(Ranks.METRICS, OF_CLASSES).flatMap(List::stream).toList();
    private static final List<Metric> OF_PROBABILITIES = Stream.of(
                    Ranks.METRICS, List.of(Metric.LOG_LOSS, Metric.BRIER, Metric.CALIBRATION_ERROR), OF_CLASSES)
            .flatMap(List::stream)
            .toList();

    private final boolean probabilities;
    private final double[] scores;
    private final boolean[] positive;
    private final double threshold;

    /** Rows by falling score, or their complements where they are negative. */
    private final int[] order;

    private final int[] ends;

    private BinaryPredictions(boolean probabilities, double[] scores, boolean[] positive, double threshold) {
        Order sorted = Order.descending(scores);
        this.probabilities = probabilities;
        this.scores = scores;
        this.positive = positive;
        this.threshold = threshold;
        this.order = sorted.rows;
        this.ends = sorted.ends;
        for (int i = 0; i < order.length; i++) {
            order[i] = positive[order[i]] ? order[i] : ~order[i];
        }
    }

    private BinaryPredictions(
            boolean probabilities, double[] scores, boolean[] positive, double threshold, int[] order, int[] ends) {
        this.probabilities = probabilities;
        this.scores = scores;
        this.positive = positive;
        this.threshold = threshold;
        this.order = order;
        this.ends = ends;
    }

    private static boolean[] positive(int[] labels) {
        int[] checked = Rows.labels(labels, 2);
        boolean[] positive = new boolean[checked.length];
        for (int row = 0; row < checked.length; row++) {
            positive[row] = checked[row] == 1;
        }
        return positive;
    }

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
        Rows.requireLengths("labels", labels.length, probabilities.length);
        return new BinaryPredictions(
                true, Rows.probabilities(probabilities), positive(labels), Rows.finiteThreshold(threshold));
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
        Rows.requireLengths("labels", labels.length, scores.length);
        return new BinaryPredictions(
                false, Rows.finite("score", scores), positive(labels), Rows.finiteThreshold(threshold));
    }

    /**
     * With another threshold; nothing is sorted or copied.
     *
     * @param changed from which score on a row is taken for positive
     * @return the changed copy
     * @throws IllegalArgumentException if it is not finite
     */
    public BinaryPredictions withThreshold(double changed) {
        return new BinaryPredictions(probabilities, scores, positive, Rows.finiteThreshold(changed), order, ends);
    }

    /**
     * From which score on a row is taken for positive.
     *
     * @return the threshold
     */
    public double threshold() {
        return threshold;
    }

    /**
     * Tells what the scores are.
     *
     * @return true for probabilities, false for other scores
     */
    public boolean areProbabilities() {
        return probabilities;
    }

    /**
     * How many rows are positive.
     *
     * @return the count
     */
    public long positiveCount() {
        return Arrays.stream(order).filter(signed -> signed >= 0).count();
    }

    /**
     * The score of a row.
     *
     * @param row from 0 on
     * @return the score
     */
    public double score(int row) {
        return scores[row];
    }

    /**
     * Tells whether a row is positive in truth.
     *
     * @param row from 0 on
     * @return true if it is
     */
    public boolean isPositive(int row) {
        return positive[row];
    }

    /**
     * All scores.
     *
     * @return a copy
     */
    public double[] scores() {
        return scores.clone();
    }

    /**
     * All labels.
     *
     * @return a copy: 1 for each row that is positive, else 0
     */
    public int[] labels() {
        int[] labels = new int[positive.length];
        Arrays.setAll(labels, row -> positive[row] ? 1 : 0);
        return labels;
    }

    /**
     * What rows were taken for, at the threshold of these predictions.
     *
     * @return the confusion, of the classes negative and positive
     */
    public Confusion confusion() {
        return confusion(threshold);
    }

    /**
     * What rows were taken for, at another threshold. Takes one pass.
     *
     * @param at from which score on a row is taken for positive
     * @return the confusion, of the classes negative and positive
     * @throws IllegalArgumentException if the threshold is NaN
     */
    public Confusion confusion(double at) {
        if (Double.isNaN(at)) {
            throw new IllegalArgumentException("A threshold must be a number: found " + at + ".");
        }
        long[] counts = new long[4];
        for (int row = 0; row < scores.length; row++) {
            counts[cell(row, at)]++;
        }
        return Confusion.binary(counts);
    }

    /**
     * The receiver operating characteristic: how many positives are found (y) at which share of negatives taken for positives (x). From no
     * row at all on; a point halfway between its neighbours in a straight line is left out, as scikit-learn's {@code roc_curve} does.
     *
     * @return the curve; none where a class is missing
     */
    public Optional<Curve> rocCurve() {
        long positives = positiveCount();
        return positives == 0 || positives == scores.length
                ? Optional.empty()
                : Optional.of(thresholds().roc());
    }

    /**
     * Precision (y) by recall (x), from no row at all, where precision is 1 by definition, through each score that occurs. Where there are
     * no positives, recall is 1 from the first score on, as in scikit-learn 1.2.
     *
     * @return the curve; none where there are no rows
     */
    public Optional<Curve> precisionRecallCurve() {
        return scores.length == 0 ? Optional.empty() : Optional.of(thresholds().precisionRecall());
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
        requireBins(bins);
        return Bernoullis.calibration(scores, order, Bins.equal(bins));
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
        requireBins(bins);
        return Bernoullis.calibration(
                scores, order, scores.length == 0 ? Bins.equal(bins) : Bernoullis.quantiles(scores, order, bins));
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
        if (!Double.isFinite(falsePositive + falseNegative) || falsePositive < 0 || falseNegative < 0) {
            throw new IllegalArgumentException("Cannot find the threshold of least cost for " + falsePositive + " and "
                    + falseNegative + ": costs must be finite, 0 or more.");
        }
        return thresholds().ofLeastCost(falsePositive, falseNegative);
    }

    /**
     * The highest threshold at which so many of the positives are found.
     *
     * @param least the recall, 0 to 1
     * @return a score that occurs; none where there are no positives
     * @throws IllegalArgumentException if the recall is not 0 to 1
     */
    public OptionalDouble thresholdForRecall(double least) {
        return thresholds().forRecall(Rows.share("recall", least));
    }

    /**
     * The lowest threshold at which no more of the negatives are taken for positives.
     *
     * @param most the false positive rate, 0 to 1
     * @return a score that occurs; none where there are no negatives, or even the rows of the highest score are too many
     * @throws IllegalArgumentException if the rate is not 0 to 1
     */
    public OptionalDouble thresholdForFalsePositiveRate(double most) {
        return thresholds().forFalsePositiveRate(Rows.share("false positive rate", most));
    }

    /**
     * The lowest threshold, which finds most positives, at which so many of the rows taken for positive are.
     *
     * @param least the precision, 0 to 1
     * @return a score that occurs; none where no threshold is so precise
     * @throws IllegalArgumentException if the precision is not 0 to 1
     */
    public OptionalDouble thresholdForPrecision(double least) {
        return thresholds().forPrecision(Rows.share("precision", least));
    }

    @Override
    public int rowCount() {
        return scores.length;
    }

    @Override
    public List<Metric> metrics() {
        return probabilities ? OF_PROBABILITIES : OF_SCORES;
    }

    @Override
    public BinaryPredictions select(int[] rows) {
        double[] chosen = Rows.select(scores, 1, rows, scores.length);
        boolean[] truth = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            truth[i] = positive[rows[i]];
        }
        return new BinaryPredictions(probabilities, chosen, truth, threshold);
    }

    @Override
    Sheet sheet() {
        List<Part> parts = new ArrayList<>(List.of(
                Part.of(Ranks.METRICS, wanted -> new Ranks(order, ends, wanted)),
                Part.of(OF_CLASSES, wanted -> new Cells(CLASSES, cells(), wanted))));
        if (probabilities) {
            parts.add(Part.mean(Metric.LOG_LOSS, scores.length, this::logLoss));
            parts.add(Part.mean(Metric.BRIER, scores.length, this::squaredDistance));
            parts.add(Part.of(List.of(Metric.CALIBRATION_ERROR), wanted -> new Bins(scores, positive)));
        }
        return new Sheet(probabilities ? "two classes" : "scores of two classes", scores.length, metrics(), parts);
    }

    private double logLoss(int row) {
        double truth = positive[row] ? scores[row] : 1 - scores[row];
        return -StrictMath.log(Math.min(1 - MARGIN, Math.max(MARGIN, truth)));
    }

    private double squaredDistance(int row) {
        double distance = scores[row] - (positive[row] ? 1 : 0);
        return distance * distance;
    }

    private int cell(int row, double at) {
        return (positive[row] ? 2 : 0) + (scores[row] >= at ? 1 : 0);
    }

    private int[] cells() {
        int[] cells = new int[scores.length];
        Arrays.setAll(cells, row -> cell(row, threshold));
        return cells;
    }

    private Thresholds thresholds() {
        return new Thresholds(scores, order, ends);
    }

    private void requireBins(int bins) {
        if (!probabilities) {
            throw new IllegalStateException(
                    "Scores that are no probabilities have no calibration. Make them probabilities first.");
        }
        if (bins < 1) {
            throw new IllegalArgumentException("Cannot cut rows into " + bins + " bins: give 1 or more, such as 10.");
        }
    }

    @Override
    public Optional<Proportion> share(Metric metric) {
        return confusion().share(metric);
    }
}
