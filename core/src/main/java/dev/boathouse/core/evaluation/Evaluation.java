package dev.boathouse.core.evaluation;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.statistics.Bootstrap;
import dev.boathouse.core.statistics.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How good a model is on some rows: its predictions beside the truth, the metrics that follow, how sure these are, and the same for slices and
 * groups of the rows, without scoring again. It keeps the frame and the predictions. Immutable and thread-safe.
 */
public final class Evaluation {

    private final Scored scored;
    private final Selection selection;
    /** Computed when first asked for; several threads may compute the same. */
    private volatile @Nullable Map<Metric, Double> values;

    private Evaluation(Scored scored, Selection selection) {
        this.scored = scored;
        this.selection = selection;
    }

    /**
     * Scores rows and compares with what the model has learnt to tell: its label. Models that learnt from no label are judged by what can be
     * said without truth.
     *
     * @param model the model
     * @param frame rows with the model's inputs and its label, and whatever columns slices need
     * @return the evaluation
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     * @throws IllegalArgumentException if there are no rows, or a value or label cannot be used
     */
    public static Evaluation of(Model model, Frame frame) {
        return of(model, frame, model.trainingRecord().label().map(TrainingRecord.Label::column));
    }

    /**
     * Scores rows and compares with a column: the label under another name, which rows are anomalous (a boolean, or 0 and 1), or the groups that
     * clusters should find.
     *
     * @param model the model
     * @param frame rows with the model's inputs and the truth
     * @param truth the column
     * @return the evaluation
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     * @throws IllegalArgumentException if there are no rows, or a value or label cannot be used
     */
    public static Evaluation of(Model model, Frame frame, String truth) {
        return of(model, frame, Optional.of(truth));
    }

    private static Evaluation of(Model model, Frame frame, Optional<String> truth) {
        Scored scored = Scored.of(model, frame, truth);
        return new Evaluation(
                scored, Selection.all(scored.predictions(), scored.used().contentDigest(), frame.origin()));
    }

    /**
     * The model's {@link Model#contentDigest}.
     *
     * @return 64 hexadecimal digits
     */
    public String modelDigest() {
        return scored.model().contentDigest();
    }

    /**
     * The {@link Frame#contentDigest} of the columns that were used, inputs, then truth; of a slice, one over that and the slice.
     *
     * @return 64 hexadecimal digits
     */
    public String testDigest() {
        return selection.digest();
    }

    /**
     * Where the rows came from.
     *
     * @return their origin, with a step for a slice
     */
    public Origin origin() {
        return selection.origin();
    }

    /**
     * What the model is for.
     *
     * @return the task
     */
    public Task task() {
        return scored.model().trainingRecord().task();
    }

    /**
     * How many rows there are.
     *
     * @return 0 or more: slices may be empty
     */
    public long rowCount() {
        return selection.predictions().rowCount();
    }

    /**
     * How many rows are positive or anomalous.
     *
     * @return the number, where the truth has two classes
     */
    public OptionalLong positiveCount() {
        return selection.predictions() instanceof BinaryPredictions binary
                ? OptionalLong.of(binary.positiveCount())
                : OptionalLong.empty();
    }

    /**
     * What the model said, beside the truth: curves, confusion and calibration come from here.
     *
     * @return the predictions, of the kind that the task asks for
     */
    public Predictions predictions() {
        return selection.predictions();
    }

    /**
     * Every metric that is defined for these rows.
     *
     * @return an immutable map, by name
     */
    public Map<Metric, Double> values() {
        Map<Metric, Double> known = values;
        if (known == null) {
            known = selection.predictions().values();
            values = known;
        }
        return known;
    }

    /**
     * The value of a metric.
     *
     * @param metric the metric
     * @return the value, where it is defined for these rows
     * @throws IllegalArgumentException if it is no metric of this task
     */
    public OptionalDouble value(Metric metric) {
        Predictions predictions = selection.predictions();
        if (!predictions.metrics().contains(metric)) {
            return predictions.value(metric);
        }
        Double value = values().get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * Tells whether a metric is one of this task; whether it has a value depends on the rows.
     *
     * @param metric the metric
     * @return true if {@link #value} takes it
     */
    public boolean defines(Metric metric) {
        return selection.predictions().has(metric);
    }

    /**
     * A metric with its 95 % interval: DeLong's for the AUC, Wilson's for rates, else by bootstrap with its standard seed. The silhouette, the largest
     * error and the calibration error have none.
     *
     * @param metric the metric
     * @return the interval, where value and interval are defined for these rows
     * @throws IllegalArgumentException if it is no metric of this task
     */
    public Optional<Interval> interval(Metric metric) {
        return interval(metric, Bootstrap.standard());
    }

    /**
     * A metric with its interval.
     *
     * @param metric the metric
     * @param bootstrap its level counts for every metric, the rest for those that have no better interval
     * @return the interval, where value and interval are defined for these rows
     * @throws IllegalArgumentException if it is no metric of this task
     */
    public Optional<Interval> interval(Metric metric, Bootstrap bootstrap) {
        return Optional.ofNullable(Uncertainty.of(selection.predictions(), List.of(metric), bootstrap)
                .get(metric));
    }

    /**
     * Every metric that has an interval, with that. The bootstrap draws rows once for all metrics.
     *
     * @return an immutable map, by name
     */
    public Map<Metric, Interval> intervals() {
        return Uncertainty.of(selection.predictions(), values().keySet(), Bootstrap.standard());
    }

    /**
     * The rows of this evaluation for which a filter holds.
     *
     * @param name what the slice is called
     * @param filter the condition, on any column of the frame
     * @return the evaluation of those rows, possibly of none
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     */
    public Evaluation where(String name, Filter filter) {
        return slices(Slicing.where(name, filter)).values().iterator().next();
    }

    /**
     * The same for each slice of the rows.
     *
     * @param slicing how to slice
     * @return an immutable map of slices by name, in the order of the slicing
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     * @throws IllegalArgumentException if a column cannot be sliced by, or two slices have the same name
     */
    public Map<String, Evaluation> slices(Slicing slicing) {
        Map<String, Evaluation> slices = new LinkedHashMap<>();
        selection
                .slices(slicing, scored.frame())
                .forEach((name, part) -> slices.put(name, new Evaluation(scored, part)));
        return Collections.unmodifiableMap(slices);
    }

    /**
     * How groups of rows are treated by a classifier of two classes.
     *
     * @param column the column whose values are the groups
     * @return what happens to each group, and the gaps between them
     * @throws dev.boathouse.core.NotFoundException if the column is missing
     * @throws IllegalArgumentException if the column cannot be sliced by
     * @throws UnsupportedFormatException if the model is no classifier of two classes
     */
    public Fairness fairness(String column) {
        if (task() != Task.BINARY_CLASSIFICATION) {
            throw new UnsupportedFormatException("Cannot compare how groups are treated by a model for " + task()
                    + ": fairness is measured for " + Task.BINARY_CLASSIFICATION
                    + ". The metrics of slices by that column would work.");
        }
        return GroupCounts.of(column, slices(Slicing.by(column)));
    }

    /**
     * How long the model takes for a row and how large it is, measured now, with rows of the frame, whether or not these are in the slice.
     *
     * @return the measurement, another one each time
     */
    public Footprint footprint() {
        return Footprint.of(scored.model(), scored.used());
    }

    /**
     * How often predictions change when the numbers that go in change a little, on all rows of the frame, whether or not these are in the slice.
     *
     * @param noise how far, as a share of each numeric input's standard deviation over the rows
     * @param seed where the random numbers start
     * @return what changed
     */
    public Stability stability(double noise, long seed) {
        return Stability.of(scored.model(), scored.used(), noise, seed);
    }

    /**
     * The model that was evaluated.
     *
     * @return the model
     */
    public Model model() {
        return scored.model();
    }

    /** Tells whether both are of the same rows and the same truth. */
    boolean sameRows(Evaluation other) {
        return scored.truth().equals(other.scored.truth())
                && selection.sameAs(other.selection)
                && (scored.frame() == other.scored.frame() || testDigest().equals(other.testDigest()));
    }

    void putInto(Digest digest) {
        digest.put(modelDigest()).put(testDigest()).put(rowCount()).put(values().size());
        values().forEach((metric, value) -> digest.put(metric.toString()).put((double) value));
    }
}
