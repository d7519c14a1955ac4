package dev.boathouse.core.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.boathouse.core.predictor.GrownTree.Shape;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scores equal a plain walk through every tree, to the last bit. */
class TreesTest {

    private static final double[] EDGES = {
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1,
        Math.nextUp(1.0),
        Math.nextDown(1.0),
        1e300,
        -1e300
    };

    @Test
    void randomForestsOfAllShapesScoreAsPlainWalksDo() {
        long first = System.nanoTime();
        for (int round = 0; round < 300; round++) {
            long seed = first + round;
            Random random = new Random(seed);
            int width = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 12);
            int scores = 1 + random.nextInt(4);
            DoubleSupplier number = numbers(random);
            List<GrownTree> grown = IntStream.range(0, 1 + random.nextInt(30))
                    .mapToObj(i -> grown(random, width, scores, number))
                    .toList();
            double[] base = random.doubles(scores, -1, 1).toArray();
            int rows = random.nextInt(400);
            double[] features = IntStream.range(0, rows * width)
                    .mapToDouble(i -> near(random, number.getAsDouble()))
                    .toArray();
            assertEqualToPlainWalks("seed " + seed, width, base, grown, features);
        }
    }

    private static GrownTree grown(Random random, int width, int scores, DoubleSupplier number) {
        Shape shape = Shape.values()[random.nextInt(3)];
        int inner = random.nextInt(random.nextInt(4) == 0 ? 2 : 60);
        int score = random.nextBoolean() ? Tree.EVERY_SCORE : random.nextInt(scores);
        return GrownTree.of(
                random,
                shape,
                inner,
                score == Tree.EVERY_SCORE ? scores : 1,
                score,
                () -> random.nextInt(width),
                number);
    }

    /** Few, so that rows hit thresholds; of one kind in each forest. */
    private static DoubleSupplier numbers(Random random) {
        double[] pool = switch (random.nextInt(4)) {
            case 0 -> EDGES;
            case 1 -> random.doubles(50).toArray();
            // Far apart: nearly all lie close to zero.
            case 2 ->
                IntStream.range(0, 50)
                        .mapToDouble(i -> StrictMath.exp(random.nextGaussian() * 20))
                        .toArray();
            default ->
                IntStream.range(0, 50).mapToDouble(i -> random.nextInt(11) - 5).toArray();
        };
        return () -> pool[random.nextInt(pool.length)];
    }

    private static double near(Random random, double value) {
        double near = switch (random.nextInt(4)) {
            case 0 -> Math.nextUp(value);
            case 1 -> Math.nextDown(value);
            case 2 -> -value;
            default -> value;
        };
        return Double.isFinite(near) ? near : value;
    }

    @Test
    void longChainsAreWalkedToTheirEnds() {
        Random random = new Random(11);
        List<GrownTree> chains = IntStream.range(0, 20)
                .mapToObj(i ->
                        GrownTree.of(random, Shape.CHAIN, 700, 1, 0, () -> random.nextInt(3), random::nextGaussian))
                .toList();
        assertThat(chains.stream().map(GrownTree::depth)).containsOnly(700);
        assertEqualToPlainWalks(
                "chains", 3, new double[1], chains, random.doubles(300, -3, 3).toArray());
    }

    @Test
    void aFeatureOfMoreThresholdsThanRanksTakesSeveralColumns() {
        int width = 70_000;
        Random random = new Random(12);
        List<GrownTree> trees = new ArrayList<>();
        int[] next = {0};
        for (int i = 0; i < 7; i++) {
            trees.add(GrownTree.of(random, Shape.BALANCED, width / 7, 1, 0, () -> next[0]++, random::nextGaussian));
        }
        for (int i = 0; i < 3; i++) {
            trees.add(GrownTree.of(
                    random, Shape.BALANCED, 5_000, 1, 0, () -> random.nextInt(2) * (width - 1), random::nextGaussian));
        }
        ThresholdRanks ranks =
                new ThresholdRanks(trees.stream().map(GrownTree::tree).toList());
        assertThat(ranks.columns()).isGreaterThan(width);
        double[] rows = random.doubles(17L * width, -3, 3).toArray();
        assertEqualToPlainWalks("70,000 features", width, new double[1], trees, rows);
    }

    private static void assertEqualToPlainWalks(
            String what, int width, double[] base, List<GrownTree> grown, double[] features) {
        List<Tree> trees = grown.stream().map(GrownTree::tree).toList();
        Predictor sum = Predictor.sumOfTrees(width, base, trees);
        Predictor mean = Predictor.meanOfTrees(width, base.length, trees);
        int rows = features.length / width;
        double[] expected = new double[rows * base.length];
        double[] expectedMean = new double[rows * base.length];
        double[] one = new double[base.length];
        for (int row = 0; row < rows; row++) {
            double[] values = Arrays.copyOfRange(features, row * width, (row + 1) * width);
            double[] sums = base.clone();
            double[] means = new double[base.length];
            grown.forEach(tree -> tree.add(values, sums));
            grown.forEach(tree -> tree.add(values, means));
            for (int i = 0; i < base.length; i++) {
                means[i] /= grown.size();
            }
            sum.score(values, one);
            assertThat(one).as("row %d, %s", row, what).isEqualTo(sums);
            mean.score(values, one);
            assertThat(one).as("mean of row %d, %s", row, what).isEqualTo(means);
            System.arraycopy(sums, 0, expected, row * base.length, base.length);
            System.arraycopy(means, 0, expectedMean, row * base.length, base.length);
        }
        double[] found = new double[rows * base.length];
        sum.score(features, rows, found);
        assertThat(found).as("all rows, %s", what).isEqualTo(expected);
        mean.score(features, rows, found);
        assertThat(found).as("means of all rows, %s", what).isEqualTo(expectedMean);
    }

    @Test
    void featuresThatNoTreeAsksForTakeNoRoom() {
        int last = Integer.MAX_VALUE - 1;
        Tree tree = Tree.of(1, new int[] {last, -1, -1}, new double[3], new int[3], new double[] {1, 2});
        Predictor predictor = Predictor.sumOfTrees(Integer.MAX_VALUE, new double[1], List.of(tree));
        assertThat(predictor.features()).isEqualTo(Integer.MAX_VALUE);
        assertThat(predictor.summary()).isEqualTo("1 tree, 3 nodes");
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        Random random = new Random(13);
        List<Tree> trees = IntStream.range(0, 25)
                .mapToObj(i -> grown(random, 8, 2, random::nextGaussian).tree())
                .toList();
        Predictor predictor = Predictor.sumOfTrees(8, new double[2], trees);
        double[] rows = random.doubles(8_000, -3, 3).toArray();
        double[] expected = new double[2_000];
        predictor.score(rows, 1_000, expected);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<double[]>> found = IntStream.range(0, 9)
                    .mapToObj(i -> threads.submit(() -> oneByOne(predictor, rows)))
                    .toList();
            for (Future<double[]> answer : found) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static double[] oneByOne(Predictor predictor, double[] rows) {
        double[] found = new double[rows.length / 4];
        double[] one = new double[2];
        for (int row = 0; row < rows.length / 8; row++) {
            predictor.score(Arrays.copyOfRange(rows, row * 8, row * 8 + 8), one);
            System.arraycopy(one, 0, found, row * 2, 2);
        }
        return found;
    }

    @Test
    void aRowIsScoredWithoutAllocation() {
        Random random = new Random(14);
        List<Tree> trees = IntStream.range(0, 25)
                .mapToObj(i -> grown(random, 8, 2, random::nextGaussian).tree())
                .toList();
        Predictor predictor = Predictor.sumOfTrees(8, new double[2], trees);
        double[] row = random.doubles(8).toArray();
        double[] scores = new double[2];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) {
            predictor.score(row, scores);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 20_000; i++) {
            predictor.score(row, scores);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes for 20,000 rows; what measuring allocates is among them")
                .isLessThan(20_000);
    }
}
