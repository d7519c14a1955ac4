package dev.boathouse.core.model;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Trees and the weighted mean of what they say. */
final class Forest implements Predictor {

    static final String KIND = "boathouse-forest-1";
    private static final int LEAST_TREE = 8 + 4 + 16 + 4 + 16;
    private static final int CLASSES = 2;
    private static final int BLOCK = 128;

    private final int width;
    private final List<Tree> trees;
    private final FlatTrees flat;

    Forest(int width, List<Tree> trees) {
        this.width = width;
        this.trees = List.copyOf(trees);
        if (trees.stream().noneMatch(tree -> tree.weight() > 0)) {
            throw new IllegalArgumentException(
                    "A forest needs a tree that counts: found " + trees.size() + " trees, all of weight 0.");
        }
        if (width < 1) {
            throw new IllegalArgumentException("A forest needs a feature: found " + width + ".");
        }
        for (Tree tree : trees) {
            if (tree.largestFeature() >= width) {
                throw new IllegalArgumentException(
                        "A tree asks for feature " + tree.largestFeature() + ": there are " + width + ".");
            }
        }
        this.flat = new FlatTrees(this.trees);
    }

    @Override
    public int features() {
        return width;
    }

    @Override
    public double probability(double[] row) {
        return flat.probability(row);
    }

    @Override
    public void probabilities(double[] rows, int count, double[] out) {
        double[] negative = new double[Math.min(BLOCK, count)];
        for (int from = 0; from < count; from += BLOCK) {
            int to = Math.min(count, from + BLOCK);
            Arrays.fill(negative, 0);
            Arrays.fill(out, from, to, 0);
            for (int tree = 0; tree < flat.count(); tree++) {
                flat.add(tree, rows, width, from, to, negative, out);
            }
            for (int row = from; row < to; row++) {
                out[row] /= negative[row - from] + out[row];
            }
        }
    }

    @Override
    public String summary() {
        return flat.count() + " trees, " + flat.nodeCount() + " nodes";
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = BinaryWriter.of(KIND).put(width).put(CLASSES).put(trees.size());
        trees.forEach(tree -> tree.write(out));
        return out.toBytes();
    }

    static Forest read(BinaryReader in) {
        int width = in.readInt();
        int classes = in.readInt();
        if (classes != CLASSES) {
            throw in.corrupt("found " + classes + " classes, wanted " + CLASSES);
        }
        int count = in.count(LEAST_TREE);
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            trees.add(Tree.read(in));
        }
        in.end();
        try {
            return new Forest(width, trees);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw in.corrupt("found a broken forest (" + e.getMessage() + ")");
        }
    }
}
