package dev.boathouse.core.metric;

import dev.boathouse.core.statistics.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Probabilities of several classes beside the truth. The predicted class is the most probable one, the first of equals. Needs 8 bytes a
 * row and class, and 4 a row. AUC sorts the rows once for each class; {@link #statistic} keeps that order, 4 bytes a row and class.
 */
public final class ClassPredictions implements Predictions {

    private ClassPredictions() {}

    /**
     * Probabilities of classes with names.
     *
     * @param probabilities row by row, for each class a number from 0 to 1; those of a row add up to 1, within 1e-4
     * @param labels the true class of each row, as a position in {@code classes}
     * @param classes the names of the classes, two or more, each once
     * @return the predictions
     * @throws IllegalArgumentException if lengths do not fit, a probability is none, a row adds up to something else, a label is no class,
     *     or names are fewer than two or not different
     */
    public static ClassPredictions of(double[] probabilities, int[] labels, List<String> classes) {
        return Pending.value();
    }

    /**
     * Probabilities of classes without names: they are called 0, 1, 2 …
     *
     * @param probabilities row by row, for each class a number from 0 to 1; those of a row add up to 1, within 1e-4
     * @param labels the true class of each row, from 0 on
     * @param classes how many classes there are, 2 or more
     * @return the predictions
     * @throws IllegalArgumentException if lengths do not fit, a probability is none, a row adds up to something else, a label is no class,
     *     or there are fewer than two classes
     */
    public static ClassPredictions of(double[] probabilities, int[] labels, int classes) {
        return Pending.value();
    }

    /**
     * The names of the classes.
     *
     * @return an immutable list
     */
    public List<String> classes() {
        return Pending.value();
    }

    /**
     * The probability of a class.
     *
     * @param row from 0 on
     * @param label the class
     * @return a number from 0 to 1
     */
    public double probability(int row, int label) {
        return Pending.value();
    }

    /**
     * The true class of a row.
     *
     * @param row from 0 on
     * @return a position in {@link #classes()}
     */
    public int label(int row) {
        return Pending.value();
    }

    /**
     * The most probable class of a row, the first of equals.
     *
     * @param row from 0 on
     * @return a position in {@link #classes()}
     */
    public int predicted(int row) {
        return Pending.value();
    }

    /**
     * All probabilities.
     *
     * @return a copy, row by row
     */
    public double[] probabilities() {
        return Pending.value();
    }

    /**
     * All true classes.
     *
     * @return a copy
     */
    public int[] labels() {
        return Pending.value();
    }

    /**
     * What rows were taken for.
     *
     * @return the confusion
     */
    public Confusion confusion() {
        return Pending.value();
    }

    /**
     * One class against the rest: its probability as the score, positive from 0.5 on.
     *
     * @param label the class
     * @return predictions of two classes, copied
     * @throws IllegalArgumentException if there is no such class
     */
    public BinaryPredictions against(int label) {
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
    public ClassPredictions select(int[] rows) {
        return Pending.value();
    }

    @Override
    public Optional<Statistic> statistic(List<Metric> metrics) {
        return Pending.value();
    }
}
