package dev.boathouse.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.Batches;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Scan;
import dev.boathouse.delta.Snapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A process that answers one question per line of its input with one line of its output, until the input ends. A question is JSON with
 * {@code table} and, where wanted, {@code version}, {@code asOf} or {@code changes} (first and last version), {@code select}, {@code where} (as in {@link Conditions}) and
 * {@code zone}. An answer has the {@code version}, its {@code timestamp}, the {@code schema} and the {@code rows} as {@link CellText}
 * of their cells, or {@code error} (the class) and {@code message}. What has a {@code change} is no question: it is carried out
 * (see {@link Changes}), and the answer is the {@code version} that it made; with {@code metrics}, the table is monitored (see {@link Monitor}). A table stays open until another is asked for, so that
 * questions about it follow what others commit.
 */
public final class ReadTables {

    private static final JsonMapper JSON = new JsonMapper();

    private @Nullable DeltaTable open;
    private String location = "";

    private ReadTables() {}

    /**
     * Answers until there are no more questions.
     *
     * @param arguments none
     * @throws IOException if input or output fail
     */
    public static void main(String[] arguments) throws IOException {
        ReadTables reader = new ReadTables();
        PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            answers.print(JSON.writeValueAsString(reader.answer(JSON.readTree(line))) + "\n");
            answers.flush();
        }
    }

    /** A failure is an answer: the judge knows whether it is the right one. */
    private ObjectNode answer(JsonNode question) {
        ObjectNode answer = JSON.createObjectNode();
        try {
            if (question.has("change")) {
                DeltaTable table = table(question.path("table").asText());
                return answer.put(
                        "version",
                        Changes.commit(table, question, ReadTables::scan).version());
            }
            if (question.has("metrics")) {
                return answer.put("version", Monitor.record(question));
            }
            Snapshot snapshot = snapshot(question);
            answer.put("version", snapshot.version());
            answer.put("timestamp", snapshot.timestamp().toString());
            return read(refined(rows(snapshot, question), question), answer);
        } catch (RuntimeException e) {
            return answer.put("error", e.getClass().getSimpleName()).put("message", e.getMessage());
        }
    }

    /** Of another table, which does not stay open. */
    private static Scan scan(JsonNode question) {
        DeltaTable table = DeltaTable.at(question.path("table").asText());
        return refined(snapshot(table, question).scan(), question);
    }

    private Snapshot snapshot(JsonNode question) {
        return snapshot(table(question.path("table").asText()), question);
    }

    private static Snapshot snapshot(DeltaTable table, JsonNode question) {
        if (question.has("version")) {
            return table.version(question.path("version").asLong());
        }
        return question.has("asOf")
                ? table.asOf(Instant.parse(question.path("asOf").asText()))
                : table.latest();
    }

    private DeltaTable table(String asked) {
        DeltaTable table = open;
        if (table == null || !asked.equals(location)) {
            table = DeltaTable.at(asked);
            open = table;
            location = asked;
        }
        return table;
    }

    private Scan rows(Snapshot snapshot, JsonNode question) {
        JsonNode range = question.path("changes");
        return range.isMissingNode()
                ? snapshot.scan()
                : table(question.path("table").asText())
                        .changes(range.path(0).asLong(), range.path(1).asLong());
    }

    private static Scan refined(Scan all, JsonNode question) {
        Scan scan = all;
        if (question.has("zone")) {
            scan = scan.zone(ZoneId.of(question.path("zone").asText()));
        }
        if (question.has("where")) {
            scan = scan.where(Conditions.parse(question.path("where")));
        }
        if (question.has("select")) {
            List<String> names = new ArrayList<>();
            question.path("select").forEach(name -> names.add(name.asText()));
            scan = scan.select(names);
        }
        return scan;
    }

    private static ObjectNode read(Scan scan, ObjectNode answer) {
        var schema = answer.putArray("schema");
        scan.schema().fields().forEach(field -> schema.add(field.name() + ":" + field.type()));
        var rows = answer.putArray("rows");
        try (Batches batches = scan.batches()) {
            while (batches.hasNext()) {
                batches.next().rows().forEach(row -> rows.add(text(row)));
            }
        }
        return answer;
    }

    private static String text(Row row) {
        return IntStream.range(0, row.schema().fields().size())
                .mapToObj(index -> CellText.of(plain(row.valueAt(index))))
                .collect(Collectors.joining(" | "));
    }

    /** Structs as maps. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(plain(element)));
            return elements;
        }
        if (value instanceof Row row) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (Schema.Field field : row.schema().fields()) {
                fields.put(field.name(), plain(row.value(field.name())));
            }
            return fields;
        }
        return value;
    }
}
