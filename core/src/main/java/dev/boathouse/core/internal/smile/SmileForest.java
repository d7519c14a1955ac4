package dev.boathouse.core.internal.smile;

import dev.boathouse.core.internal.SplitMix;
import dev.boathouse.core.model.Tree;
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

    private static final int CLASSES = 2;
    /** Smile ignores the seeds 0 and 1, and takes the others modulo a prime. */
    private static final long LEAST_SEED = 2;

    private static final long SEEDS = 899_999_963L - LEAST_SEED;

    private final double[][] columns;
    private final int[] labels;
    private final int[][] rowsOfClass;
    private final DataFrame frame;
    private final int[][] order;
    private final StructField response;

    private SmileForest(double[][] columns, int[] labels) {
        this.columns = columns;
        this.labels = labels;
        this.rowsOfClass = IntStream.range(0, CLASSES)
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
     * How a tree grows.
     *
     * @param maxDepth the most levels
     * @param minLeafSize the least rows in a leaf
     * @param featuresPerSplit how many features a split chooses from
     */
    public record Growth(int maxDepth, int minLeafSize, int featuresPerSplit) {}

    /**
     * The trees as tasks, each of which may run on any thread: the seed decides, not the thread.
     *
     * @param columns the features, feature by feature
     * @param labels 0 or 1 for each row
     * @param trees how many
     * @param growth how they grow
     * @param seed where the trees' seeds come from
     * @return a task for each tree
     */
    public static List<Callable<Tree>> tasks(double[][] columns, int[] labels, int trees, Growth growth, long seed) {
        SmileForest forest = new SmileForest(columns, labels);
        List<Callable<Tree>> tasks = new ArrayList<>();
        for (long treeSeed : seeds(seed, trees)) {
            tasks.add(() -> forest.grow(growth, treeSeed));
        }
        return tasks;
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

    private Tree grow(Growth growth, long seed) {
        int[] samples = draw(seed);
        DecisionTree tree = new DecisionTree(
                frame,
                labels,
                response,
                CLASSES,
                SplitRule.GINI,
                growth.maxDepth(),
                Integer.MAX_VALUE,
                growth.minLeafSize(),
                growth.featuresPerSplit(),
                samples,
                order);
        return new TreeReading(tree.root(), frame.schema()).weighted(outOfBag -> accuracy(outOfBag, samples));
    }

    /** How often each row is drawn. The lock is there because setSeed changes a set that all threads share. */
    private int[] draw(long seed) {
        synchronized (SmileForest.class) {
            MathEx.setSeed(seed);
        }
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

    /**
     * Trees that count alike, where all have a weight of 0.
     *
     * @param trees the trees
     * @return trees that can be averaged
     */
    public static List<Tree> counting(List<Tree> trees) {
        boolean counts = trees.stream().anyMatch(tree -> tree.weight() > 0);
        return counts ? trees : trees.stream().map(tree -> tree.withWeight(1)).toList();
    }
}
