package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a version was committed, and which one an instant means: by times in the commits, or those of their files. */
@BySpark
class SparkTimesTest {

    private static final String CREATE = "CREATE TABLE {t} (id LONG) USING delta";
    private static final String IN_COMMIT = "TBLPROPERTIES ('delta.enableInCommitTimestamps' = 'true')";
    private static final String INSERT = "INSERT INTO {t} SELECT id FROM range(0, 10, 1, 1)";

    private final Judge judge;

    SparkTimesTest(Judge judge) {
        this.judge = judge;
    }

    /** Delta takes an instant from the zone of the session to that of the JVM: for an exact one both must be the same. */
    @BeforeEach
    void instantsAreExact() {
        judge.session()
                .conf()
                .set("spark.sql.session.timeZone", ZoneId.systemDefault().getId());
    }

    @AfterEach
    void backToUtc() {
        judge.session().conf().set("spark.sql.session.timeZone", "UTC");
    }

    static Stream<Recipe> tables() {
        return Stream.of(
                Recipe.of("by the times of files", CREATE, INSERT, INSERT, INSERT),
                Recipe.of("in commits from the first on", CREATE + " " + IN_COMMIT, INSERT, INSERT, INSERT)
                        .leaves("\"inCommitTimestamp\":\\d+"),
                Recipe.of(
                                "in commits later",
                                CREATE,
                                INSERT,
                                INSERT,
                                "ALTER TABLE {t} SET " + IN_COMMIT,
                                INSERT,
                                INSERT)
                        .leaves("delta.inCommitTimestampEnablementVersion", "\"inCommitTimestamp\":\\d+"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void versionsHaveTheTimesThatSparkTells(Recipe recipe) throws IOException {
        Path table = judge.write(recipe);
        // Files may be copied later: their times then say nothing where the commits have their own.
        if (!recipe.marks().isEmpty()) {
            age(table, recipe.name().endsWith("later") ? 3 : 0);
        }
        List<Row> history = judge.query("DESCRIBE HISTORY " + SparkLake.table(table))
                .select("version", "timestamp")
                .collectAsList();
        assertThat(history).hasSizeGreaterThan(3);
        for (Row commit : history) {
            assertThat(judge.ask(Question.of(table).version(commit.getLong(0)))
                            .path("timestamp")
                            .asText())
                    .as("version " + commit.getLong(0))
                    .isEqualTo(commit.getInstant(1).toString());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void anInstantMeansTheVersionThatItMeansToSpark(Recipe recipe) {
        Path table = judge.write(recipe);
        List<Row> history = judge.query("DESCRIBE HISTORY " + SparkLake.table(table))
                .select("timestamp")
                .collectAsList();
        Instant newest = history.get(0).getInstant(0);
        for (Row commit : history) {
            for (int millis = -1; millis <= 0; millis++) {
                Instant instant = commit.getInstant(0).plusMillis(millis);
                boolean known = !instant.isAfter(newest)
                        && !instant.isBefore(history.get(history.size() - 1).getInstant(0));
                if (known) {
                    judge.agree(Question.of(table).asOf(instant));
                }
            }
        }
        assertThat(judge.refusal(Question.of(table)
                        .asOf(history.get(history.size() - 1).getInstant(0).minusMillis(1))))
                .startsWith("NotFoundException");
    }

    @Test
    void filesWhoseTimesRunBackwardsMeanWhatTheyMeanToSpark() throws IOException {
        Path table = judge.write(Recipe.of("backwards", CREATE, INSERT, INSERT, INSERT));
        Instant start = Instant.parse("2024-03-31T01:30:00Z");
        for (long version : SparkLog.versions(table)) {
            Files.setLastModifiedTime(
                    SparkLog.commit(table, version), FileTime.from(start.minusSeconds(version == 2 ? 3600 : -version)));
        }
        for (int millis : List.of(0, 999, 1000, 1001, 1500, 3000)) {
            judge.agree(Question.of(table).asOf(start.plusMillis(millis)));
        }
    }

    private static void age(Path table, long from) throws IOException {
        for (long version : SparkLog.versions(table)) {
            if (version >= from) {
                Files.setLastModifiedTime(
                        SparkLog.commit(table, version), FileTime.from(Instant.parse("2040-01-01T00:00:00Z")));
            }
        }
    }
}
