package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** Has Spark write tables and compares what it and Boathouse read of them, cell by cell. */
final class Judge implements AutoCloseable {

    private final LocalSpark spark;
    private final BoathouseProcess boathouse = BoathouseProcess.start();
    private final Map<String, Path> shared = new HashMap<>();
    private final Map<Path, Map<Long, Reading>> readings = new HashMap<>();

    Judge(LocalSpark spark) {
        this.spark = spark;
    }

    /**
     * Makes the table in a folder of its own and checks that it is what the recipe promises. Every version is read when it is the newest:
     * that is quicker for Spark than going back to it.
     */
    Path write(Recipe recipe) {
        Path table = spark.scratch().resolve("tables").resolve("t" + readings.size());
        Map<Long, Reading> versions = new TreeMap<>();
        readings.put(table, versions);
        make(recipe, table, () -> readNew(table, versions));
        return table;
    }

    /** Makes the table likewise, and reads nothing. */
    Path make(Recipe recipe) {
        Path table = place();
        make(recipe, table, () -> {});
        return table;
    }

    private void readNew(Path table, Map<Long, Reading> versions) {
        List<Long> written = SparkLog.versions(table);
        long newest = written.get(written.size() - 1);
        for (long version : written) {
            if (!versions.containsKey(version)) {
                Question question = Question.of(table);
                versions.put(version, spark(version == newest ? question : question.version(version)));
            }
        }
    }

    private void make(Recipe recipe, Path table, Runnable afterEachStep) {
        SparkSession session = spark.session();
        Map<String, String> before =
                Map.copyOf(CollectionConverters.asJava(session.conf().getAll()));
        recipe.settings().forEach(session.conf()::set);
        try {
            for (BiConsumer<SparkSession, Path> step : recipe.steps()) {
                step.accept(session, table);
                afterEachStep.run();
            }
        } finally {
            for (String key : recipe.settings().keySet()) {
                // Unset, the zone would be that of the JVM, and not the one that the session was started with.
                session.conf().unset(key);
                if (before.containsKey(key)) {
                    session.conf().set(key, before.get(key));
                }
            }
        }
        String log = SparkLog.text(table);
        assertThat(recipe.marks()).allSatisfy(mark -> assertThat(log).containsPattern(mark));
    }

    /** What Spark has read of a version when it had written it. */
    Reading written(Path table, long version) {
        return readings.get(table).get(version);
    }

    /** The table of a recipe that several tests read, made once. */
    Path shared(Recipe recipe) {
        return shared.computeIfAbsent(recipe.name(), name -> write(recipe));
    }

    SparkSession session() {
        return spark.session();
    }

    Dataset<Row> query(String sql) {
        return spark.session().sql(sql);
    }

    /** Where nothing is yet. */
    Path place() {
        return Folders.temporaryIn(spark.scratch());
    }

    JsonNode ask(Question question) {
        return boathouse.ask(question.json());
    }

    Reading boathouse(Question question) {
        return Reading.byBoathouse(ask(question));
    }

    Reading spark(Question question) {
        return Reading.bySpark(query(question.sql()));
    }

    /** Both read the same of what is asked for: the rows. */
    List<String> agree(Question question) {
        Reading expected = spark(question);
        Reading actual = boathouse(question);
        compare(actual, expected, question.sql());
        return actual.rows();
    }

    private static void compare(Reading actual, Reading expected, String what) {
        assertThat(actual.schema()).as(what).isEqualTo(expected.schema());
        assertThat(actual.rows()).as(what).isEqualTo(expected.rows());
    }

    /** Of every version that the log still has the commit of, Boathouse reads what Spark has read; the newest one has rows. */
    void agreeOnEveryVersion(Path table) {
        List<Long> versions = SparkLog.versions(table);
        for (long version : versions) {
            compare(boathouse(Question.of(table).version(version)), written(table, version), "version " + version);
        }
        Reading newest = boathouse(Question.of(table));
        compare(newest, written(table, versions.get(versions.size() - 1)), "the newest version");
        assertThat(newest.rows()).isNotEmpty();
    }

    void agreeOnEveryVersion(Recipe recipe) {
        agreeOnEveryVersion(write(recipe));
    }

    /** Both keep the same rows for every condition. Spark tells for each row at once which are true, so that it skips nothing. */
    void agree(Question question, List<Condition> conditions) {
        String truths = conditions.stream().map(Condition::sql).collect(Collectors.joining("), (", "(", ")"));
        List<Row> rows = query("SELECT struct(" + question.columns() + "), " + truths + " FROM "
                        + SparkLake.table(question.table()))
                .collectAsList();
        int kept = 0;
        for (int i = 0; i < conditions.size(); i++) {
            int column = i + 1;
            List<String> expected = rows.stream()
                    .filter(row -> !row.isNullAt(column) && row.getBoolean(column))
                    .map(row -> Reading.text(row.getStruct(0)))
                    .sorted()
                    .toList();
            assertThat(boathouse(question.where(conditions.get(i))).rows())
                    .as(conditions.get(i).sql())
                    .isEqualTo(expected);
            kept += expected.size();
        }
        assertThat(kept).isPositive();
    }

    /** Boathouse refuses; the exception's class and message. */
    String refusal(Question question) {
        JsonNode answer = ask(question);
        assertThat(answer.has("error")).as("refused: " + question.json()).isTrue();
        return answer.path("error").asText() + ": " + answer.path("message").asText();
    }

    /** We change a table; the version that this made. */
    long change(Path table, Change change) {
        return order(change.of(table));
    }

    /** We do what is asked for; the version that this made. */
    long order(JsonNode order) {
        JsonNode answer = boathouse.ask(order);
        if (answer.has("error")) {
            throw new AssertionError(order + ": " + answer.path("error").asText() + ": "
                    + answer.path("message").asText());
        }
        return answer.path("version").asLong();
    }

    /** We refuse to change a table; the exception's class and message. */
    String refusal(Path table, Change change) {
        JsonNode answer = boathouse.ask(change.of(table));
        assertThat(answer.has("error")).as("refused: " + change.json()).isTrue();
        return answer.path("error").asText() + ": " + answer.path("message").asText();
    }

    /** Of a version, both read the same: what is expected. */
    void agreeOn(Reading expected, Question question) {
        compare(spark(question), expected, "by Spark: " + question.sql());
        compare(boathouse(question), expected, "by us: " + question.sql());
    }

    @Override
    public void close() throws IOException {
        boathouse.close();
    }
}
