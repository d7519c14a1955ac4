package dev.boathouse.core.explanation;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.features.FeatureEncoder;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.predictor.Predictor.Attribution;
import java.util.List;
import java.util.Optional;

/**
 * Explains what a model answers by Shapley values of its score: exactly, for trees (forests, boosting, AdaBoost, isolation forests) and linear models.
 * Immutable and thread-safe; each call works on the thread that makes it.
 *
 * <p>Of two classes the positive one is explained, of several the one that is most probable for each row, unless {@link #withClass} names another.
 * {@link Explanation.Scale} tells what contributions are measured in. They tell what the model does, not what the world does: features that depend
 * on each other share what one of them might explain alone.
 */
public final class Explainer {

    /** How many rows {@link #importances(Frame)} explains at most. */
    public static final int DEFAULT_ROWS = 2_000;

    private final Model model;
    private final Attribution plain;
    private final String background;
    private final Explained explained;

    private Explainer(Model model, Attribution plain, String background, ExplainedScores scores) {
        this.model = model;
        this.plain = plain;
        this.background = background;
        this.explained = new Explained(model, plain.combined(scores.weights()), scores, Sources.of(model.features()));
    }

    /**
     * Explains a model of trees.
     *
     * @param model the model
     * @return the explainer
     * @throws UnsupportedFormatException if there is no exact attribution for its predictor
     * @throws IllegalArgumentException if the model is linear, and so needs rows to compare with, or its trees are too deep
     */
    public static Explainer of(Model model) {
        Attribution plain = attribution(model);
        if (plain.needsBackground()) {
            throw new IllegalArgumentException(
                    "Cannot explain a model of " + model.predictor().kind()
                            + " alone: its contributions are relative to other rows. Give some, such as the training rows: Explainer.of(model, frame).");
        }
        return new Explainer(model, plain, "", ExplainedScores.of(model, plain));
    }

    /**
     * Explains a model relative to the means of its features over some rows. Trees know the means over their training rows: they need no background
     * and ignore it.
     *
     * @param model the model
     * @param background rows with the model's inputs, at least one
     * @return the explainer
     * @throws UnsupportedFormatException if there is no exact attribution for its predictor
     * @throws dev.boathouse.core.NotFoundException if an input is missing
     * @throws IllegalArgumentException if there are no rows, a value cannot be used, or trees are too deep
     */
    public static Explainer of(Model model, Frame background) {
        Attribution plain = attribution(model);
        if (!plain.needsBackground()) {
            return of(model);
        }
        if (background.rowCount() == 0) {
            throw new IllegalArgumentException(
                    "Cannot explain relative to no rows: the background is empty. Give some, such as the training rows.");
        }
        Frame inputs = background.select(model.signature().inputs().names());
        double[][] columns = model.features().columns(inputs);
        double[] means = new double[columns.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = mean(columns[i]);
        }
        Attribution relative = plain.against(means);
        return new Explainer(
                model, relative, " against " + inputs.contentDigest(), ExplainedScores.of(model, relative));
    }

    private static Attribution attribution(Model model) {
        Optional<Attribution> found = model.trainingRecord().task() == Task.CLUSTERING
                ? Optional.empty()
                : model.predictor().attribution();
        return found.orElseThrow(() -> new UnsupportedFormatException("Cannot explain a model of "
                + model.predictor().kind()
                + " row by row: of trees and linear models it can be told what features contribute. PermutationImportance"
                + " works with every model that can be evaluated."));
    }

    /** A constant is its own mean, to the last bit. */
    private static double mean(double[] values) {
        double mean = values[0];
        double sum = 0;
        for (double value : values) {
            sum += value - mean;
        }
        return mean + sum / values.length;
    }

    /**
     * Explains the score of a certain class.
     *
     * @param name the class, as {@link dev.boathouse.core.model.TrainingRecord#classes} has it
     * @return the changed copy
     * @throws NotFoundException if the model knows no such class
     */
    public Explainer withClass(String name) {
        List<String> classes = model.trainingRecord().classes();
        int index = classes.indexOf(name);
        if (index < 0) {
            throw new NotFoundException("No class \"" + name + "\": the model knows "
                    + (classes.isEmpty()
                            ? "no classes, it is for " + model.trainingRecord().task()
                            : classes) + ".");
        }
        ExplainedScores all = ExplainedScores.of(model, plain);
        ExplainedScores one = classes.size() > 2 ? all.only(index) : index == 1 ? all : all.other(name);
        return new Explainer(model, plain, background, one);
    }

    /**
     * What contributions are measured in.
     *
     * @return the scale
     */
    public Explanation.Scale scale() {
        return explained.scores().scale();
    }

    /**
     * The names of what contributes, by input column: the order of the contributions in {@link #explain(Frame)}. Features that are made of several
     * columns count for these together, as {@code origin + hour}.
     *
     * @return an immutable list
     */
    public List<String> columns() {
        return explained.sources().columns();
    }

    /**
     * Explains a row.
     *
     * @param row a row with the model's inputs
     * @return what each column and feature contributes to its score
     * @throws NotFoundException if an input is missing
     * @throws IllegalArgumentException if an input has another kind of type than in training, or a value cannot be used
     */
    public Explanation explain(Row row) {
        FeatureEncoder encoder = model.features().bind(row.schema());
        double[] features = new double[encoder.size()];
        double[] raw = new double[model.predictor().scores()];
        encoder.encode(row, features);
        model.predictor().score(features, raw);
        ExplainedScores scores = explained.scores();
        Sources sources = explained.sources();
        int which = scores.largest(raw, 0);
        double[] contributions = new double[features.length];
        explained.attribution().contributions(features, which, contributions);
        double[] sums = new double[sources.columns().size()];
        sources.sum(contributions, 0, sums, 0);
        return new Explanation(
                scores.classes().isEmpty()
                        ? Optional.empty()
                        : Optional.of(scores.classes().get(which)),
                scores.scale(),
                explained.expected(which),
                scores.value(which, raw, 0),
                Explanation.ranked(sources.columns(), sums),
                Explanation.ranked(sources.features(), contributions));
    }

    /**
     * Explains all rows, many times as fast as one by one.
     *
     * @param frame rows with the model's inputs
     * @return the frame with columns added: {@code expected}, {@code contributions} (an array in the order of {@link #columns}), and, where the model
     *     tells more than two classes apart, {@code explained}, the class whose score this is
     * @throws NotFoundException if an input is missing
     * @throws IllegalArgumentException if an input has another kind of type than in training, a value cannot be used (column and row are named), or
     *     the frame already has one of the added columns
     */
    public Frame explain(Frame frame) {
        return new FrameExplanation(explained).explain(frame, "explain " + model.contentDigest() + background);
    }

    /**
     * How much columns and features contribute on average, over all rows or {@value #DEFAULT_ROWS} of them, drawn with the seed 0.
     *
     * @param frame rows with the model's inputs
     * @return mean sizes of contributions, as {@link #importances(Frame, int, long)} has them
     */
    public GlobalImportance importances(Frame frame) {
        return importances(frame, DEFAULT_ROWS, 0);
    }

    /**
     * How much columns and features contribute on average: the mean of the size of their contributions over rows that are drawn without replacement,
     * with Student's interval for it, by the standard error of these rows. The interval takes the rows of the frame for independent draws from
     * those that the model will see, and the model for given.
     *
     * @param frame rows with the model's inputs
     * @param rows how many of them to explain at most, 2 or more
     * @param seed another seed, other rows
     * @return mean sizes of contributions
     * @throws NotFoundException if an input is missing
     * @throws IllegalArgumentException if there are no rows or too few are wanted, an input has another kind of type than in training, or a value
     *     cannot be used
     */
    public GlobalImportance importances(Frame frame, int rows, long seed) {
        if (frame.rowCount() == 0 || rows < 2) {
            throw new IllegalArgumentException("Cannot tell importances: the frame has " + frame.rowCount()
                    + " rows, and " + rows + " are wanted. At least 2 of each would work.");
        }
        return new SampledRows(explained).importances(frame, rows, seed);
    }
}
