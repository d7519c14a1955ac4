package dev.boathouse.core.internal.smile;

import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.internal.SplitMix;
import dev.boathouse.core.model.Response;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import smile.base.cart.CART;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.type.StructField;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.math.MathEx;

/**
 * The trees of Smile's random forest, drawn, grown and weighted as {@code smile.classification.RandomForest.fit} of 2.6.0 does: per
 * class a bootstrap of its size, Gini impurity, weight = accuracy out of the bag. Growing them one by one gives progress, spares the
 * statistics that nobody reads, and keeps NaN weights of tiny data out.
 */
public final class SmileForest {

    /** Smile ignores the seeds 0 and 1, and takes the others modulo a prime. */
    private static final long LEAST_SEED = 2;

    private static final long SEEDS = 899_999_963L - LEAST_SEED;

    private final double[][] columns;
    private final int[] labels;
    private final int classes;
    private final int[][] rowsOfClass;
    private final DataFrame frame;
    private final int[][] order;
    private final StructField response;

    private SmileForest(double[][] columns, int[] labels, int classes) {
        this.columns = columns;
        this.labels = labels;
        this.classes = classes;
        this.rowsOfClass = IntStream.range(0, classes)
                .mapToObj(code -> IntStream.range(0, labels.length)
                        .filter(row -> labels[row] == code)
                        .toArray())
                .toArray(int[][]::new);
        this.frame = DataFrame.of(IntStream.range(0, columns.length)
                .mapToObj(i -> DoubleVector.of("f" + i, columns[i]))
                .toArray(BaseVector[]::new));
        this.order = CART.order(frame);
        this.response = IntVector.of("label", labels).field();
    }

    /**
     * Fits.
     *
     * @param forest the parameters
     * @param examples rows with classes
     * @param workers the threads; the seed decides, not the thread
     * @return what was learnt
     */
    public static Fitted fit(RandomForest forest, Examples examples, Workers workers) {
        SmileForest growing = new SmileForest(examples.columns(), examples.codes(), examples.classes());
        List<Callable<Tree>> tasks = new ArrayList<>();
        for (long treeSeed : seeds(examples.seed(), forest.trees())) {
            tasks.add(() -> growing.grow(forest, treeSeed));
        }
        return new Fitted(
                Predictor.sumOfTrees(
                        examples.columns().length, new double[examples.classes()], counting(workers.call(tasks))),
                Response.of(new Link.Normalized()));
    }

    static long[] seeds(long seed, int count) {
        Set<Long> taken = new HashSet<>();
        long[] seeds = new long[count];
        for (int i = 0; i < count; i++) {
            long hash = SplitMix.mix(SplitMix.mix(seed) + i);
            long next = Math.floorMod(hash, SEEDS);
            while (!taken.add(next)) {
                next = (next + 1) % SEEDS;
            }
            seeds[i] = next + LEAST_SEED;
        }
        return seeds;
    }

    private Tree grow(RandomForest growth, long seed) {
        int[] samples = draw(seed);
        DecisionTree tree = new DecisionTree(
                frame,
                labels,
                response,
                classes,
                SplitRule.GINI,
                growth.maxDepth(),
                Integer.MAX_VALUE,
                growth.minLeafSize(),
                featuresPerSplit(growth),
                samples,
                order);
        return new TreeReading(tree.root(), frame.schema(), classes).weighted(outOfBag -> accuracy(outOfBag, samples));
    }

    private int featuresPerSplit(RandomForest forest) {
        int wanted = forest.featuresPerSplit() == RandomForest.USUAL
                ? (int) Math.sqrt(columns.length)
                : forest.featuresPerSplit();
        return Math.min(wanted, columns.length);
    }

    /** How often each row is drawn. */
    private int[] draw(long seed) {
        Seeded.start(seed);
        int[] samples = new int[labels.length];
        for (int[] rows : rowsOfClass) {
            for (int i = 0; i < rows.length; i++) {
                samples[rows[MathEx.randomInt(rows.length)]]++;
            }
        }
        return samples;
    }

    private double accuracy(TreeReading tree, int[] samples) {
        double[] row = new double[columns.length];
        int rows = 0;
        int right = 0;
        for (int i = 0; i < samples.length; i++) {
            if (samples[i] == 0) {
                for (int feature = 0; feature < row.length; feature++) {
                    row[feature] = columns[feature][i];
                }
                rows++;
                right += tree.predicts(row) == labels[i] ? 1 : 0;
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
