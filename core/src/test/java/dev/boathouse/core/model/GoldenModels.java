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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
                "0b0f6f7e", "file:/lake/flights", 42, table, SCHEMA.names(), Optional.of("`hour` > 5"), "5".repeat(64));
        return new Origin.Derived(List.of(pinned, new Origin.Host()), "concat", false).then("split 0.8 seed 7 train");
    }

    private static TrainingRecord record(String algorithm) {
        return new TrainingRecord(
                algorithm,
                new TreeMap<>(Map.of("trees", "2")),
                "oneHot(origin, 64)",
                42,
                2,
                "late",
                DataType.BOOLEAN,
                List.of("false", "true"),
                new TreeMap<>(Map.of("smile", "2.6.0")),
                3,
                "7".repeat(64),
                origin());
    }

    static Model forest() {
        Tree stump =
                Tree.of(0.75, new int[] {3, -1, -1}, new double[] {12.25, 0, 0}, new int[] {3, 1, 2}, new double[] {
                    0.8, 0.2, 0.3, 0.7
                });
        Tree deeper = Tree.of(
                0.5,
                new int[] {1, 4, -1, -1, -1},
                new double[] {0.5, -0.1, 0, 0, 0},
                new int[] {3, 2, 1, 1, 1},
                new double[] {0.9, 0.1, 0.5, 0.5, 0.25, 0.75});
        return Model.of(pipeline(), Predictor.forest(5, List.of(stump, deeper)), record("random-forest"))
                .with(Attachment.of("note.txt", "text/plain", "On time.\n".getBytes(StandardCharsets.UTF_8)));
    }

    static Model logistic() {
        return Model.of(
                pipeline(),
                Predictor.logistic(new double[] {0.1, -0.2, 0.05, 0.125, -1e-3}, -1.5),
                record("logistic-regression"));
    }

    /** Writes the golden files anew: only for a new format, next to the old ones. */
    public static void main(String... arguments) {
        Path folder = Path.of(arguments[0]);
        Instant made = Instant.parse("2026-11-21T00:00:00Z");
        forest().packaged(made).writeTo(folder.resolve("forest-1"));
        logistic().packaged(made).writeTo(folder.resolve("logistic-1"));
    }
}
