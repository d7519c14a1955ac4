package dev.boathouse.core.predictor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Path-dependent Shapley values of trees, exactly: the game of Lundberg, Erion and Lee (2018, algorithm 1), in which a split whose feature is not
 * known answers with the mix of its sides by the training rows that took each.
 *
 * <p>Let every feature be known with chance t, apart from the others. What a tree is then expected to say is a polynomial in these chances, Owen's
 * multilinear extension of the game (1972), and the Shapley value of a feature is the integral over t from 0 to 1 of its derivative by the chance of
 * that feature. For one t, all derivatives come from one walk: down the tree goes the chance to arrive at a split, up comes what its sides are worth,
 * and the feature's part is the product of the first with the difference of the second. On a path that asks for m different features the derivative
 * has degree m − 1, so Gauss' rule with ⌈m/2⌉ points integrates it without error but that of rounding. All terms are chances and their mixes, and
 * nothing is divided by a share of rows, which may be 0: depth costs no digits. A walk takes time in proportion to splits × points. (Wettenstein,
 * Mitchell and Yu 2026, arXiv:2605.04497, also integrate trees by this rule.)
 */
final class TreeAttribution implements Predictor.Attribution {

    /** So many rows side by side keep vector units busy, and their buffers near the processor. */
    private static final int BLOCK = 64;
    /** Fewer than this are faster one by one. */
    private static final int FEWEST = 8;
    /** How many numbers the buffers of a block should hold, and those of a row may hold. */
    private static final long NEAR = 1L << 18;

    private static final long MOST = 1L << 24;

    private final Trees model;
    /** For each score that is explained, the weights of the model's. */
    private final double[][] weights;

    private final DepthFirstTrees trees;
    private final TreeShape largest;
    /** By tree: enough points for it. */
    private final GaussLegendre[] rules;

    /** Each made when it is first asked for. */
    private final AtomicReferenceArray<@Nullable TreeScore> scores;

    private final ThreadLocal<RowShapley> single;

    /** Of all scores as they are. */
    TreeAttribution(Trees model) {
        this(model, new DepthFirstTrees(model.trees(), model.features()), identity(model.scores()));
    }

    private TreeAttribution(Trees model, DepthFirstTrees trees, double[][] weights) {
        this.model = model;
        this.trees = trees;
        this.weights = weights;
        int points = points(Arrays.stream(trees.breadths).max().orElse(0));
        this.largest = new TreeShape(Arrays.stream(trees.depths).max().orElse(0), points);
        if (largest.numbers() > MOST) {
            throw new IllegalArgumentException("Cannot explain trees of " + largest.depth() + " levels with up to "
                    + 2 * points + " features on a path: a row would take buffers of " + largest.numbers()
                    + " numbers. Up to " + MOST + " would work: trees of fewer levels.");
        }
        Map<Integer, GaussLegendre> known = new HashMap<>();
        this.rules = Arrays.stream(trees.breadths)
                .mapToObj(breadth -> known.computeIfAbsent(points(breadth), GaussLegendre::of))
                .toArray(GaussLegendre[]::new);
        this.scores = new AtomicReferenceArray<>(weights.length);
        this.single = ThreadLocal.withInitial(() -> new RowShapley(trees, largest));
    }

    private static int points(int breadth) {
        return Math.max(1, (breadth + 1) / 2);
    }

    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    private TreeScore score(int index) {
        TreeScore known = scores.get(index);
        if (known == null) {
            // Whoever else makes it makes the same.
            known = score(weights[index]);
            scores.set(index, known);
        }
        return known;
    }

    private TreeScore score(double[] combination) {
        double[] each = Arrays.stream(combination)
                .map(weight -> weight / model.divisor())
                .toArray();
        return TreeScore.of(model.trees(), trees, model.base(), each);
    }

    @Override
    public int features() {
        return model.features();
    }

    @Override
    public int scores() {
        return weights.length;
    }

    @Override
    public double expected(int score) {
        return score(score).expected();
    }

    @Override
    public void contributions(double[] row, int score, double[] out) {
        one(row, 0, score, out, 0);
    }

    private void one(double[] rows, int at, int score, double[] out, int to) {
        RowShapley walk = single.get();
        TreeScore explained = score(score);
        Arrays.fill(out, to, to + features(), 0);
        for (int i = 0; i < explained.trees().length; i++) {
            int tree = explained.trees()[i];
            walk.add(tree, rules[tree], explained.leaves(), explained.shifts()[i], rows, at, out, to);
        }
    }

    @Override
    public void contributions(double[] rows, int count, int[] which, double[] out) {
        int size = (int) Math.min(BLOCK, NEAR / largest.numbers());
        int[] sorted = sorted(which, count);
        Block block = new Block(size < FEWEST ? 0 : size);
        int from = 0;
        while (from < count) {
            int score = which[sorted[from]];
            int to = from;
            while (to < count && to - from < Math.max(1, size) && which[sorted[to]] == score) {
                to++;
            }
            if (size < FEWEST || to - from < FEWEST) {
                for (int i = from; i < to; i++) {
                    one(rows, sorted[i] * features(), score, out, sorted[i] * features());
                }
            } else {
                block.explain(rows, sorted, from, to, score(score), out);
            }
            from = to;
        }
    }

    /** The numbers of the rows, those with the same score side by side. */
    private int[] sorted(int[] which, int count) {
        int[] starts = new int[scores() + 1];
        for (int row = 0; row < count; row++) {
            starts[which[row] + 1]++;
        }
        for (int score = 1; score <= scores(); score++) {
            starts[score] += starts[score - 1];
        }
        int[] sorted = new int[count];
        for (int row = 0; row < count; row++) {
            sorted[starts[which[row]]++] = row;
        }
        return sorted;
    }

    /** Rows that are explained side by side; where there are fewer, the last one stands in for those that lack. */
    private final class Block {

        private final int size;
        private final BlockShapley walk;
        private final double[][] columns;
        private final double[][] sums;

        Block(int size) {
            this.size = size;
            this.walk = new BlockShapley(trees, largest, size);
            this.columns = new double[features()][size];
            this.sums = new double[features()][size];
        }

        void explain(double[] rows, int[] numbers, int from, int to, TreeScore score, double[] out) {
            for (int i = 0; i < size; i++) {
                int at = numbers[Math.min(from + i, to - 1)] * features();
                for (int feature = 0; feature < features(); feature++) {
                    columns[feature][i] = rows[at + feature];
                }
            }
            for (double[] sum : sums) {
                Arrays.fill(sum, 0);
            }
            for (int i = 0; i < score.trees().length; i++) {
                int tree = score.trees()[i];
                walk.add(tree, rules[tree], score.leaves(), score.shifts()[i], columns, sums);
            }
            for (int i = from; i < to; i++) {
                for (int feature = 0; feature < features(); feature++) {
                    out[numbers[i] * features() + feature] = sums[feature][i - from];
                }
            }
        }
    }

    @Override
    public Predictor.Attribution combined(double[][] combinations) {
        double[][] product = new double[combinations.length][model.scores()];
        for (int i = 0; i < combinations.length; i++) {
            CombinedAttribution.requireWeights(combinations[i], scores());
            for (int j = 0; j < scores(); j++) {
                for (int k = 0; k < model.scores(); k++) {
                    product[i][k] += combinations[i][j] * weights[j][k];
                }
            }
        }
        return new TreeAttribution(model, trees, product);
    }

    @Override
    public OptionalDouble total() {
        double[] sum = new double[model.scores()];
        for (double[] row : weights) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += row[k];
            }
        }
        TreeScore all = score(sum);
        return all.isConstant(trees) ? OptionalDouble.of(all.expected()) : OptionalDouble.empty();
    }
}
