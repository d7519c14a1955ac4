package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What versions changed, where the table has a change data feed. */
@BySpark
class SparkChangesTest {

    private static final String FEED = "'delta.enableChangeDataFeed' = 'true'";
    private static final String VECTORS = ", 'delta.enableDeletionVectors' = 'true'";
    private static final String MERGE = """
            MERGE INTO {t} t USING (SELECT id * 3 AS id FROM range(0, 60)) s ON t.id = s.id
            WHEN MATCHED AND s.id % 2 = 0 THEN DELETE
            WHEN MATCHED THEN UPDATE SET text = 'merged'
            WHEN NOT MATCHED THEN INSERT (id, part, text) VALUES (s.id, 1, 'inserted')""";

    private final Judge judge;

    SparkChangesTest(Judge judge) {
        this.judge = judge;
    }

    private static Recipe filled(String name, String partitioned, String properties) {
        return Recipe.of(
                name,
                "CREATE TABLE {t} (id LONG, part INT, text STRING) USING delta " + partitioned + " TBLPROPERTIES ("
                        + FEED + properties + ")",
                "INSERT INTO {t} SELECT id, id % 3, 'row ' || id FROM range(0, 150, 1, 2)");
    }

    private static Recipe changed(String name, String partitioned, String properties) {
        return filled(name, partitioned, properties)
                .then("DELETE FROM {t} WHERE id % 7 = 0", "UPDATE {t} SET text = 'new ' || id WHERE id % 11 = 3")
                .then(MERGE, "DELETE FROM {t} WHERE part = 2", "OPTIMIZE {t}")
                .then("RESTORE TABLE {t} TO VERSION AS OF 2")
                .then("INSERT OVERWRITE {t} SELECT id, NULL, 'over' FROM range(5)", "DELETE FROM {t}")
                .leaves("\"cdc\":\\{", "_change_data/", "\"dataChange\":false");
    }

    static Stream<Recipe> tables() {
        String mapped = ", 'delta.columnMapping.mode' = ";
        return Stream.of(
                changed("copied files", "", ""),
                changed("deletion vectors", "", VECTORS).leaves("\"deletionVector\":\\{"),
                changed("columns mapped by name", "PARTITIONED BY (part)", mapped + "'name'"),
                changed("columns mapped by id", "", mapped + "'id'" + VECTORS),
                filled("times in commits", "", ", 'delta.enableInCommitTimestamps' = 'true'")
                        .then("DELETE FROM {t} WHERE id < 9")
                        .leaves("\"inCommitTimestamp\":\\d+"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void changesAreThoseOfSpark(Recipe recipe) {
        Path table = judge.write(recipe);
        List<Long> versions = SparkLog.versions(table);
        long last = versions.get(versions.size() - 1);

        assertThat(judge.agree(Question.of(table).changes(0, last))).isNotEmpty();
        assertThat(judge.agree(Question.of(table).changes(2, 2))).isNotEmpty();
    }

    @Test
    void olderRowsHaveTheColumnsOfTheLastVersion() {
        Path table = judge.write(filled("wider", "", ", 'delta.enableTypeWidening' = 'true'")
                .then("UPDATE {t} SET part = 9 WHERE id < 20", "ALTER TABLE {t} ADD COLUMN score DOUBLE FIRST")
                .then("INSERT INTO {t} SELECT 0.5, id, 1, 'scored' FROM range(10)", "DELETE FROM {t} WHERE part = 9"));

        assertThat(judge.agree(Question.of(table).changes(0, 5))).isNotEmpty();
    }

    @Test
    void withoutTheFeedOnlyAddedRowsCanBeTold() {
        Path table = judge.write(Recipe.of(
                "no feed",
                "CREATE TABLE {t} (id LONG) USING delta",
                "INSERT INTO {t} SELECT id FROM range(0, 10, 1, 1)",
                "DELETE FROM {t} WHERE id = 3"));

        assertThat(Reading.byBoathouse(judge.ask(Question.of(table).changes(0, 1)))
                        .rows())
                .hasSize(10);
        assertThat(judge.refusal(Question.of(table).changes(0, 2)))
                .startsWith("UnsupportedFormatException: ")
                .contains("version 2 removed rows", "delta.enableChangeDataFeed");
    }
}
