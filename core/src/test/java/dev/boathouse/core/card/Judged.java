package dev.boathouse.core.card;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Fixed;
import dev.boathouse.core.features.FeatureSpec;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Levels;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.model.Attachment;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.model.TrainingRecord.Label;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.Response;
import dev.boathouse.core.training.Samples;
import dev.boathouse.core.training.Trainer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Evaluations to make cards of. */
final class Judged {

    /** Rows that trained models are judged on; not those that they are trained on. */
    static final Frame FLIGHTS = Samples.flights(300, 4);

    private static final Frame TRAINING = Samples.flights(400, 3);

    /** Trained once for all tests. */
    private static final Map<String, Evaluation> KINDS = trained();

    private Judged() {}

    /** One for each kind of predictions, on 300 flights. */
    static Map<String, Evaluation> ofEveryKind() {
        return KINDS;
    }

    private static Map<String, Evaluation> trained() {
        Map<String, Evaluation> all = new LinkedHashMap<>();
        FeatureSpec origin = Features.oneHot("origin");
        all.put(
                "two classes",
                Evaluation.of(Trainer.classification("late").features(origin).fit(TRAINING), FLIGHTS));
        all.put("classes", Evaluation.of(Trainer.classification("origin").fit(TRAINING), FLIGHTS));
        all.put(
                "numbers",
                Evaluation.of(Trainer.regression("hour").features(origin).fit(TRAINING), FLIGHTS));
        Frame numbers = TRAINING.select("distance", "hour");
        Model anomalies = Trainer.anomalyDetection().fit(numbers);
        all.put("anomalies", Evaluation.of(anomalies, FLIGHTS));
        all.put("known anomalies", Evaluation.of(anomalies, FLIGHTS, "late"));
        Model clusters = Trainer.clustering(3).fit(numbers);
        all.put("clusters", Evaluation.of(clusters, FLIGHTS));
        all.put("known groups", Evaluation.of(clusters, FLIGHTS, "origin"));
        return all;
    }

    /** Rows as {@link Fixed#rows} makes them, as if read from a table. */
    static Frame tableRows(int count, long seed) {
        Frame rows = Fixed.rows(count, seed);
        Origin table = table(rows.schema(), "size >= 0", 43);
        return ColumnAccess.direct().frame(rows.schema(), rows.chunks(), table.then("split 0.8 seed 7 test"));
    }

    static Origin.Table table(Schema schema, String filter, long version) {
        return new Origin.Table(
                "0b0f6f7e",
                "file:/lake/people",
                version,
                Optional.of(Instant.parse("2024-05-01T12:00:00Z")),
                schema,
                schema.names(),
                Optional.of(filter),
                "5".repeat(64));
    }

    /** A model whose record has all that a record can have. */
    static Model described() {
        Frame rows = Fixed.rows(50, 1).select("first", "group");
        FeatureSpec spec = Features.impute("first").oneHot(Levels.all().withMissing(Levels.Fallback.ZEROS), "group");
        TrainingRecord record = new TrainingRecord(
                Task.BINARY_CLASSIFICATION,
                "by-hand",
                new TreeMap<>(Map.of("penalty", "0.5", "max-iterations", "100")),
                spec.toString(),
                42,
                2,
                Optional.of(new Label("positive", DataType.BOOLEAN, List.of("false", "true"))),
                new TreeMap<>(Map.of("smile", "2.6.0")),
                20_000,
                "7".repeat(64),
                table(rows.schema(), "size < 5", 42).then("split 0.8 seed 7 train"));
        return Model.of(
                        spec.fit(rows),
                        Predictor.linear(new double[][] {{1, 0.3, -0.3}}, new double[] {-0.5}),
                        new Response(new Link.Logistic(1, 0), 0.4),
                        record)
                .with(Attachment.of("profile.json", "application/json", new byte[] {'{', '}'}));
    }

    /** As many models of classes with names, features with names, all of them hostile: the score of a class is that of its feature. */
    static Model named(String label, List<String> classes, List<String> inputs) {
        Frame rows = rows(label, classes, inputs, 60);
        int scores = classes.size() == 2 ? 1 : classes.size();
        double[][] weights = new double[scores][inputs.size()];
        for (int i = 0; i < scores; i++) {
            weights[i][i % inputs.size()] = 1;
        }
        FeatureSpec spec = Features.only(inputs.toArray(String[]::new));
        return Model.of(
                spec.fit(rows.select(inputs)),
                Predictor.linear(weights, new double[scores]),
                Response.of(scores == 1 ? new Link.Logistic(1, 0) : new Link.Softmax()),
                new TrainingRecord(
                        scores == 1 ? Task.BINARY_CLASSIFICATION : Task.MULTICLASS_CLASSIFICATION,
                        inputs.get(0),
                        new TreeMap<>(Map.of(inputs.get(0), inputs.get(0))),
                        spec.toString(),
                        1,
                        1,
                        Optional.of(new Label(label, DataType.STRING, classes)),
                        new TreeMap<>(Map.of(inputs.get(0), inputs.get(0))),
                        60,
                        "7".repeat(64),
                        table(rows.schema(), inputs.get(0), 1).then(inputs.get(0))));
    }

    /** Rows of each class in turn, whose inputs know something of it; the label is also there as a group. */
    static Frame rows(String label, List<String> classes, List<String> inputs, int count) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            double[] values = new double[count];
            for (int row = 0; row < count; row++) {
                values[row] = (row % classes.size() == i ? 1 : -1) + (row * 7 + i) % 5;
            }
            fields.add(Field.of(inputs.get(i), DataType.DOUBLE));
            columns.add(Column.ofDoubles(values));
        }
        String[] truth = new String[count];
        for (int row = 0; row < count; row++) {
            truth[row] = classes.get(row % classes.size());
        }
        fields.add(Field.of(label, DataType.STRING));
        columns.add(Column.ofStrings(truth));
        return Frame.of(Schema.of(fields), columns);
    }
}
