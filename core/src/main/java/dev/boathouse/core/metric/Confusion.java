package dev.boathouse.core.metric;

import dev.boathouse.core.statistics.Proportion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How many rows of each class were taken for each class, and the rates that follow. Of two classes the second, 1, is the positive one.
 * Immutable.
 */
public final class Confusion {

    private static final List<String> BINARY = List.of("negative", "positive");

    private final List<String> classes;
    private final long[] counts;
    private final long[] actual;
    private final long[] predicted;

    /** Takes the array as it is: row by row, a row for each true class. */
    Confusion(List<String> classes, long[] counts) {
        this.classes = classes;
        this.counts = counts;
        int size = classes.size();
        this.actual = new long[size];
        this.predicted = new long[size];
        for (int truth = 0; truth < size; truth++) {
            for (int prediction = 0; prediction < size; prediction++) {
                long count = counts[truth * size + prediction];
                actual[truth] += count;
                predicted[prediction] += count;
            }
        }
    }

    /** Of two classes, negative and positive. */
    static Confusion binary(long[] counts) {
        return new Confusion(BINARY, counts);
    }

    /**
     * Counts that are known.
     *
     * @param classes names of the classes, two or more
     * @param counts a row for each true class, with a count for each predicted one, 0 or more
     * @return the confusion
     * @throws IllegalArgumentException if there are fewer than two classes, the counts are no square of that size, or one is negative
     */
    public static Confusion of(List<String> classes, long[][] counts) {
        int size = classes.size();
        if (size < 2 || counts.length != size || Arrays.stream(counts).anyMatch(row -> row.length != size)) {
            throw new IllegalArgumentException("Cannot make a confusion of " + size + " classes and " + counts.length
                    + " rows of counts: there must be two classes or more, and a row and a column for each.");
        }
        long[] flat = Arrays.stream(counts).flatMapToLong(Arrays::stream).toArray();
        if (Arrays.stream(flat).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("Cannot make a confusion of negative counts: found "
                    + Arrays.toString(flat) + ". Give how many rows there are.");
        }
        return new Confusion(List.copyOf(classes), flat);
    }

    /**
     * The names of the classes.
     *
     * @return an immutable list; {@code negative} and {@code positive} of two classes without names
     */
    public List<String> classes() {
        return classes;
    }

    /**
     * How many rows of a class were taken for a class.
     *
     * @param truth the true class
     * @param prediction the predicted one
     * @return the count
     */
    public long count(int truth, int prediction) {
        return counts[index(truth) * classes.size() + index(prediction)];
    }

    /**
     * How many rows are of a class.
     *
     * @param truth the true class
     * @return the count
     */
    public long actual(int truth) {
        return actual[index(truth)];
    }

    /**
     * How many rows were taken for a class.
     *
     * @param prediction the predicted class
     * @return the count
     */
    public long predicted(int prediction) {
        return predicted[index(prediction)];
    }

    /**
     * How many rows there are.
     *
     * @return the sum of all counts
     */
    public long total() {
        return Arrays.stream(actual).sum();
    }

    /**
     * Negatives taken for negatives.
     *
     * @return the count
     * @throws IllegalStateException if there are more than two classes
     */
    public long trueNegatives() {
        return ofTwo(0, 0);
    }

    /**
     * Negatives taken for positives.
     *
     * @return the count
     * @throws IllegalStateException if there are more than two classes
     */
    public long falsePositives() {
        return ofTwo(0, 1);
    }

    /**
     * Positives taken for negatives.
     *
     * @return the count
     * @throws IllegalStateException if there are more than two classes
     */
    public long falseNegatives() {
        return ofTwo(1, 0);
    }

    /**
     * Positives taken for positives.
     *
     * @return the count
     * @throws IllegalStateException if there are more than two classes
     */
    public long truePositives() {
        return ofTwo(1, 1);
    }

    /**
     * How many of the rows that were taken for a class are of it.
     *
     * @param prediction the predicted class
     * @return the share; 0 where there are no such rows
     */
    public double precision(int prediction) {
        return share(count(prediction, prediction), predicted[prediction]);
    }

    /**
     * How many of the rows of a class were taken for it.
     *
     * @param truth the true class
     * @return the share; 0 where there are no such rows
     */
    public double recall(int truth) {
        return share(count(truth, truth), actual[truth]);
    }

    /**
     * The harmonic mean of precision and recall of a class.
     *
     * @param label the class
     * @return the mean; 0 where both are 0
     */
    public double f1(int label) {
        return share(2 * count(label, label), actual[label] + predicted[label]);
    }

    /**
     * A metric of the predicted classes.
     *
     * @param metric of all confusions {@link Metric#ACCURACY}, {@link Metric#BALANCED_ACCURACY}, {@link Metric#MCC}, {@link Metric#KAPPA}
     *     and the means over classes, such as {@link Metric#F1_MACRO}; of two classes also {@link Metric#PRECISION},
     *     {@link Metric#RECALL}, {@link Metric#SPECIFICITY} and {@link Metric#F1}
     * @return the value, or none where it is not defined
     * @throws IllegalArgumentException if the metric is none of these
     */
    public OptionalDouble value(Metric metric) {
        if (!Rates.OF_ALL.contains(metric) && !(classes.size() == 2 && Rates.OF_TWO.contains(metric))) {
            throw new IllegalArgumentException("A confusion of " + classes.size() + " classes has no " + metric
                    + ": it has " + (classes.size() == 2 ? Rates.OF_TWO + " and " : "") + Rates.OF_ALL + ".");
        }
        Map<Metric, Double> found = new HashMap<>();
        Rates.put(this, List.of(metric), found);
        Double value = found.get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private long ofTwo(int truth, int prediction) {
        if (classes.size() != 2) {
            throw new IllegalStateException("Cannot tell positives from negatives: there are " + classes.size()
                    + " classes, " + String.join(", ", classes) + ". Use count(truth, prediction).");
        }
        return counts[truth * 2 + prediction];
    }

    private int index(int label) {
        if (label < 0 || label >= classes.size()) {
            throw new IllegalArgumentException(
                    "There is no class " + label + ": classes are 0 to " + (classes.size() - 1) + ".");
        }
        return label;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Confusion confusion
                && confusion.classes.equals(classes)
                && Arrays.equals(confusion.counts, counts);
    }

    @Override
    public int hashCode() {
        return 31 * classes.hashCode() + Arrays.hashCode(counts);
    }

    /** A line for each true class, such as {@code late: on-time 3, late 5}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int truth = 0; truth < classes.size(); truth++) {
            int row = truth;
            text.append(truth == 0 ? "" : "\n").append(classes.get(truth)).append(": ");
            text.append(String.join(
                    ", ",
                    IntStream.range(0, classes.size())
                            .mapToObj(column -> classes.get(column) + " " + counts[row * classes.size() + column])
                            .toList()));
        }
        return text.toString();
    }

    /** Of two classes. */
    Optional<Proportion> share(Metric metric) {
        long hits = truePositives();
        long rejections = trueNegatives();
        if (metric.equals(Metric.ACCURACY)) {
            return Optional.of(new Proportion(hits + rejections, total()));
        }
        if (metric.equals(Metric.PRECISION)) {
            return Optional.of(new Proportion(hits, hits + falsePositives()));
        }
        if (metric.equals(Metric.RECALL)) {
            return Optional.of(new Proportion(hits, hits + falseNegatives()));
        }
        return metric.equals(Metric.SPECIFICITY)
                ? Optional.of(new Proportion(rejections, rejections + falsePositives()))
                : Optional.empty();
    }
}
