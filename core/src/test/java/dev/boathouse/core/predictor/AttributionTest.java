package dev.boathouse.core.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.boathouse.core.predictor.Predictor.Attribution;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contributions are Shapley values by their definition: a sum over all sets of features. */
class AttributionTest {

    private static final double EXACT = 1e-12;
    /** Numbers whose differences are not what they seem. */
    private static final double[] EDGES = {
        0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 1, Math.nextUp(1.0), Double.MAX_VALUE, -Double.MAX_VALUE
    };

    @Test
    void treesGiveTheShapleyValuesOfTheDefinition() {
        long first = System.nanoTime();
        for (int round = 0; round < 300; round++) {
            long seed = first + round;
            Random random = new Random(seed);
            int width = 1 + random.nextInt(8);
            int scores = 1 + random.nextInt(3);
            List<Tree> trees = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(i -> tree(random, width, scores, 1 + random.nextInt(14)))
                    .toList();
            Predictor predictor = random.nextBoolean()
                    ? Predictor.sumOfTrees(width, random.doubles(scores, -2, 2).toArray(), trees)
                    : Predictor.meanOfTrees(width, scores, trees);
            Attribution attribution = predictor.attribution().orElseThrow();
            double[] row = random.doubles(width).toArray();
            double[] found = new double[width];
            for (int score = 0; score < scores; score++) {
                PlainGame game = new PlainGame(predictor, trees, row, score);
                attribution.contributions(row, score, found);
                assertThat(found)
                        .as("score %d of %d, seed %d", score, scores, seed)
                        .containsExactly(game.shapleyValues(), within(EXACT));
                assertThat(attribution.expected(score)).as("seed %d", seed).isCloseTo(game.worth(0), within(EXACT));
            }
        }
    }

    /** What coalitions of features are worth, in the plainest way. */
    private record PlainGame(Predictor predictor, List<Tree> trees, double[] row, int score) {

        /** The score that is expected where the features whose bits are set are known. */
        double worth(int known) {
            boolean mean = ((Trees) predictor).divisor() > 1;
            double sum = ((Trees) predictor).base()[score];
            for (Tree tree : trees) {
                if (tree.score == Tree.EVERY_SCORE || tree.score == score) {
                    sum += tree.weight * worth(tree, 0, known);
                }
            }
            return mean ? sum / trees.size() : sum;
        }

        private double worth(Tree tree, int node, int known) {
            int inner = (int) IntStream.range(0, node)
                    .filter(before -> tree.features[before] != Tree.LEAF)
                    .count();
            if (tree.features[node] == Tree.LEAF) {
                int leaf = node - inner;
                return tree.score == Tree.EVERY_SCORE
                        ? tree.leafValues[leaf * tree.leafWidth() + score]
                        : tree.leafValues[leaf];
            }
            int left = 2 * inner + 1;
            if ((known >> tree.features[node] & 1) == 1) {
                return worth(tree, row[tree.features[node]] <= tree.thresholds[node] ? left : left + 1, known);
            }
            double rows = tree.covers[left] + tree.covers[left + 1];
            double share = rows == 0 ? 0.5 : tree.covers[left] / rows;
            return share * worth(tree, left, known) + (1 - share) * worth(tree, left + 1, known);
        }

        double[] shapleyValues() {
            double[] values = new double[row.length];
            double[] worths =
                    IntStream.range(0, 1 << row.length).mapToDouble(this::worth).toArray();
            for (int feature = 0; feature < row.length; feature++) {
                for (int set = 0; set < worths.length; set++) {
                    if ((set >> feature & 1) == 0) {
                        int size = Integer.bitCount(set);
                        values[feature] += factorial(size)
                                * factorial(row.length - size - 1)
                                / factorial(row.length)
                                * (worths[set | 1 << feature] - worths[set]);
                    }
                }
            }
            return values;
        }

        private static double factorial(int n) {
            return IntStream.rangeClosed(2, n).asDoubleStream().reduce(1, (a, b) -> a * b);
        }
    }

    /** A tree in which features repeat on paths, and some nodes or all have seen no rows. */
    private static Tree tree(Random random, int width, int scores, int inner) {
        return tree(random, width, scores, inner, random::nextDouble);
    }

    private static Tree tree(Random random, int width, int scores, int inner, DoubleSupplier thresholds) {
        int score = random.nextBoolean() ? Tree.EVERY_SCORE : random.nextInt(scores);
        GrownTree grown = GrownTree.of(
                random,
                GrownTree.Shape.values()[random.nextInt(3)],
                inner,
                score == Tree.EVERY_SCORE ? scores : 1,
                score,
                () -> random.nextInt(width),
                thresholds);
        int[] covers = covers(grown, random, random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(100));
        Tree tree = Tree.of(grown.weight(), grown.features(), grown.thresholds(), covers, grown.values());
        return score == Tree.EVERY_SCORE ? tree : tree.addingTo(score);
    }

    private static int[] covers(GrownTree grown, Random random, int rows) {
        int[] covers = new int[grown.features().length];
        covers[0] = rows;
        for (int node = 0; node < covers.length; node++) {
            if (grown.features()[node] != Tree.LEAF) {
                int child = grown.firstChild()[node];
                covers[child] = random.nextInt(covers[node] + 1);
                covers[child + 1] = covers[node] - covers[child];
            }
        }
        return covers;
    }

    /** A forest as large as those that are trained, or as deep as none is. */
    private static Predictor forest(Random random, int width, int scores, int trees, int inner, GrownTree.Shape shape) {
        List<Tree> grown = new ArrayList<>();
        for (int i = 0; i < trees; i++) {
            GrownTree tree = GrownTree.of(
                    random, shape, inner, scores, Tree.EVERY_SCORE, () -> random.nextInt(width), random::nextDouble);
            grown.add(Tree.of(1, tree.features(), tree.thresholds(), covers(tree, random, 100_000), tree.values()));
        }
        return Predictor.sumOfTrees(width, random.doubles(scores).toArray(), grown);
    }

    @Test
    void contributionsAddUpToTheScore() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Predictor> predictors = List.of(
                forest(random, 30, 2, 20, 500, GrownTree.Shape.RANDOM),
                forest(random, 5, 1, 5, 100, GrownTree.Shape.CHAIN),
                forest(random, 100, 1, 3, 100, GrownTree.Shape.CHAIN),
                forest(random, 12, 3, 10, 1023, GrownTree.Shape.BALANCED));
        for (Predictor predictor : predictors) {
            Attribution attribution = predictor.attribution().orElseThrow();
            double[] scores = new double[predictor.scores()];
            double[] found = new double[predictor.features()];
            for (int i = 0; i < 50; i++) {
                double[] row = random.doubles(predictor.features()).toArray();
                predictor.score(row, scores);
                for (int score = 0; score < scores.length; score++) {
                    attribution.contributions(row, score, found);
                    double sum =
                            attribution.expected(score) + Arrays.stream(found).sum();
                    // Leaves are up to 3, and there are up to 20 trees.
                    assertThat(sum).as("seed %d", seed).isCloseTo(scores[score], within(60 * EXACT));
                }
            }
        }
    }

    @Test
    void aTreeDeeperThanAnyStackIsExplained() {
        Random random = new Random(3);
        Predictor chain = forest(random, 6, 1, 1, 50_000, GrownTree.Shape.CHAIN);
        double[] row = random.doubles(6).toArray();
        double[] found = new double[6];
        double[] score = new double[1];
        Attribution attribution = chain.attribution().orElseThrow();
        attribution.contributions(row, 0, found);
        chain.score(row, score);
        assertThat(attribution.expected(0) + Arrays.stream(found).sum()).isCloseTo(score[0], within(1e-9));
    }

    @Test
    void treesWhoseBuffersWouldFillTheMemoryAreRefused() {
        Random random = new Random(4);
        int[] next = {0};
        GrownTree chain = GrownTree.of(
                random, GrownTree.Shape.CHAIN, 20_000, 1, Tree.EVERY_SCORE, () -> next[0]++, random::nextDouble);
        Predictor predictor = Predictor.sumOfTrees(20_000, new double[1], List.of(chain.tree()));
        assertThatThrownBy(predictor::attribution)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot explain trees of 20000 levels with up to 20000 features on a path")
                .hasMessageContaining("would work");
    }

    @Test
    void manyRowsAreExplainedAsEachAloneToTheLastBit() {
        long first = System.nanoTime();
        for (int round = 0; round < 60; round++) {
            long seed = first + round;
            Random random = new Random(seed);
            int width = 1 + random.nextInt(20);
            int scores = 1 + random.nextInt(4);
            DoubleSupplier numbers =
                    random.nextBoolean() ? random::nextDouble : () -> EDGES[random.nextInt(EDGES.length)];
            List<Tree> trees = IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(i -> tree(random, width, scores, random.nextInt(4) == 0 ? 0 : 60, numbers))
                    .toList();
            Attribution attribution = Predictor.sumOfTrees(width, new double[scores], trees)
                    .attribution()
                    .orElseThrow();
            int count = random.nextInt(300);
            double[] rows =
                    DoubleStream.generate(numbers).limit((long) count * width).toArray();
            int[] which = random.ints(count, 0, scores).toArray();
            double[] found = new double[count * width];
            attribution.contributions(rows, count, which, found);
            double[] one = new double[width];
            for (int row = 0; row < count; row++) {
                attribution.contributions(Arrays.copyOfRange(rows, row * width, (row + 1) * width), which[row], one);
                assertThat(Arrays.copyOfRange(found, row * width, (row + 1) * width))
                        .as("row %d of %d, seed %d", row, count, seed)
                        .isEqualTo(one);
            }
        }
    }

    @Test
    void manyThreadsMayAskOneAttribution() throws Exception {
        Random random = new Random(5);
        Predictor forest = forest(random, 10, 2, 10, 100, GrownTree.Shape.RANDOM);
        Attribution attribution = forest.attribution().orElseThrow();
        double[] rows = random.doubles(200 * 10).toArray();
        int[] which = random.ints(200, 0, 2).toArray();
        double[] expected = new double[rows.length];
        attribution.contributions(rows, 200, which, expected);
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<double[]>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> executor.submit(() -> {
                        double[] found = new double[rows.length];
                        double[] one = new double[10];
                        for (int row = 0; row < 200; row++) {
                            attribution.contributions(
                                    Arrays.copyOfRange(rows, row * 10, row * 10 + 10), which[row], one);
                            System.arraycopy(one, 0, found, row * 10, 10);
                        }
                        return found;
                    }))
                    .toList();
            for (Future<double[]> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void aRowIsExplainedWithoutAllocation() {
        Random random = new Random(6);
        Attribution attribution = forest(random, 10, 2, 10, 100, GrownTree.Shape.RANDOM)
                .attribution()
                .orElseThrow();
        double[] row = random.doubles(10).toArray();
        double[] found = new double[10];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 2_000; i++) {
            attribution.contributions(row, 1, found);
        }
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < 1_000; i++) {
            attribution.contributions(row, 1, found);
        }
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(after - before).isLessThan(1_000);
    }

    @Test
    void weightedSumsOfScoresAreExplainedByWeightedSums() {
        Random random = new Random(7);
        List<Tree> trees =
                IntStream.range(0, 6).mapToObj(i -> tree(random, 6, 3, 20)).toList();
        double[][] coefficients = {
            random.doubles(6).toArray(), random.doubles(6).toArray(), new double[6]
        };
        double[][] weights = {{0.5, -2, 0}, {0, 0, 3}};
        for (Predictor predictor : List.of(
                Predictor.sumOfTrees(6, random.doubles(3).toArray(), trees),
                Predictor.meanOfTrees(6, 3, trees),
                Predictor.linear(coefficients, random.doubles(3).toArray()))) {
            Attribution plain = predictor
                    .attribution()
                    .orElseThrow()
                    .against(random.doubles(6).toArray());
            Attribution generic = new CombinedAttribution(plain, weights);
            Attribution combined = plain.combined(weights);
            Attribution twice = combined.combined(new double[][] {{1, 1}});
            double[] row = random.doubles(6).toArray();
            double[] found = new double[6];
            double[] wanted = new double[6];
            double[] sum = new double[6];
            for (int score = 0; score < 2; score++) {
                combined.contributions(row, score, found);
                generic.contributions(row, score, wanted);
                assertThat(found).containsExactly(wanted, within(EXACT));
                assertThat(combined.expected(score)).isCloseTo(generic.expected(score), within(EXACT));
                Arrays.setAll(sum, i -> sum[i] + wanted[i]);
            }
            twice.contributions(row, 0, found);
            assertThat(found).containsExactly(sum, within(EXACT));
            assertThatThrownBy(() -> plain.combined(new double[][] {{1, 2}}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a finite weight for each of 3 scores");
        }
    }

    @Test
    void scoresThatAddUpToTheSameForAllRowsHaveATotal() {
        int[] split = {0, -1, -1};
        double[] at = {0.5, 0, 0};
        int[] covers = {3, 2, 1};
        Tree shares = Tree.of(2, split, at, covers, new double[] {0.3, 0.7, 0.1, 0.9});
        Tree other = Tree.of(2, split, at, covers, new double[] {0.3, 0.7, 0.1, 0.8});
        assertThat(total(List.of(shares, shares.withWeight(0.5)))).hasValue(2.5);
        assertThat(total(List.of(shares, other))).isEmpty();
        assertThat(Predictor.linear(new double[][] {{1}, {-1}}, new double[2])
                        .attribution()
                        .orElseThrow()
                        .total())
                .isEmpty();
    }

    private static OptionalDouble total(List<Tree> trees) {
        return Predictor.sumOfTrees(1, new double[2], trees)
                .attribution()
                .orElseThrow()
                .total();
    }

    @Test
    void linearSumsAreRelativeToABackground() {
        Predictor linear = Predictor.linear(new double[][] {{2, -1}, {0, 4}}, new double[] {10, 20});
        Attribution attribution = linear.attribution().orElseThrow();
        assertThat(attribution.needsBackground()).isTrue();
        assertThat(attribution.expected(0)).isEqualTo(10);
        Attribution relative = attribution.against(new double[] {1, 3});
        double[] found = new double[2];
        relative.contributions(new double[] {5, 3.5}, 0, found);
        assertThat(relative.expected(0)).isEqualTo(9);
        assertThat(found).containsExactly(8, -0.5);
        assertThatThrownBy(() -> attribution.against(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a finite number for each of 2 features");
    }

    @Test
    void networksKernelMachinesAndDistancesHaveNone() {
        double[][] one = {{1}};
        assertThat(Predictor.distances(one).attribution()).isEmpty();
        assertThat(Predictor.kernelMachine(new Kernel.Gaussian(1), one, one, new double[1])
                        .attribution())
                .isEmpty();
        assertThat(Predictor.layers(Activation.TANH, new double[][][] {one}, new double[][] {{0}})
                        .attribution())
                .isEmpty();
    }

    @Test
    void gaussIntegratesPowersUpToTwiceItsPoints() {
        for (int n = 1; n <= 60; n++) {
            GaussLegendre rule = GaussLegendre.of(n);
            for (int power = 0; power < 2 * n; power++) {
                double sum = 0;
                for (int q = 0; q < n; q++) {
                    sum += rule.weights()[q] * StrictMath.pow(rule.points()[q], power);
                }
                assertThat(sum).as("%d points, power %d", n, power).isCloseTo(1.0 / (power + 1), within(2e-15));
            }
        }
    }
}
