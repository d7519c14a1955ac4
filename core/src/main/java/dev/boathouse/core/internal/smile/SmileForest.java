package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import dev.boathouse.core.predictor.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import smile.base.cart.Loss;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.type.StructField;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.math.MathEx;
import smile.regression.RegressionTree;

/**
 * The trees of Smile's random forests, drawn, grown and weighted as {@code RandomForest.fit} of 2.6.0 does. Of classes: per class a bootstrap
 * of its size, Gini impurity, weight = accuracy out of the bag. Of numbers: a bootstrap of all rows, squares, trees that count alike.
 * Growing them one by one gives progress, spares the statistics that nobody reads, and keeps NaN weights of tiny data out.
 */
public final class SmileForest {

    private final TreeData data;
    private final RandomForest growth;

    private SmileForest(TreeData data, RandomForest growth) {
        this.data = data;
        this.growth = growth;
    }

    /**
     * Fits.
     *
     * @param forest the parameters
     * @param examples rows with classes, or with numbers
     * @param workers the threads; the seed decides, not the thread
     * @return what was learnt
     * @throws IllegalArgumentException if numbers are too large to compute with
     */
    public static Fitted fit(RandomForest forest, Examples examples, Workers workers) {
        SmileForest growing = new SmileForest(new TreeData(examples), forest);
        int width = examples.columns().length;
        if (examples.classes() == 0) {
            double[] numbers = TreeData.numbers(examples);
            int[] rows = IntStream.range(0, numbers.length).toArray();
            List<Tree> trees = workers.call(growing.tasks(examples.seed(), seed -> growing.grow(numbers, rows, seed)));
            return new Fitted(Predictor.meanOfTrees(width, 1, trees), Response.of(new Link.Identity()));
        }
        int[][] rowsOfClass = rowsOfClass(examples);
        List<Tree> trees =
                workers.call(growing.tasks(examples.seed(), seed -> growing.grow(examples, rowsOfClass, seed)));
        return new Fitted(
                Predictor.sumOfTrees(width, new double[examples.classes()], counting(trees)),
                Response.of(new Link.Normalized()));
    }

    private List<Callable<Tree>> tasks(long seed, LongFunction<Tree> grow) {
        List<Callable<Tree>> tasks = new ArrayList<>();
        for (long treeSeed : Seeded.seeds(seed, growth.trees())) {
            tasks.add(() -> grow.apply(treeSeed));
        }
        return tasks;
    }

    private static int[][] rowsOfClass(Examples examples) {
        return IntStream.range(0, examples.classes())
                .mapToObj(code -> IntStream.range(0, examples.rowCount())
                        .filter(row -> examples.codes()[row] == code)
                        .toArray())
                .toArray(int[][]::new);
    }

    private Tree grow(Examples examples, int[][] rowsOfClass, long seed) {
        int[] labels = examples.codes();
        StructField response = IntVector.of("label", labels).field();
        Seeded.start(seed);
        int[] samples = new int[labels.length];
        for (int[] rows : rowsOfClass) {
            draw(rows, samples);
        }
        DecisionTree tree = new DecisionTree(
                data.frame,
                labels,
                response,
                examples.classes(),
                SplitRule.GINI,
                growth.maxDepth(),
                Integer.MAX_VALUE,
                growth.minLeafSize(),
                featuresPerSplit((int) Math.sqrt(data.columns.length)),
                samples,
                data.order);
        return new TreeReading(
                        tree.root(), data.schema(), examples.classes(), LeafValues.probabilities(examples.classes()))
                .weighted(outOfBag -> accuracy(outOfBag, labels, samples));
    }

    private Tree grow(double[] numbers, int[] rows, long seed) {
        StructField response = DoubleVector.of("label", numbers).field();
        Seeded.start(seed);
        int[] samples = new int[numbers.length];
        draw(rows, samples);
        RegressionTree tree = new RegressionTree(
                data.frame,
                Loss.ls(numbers),
                response,
                growth.maxDepth(),
                Integer.MAX_VALUE,
                growth.minLeafSize(),
                featuresPerSplit(Math.max(data.columns.length / 3, 1)),
                samples,
                data.order);
        return new TreeReading(tree.root(), data.schema(), 1, LeafValues.outputs()).weighted(1);
    }

    private int featuresPerSplit(int usual) {
        int wanted = growth.featuresPerSplit() == RandomForest.USUAL ? usual : growth.featuresPerSplit();
        return Math.min(wanted, data.columns.length);
    }

    /** A bootstrap: counts how often each of some rows is drawn. */
    private static void draw(int[] rows, int[] samples) {
        for (int i = 0; i < rows.length; i++) {
            samples[rows[MathEx.randomInt(rows.length)]]++;
        }
    }

    private double accuracy(TreeReading tree, int[] labels, int[] samples) {
        int rows = 0;
        int right = 0;
        for (int i = 0; i < samples.length; i++) {
            if (samples[i] == 0) {
                rows++;
                right += tree.predicts(data.columns, i) == labels[i] ? 1 : 0;
            }
        }
        return rows == 0 ? 1 : (double) right / rows;
    }

    /** Trees that count alike, where all have a weight of 0. */
    static List<Tree> counting(List<Tree> trees) {
        boolean counts = trees.stream().anyMatch(tree -> tree.weight() > 0);
        return counts ? trees : trees.stream().map(tree -> tree.withWeight(1)).toList();
    }
}
