package dev.boathouse.benchmarks;

import java.util.List;

/**
 * Algorithm 2 of Lundberg, Erion and Lee (2018), word for word: a walk through every tree that carries the features of the path, the fractions of
 * paths that go on with and without each of them, and the weights of sets by size. Buffers for the path lie level by level and are used again, as in
 * their own implementation. For one thread.
 */
final class PlainTreeShap {

    private final List<SmileTree> trees;
    private final double[] treeWeights;
    /** By tree: the first child of each inner node, for leaves where their values start. */
    private final int[][] next;

    private final int value;

    private final int[] feature;
    private final double[] zero;
    private final double[] one;
    private final double[] weight;

    private SmileTree tree;
    private int[] children;
    private double treeWeight;
    private double[] row;
    private double[] phi;

    /**
     * Of a sum of trees.
     *
     * @param leafWidth how many values a leaf has
     * @param value which of them is explained
     */
    PlainTreeShap(List<SmileTree> trees, double[] treeWeights, int leafWidth, int value, int mostLevels) {
        this.trees = trees;
        this.treeWeights = treeWeights;
        this.value = value;
        this.next = trees.stream().map(each -> next(each, leafWidth)).toArray(int[][]::new);
        int size = (mostLevels + 2) * (mostLevels + 3) / 2;
        this.feature = new int[size];
        this.zero = new double[size];
        this.one = new double[size];
        this.weight = new double[size];
        this.tree = trees.get(0);
        this.children = next[0];
        this.row = new double[0];
        this.phi = new double[0];
    }

    private static int[] next(SmileTree tree, int leafWidth) {
        int[] next = tree.firstChildren();
        int leaf = 0;
        for (int node = 0; node < next.length; node++) {
            if (tree.isLeaf(node)) {
                next[node] = leaf;
                leaf += leafWidth;
            }
        }
        return next;
    }

    /** Adds the contribution of each feature. */
    void add(double[] of, double[] contributions) {
        row = of;
        phi = contributions;
        for (int i = 0; i < next.length; i++) {
            tree = trees.get(i);
            children = next[i];
            treeWeight = treeWeights[i];
            recurse(0, 0, 0, 1, 1, -1);
        }
    }

    /** {@code parent} is where the path above starts, of {@code length} elements; this one is copied to behind it. */
    private void recurse(int node, int parent, int length, double zeroFraction, double oneFraction, int split) {
        int path = parent + length;
        System.arraycopy(feature, parent, feature, path, length);
        System.arraycopy(zero, parent, zero, path, length);
        System.arraycopy(one, parent, one, path, length);
        System.arraycopy(weight, parent, weight, path, length);
        extend(path, length, zeroFraction, oneFraction, split);
        int last = length;
        if (tree.isLeaf(node)) {
            double leaf = treeWeight * tree.values()[children[node] + value];
            for (int i = 1; i <= last; i++) {
                phi[feature[path + i]] += unwoundSum(path, last, i) * (one[path + i] - zero[path + i]) * leaf;
            }
            return;
        }
        int asked = tree.features()[node];
        boolean left = row[asked] <= tree.thresholds()[node];
        int hot = children[node] + (left ? 0 : 1);
        int cold = children[node] + (left ? 1 : 0);
        double incomingZero = 1;
        double incomingOne = 1;
        for (int i = 1; i <= last; i++) {
            if (feature[path + i] == asked) {
                incomingZero = zero[path + i];
                incomingOne = one[path + i];
                unwind(path, last, i);
                last--;
                break;
            }
        }
        double rows = tree.covers()[node];
        recurse(hot, path, last + 1, incomingZero * tree.covers()[hot] / rows, incomingOne, asked);
        recurse(cold, path, last + 1, incomingZero * tree.covers()[cold] / rows, 0, asked);
    }

    private void extend(int path, int length, double zeroFraction, double oneFraction, int split) {
        feature[path + length] = split;
        zero[path + length] = zeroFraction;
        one[path + length] = oneFraction;
        weight[path + length] = length == 0 ? 1 : 0;
        for (int i = length - 1; i >= 0; i--) {
            weight[path + i + 1] += oneFraction * weight[path + i] * (i + 1) / (length + 1);
            weight[path + i] = zeroFraction * weight[path + i] * (length - i) / (length + 1);
        }
    }

    private void unwind(int path, int last, int index) {
        double oneFraction = one[path + index];
        double zeroFraction = zero[path + index];
        double carried = weight[path + last];
        for (int i = last - 1; i >= 0; i--) {
            if (oneFraction != 0) {
                double before = weight[path + i];
                weight[path + i] = carried * (last + 1) / ((i + 1) * oneFraction);
                carried = before - weight[path + i] * zeroFraction * (last - i) / (last + 1);
            } else {
                weight[path + i] = weight[path + i] * (last + 1) / (zeroFraction * (last - i));
            }
        }
        for (int i = index; i < last; i++) {
            feature[path + i] = feature[path + i + 1];
            zero[path + i] = zero[path + i + 1];
            one[path + i] = one[path + i + 1];
        }
    }

    private double unwoundSum(int path, int last, int index) {
        double oneFraction = one[path + index];
        double zeroFraction = zero[path + index];
        double carried = weight[path + last];
        double sum = 0;
        for (int i = last - 1; i >= 0; i--) {
            if (oneFraction != 0) {
                double part = carried * (last + 1) / ((i + 1) * oneFraction);
                sum += part;
                carried = weight[path + i] - part * zeroFraction * (last - i) / (last + 1);
            } else {
                sum += weight[path + i] / (zeroFraction * (last - i)) * (last + 1);
            }
        }
        return sum;
    }
}
