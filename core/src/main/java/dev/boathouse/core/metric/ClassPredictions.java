package dev.boathouse.core.metric;

import dev.boathouse.core.statistics.Proportion;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Probabilities of several classes beside the truth. The predicted class is the most probable one, the first of equals. Needs 8 bytes a
 * row and class, and 4 a row. AUC sorts the rows once for each class; {@link #statistic} keeps these orders, up to 10 bytes a row and class.
 */
public final class ClassPredictions extends Predictions {

    /** The most classes that there may be. */
    public static final int MAX_CLASSES = 65_535;

    private static final double MARGIN = 0x1p-52;
    /** How far the sum of a row may lie from 1: single precision over many classes stays below. */
    private static final double SUM_TOLERANCE = 1e-4;

    private static final List<Metric> METRICS = Stream.of(
                    List.of(Metric.LOG_LOSS, Metric.BRIER), ClassRanks.METRICS, Rates.OF_ALL)
            .flatMap(List::stream)
            .toList();

    private final List<String> classes;
    private final double[] probabilities;
    private final int[] labels;
    private final int[] predicted;

    private ClassPredictions(List<String> classes, double[] probabilities, int[] labels, int[] predicted) {
        this.classes = classes;
        this.probabilities = probabilities;
        this.labels = labels;
        this.predicted = predicted;
    }

    /**
     * Probabilities of classes with names.
     *
     * @param probabilities row by row, for each class a number from 0 to 1; those of a row add up to 1, within 1e-4
     * @param labels the true class of each row, as a position in {@code classes}
     * @param classes the names of the classes, 2 to {@value #MAX_CLASSES}, each once
     * @return the predictions
     * @throws IllegalArgumentException if lengths do not fit, a probability is none, a row adds up to something else, a label is no class,
     *     or there are fewer classes, more, or two of one name
     */
    public static ClassPredictions of(double[] probabilities, int[] labels, List<String> classes) {
        int size = classes.size();
        if (size < 2 || size > MAX_CLASSES || Set.copyOf(classes).size() != size) {
            throw new IllegalArgumentException("Cannot make predictions of " + size + " classes: there must be 2 to "
                    + MAX_CLASSES + ", each with a name of its own.");
        }
        Rows.requireLengths("probabilities", probabilities.length, Math.multiplyExact(labels.length, size));
        double[] copy = Rows.probabilities(probabilities);
        int[] predicted = new int[labels.length];
        for (int row = 0; row < labels.length; row++) {
            predicted[row] = mostProbable(copy, row, size);
        }
        return new ClassPredictions(List.copyOf(classes), copy, Rows.labels(labels, size), predicted);
    }

    /**
     * Probabilities of classes without names: they are called 0, 1, 2 …
     *
     * @param probabilities row by row, for each class a number from 0 to 1; those of a row add up to 1, within 1e-4
     * @param labels the true class of each row, from 0 on
     * @param classes how many classes there are, 2 to {@value #MAX_CLASSES}
     * @return the predictions
     * @throws IllegalArgumentException if lengths do not fit, a probability is none, a row adds up to something else, a label is no class,
     *     or there are fewer classes, or more
     */
    public static ClassPredictions of(double[] probabilities, int[] labels, int classes) {
        return of(
                probabilities,
                labels,
                IntStream.range(0, classes).mapToObj(String::valueOf).toList());
    }

    /**
     * The names of the classes.
     *
     * @return an immutable list
     */
    public List<String> classes() {
        return classes;
    }

    /**
     * The probability of a class.
     *
     * @param row from 0 on
     * @param label the class
     * @return a number from 0 to 1
     * @throws IndexOutOfBoundsException if there is no such row or class
     */
    public double probability(int row, int label) {
        return probabilities[row * classes.size() + Objects.checkIndex(label, classes.size())];
    }

    /**
     * The true class of a row.
     *
     * @param row from 0 on
     * @return a position in {@link #classes()}
     */
    public int label(int row) {
        return labels[row];
    }

    /**
     * The most probable class of a row, the first of equals.
     *
     * @param row from 0 on
     * @return a position in {@link #classes()}
     */
    public int predicted(int row) {
        return predicted[row];
    }

    /**
     * All probabilities.
     *
     * @return a copy, row by row
     */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /**
     * All true classes.
     *
     * @return a copy
     */
    public int[] labels() {
        return labels.clone();
    }

    /**
     * What rows were taken for.
     *
     * @return the confusion
     */
    public Confusion confusion() {
        long[] counts = new long[classes.size() * classes.size()];
        for (int cell : cells()) {
            counts[cell]++;
        }
        return new Confusion(classes, counts);
    }

    /**
     * One class against the rest: its probability as the score, positive from 0.5 on.
     *
     * @param label the class
     * @return predictions of two classes, copied
     * @throws IllegalArgumentException if there is no such class
     */
    public BinaryPredictions against(int label) {
        if (label < 0 || label >= classes.size()) {
            throw new IllegalArgumentException(
                    "There is no class " + label + ": classes are 0 to " + (classes.size() - 1) + ".");
        }
        double[] scores = column(label);
        int[] truth = new int[labels.length];
        Arrays.setAll(truth, row -> labels[row] == label ? 1 : 0);
        return BinaryPredictions.ofProbabilities(scores, truth, 0.5);
    }

    @Override
    public int rowCount() {
        return labels.length;
    }

    @Override
    public List<Metric> metrics() {
        return METRICS;
    }

    @Override
    public ClassPredictions select(int[] rows) {
        return new ClassPredictions(
                classes,
                Rows.select(probabilities, classes.size(), rows, labels.length),
                Rows.select(labels, rows),
                Rows.select(predicted, rows));
    }

    @Override
    Sheet sheet() {
        int rows = labels.length;
        return new Sheet(
                "several classes",
                rows,
                METRICS,
                List.of(
                        Part.mean(Metric.LOG_LOSS, rows, this::logLoss),
                        Part.mean(Metric.BRIER, rows, this::squaredDistance),
                        Part.of(ClassRanks.METRICS, wanted -> new ClassRanks(this, labels, wanted)),
                        Part.of(Rates.OF_ALL, wanted -> new Cells(classes, cells(), wanted)),
                        Part.means(Metric::isTopAccuracy, rows, this::missesNot)));
    }

    /** The probabilities of a class. */
    double[] column(int label) {
        double[] column = new double[labels.length];
        for (int row = 0; row < column.length; row++) {
            column[row] = probability(row, label);
        }
        return column;
    }

    private static int mostProbable(double[] probabilities, int row, int size) {
        int best = 0;
        double sum = 0;
        for (int label = 0; label < size; label++) {
            sum += probabilities[row * size + label];
            best = probabilities[row * size + label] > probabilities[row * size + best] ? label : best;
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("Cannot make predictions: the probabilities of row " + row
                    + " add up to " + sum + ". They must add up to 1; give those of all classes.");
        }
        return best;
    }

    private int[] cells() {
        int[] cells = new int[labels.length];
        Arrays.setAll(cells, row -> labels[row] * classes.size() + predicted[row]);
        return cells;
    }

    private double logLoss(int row) {
        double sum = 0;
        for (int label = 0; label < classes.size(); label++) {
            sum += clipped(row, label);
        }
        return -StrictMath.log(clipped(row, labels[row]) / sum);
    }

    private double clipped(int row, int label) {
        return Math.min(1 - MARGIN, Math.max(MARGIN, probability(row, label)));
    }

    private double squaredDistance(int row) {
        double sum = 0;
        for (int label = 0; label < classes.size(); label++) {
            double distance = probability(row, label) - (label == labels[row] ? 1 : 0);
            sum += distance * distance;
        }
        return sum;
    }

    private IntToDoubleFunction missesNot(Metric top) {
        return row -> {
            double truth = probability(row, labels[row]);
            int before = 0;
            for (int label = 0; label < classes.size(); label++) {
                double other = probability(row, label);
                before += other > truth || (other == truth && label > labels[row]) ? 1 : 0;
            }
            return before < top.parameter() ? 1 : 0;
        };
    }

    @Override
    public Optional<Proportion> share(Metric metric) {
        if (!metric.equals(Metric.ACCURACY)) {
            return Optional.empty();
        }
        Confusion counts = confusion();
        long right = IntStream.range(0, classes().size())
                .mapToLong(label -> counts.count(label, label))
                .sum();
        return Optional.of(new Proportion(right, counts.total()));
    }
}
