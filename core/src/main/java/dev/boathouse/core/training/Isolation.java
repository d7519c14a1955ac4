package dev.boathouse.core.training;

import dev.boathouse.core.algorithm.IsolationForest;
import dev.boathouse.core.internal.SplitMix;
import dev.boathouse.core.internal.smile.Examples;
import dev.boathouse.core.internal.smile.Fitted;
import dev.boathouse.core.internal.smile.Workers;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import dev.boathouse.core.predictor.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Carries out isolation forests: trees on small samples, each drawn from a seed of its own, and the threshold. */
final class Isolation {

    /** Right above the score of a row whose path is as long as expected. */
    private static final double USUAL_THRESHOLD = Math.nextUp(0.5);

    private static final int BLOCK = 16_384;

    private Isolation() {}

    /**
     * Fits.
     *
     * @param forest the parameters
     * @param examples rows, of which classes and numbers are not used
     * @param workers the threads; they do not show
     * @return what was learnt
     * @throws IllegalArgumentException if all rows are alike
     */
    static Fitted fit(IsolationForest forest, Examples examples, Workers workers) {
        double[][] columns = examples.columns();
        if (Arrays.stream(columns).allMatch(Isolation::isConstant)) {
            throw new IllegalArgumentException("Cannot train: all " + examples.rowCount()
                    + " rows have the same features, so none can be isolated. Give rows that differ.");
        }
        int sample = Math.min(forest.sampleSize(), examples.rowCount());
        List<Callable<Tree>> tasks = new ArrayList<>();
        for (int tree = 0; tree < forest.trees(); tree++) {
            Draws draws = new Draws(SplitMix.mix(examples.seed()) + tree);
            tasks.add(() -> IsolationTree.of(columns, draws.some(sample, examples.rowCount()), draws));
        }
        Predictor predictor = Predictor.meanOfTrees(columns.length, 1, workers.call(tasks));
        Link link = new Link.Isolation(PathLength.expected(sample));
        double threshold = forest.contamination() == IsolationForest.UNKNOWN
                ? USUAL_THRESHOLD
                : threshold(scores(predictor, link, columns, workers), forest.contamination());
        return new Fitted(predictor, new Response(link, threshold));
    }

    private static boolean isConstant(double[] column) {
        return Arrays.stream(column).allMatch(value -> value == column[0]);
    }

    /** The least score that no more than a share of the rows reaches; if the highest is that of more rows, right above it. */
    static double threshold(double[] scores, double share) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        // 0.29 × 100 is a hair less than 29.
        int place = sorted.length - (int) Math.nextUp(share * sorted.length);
        if (place == sorted.length) {
            return Math.nextUp(sorted[place - 1]);
        }
        double first = sorted[place];
        if (sorted[place - 1] < first) {
            return first;
        }
        for (double score : sorted) {
            if (score > first) {
                return score;
            }
        }
        return Math.nextUp(first);
    }

    private static double[] scores(Predictor predictor, Link link, double[][] columns, Workers workers) {
        int rows = columns[0].length;
        double[] scores = new double[rows];
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int from = 0; from < rows; from += BLOCK) {
            int start = from;
            int count = Math.min(BLOCK, rows - from);
            tasks.add(() -> score(predictor, link, columns, start, count, scores));
        }
        workers.call(tasks);
        return scores;
    }

    private static boolean score(
            Predictor predictor, Link link, double[][] columns, int from, int count, double[] scores) {
        double[] features = new double[count * columns.length];
        for (int feature = 0; feature < columns.length; feature++) {
            for (int row = 0; row < count; row++) {
                features[row * columns.length + feature] = columns[feature][from + row];
            }
        }
        double[] block = new double[count];
        predictor.score(features, count, block);
        link.apply(block, 0, count, scores, from);
        return true;
    }
}
