package dev.boathouse.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Trees as the operators of ONNX have them: a list for each property of a node, all trees one after the other. */
final class OnnxTrees {

    private final OnnxModel.Ensemble ensemble;
    private final List<Long> trees = new ArrayList<>();
    private final List<Long> nodes = new ArrayList<>();
    private final List<Long> features = new ArrayList<>();
    private final List<Long> firstChildren = new ArrayList<>();
    private final List<Long> secondChildren = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Double> thresholds = new ArrayList<>();
    private final List<Long> leafTrees = new ArrayList<>();
    private final List<Long> leafNodes = new ArrayList<>();
    private final List<Long> leafTargets = new ArrayList<>();
    private final List<Double> leafValues = new ArrayList<>();

    private OnnxTrees(OnnxModel.Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    static OnnxTrees of(OnnxModel.Ensemble ensemble) {
        OnnxTrees lists = new OnnxTrees(ensemble);
        for (int tree = 0; tree < ensemble.trees().size(); tree++) {
            lists.add(tree, ensemble.trees().get(tree), ensemble.weights()[tree]);
        }
        return lists;
    }

    private void add(long number, SmileTree tree, double weight) {
        int[] first = tree.firstChildren();
        int leaf = 0;
        for (int node = 0; node < first.length; node++) {
            boolean isLeaf = tree.isLeaf(node);
            trees.add(number);
            nodes.add((long) node);
            features.add(isLeaf ? 0L : tree.features()[node]);
            firstChildren.add((long) first[node]);
            secondChildren.add(isLeaf ? 0L : first[node] + 1);
            modes.add(isLeaf ? "LEAF" : "BRANCH_LEQ");
            thresholds.add(tree.thresholds()[node]);
            if (isLeaf) {
                leafTrees.add(number);
                leafNodes.add((long) node);
                leafTargets.add(0L);
                // Of two probabilities the second.
                leafValues.add(weight * tree.values()[(leaf + 1) * ensemble.leafWidth() - 1]);
                leaf++;
            }
        }
    }

    /** The attributes; {@code target} is what the operator calls the thing that leaves add to. */
    List<Protobuf> attributes(String target) {
        List<Protobuf> all = new ArrayList<>(List.of(
                OnnxAttribute.of("nodes_treeids", longs(trees)),
                OnnxAttribute.of("nodes_nodeids", longs(nodes)),
                OnnxAttribute.of("nodes_featureids", longs(features)),
                OnnxAttribute.of("nodes_truenodeids", longs(firstChildren)),
                OnnxAttribute.of("nodes_falsenodeids", longs(secondChildren)),
                OnnxAttribute.of("nodes_modes", modes),
                OnnxAttribute.of("nodes_values", floats(thresholds)),
                OnnxAttribute.of(target + "_treeids", longs(leafTrees)),
                OnnxAttribute.of(target + "_nodeids", longs(leafNodes)),
                OnnxAttribute.of(target + "_ids", longs(leafTargets)),
                OnnxAttribute.of(target + "_weights", floats(leafValues)),
                OnnxAttribute.of("post_transform", ensemble.logistic() ? "LOGISTIC" : "NONE")));
        if (ensemble.base() != 0) {
            all.add(OnnxAttribute.of("base_values", new float[] {(float) ensemble.base()}));
        }
        return all;
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(value -> value).toArray();
    }

    private static float[] floats(List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }
}
