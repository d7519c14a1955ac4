package dev.boathouse.benchmarks;

import java.util.List;

/**
 * Models as ONNX has them (onnx.proto, IR version 8): an input {@code x} of floats, a row of {@value ScoreRows#FEATURES} features each, and an
 * output {@code y} of floats that ends in the probability of class 1. Numbers in comments are those of fields.
 */
final class OnnxModel {

    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 13;
    private static final int OPERATORS_ML = 1;
    private static final String ML = "ai.onnx.ml";
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private OnnxModel() {}

    /** A sum of trees and a base; each leaf counts with one value times the weight of its tree. */
    record Ensemble(List<SmileTree> trees, double[] weights, int leafWidth, double base, boolean logistic) {}

    /** A classifier of trees, which gives both probabilities. */
    static byte[] classifier(Ensemble ensemble) {
        Protobuf node = new Protobuf()
                .put(1, "x")
                .put(2, "label")
                .put(2, "y")
                .put(4, "TreeEnsembleClassifier")
                .put(7, ML)
                .put(5, OnnxAttribute.of("classlabels_int64s", new long[] {0, 1}));
        OnnxTrees.of(ensemble).attributes("class").forEach(attribute -> node.put(5, attribute));
        return model(List.of(node), List.of(), List.of(output("label", INT64, 0), output("y", FLOAT, 2)));
    }

    /** The same as an estimator of one number, which gives the probability of class 1. */
    static byte[] estimator(Ensemble ensemble) {
        Protobuf node = operator("TreeEnsembleRegressor", "x", ensemble.logistic() ? "sum" : "y")
                .put(7, ML)
                .put(5, OnnxAttribute.of("n_targets", 1));
        OnnxTrees.of(ensemble).attributes("target").forEach(attribute -> node.put(5, attribute));
        // With one target, the operator leaves out what comes behind the sum.
        List<Protobuf> nodes = ensemble.logistic() ? List.of(node, operator("Sigmoid", "sum", "y")) : List.of(node);
        return model(nodes, List.of(), List.of(output("y", FLOAT, 1)));
    }

    private static Protobuf operator(String type, String input, String output) {
        return new Protobuf().put(1, input).put(2, output).put(4, type);
    }

    /** A logistic regression: a product of matrices and a sigmoid. */
    static byte[] logistic(double[] coefficients, double intercept) {
        Protobuf product = new Protobuf()
                .put(1, "x")
                .put(1, "coefficients")
                .put(1, "intercept")
                .put(2, "sum")
                .put(4, "Gemm");
        return model(
                List.of(product, operator("Sigmoid", "sum", "y")),
                List.of(tensor("coefficients", coefficients), tensor("intercept", intercept)),
                List.of(output("y", FLOAT, 1)));
    }

    /** A column of floats. */
    private static Protobuf tensor(String name, double... values) {
        Protobuf tensor = new Protobuf().put(1, values.length).put(1, 1).put(2, FLOAT);
        for (double value : values) {
            tensor.put(4, (float) value);
        }
        return tensor.put(8, name);
    }

    /** A value of so many columns, or of none, and any number of rows. */
    private static Protobuf output(String name, int type, int columns) {
        Protobuf shape = new Protobuf().put(1, new Protobuf().put(2, "rows"));
        if (columns > 0) {
            shape.put(1, new Protobuf().put(1, columns));
        }
        Protobuf tensor = new Protobuf().put(1, type).put(2, shape);
        return new Protobuf().put(1, name).put(2, new Protobuf().put(1, tensor));
    }

    private static byte[] model(List<Protobuf> nodes, List<Protobuf> constants, List<Protobuf> outputs) {
        Protobuf graph = new Protobuf();
        nodes.forEach(node -> graph.put(1, node));
        graph.put(2, "graph");
        constants.forEach(constant -> graph.put(5, constant));
        graph.put(11, output("x", FLOAT, ScoreRows.FEATURES));
        outputs.forEach(output -> graph.put(12, output));
        return new Protobuf()
                .put(1, IR_VERSION)
                .put(7, graph)
                .put(8, new Protobuf().put(1, "").put(2, OPERATORS))
                .put(8, new Protobuf().put(1, ML).put(2, OPERATORS_ML))
                .toBytes();
    }
}
