package dev.boathouse.core.predictor;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** A random tree of some shape, walked in the plainest way: what every faster walk must agree with. */
record GrownTree(
        double weight,
        int score,
        int[] features,
        double[] thresholds,
        int[] firstChild,
        double[] values,
        int leafWidth) {

    enum Shape {
        BALANCED,
        CHAIN,
        RANDOM
    }

    static GrownTree of(
            Random random,
            Shape shape,
            int inner,
            int leafWidth,
            int score,
            IntSupplier feature,
            DoubleSupplier number) {
        int nodes = 2 * inner + 1;
        int[] features = new int[nodes];
        Arrays.fill(features, Tree.LEAF);
        double[] thresholds = new double[nodes];
        int[] firstChild = new int[nodes];
        int child = 1;
        int left = inner;
        for (int node = 0; node < nodes && left > 0; node++) {
            boolean last = node == child - 1;
            boolean grows = switch (shape) {
                case BALANCED -> true;
                // Of two sisters one goes on: the second if the first does not.
                case CHAIN -> node % 2 == 1 ? random.nextBoolean() : features[Math.max(0, node - 1)] == Tree.LEAF;
                case RANDOM -> last || random.nextInt(10) < 6;
            };
            if (grows) {
                features[node] = feature.getAsInt();
                thresholds[node] = number.getAsDouble();
                firstChild[node] = child;
                child += 2;
                left--;
            }
        }
        double[] values = random.doubles((long) (inner + 1) * leafWidth, -3, 3).toArray();
        return new GrownTree(random.nextGaussian(), score, features, thresholds, firstChild, values, leafWidth);
    }

    Tree tree() {
        Tree tree = Tree.of(weight, features, thresholds, new int[features.length], values);
        return score == Tree.EVERY_SCORE ? tree : tree.addingTo(score);
    }

    void add(double[] row, double[] sums) {
        int node = 0;
        while (features[node] != Tree.LEAF) {
            node = firstChild[node] + (row[features[node]] <= thresholds[node] ? 0 : 1);
        }
        int reached = node;
        int leaf = (int) IntStream.range(0, reached)
                .filter(before -> features[before] == Tree.LEAF)
                .count();
        for (int i = 0; i < leafWidth; i++) {
            sums[score == Tree.EVERY_SCORE ? i : score] += weight * values[leaf * leafWidth + i];
        }
    }

    int depth() {
        int[] depth = new int[features.length];
        for (int node = 0; node < depth.length; node++) {
            if (features[node] != Tree.LEAF) {
                depth[firstChild[node]] = depth[node] + 1;
                depth[firstChild[node] + 1] = depth[node] + 1;
            }
        }
        return Arrays.stream(depth).max().orElse(0);
    }
}
