package dev.boathouse.registry.internal;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.registry.lineage.Lineage;
import dev.boathouse.registry.lineage.Lineage.Data;
import dev.boathouse.registry.lineage.Lineage.Evidence;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import dev.boathouse.registry.lineage.Lineage.Subject;
import dev.boathouse.registry.lineage.Lineage.Table;
import dev.boathouse.registry.lineage.Lineage.Training;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Lineage as JSON and back; the same form in payloads and in what users get. */
public final class LineageJson {

    private LineageJson() {}

    /**
     * Everything about a version.
     *
     * @param lineage the lineage of a version
     * @return one object, keys in kebab case
     */
    public static JsonFields of(Lineage lineage) {
        Subject subject = lineage.subject();
        return new JsonFields()
                .put("model", subject.model())
                .put("version", subject.version())
                .put("content-digest", subject.contentDigest())
                .put("package-digest", subject.packageDigest())
                .put("registered-at", subject.registeredAt().toString())
                .put("registered-by", subject.registeredBy())
                .put("training", of(lineage.training()))
                .put(
                        "evaluations",
                        lineage.evaluations().stream().map(one -> of(one).map()).toList())
                .put(
                        "predictions",
                        lineage.predictions().stream().map(one -> of(one).map()).toList());
    }

    /**
     * How a version was trained.
     *
     * @param training the record
     * @return one object
     */
    public static JsonFields of(Training training) {
        JsonFields fields = new JsonFields()
                .put("algorithm", training.algorithm())
                .put("parameters", training.parameters())
                .put("features", training.features())
                .put("seed", training.seed())
                .put("parallelism", training.parallelism());
        training.label().ifPresent(label -> fields.put("label", label));
        return fields.put("libraries", training.libraries()).put("data", of(training.data()));
    }

    /**
     * How a version was trained, read back.
     *
     * @param json what {@link #of(Training)} wrote
     * @return the record
     * @throws CorruptDataException if a field is missing or of another type
     */
    public static Training training(JsonObject json) {
        return new Training(
                json.text("algorithm"),
                texts(json.object("parameters")),
                json.text("features"),
                json.whole("seed"),
                threads(json.whole("parallelism")),
                json.optionalText("label"),
                texts(json.object("libraries")),
                data(json.object("data")));
    }

    private static int threads(long number) {
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new CorruptDataException("Cannot read a payload: nothing trains on " + number + " threads.");
        }
        return (int) number;
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new HashMap<>();
        json.fields().keySet().forEach(name -> texts.put(name, json.text(name)));
        return texts;
    }

    /**
     * How good a model was.
     *
     * @param evidence the figures and the rows behind them
     * @return one object
     */
    public static JsonFields of(Evidence evidence) {
        JsonFields fields = new JsonFields()
                .put("model-content-digest", evidence.modelDigest())
                .put("metrics", evidence.metrics());
        evidence.positives().ifPresent(positives -> fields.put("positives", positives));
        return fields.put("data", of(evidence.data()));
    }

    /**
     * How good a model was, read back.
     *
     * @param json what {@link #of(Evidence)} wrote
     * @return the figures and the rows behind them
     * @throws CorruptDataException if a field is missing or of another type
     */
    public static Evidence evidence(JsonObject json) {
        JsonObject figures = json.object("metrics");
        Map<String, Double> metrics = new HashMap<>();
        figures.fields().forEach((name, value) -> metrics.put(name, number(figures, name, value)));
        OptionalLong positives = json.fields().containsKey("positives")
                ? OptionalLong.of(json.whole("positives"))
                : OptionalLong.empty();
        return new Evidence(json.text("model-content-digest"), metrics, positives, data(json.object("data")));
    }

    /** JSON has no word for NaN and infinities: they stand there as texts. */
    private static double number(JsonObject json, String name, @Nullable Object value) {
        if ("NaN".equals(value)) {
            return Double.NaN;
        }
        if ("Infinity".equals(value)) {
            return Double.POSITIVE_INFINITY;
        }
        return "-Infinity".equals(value) ? Double.NEGATIVE_INFINITY : json.number(name);
    }

    /**
     * What a version wrote.
     *
     * @param written a version of a prediction table
     * @return one object
     */
    public static JsonFields of(Predictions written) {
        return new JsonFields()
                .put("table-id", written.tableId())
                .put("location", written.location())
                .put("table-version", written.version());
    }

    /**
     * What a version wrote, read back.
     *
     * @param json what {@link #of(Predictions)} wrote
     * @return a version of a prediction table
     * @throws CorruptDataException if a field is missing or of another type
     */
    public static Predictions predictions(JsonObject json) {
        return new Predictions(json.text("table-id"), json.text("location"), json.whole("table-version"));
    }

    private static JsonFields of(Data data) {
        return new JsonFields()
                .put("tables", data.tables().stream().map(one -> of(one).map()).toList())
                .put("steps", data.steps())
                .put("opaque", data.opaque())
                .put("rows", data.rows())
                .put("origin-digest", data.originDigest())
                .put("content-digest", data.contentDigest());
    }

    private static Data data(JsonObject json) {
        return new Data(
                json.objects("tables").stream().map(LineageJson::table).toList(),
                json.texts("steps"),
                json.truth("opaque"),
                json.whole("rows"),
                json.text("origin-digest"),
                json.text("content-digest"));
    }

    private static JsonFields of(Table table) {
        return new JsonFields()
                .put("table-id", table.tableId())
                .put("location", table.location())
                .put("version", table.version())
                .put("columns", table.columns())
                .put("filter", table.filter())
                .put("files-digest", table.filesDigest());
    }

    private static Table table(JsonObject json) {
        return new Table(
                json.text("table-id"),
                json.text("location"),
                json.whole("version"),
                json.texts("columns"),
                json.optionalText("filter"),
                json.text("files-digest"));
    }
}
