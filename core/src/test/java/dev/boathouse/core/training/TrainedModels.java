package dev.boathouse.core.training;

import dev.boathouse.core.algorithm.AdaBoost;
import dev.boathouse.core.algorithm.Algorithm;
import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.algorithm.ElasticNet;
import dev.boathouse.core.algorithm.GradientBoosting;
import dev.boathouse.core.algorithm.IsolationForest;
import dev.boathouse.core.algorithm.KMeans;
import dev.boathouse.core.algorithm.Lasso;
import dev.boathouse.core.algorithm.LinearDiscriminantAnalysis;
import dev.boathouse.core.algorithm.LinearRegression;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.algorithm.MultilayerPerceptron;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.algorithm.Repeatability;
import dev.boathouse.core.algorithm.Ridge;
import dev.boathouse.core.algorithm.SupportVectorMachine;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.FeatureSpec;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.internal.smile.OpenBlas;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Every algorithm for every task that it is for, on the same rows, as lines that other JVMs can be held against. */
final class TrainedModels {

    private static final int SHOWN = 200;

    /**
     * A trainer and the rows it learns from.
     *
     * @param name the algorithm and the task
     */
    record Case(String name, Trainer trainer, Frame rows, Repeatability repeatability) {

        static Case of(Trainer trainer, Algorithm algorithm, Frame rows, Task task) {
            FeatureSpec scaled = Features.standardize("distance");
            Trainer chosen = trainer.features(task == Task.MULTICLASS_CLASSIFICATION ? scaled : scaled.oneHot("origin"))
                    .algorithm(algorithm)
                    .seed(42);
            return new Case(algorithm.name() + "/" + task, chosen, rows, algorithm.repeatability());
        }

        /** Algorithms that are only close to themselves, and perceptrons, need OpenBLAS. */
        boolean canRunHere() {
            return (repeatability != Repeatability.CLOSE && !name.startsWith("multilayer-perceptron"))
                    || OpenBlas.Found.here();
        }

        Model fit(int threads) {
            return trainer.withParallelism(threads).fit(rows);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private TrainedModels() {}

    static List<Case> all() {
        Frame rows = Samples.flights(600, 5);
        List<Case> cases = new ArrayList<>();
        for (Algorithm algorithm : algorithms()) {
            for (Task task : new TreeSet<>(algorithm.tasks())) {
                cases.add(
                        switch (task) {
                            case BINARY_CLASSIFICATION ->
                                Case.of(Trainer.classification("late"), algorithm, rows, task);
                            case MULTICLASS_CLASSIFICATION ->
                                Case.of(Trainer.classification("origin"), algorithm, rows, task);
                            case REGRESSION -> Case.of(Trainer.regression("hour"), algorithm, rows, task);
                            case ANOMALY_DETECTION -> Case.of(Trainer.anomalyDetection(), algorithm, rows, task);
                            case CLUSTERING -> Case.of(Trainer.clustering(4), algorithm, rows, task);
                        });
            }
        }
        return cases;
    }

    /** One of each. */
    private static List<Algorithm> algorithms() {
        return List.of(
                AdaBoost.ofTrees(10),
                DecisionTree.ofDepth(8),
                ElasticNet.ofPenalties(1, 1),
                GradientBoosting.ofTrees(10),
                IsolationForest.ofTrees(20).withContamination(0.05),
                KMeans.ofClusters(4).withRuns(3),
                Lasso.ofPenalty(1),
                LinearDiscriminantAnalysis.pooled(),
                LinearRegression.ordinary(),
                LogisticRegression.ofPenalty(1),
                MultilayerPerceptron.ofHidden(5).withEpochs(2),
                RandomForest.ofTrees(10).withMaxDepth(8),
                Ridge.ofPenalty(1),
                SupportVectorMachine.linear(),
                SupportVectorMachine.gaussian(1));
    }

    /** The raw scores of the first rows. */
    static double[] scores(Model model, Frame rows) {
        return model.rawScores(rows).values("scores").stream()
                .limit(SHOWN)
                .flatMap(scores -> ((List<?>) scores).stream())
                .mapToDouble(score -> (Double) score)
                .toArray();
    }

    static boolean close(double[] some, double[] others) {
        double largest = Arrays.stream(some).map(Math::abs).max().orElse(0);
        boolean close = some.length == others.length;
        for (int i = 0; close && i < some.length; i++) {
            close = Math.abs(some[i] - others[i]) <= Repeatability.TOLERANCE * largest;
        }
        return close;
    }

    private static String line(Case one) {
        Model model = one.fit(Trainer.DEFAULT_PARALLELISM);
        StringBuilder line = new StringBuilder(one.name() + " " + one.repeatability() + " " + model.contentDigest());
        for (double score : scores(model, one.rows())) {
            line.append(' ').append(Double.toHexString(score));
        }
        return line.toString();
    }

    /** Writes the lines to a file; or, given two files, tells whether what must be equal is equal. */
    public static void main(String... arguments) throws IOException {
        Path first = Path.of(arguments[0]);
        if (arguments.length == 1) {
            Files.write(
                    first,
                    all().stream()
                            .filter(Case::canRunHere)
                            .map(TrainedModels::line)
                            .toList());
            return;
        }
        List<String> differences = differences(Files.readAllLines(first), Files.readAllLines(Path.of(arguments[1])));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        differences.forEach(out::println);
        System.exit(differences.isEmpty() ? 0 : 1);
    }

    static List<String> differences(List<String> some, List<String> others) {
        List<String> differences = new ArrayList<>();
        if (some.size() != others.size()) {
            differences.add("One trained " + some.size() + " models, the other " + others.size() + ".");
        }
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            String[] one = some.get(i).split(" ", -1);
            String[] other = others.get(i).split(" ", -1);
            boolean repeats = switch (Repeatability.valueOf(
                    one[1].toUpperCase(Locale.ROOT).replace('-', '_'))) {
                case EQUAL_BITS, EQUAL_BITS_FOR_THREADS -> one[2].equals(other[2]);
                case EQUAL_BITS_ON_ONE_PLATFORM -> one[0].equals(other[0]);
                case CLOSE -> close(numbers(one), numbers(other));
            };
            if (!repeats) {
                differences.add(one[0] + " should repeat with " + one[1] + ", and does not.");
            }
        }
        return differences;
    }

    private static double[] numbers(String[] words) {
        return Arrays.stream(words).skip(3).mapToDouble(Double::parseDouble).toArray();
    }
}
