package dev.boathouse.core.training;

import dev.boathouse.core.Progress;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.FeaturePipeline;
import dev.boathouse.core.features.FeatureSpec;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.FittedFeatures;
import dev.boathouse.core.features.Target;
import dev.boathouse.core.internal.Labels;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Predictor;
import dev.boathouse.core.model.TrainingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to learn, from which features, with which algorithm. The same trainer and the same rows give a model of the same content digest,
 * whatever else runs in the JVM. Immutable and thread-safe.
 */
public final class Trainer {

    /** How many threads train unless told otherwise: a constant, because some algorithms give other bits for other counts. */
    public static final int DEFAULT_PARALLELISM = 2;

    private final String label;
    private final Optional<String> positive;
    private final FeatureSpec features;
    private final Algorithm algorithm;
    private final long seed;
    private final int parallelism;

    private Trainer(
            String label,
            Optional<String> positive,
            FeatureSpec features,
            Algorithm algorithm,
            long seed,
            int parallelism) {
        this.label = label;
        this.positive = positive;
        this.features = features;
        this.algorithm = algorithm;
        this.seed = seed;
        this.parallelism = parallelism;
    }

    /**
     * Learns to tell two classes apart, by default with a forest of 100 trees, from all other columns as they are, with seed 0.
     *
     * @param label the column to learn: boolean (true is positive), 0 and 1 as integers (1 is positive), or a string of two levels
     *     (the last as they sort is positive)
     * @return the trainer
     */
    public static Trainer classification(String label) {
        return new Trainer(label, Optional.empty(), Features.none(), RandomForest.ofTrees(100), 0, DEFAULT_PARALLELISM);
    }

    /**
     * With a chosen positive class.
     *
     * @param level the class whose probability the model gives, as text
     * @return the changed copy
     */
    public Trainer positive(String level) {
        return new Trainer(label, Optional.of(level), features, algorithm, seed, parallelism);
    }

    /**
     * With features.
     *
     * @param spec how columns become features; every column but the label becomes one, so select what is wanted
     * @return the changed copy
     */
    public Trainer features(FeatureSpec spec) {
        return new Trainer(label, positive, spec, algorithm, seed, parallelism);
    }

    /**
     * With an algorithm.
     *
     * @param choice how to learn
     * @return the changed copy
     */
    public Trainer algorithm(Algorithm choice) {
        return new Trainer(label, positive, features, choice, seed, parallelism);
    }

    /**
     * With a seed.
     *
     * @param start where all random numbers start; every long is as good as another
     * @return the changed copy
     */
    public Trainer seed(long start) {
        return new Trainer(label, positive, features, algorithm, start, parallelism);
    }

    /**
     * With another number of threads, which the training record keeps.
     *
     * @param threads 1 to 1,000
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public Trainer withParallelism(int threads) {
        if (threads < 1 || threads > 1_000) {
            throw new IllegalArgumentException("Cannot train on " + threads + " threads: give 1 to 1000.");
        }
        return new Trainer(label, positive, features, algorithm, seed, threads);
    }

    /**
     * Trains.
     *
     * @param frame the rows to learn from
     * @return the model
     * @throws dev.boathouse.core.NotFoundException if the label or a column with a transform is missing
     * @throws IllegalArgumentException if the rows cannot be learnt from: none, labels that are null or all the same, values that no
     *     transform takes care of
     * @throws UnsupportedFormatException if the label has more than two classes
     * @throws IllegalStateException if Smile is not on the class path
     */
    public Model fit(Frame frame) {
        return fit(frame, Progress.NONE);
    }

    /**
     * Trains, telling how far it has come.
     *
     * @param frame the rows to learn from
     * @param progress hears of step {@code train}, from one thread at a time
     * @return the model
     * @throws dev.boathouse.core.NotFoundException if the label or a column with a transform is missing
     * @throws IllegalArgumentException if the rows cannot be learnt from: none, labels that are null or all the same, values that no
     *     transform takes care of
     * @throws UnsupportedFormatException if the label has more than two classes
     * @throws IllegalStateException if Smile is not on the class path
     */
    public Model fit(Frame frame, Progress progress) {
        List<String> classes = classes(frame);
        List<String> names = new ArrayList<>(frame.schema().names());
        names.remove(label);
        Frame inputs = frame.select(names);
        int[] codes = Labels.codes(frame, label, classes);
        FittedFeatures fitted = features.fit(inputs, Target.classes(codes, classes.size()), seed);
        FeaturePipeline pipeline = fitted.pipeline();
        if (pipeline.outputs().isEmpty()) {
            throw new IllegalArgumentException("Cannot learn \"" + label + "\": there is no feature besides it.");
        }
        names.add(label);
        TrainingRecord record = new TrainingRecord(
                algorithm.name(),
                algorithm.parameters(),
                features.toString(),
                seed,
                parallelism,
                label,
                frame.schema().field(label).type(),
                classes,
                SmileTraining.libraries(),
                frame.rowCount(),
                frame.select(names).contentDigest(),
                frame.origin());
        Predictor predictor = new SmileTraining(fitted.columns(), codes, seed, new OwnThreads(parallelism, progress))
                .train(algorithm);
        return Model.of(pipeline, predictor, record);
    }

    private List<String> classes(Frame frame) {
        Schema.Field field = frame.schema().field(label);
        Labels.requireLabel(field);
        if (frame.rowCount() == 0) {
            throw new IllegalArgumentException("Cannot learn \"" + label + "\": the frame has no rows.");
        }
        List<String> levels = Labels.levels(frame, label, 2);
        if (levels.size() < 2) {
            throw new IllegalArgumentException("Cannot learn \"" + label + "\": it is " + levels.get(0) + " in all "
                    + frame.rowCount() + " rows. Give rows of two classes.");
        }
        boolean numbers = field.type().isInteger();
        if (levels.size() > 2 || (numbers && !levels.equals(List.of("0", "1")))) {
            throw new UnsupportedFormatException("Cannot learn \"" + label + "\": found the classes "
                    + String.join(", ", levels) + (levels.size() > 2 ? " …" : "")
                    + ". Two classes are supported: false and true, 0 and 1, or two texts.");
        }
        if (positive.isPresent() && !levels.contains(positive.get())) {
            throw new IllegalArgumentException("Cannot learn \"" + label + "\": the positive class " + positive.get()
                    + " does not occur, only " + String.join(" and ", levels) + ".");
        }
        boolean swapped = positive.isPresent() && positive.get().equals(levels.get(0));
        return swapped ? List.of(levels.get(1), levels.get(0)) : levels;
    }
}
