package dev.boathouse.core.training;

import dev.boathouse.core.algorithm.AdaBoost;
import dev.boathouse.core.algorithm.Algorithm;
import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.algorithm.GradientBoosting;
import dev.boathouse.core.algorithm.IsolationForest;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.algorithm.Repeatability;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.FeatureSpec;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.model.Model;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every algorithm for every task that it is for, on the same rows, as lines that other JVMs can be held against. */
final class TrainedModels {

    private static final int SHOWN = 200;

    /**
     * A trainer and the rows it learns from.
     *
     * @param name the algorithm and the task
     */
    record Case(String name, Trainer trainer, Frame rows, Repeatability repeatability) {

        static Case of(Trainer trainer, Algorithm algorithm, Frame rows, String task) {
            FeatureSpec features = Features.standardize("distance");
            Trainer chosen = trainer.features(task.equals("multiclass") ? features : features.oneHot("origin"))
                    .algorithm(algorithm)
                    .seed(42);
            return new Case(algorithm.name() + "/" + task, chosen, rows, algorithm.repeatability());
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
        Frame late = Samples.flights(3_000, 5);
        Trainer binary = Trainer.classification("late");
        Trainer several = Trainer.classification("origin");
        Trainer number = Trainer.regression("hour");
        Trainer unlike = Trainer.anomalyDetection();
        GradientBoosting boosting = GradientBoosting.ofTrees(20);
        return List.of(
                Case.of(binary, AdaBoost.ofTrees(20), late, "binary"),
                Case.of(several, AdaBoost.ofTrees(20), late, "multiclass"),
                Case.of(binary, DecisionTree.ofDepth(8), late, "binary"),
                Case.of(several, DecisionTree.ofDepth(8).withMaxLeaves(30), late, "multiclass"),
                Case.of(number, DecisionTree.ofDepth(8), late, "regression"),
                Case.of(binary, boosting, late, "binary"),
                Case.of(several, boosting, late, "multiclass"),
                Case.of(number, boosting, late, "regression"),
                Case.of(number, boosting.withLoss(GradientBoosting.Loss.HUBER), late, "regression-huber"),
                Case.of(unlike, IsolationForest.ofTrees(20).withContamination(0.05), late, "anomalies"),
                Case.of(binary, LogisticRegression.ofPenalty(1), late, "binary"),
                Case.of(binary, RandomForest.ofTrees(10).withMaxDepth(8), late, "binary"),
                Case.of(several, RandomForest.ofTrees(10).withMaxDepth(8), late, "multiclass"),
                Case.of(number, RandomForest.ofTrees(10).withMaxDepth(8), late, "regression"));
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
            Files.write(first, all().stream().map(TrainedModels::line).toList());
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
            boolean digest = one[1].equals(Repeatability.EQUAL_BITS.toString());
            if (digest ? !one[2].equals(other[2]) : !close(numbers(one), numbers(other))) {
                differences.add(one[0] + " should repeat with " + one[1] + ", and does not.");
            }
        }
        return differences;
    }

    private static double[] numbers(String[] words) {
        return Arrays.stream(words).skip(3).mapToDouble(Double::parseDouble).toArray();
    }
}
