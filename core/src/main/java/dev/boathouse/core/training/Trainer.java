package dev.boathouse.core.training;

import dev.boathouse.core.Progress;
import dev.boathouse.core.algorithm.Algorithm;
import dev.boathouse.core.algorithm.IsolationForest;
import dev.boathouse.core.algorithm.KMeans;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.FeaturePipeline;
import dev.boathouse.core.features.FeatureSpec;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.FittedFeatures;
import dev.boathouse.core.features.Transform;
import dev.boathouse.core.internal.Labels;
import dev.boathouse.core.internal.smile.Examples;
import dev.boathouse.core.internal.smile.Fitted;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.model.TrainingRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to learn, from which features, with which algorithm. The same trainer and the same rows give a model of the same content digest,
 * whatever else runs in the JVM. Immutable and thread-safe.
 */
public final class Trainer {

    /** How many threads train unless told otherwise: a constant, because some algorithms give other bits for other counts. */
    public static final int DEFAULT_PARALLELISM = 2;

    private static final int MAX_PARALLELISM = 1_000;

    private final Goal goal;
    private final FeatureSpec features;
    private final Algorithm algorithm;
    private final long seed;
    private final int parallelism;

    private Trainer(Goal goal, FeatureSpec features, Algorithm algorithm, long seed, int parallelism) {
        this.goal = goal;
        this.features = features;
        this.algorithm = algorithm;
        this.seed = seed;
        this.parallelism = parallelism;
    }

    private static Trainer standard(Goal goal, Algorithm algorithm) {
        return new Trainer(goal, Features.none(), algorithm, 0, DEFAULT_PARALLELISM);
    }

    /**
     * Learns to tell classes apart, by default with a forest of 100 trees, from all other columns as they are, with seed 0.
     *
     * @param label the column to learn: a boolean, whole numbers or a string, of 2 to 1,000 classes. Of two classes the last as they sort is
     *     positive: true, the larger number, or the later text.
     * @return the trainer
     */
    public static Trainer classification(String label) {
        return standard(Goal.classification(label), RandomForest.ofTrees(100));
    }

    /**
     * Learns to estimate a number, by default with a forest of 100 trees, from all other columns as they are, with seed 0.
     *
     * @param label the column to learn, a number
     * @return the trainer
     */
    public static Trainer regression(String label) {
        return standard(Goal.regression(label), RandomForest.ofTrees(100));
    }

    /**
     * Learns to tell which rows are unlike the others, by default with an isolation forest of 100 trees, from all columns as they are, with
     * seed 0. There is no label: leave out of the frame what is not to be compared. The rows may hold anomalies, as long as they are few.
     *
     * @return the trainer
     */
    public static Trainer anomalyDetection() {
        return standard(Goal.withoutLabel(Task.ANOMALY_DETECTION), IsolationForest.ofTrees(100));
    }

    /**
     * Learns to group rows that are near each other, by the best of 10 runs of k-means, from all columns as they are, with seed 0.
     * Standardize the features: distances are taken in their units. Clusters are numbered from 0, in no order that means anything.
     *
     * @param clusters how many groups, 2 to 10,000
     * @return the trainer
     * @throws IllegalArgumentException if the number is out of range
     */
    public static Trainer clustering(int clusters) {
        return standard(Goal.withoutLabel(Task.CLUSTERING), KMeans.ofClusters(clusters));
    }

    /**
     * The trainer that made a model, if all its transforms are those of this library: {@link #of(TrainingRecord, Collection)} without
     * others.
     *
     * @param record how the model came to be
     * @return the trainer
     */
    public static Trainer of(TrainingRecord record) {
        return of(record, List.of());
    }

    /**
     * The trainer that made a model: it learns the same from the same features, with the same algorithm, seed and number of threads. On the
     * same rows, with the same versions of the libraries, its models have the same content digest, as far as the algorithm's
     * {@link Algorithm#repeatability()} goes. Of two classes the one that was positive stays so; a third one is an error then.
     *
     * @param record how the model came to be
     * @param custom the host's own transforms, found by name, more than needed if so
     * @return the trainer
     * @throws dev.boathouse.core.UnsupportedFormatException if algorithm, a transform or a time zone is not known: a newer version or a host
     *     trained
     * @throws IllegalArgumentException if the record contradicts itself, or two transforms have the same name
     */
    public static Trainer of(TrainingRecord record, Collection<? extends Transform> custom) {
        Algorithm algorithm = Algorithm.of(record.algorithm(), record.parameters());
        return standard(Goal.of(record), algorithm)
                .algorithm(algorithm)
                .features(FeatureSpec.of(record.features(), custom))
                .seed(record.seed())
                .withParallelism(record.parallelism());
    }

    /**
     * With a chosen positive class.
     *
     * @param level the class whose probability the model gives, as text
     * @return the changed copy
     * @throws IllegalArgumentException if this is no classification
     */
    public Trainer positive(String level) {
        return new Trainer(goal.positive(level), features, algorithm, seed, parallelism);
    }

    /**
     * With features.
     *
     * @param spec how columns become features; every column but the label becomes one, so select what is wanted
     * @return the changed copy
     */
    public Trainer features(FeatureSpec spec) {
        return new Trainer(goal, spec, algorithm, seed, parallelism);
    }

    /**
     * With an algorithm.
     *
     * @param choice how to learn
     * @return the changed copy
     * @throws IllegalArgumentException if the algorithm is not for what this trainer learns
     */
    public Trainer algorithm(Algorithm choice) {
        boolean suits = choice.tasks().stream().anyMatch(task -> task == goal.kind() || bothClassify(task));
        if (!suits) {
            throw new IllegalArgumentException(
                    "Cannot use " + choice.name() + " for " + goal.kind() + ": it is for " + tasks(choice) + ".");
        }
        return new Trainer(goal, features, choice, seed, parallelism);
    }

    private boolean bothClassify(Task task) {
        return task.isClassification() && goal.kind().isClassification();
    }

    private static String tasks(Algorithm algorithm) {
        return algorithm.tasks().stream().sorted().map(Task::toString).collect(Collectors.joining(" and "));
    }

    /**
     * With a seed.
     *
     * @param start where all random numbers start; every long is as good as another
     * @return the changed copy
     */
    public Trainer seed(long start) {
        return new Trainer(goal, features, algorithm, start, parallelism);
    }

    /**
     * With another number of threads, {@value #DEFAULT_PARALLELISM} unless told. It is part of the training record, because some
     * algorithms give other bits for other counts.
     *
     * @param threads how many, 1 to 1000
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public Trainer withParallelism(int threads) {
        if (threads < 1 || threads > MAX_PARALLELISM) {
            throw new IllegalArgumentException("Cannot train on " + threads + " threads: give 1 to 1000.");
        }
        return new Trainer(goal, features, algorithm, seed, threads);
    }

    /**
     * Trains.
     *
     * @param frame the rows to learn from
     * @return the model
     * @throws dev.boathouse.core.NotFoundException if the label or a column with a transform is missing
     * @throws IllegalArgumentException if the rows cannot be learnt from: none, labels that are null or all the same, more classes than
     *     the algorithm can tell apart, values that no transform takes care of
     * @throws IllegalStateException if Smile is needed and not on the class path, or OpenBLAS is not where the algorithm needs it
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
     * @throws IllegalArgumentException if the rows cannot be learnt from: none, labels that are null or all the same, more classes than
     *     the algorithm can tell apart, values that no transform takes care of
     * @throws IllegalStateException if Smile is needed and not on the class path, or OpenBLAS is not where the algorithm needs it
     */
    public Model fit(Frame frame, Progress progress) {
        Goal.Seen seen = goal.seenIn(frame);
        requireTask(seen);
        List<String> names = new ArrayList<>(frame.schema().names());
        seen.label().ifPresent(label -> names.remove(label.column()));
        Frame inputs = frame.select(names);
        FittedFeatures encoded = features.fit(inputs, seen.target(), seed);
        FeaturePipeline pipeline = encoded.pipeline();
        if (pipeline.outputs().isEmpty()) {
            throw new IllegalArgumentException("Cannot learn: there is no feature"
                    + seen.label()
                            .map(label -> " besides the label \"" + label.column() + "\"")
                            .orElse("") + ".");
        }
        TrainingRecord record = new TrainingRecord(
                seen.task(),
                algorithm.name(),
                algorithm.parameters(),
                features.toString(),
                seed,
                parallelism,
                seen.label(),
                Learners.libraries(algorithm),
                frame.rowCount(),
                Labels.digest(frame, seen.label().map(TrainingRecord.Label::column)),
                frame.origin());
        Examples examples =
                new Examples(encoded.columns(), seen.codes(), record.classes().size(), seen.numbers(), seed);
        Fitted fitted = Learners.fit(algorithm, examples, new OwnThreads(parallelism, progress));
        return Model.of(pipeline, fitted.predictor(), fitted.response(), record);
    }

    private void requireTask(Goal.Seen seen) {
        if (!algorithm.tasks().contains(seen.task())) {
            throw new IllegalArgumentException("Cannot learn \"" + goal.label().orElse("") + "\": it has "
                    + seen.label().map(label -> label.classes().size()).orElse(0) + " classes, and " + algorithm.name()
                    + " is for " + tasks(algorithm) + ".");
        }
    }
}
