package dev.boathouse.core.training;

import dev.boathouse.core.internal.smile.SmileForest;
import dev.boathouse.core.internal.smile.SmileLogistic;
import dev.boathouse.core.internal.smile.SmileVersion;
import dev.boathouse.core.model.Predictor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Hands encoded rows to Smile; the one place that can fail because Smile is not there. */
final class SmileTraining {

    private final double[][] columns;
    private final int[] labels;
    private final long seed;
    private final OwnThreads threads;

    SmileTraining(double[][] columns, int[] labels, long seed, OwnThreads threads) {
        this.columns = columns;
        this.labels = labels;
        this.seed = seed;
        this.threads = threads;
    }

    Predictor train(Algorithm algorithm) {
        try {
            return algorithm instanceof RandomForest forest ? forest(forest) : logistic((LogisticRegression) algorithm);
        } catch (NoClassDefFoundError e) {
            throw missing(e);
        }
    }

    static SortedMap<String, String> libraries() {
        try {
            return new TreeMap<>(Map.of("smile", SmileVersion.found()));
        } catch (NoClassDefFoundError e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(NoClassDefFoundError e) {
        return new IllegalStateException(
                "Cannot train: Smile is not on the class path (" + e.getMessage()
                        + "). Add the dependency com.github.haifengl:smile-core:2.6.0; everything but training works without it.",
                e);
    }

    private Predictor forest(RandomForest forest) {
        SmileForest.Growth growth = new SmileForest.Growth(
                forest.maxDepth(), forest.minLeafSize(), forest.featuresPerSplit(columns.length));
        return Predictor.forest(
                columns.length,
                SmileForest.counting(threads.call(SmileForest.tasks(columns, labels, forest.trees(), growth, seed))));
    }

    private Predictor logistic(LogisticRegression regression) {
        Callable<double[]> task = () -> SmileLogistic.fit(
                columns, labels, regression.penalty(), regression.tolerance(), regression.maxIterations());
        double[] fitted = threads.call(List.of(task)).get(0);
        if (!Arrays.stream(fitted).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "Cannot train: logistic regression did not converge to finite coefficients."
                            + " Standardize the features, or give a larger penalty.");
        }
        return Predictor.logistic(Arrays.copyOf(fitted, columns.length), fitted[columns.length]);
    }
}
