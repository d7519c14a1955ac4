package dev.boathouse.core.predictor;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Trees, and the sum or mean of what they say. */
final class Trees implements Predictor {

    static final String KIND = "boathouse-trees-1";
    private static final int LEAST_TREE = 8 + 4 + 4 + 16 + 4 + 8;

    private final int width;
    private final double[] base;
    private final boolean mean;
    private final List<Tree> trees;
    private final FlatTrees flat;

    Trees(int width, double[] base, boolean mean, List<Tree> trees) {
        this.width = width;
        this.base = base.clone();
        this.mean = mean;
        this.trees = List.copyOf(trees);
        check();
        this.flat = new FlatTrees(this.trees, width, base.length);
    }

    private void check() {
        if (width < 1 || base.length < 1 || trees.isEmpty()) {
            throw new IllegalArgumentException("A predictor of trees needs a feature, a score and a tree: found "
                    + width + ", " + base.length + " and " + trees.size() + ".");
        }
        double reach = Arrays.stream(base).map(Math::abs).sum();
        for (Tree tree : trees) {
            if (tree.largestFeature() >= width) {
                throw new IllegalArgumentException(
                        "A tree asks for feature " + tree.largestFeature() + ": there are " + width + ".");
            }
            boolean fits = tree.score == Tree.EVERY_SCORE ? tree.leafWidth() == base.length : tree.score < base.length;
            if (!fits) {
                throw new IllegalArgumentException("A tree does not fit " + base.length + " scores: its leaves have "
                        + tree.leafWidth() + " values for score " + tree.score + " (-1 for all).");
            }
            reach += tree.reach();
        }
        if (!Double.isFinite(reach)) {
            throw new IllegalArgumentException("The values of the trees are too large to have a finite sum.");
        }
    }

    @Override
    public int features() {
        return width;
    }

    @Override
    public int scores() {
        return base.length;
    }

    @Override
    public void score(double[] row, double[] scores) {
        System.arraycopy(base, 0, scores, 0, base.length);
        flat.add(row, scores);
        if (mean) {
            divide(scores, base.length);
        }
    }

    @Override
    public void score(double[] rows, int count, double[] scores) {
        for (int row = 0; row < count; row++) {
            System.arraycopy(base, 0, scores, row * base.length, base.length);
        }
        flat.add(rows, count, scores);
        if (mean) {
            divide(scores, count * base.length);
        }
    }

    private void divide(double[] scores, int count) {
        for (int i = 0; i < count; i++) {
            scores[i] /= trees.size();
        }
    }

    @Override
    public Optional<Attribution> attribution() {
        return Optional.of(new TreeAttribution(this));
    }

    List<Tree> trees() {
        return trees;
    }

    /** Where each score starts. */
    double[] base() {
        return base.clone();
    }

    /** By what sums are divided. */
    int divisor() {
        return mean ? trees.size() : 1;
    }

    @Override
    public String summary() {
        return flat.count() + (flat.count() == 1 ? " tree, " : " trees, ") + flat.nodeCount() + " nodes";
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = BinaryWriter.empty().put(width).put(base);
        out.put((byte) (mean ? 1 : 0)).put(trees.size());
        trees.forEach(tree -> tree.write(out));
        return out.toBytes();
    }

    static Trees read(BinaryReader in) {
        int width = in.readInt();
        double[] base = in.finites();
        boolean mean = in.readFlag();
        int count = in.count(LEAST_TREE);
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            trees.add(Tree.read(in));
        }
        in.end();
        try {
            return new Trees(width, base, mean, trees);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw in.corrupt("found broken trees (" + e.getMessage() + ")");
        }
    }
}
