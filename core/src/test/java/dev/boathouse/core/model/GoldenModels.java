package dev.boathouse.core.model;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.FeaturePipeline;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Levels;
import dev.boathouse.core.features.Levels.Fallback;
import dev.boathouse.core.model.TrainingRecord.Label;
import dev.boathouse.core.predictor.Activation;
import dev.boathouse.core.predictor.Kernel;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import dev.boathouse.core.predictor.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Models put together by hand, with every kind of transform, predictor and origin that format 1 knows. */
final class GoldenModels {

    static final Schema SCHEMA = Schema.of(
            Schema.Field.of("origin", DataType.STRING),
            Schema.Field.of("route", DataType.STRING),
            Schema.Field.of("hour", DataType.DOUBLE),
            Schema.Field.of("distance", DataType.INT));

    private GoldenModels() {}

    static Row row(String origin, String route, Double hour, int distance) {
        Map<String, Object> values = new HashMap<>();
        values.put("origin", origin);
        values.put("route", route);
        values.put("hour", hour);
        values.put("distance", distance);
        return Row.of(SCHEMA, values);
    }

    private static FeaturePipeline pipeline() {
        Frame frame = Frame.ofRows(
                SCHEMA,
                List.of(
                        row("ATL", "ATL-ORD", 8.0, 600),
                        row("ORD", "ORD-ATL", null, 600),
                        row("ORD", "ORD-SEA", 16.5, 1721)));
        Levels places = Levels.mostFrequent(64).withUnseen(Fallback.ZEROS).withMissing(Fallback.ZEROS);
        Levels routes = Levels.all().withUnseen(Fallback.RARE).withMissing(Fallback.RARE);
        return Features.oneHot(places, "origin")
                .ordinal(routes, "route")
                .impute("hour")
                .standardize("distance")
                .fit(frame);
    }

    private static Origin origin() {
        Schema table = SCHEMA.with(Schema.Field.of("tags", new DataType.Array(DataType.STRING)))
                .with(Schema.Field.of("price", new DataType.Decimal(10, 2)).required());
        Origin pinned = new Origin.Table(
                "0b0f6f7e",
                "file:/lake/flights",
                42,
                Optional.empty(),
                table,
                SCHEMA.names(),
                Optional.of("`hour` > 5"),
                "5".repeat(64));
        return new Origin.Derived(List.of(pinned, new Origin.Host()), "concat", false).then("split 0.8 seed 7 train");
    }

    private static TrainingRecord record(String algorithm, Task task, Label... label) {
        return record(algorithm, task, origin(), label);
    }

    private static TrainingRecord record(String algorithm, Task task, Origin origin, Label... label) {
        return new TrainingRecord(
                task,
                algorithm,
                new TreeMap<>(Map.of("trees", "2")),
                "oneHot(\"origin\", mostFrequent 64)",
                42,
                2,
                Arrays.stream(label).findFirst(),
                new TreeMap<>(Map.of("smile", "2.6.0")),
                3,
                "7".repeat(64),
                origin);
    }

    private static TrainingRecord binary(String algorithm) {
        Label late = new Label("late", DataType.BOOLEAN, List.of("false", "true"));
        return record(algorithm, Task.BINARY_CLASSIFICATION, late);
    }

    private static TrainingRecord multiclass(String algorithm) {
        Label carrier = new Label("carrier", DataType.STRING, List.of("AA", "DL", "UA"));
        return record(algorithm, Task.MULTICLASS_CLASSIFICATION, carrier);
    }

    /** Splits at the hour, then goes left; a leaf holds the given values. */
    private static Tree stump(double weight, double... leafValues) {
        return Tree.of(weight, new int[] {3, -1, -1}, new double[] {12.25, 0, 0}, new int[] {3, 1, 2}, leafValues);
    }

    private static Tree deeper(double weight, double... leafValues) {
        return Tree.of(
                weight,
                new int[] {1, 4, -1, -1, -1},
                new double[] {0.5, -0.1, 0, 0, 0},
                new int[] {3, 2, 1, 1, 1},
                leafValues);
    }

    static Model forest() {
        return Model.of(
                        pipeline(),
                        Predictor.sumOfTrees(
                                5,
                                new double[2],
                                List.of(stump(0.75, 0.8, 0.2, 0.3, 0.7), deeper(0.5, 0.9, 0.1, 0.5, 0.5, 0.25, 0.75))),
                        Response.of(new Link.Normalized()),
                        binary("random-forest"))
                .with(Attachment.of("note.txt", "text/plain", "On time.\n".getBytes(StandardCharsets.UTF_8)));
    }

    static Model logistic() {
        return Model.of(
                pipeline(),
                Predictor.linear(new double[][] {{0.1, -0.2, 0.05, 0.125, -1e-3}}, new double[] {-1.5}),
                new Response(new Link.Logistic(1, 0), 0.55),
                binary("logistic-regression"));
    }

    private static Model boosting() {
        Predictor trees = Predictor.sumOfTrees(
                5,
                new double[] {0.5, -0.25, 0},
                List.of(
                        stump(0.1, 2, -1).addingTo(0),
                        deeper(0.1, 1, 0.5, -3).addingTo(1),
                        stump(0.1, -0.5, 4).addingTo(2)));
        return Model.of(pipeline(), trees, Response.of(new Link.Softmax()), multiclass("gradient-boosting"));
    }

    private static Model regression() {
        Predictor trees = Predictor.meanOfTrees(5, 1, List.of(stump(1, -3.5, 17.25), deeper(1, 0, 44, 1e6)));
        Label delay = new Label("delay", DataType.INT, List.of());
        return Model.of(
                pipeline(), trees, Response.of(new Link.Identity()), record("random-forest", Task.REGRESSION, delay));
    }

    private static Model isolation() {
        Predictor trees = Predictor.meanOfTrees(5, 1, List.of(stump(1, 1, 1.5), deeper(1, 2, 2, 1)));
        return Model.of(
                pipeline(),
                trees,
                new Response(new Link.Isolation(1.2), 0.4),
                record("isolation-forest", Task.ANOMALY_DETECTION));
    }

    private static Model oneVersusRest() {
        Predictor linear = Predictor.linear(
                new double[][] {{1, 0, 0, 0.5, 0}, {0, -1, 0.25, 0, 0}, {0, 0, 0.125, 0, -2}}, new double[] {-1, 0, 1});
        return Model.of(
                pipeline(), linear, Response.of(new Link.OneVersusRest()), multiclass("support-vector-machine"));
    }

    private static Model gaussian() {
        Predictor machine = Predictor.kernelMachine(
                new Kernel.Gaussian(2.5),
                new double[][] {{0, 1, 2, 8, -0.5}, {1, 0, 0, 20, 1.25}},
                new double[][] {{1.5}, {-0.75}},
                new double[] {0.1});
        return Model.of(
                pipeline(), machine, Response.of(new Link.Logistic(1.7, -0.2)), binary("support-vector-machine"));
    }

    private static Model polynomial() {
        Predictor machine = Predictor.kernelMachine(
                new Kernel.Polynomial(3, 0.01, 1),
                new double[][] {{0, 1, 2, 8, -0.5}},
                new double[][] {{0.003}},
                new double[] {-0.1});
        return Model.of(pipeline(), machine, Response.of(new Link.Logistic(1, 0)), binary("support-vector-machine"));
    }

    private static Model layers(Activation activation) {
        Predictor layers = Predictor.layers(
                activation,
                new double[][][] {{{0.1, 0.2, -0.3, 0.04, 0.5}, {-1, 0.5, 0.25, 0.01, 0}}, {{2, -3}}},
                new double[][] {{0.5, -0.5}, {0.75}});
        Label delay = new Label("delay", DataType.DOUBLE, List.of());
        return Model.of(
                pipeline(),
                layers,
                Response.of(new Link.Identity()),
                record("multilayer-perceptron", Task.REGRESSION, delay));
    }

    private static Model centroids() {
        Predictor centres =
                Predictor.distances(new double[][] {{0, 1, 2, 8, -0.5}, {1, 0, 0, 20, 1.25}, {0, 0, 3, 1, 0}});
        return Model.of(pipeline(), centres, Response.of(new Link.Identity()), record("k-means", Task.CLUSTERING));
    }

    /** Trained on a version whose time is known. */
    private static Model timed() {
        Origin pinned = new Origin.Table(
                "0b0f6f7e",
                "file:/lake/flights",
                43,
                Optional.of(Instant.parse("2026-11-25T23:59:59.123Z")),
                SCHEMA,
                SCHEMA.names(),
                Optional.empty(),
                "6".repeat(64));
        Label delay = new Label("delay", DataType.DOUBLE, List.of());
        return Model.of(
                pipeline(),
                Predictor.linear(new double[][] {{1, 2, 3, 4, 5}}, new double[] {0.5}),
                Response.of(new Link.Identity()),
                record("ridge", Task.REGRESSION, pinned, delay));
    }

    private static Model transforms() {
        Label delay = new Label("delay", DataType.DOUBLE, List.of());
        FeaturePipeline every = GoldenFeatures.every();
        double[] coefficients = new double[every.outputs().size()];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = 1.0 / (i + 2);
        }
        return Model.of(
                every,
                Predictor.linear(new double[][] {coefficients}, new double[] {0.25}),
                Response.of(new Link.Identity()),
                record("ridge", Task.REGRESSION, delay));
    }

    /** One of each kind of predictor, link and task, by name. */
    static SortedMap<String, Model> all() {
        SortedMap<String, Model> all = new TreeMap<>();
        all.put("boosting", boosting());
        all.put("centroids", centroids());
        all.put("forest", forest());
        all.put("gaussian", gaussian());
        all.put("isolation", isolation());
        all.put("logistic", logistic());
        all.put("one-versus-rest", oneVersusRest());
        all.put("polynomial", polynomial());
        all.put("rectifier", layers(Activation.RECTIFIER));
        all.put("regression", regression());
        all.put("sigmoid", layers(Activation.SIGMOID));
        all.put("tanh", layers(Activation.TANH));
        all.put("timed-table", timed());
        all.put("transforms", transforms());
        return all;
    }

    /** Rows that the model can score. */
    static Frame rowsFor(Model model) {
        return model.signature().inputs().contains("departure") ? GoldenFeatures.rows() : rows();
    }

    static Frame rows() {
        return Frame.ofRows(
                SCHEMA,
                List.of(
                        row("ATL", "ATL-ORD", 8.0, 600),
                        row("ORD", "ORD-SEA", 20.0, 1721),
                        row(null, "nowhere", null, 0)));
    }

    /** What is to be remembered of a model: digests, and the bits of its answers for {@link #rowsFor}. */
    static String remembered(String name, ModelPackage files) {
        Model model = files.model();
        Frame rows = rowsFor(model);
        Scorer scorer = model.scorer(rows.schema());
        StringBuilder text = new StringBuilder(name + " " + files.digest() + " " + model.contentDigest());
        for (Row row : rows.rows()) {
            double[] out = new double[scorer.outputs().size()];
            scorer.score(row, out);
            for (double answer : out) {
                text.append(' ').append(Double.toHexString(answer));
            }
        }
        return text.toString();
    }

    /** Writes golden files: only for what is new, next to the old ones. */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Instant made = Instant.parse("2026-11-26T00:00:00Z");
        TreeSet<String> lines = new TreeSet<>(Files.readAllLines(folder.resolve("remembered.txt")));
        for (Map.Entry<String, Model> golden : all().entrySet()) {
            if (Files.notExists(folder.resolve(golden.getKey()))) {
                ModelPackage files = golden.getValue().packaged(made);
                files.writeTo(folder.resolve(golden.getKey()));
                lines.add(remembered(golden.getKey(), files));
            }
        }
        Files.write(folder.resolve("remembered.txt"), lines);
    }
}
