package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables that Spark made take our changes. Spark does the same to a copy: of the table, it and we read what it reads of the copy. What goes
 * wrong in a change stays wrong, so not every change is looked at by itself.
 */
@BySpark
class SparkTablesTest {

    private static final String COLUMNS = "(id LONG, day STRING, value DOUBLE)";

    private final Judge judge;
    private final Rows rows;

    SparkTablesTest(Judge judge) {
        this.judge = judge;
        this.rows = Rows.of(judge.shared(OurRows.RECIPE), "id", "day", "value");
    }

    private static Recipe filled(String name, String columns, String more) {
        return Recipe.of(name, "CREATE TABLE {t} " + columns + " USING delta " + more, insert(0), insert(60));
    }

    private static String insert(int from) {
        return "INSERT INTO {t} SELECT id, IF(id %% 5 = 0, NULL, 'd' || id %% 3), id / 8 FROM range(%d, %d, 1, 2)"
                .formatted(from, from + 60);
    }

    private static String with(String... properties) {
        return "TBLPROPERTIES (" + String.join(", ", properties) + ")";
    }

    private static String set(String property) {
        return "ALTER TABLE {t} SET TBLPROPERTIES (" + property + ")";
    }

    private static String supported(String... features) {
        return with(Stream.of(features)
                .map(feature -> "'delta.feature." + feature + "' = 'supported'")
                .toArray(String[]::new));
    }

    private static final String VECTORS = "'delta.enableDeletionVectors' = 'true'";
    private static final String BY_NAME = "'delta.columnMapping.mode' = 'name'";
    private static final String BY_ID = "'delta.columnMapping.mode' = 'id'";
    private static final String FEED = "'delta.enableChangeDataFeed' = 'true'";
    private static final String TIMES = "'delta.enableInCommitTimestamps' = 'true'";
    private static final String WIDENING = "'delta.enableTypeWidening' = 'true'";
    private static final String V2 = "'delta.checkpointPolicy' = 'v2', 'delta.checkpointInterval' = '2'";
    private static final String PARTITIONED = "PARTITIONED BY (day) ";

    static Stream<Recipe> tables() {
        return Stream.of(
                filled("partitioned", COLUMNS, PARTITIONED),
                filled("deletion vectors", COLUMNS, PARTITIONED + with(VECTORS))
                        .then("DELETE FROM {t} WHERE id % 7 = 0", "UPDATE {t} SET value = -1 WHERE id % 11 = 3")
                        .leaves("\"deletionVector\":\\{"),
                filled("mapped by name", COLUMNS, PARTITIONED + with(BY_NAME))
                        .then("ALTER TABLE {t} RENAME COLUMN value TO v", "ALTER TABLE {t} ADD COLUMN value STRING")
                        .then("ALTER TABLE {t} DROP COLUMN value", "ALTER TABLE {t} RENAME COLUMN v TO value")
                        .then("ALTER TABLE {t} RENAME COLUMN day TO tag", "ALTER TABLE {t} RENAME COLUMN tag TO day"),
                filled("mapped by id", COLUMNS, with(BY_ID, VECTORS))
                        .then("DELETE FROM {t} WHERE id % 7 = 0", "ALTER TABLE {t} RENAME COLUMN value TO v")
                        .then("ALTER TABLE {t} RENAME COLUMN v TO value"),
                filled("mapped later", COLUMNS, "")
                        .then(
                                set(BY_NAME),
                                "ALTER TABLE {t} RENAME COLUMN id TO nr",
                                "ALTER TABLE {t} RENAME COLUMN nr TO id"),
                filled("widened", "(id INT, day STRING, value FLOAT)", PARTITIONED + with(WIDENING))
                        .then(
                                "ALTER TABLE {t} ALTER COLUMN id TYPE LONG",
                                "ALTER TABLE {t} ALTER COLUMN value TYPE DOUBLE")
                        .leaves("delta.typeChanges"),
                filled("in-commit times, v2 checkpoints", COLUMNS, PARTITIONED + with(TIMES, V2))
                        .leaves("inCommitTimestamp\":\\d", "_sidecars|checkpoint\\.[0-9a-f]{8}-"),
                filled("change feed", COLUMNS, with(FEED)),
                legacy(3, 1),
                legacy(6, 2),
                filled(
                        "features that are not used",
                        COLUMNS,
                        supported(
                                "appendOnly",
                                "invariants",
                                "checkConstraints",
                                "generatedColumns",
                                "identityColumns",
                                "allowColumnDefaults",
                                "columnMapping",
                                "changeDataFeed",
                                "deletionVectors",
                                "timestampNtz",
                                "typeWidening",
                                "v2Checkpoint",
                                "vacuumProtocolCheck",
                                "domainMetadata",
                                "inCommitTimestamp")),
                filled("all together", COLUMNS, PARTITIONED + with(VECTORS, BY_NAME, FEED, TIMES, WIDENING, V2))
                        .then("DELETE FROM {t} WHERE id % 7 = 0", "ALTER TABLE {t} RENAME COLUMN value TO v")
                        .then("ALTER TABLE {t} RENAME COLUMN v TO value")
                        .leaves("\"deletionVector\":\\{"));
    }

    /** Of the time before table features. */
    private static Recipe legacy(int minWriter, int minReader) {
        return filled(
                        "writer version " + minWriter,
                        COLUMNS,
                        PARTITIONED
                                + with(
                                        "'delta.minWriterVersion' = '" + minWriter + "'",
                                        "'delta.minReaderVersion' = '" + minReader + "'"))
                .leaves("\"minWriterVersion\":" + minWriter);
    }

    private List<Change> changes(boolean partitioned) {
        Condition day = Condition.compare("day", "=", Condition.Literal.of("d1"));
        List<Change> changes = new ArrayList<>(List.of(
                Change.append(rows.between(100, 200)),
                Change.deleteWhere(Condition.compare("value", "<", Condition.Literal.of(5.0))
                        .or(Condition.compare("id", "=", Condition.Literal.of(150)))),
                Change.append(rows.between(200, 210)),
                Change.compact()));
        changes.add(
                partitioned
                        ? Change.overwriteWhere(
                                day, rows.where(day.and(Condition.compare("id", ">", Condition.Literal.of(300)))))
                        : Change.overwrite(rows.between(350, 360)));
        return changes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void takeChangesOfOurs(Recipe recipe) {
        Path table = judge.make(recipe);
        Path copy = Folders.copy(table, judge.place());
        long made = SparkLog.versions(table).size();
        boolean partitioned = SparkLog.text(table).contains("\"partitionColumns\":[\"day\"]");
        List<Change> changes = changes(partitioned);
        for (int i = 0; i < changes.size(); i++) {
            judge.change(table, changes.get(i));
            judge.query(changes.get(i).sql(copy));
            if (i % 2 == 1 || i == changes.size() - 1) {
                judge.agreeOn(judge.spark(Question.of(copy)), Question.of(table));
            }
        }
        if (SparkLog.text(table).contains("\"delta.enableChangeDataFeed\":\"true\"")) {
            long last = SparkLog.versions(table).size() - 1;
            assertThat(judge.agree(Question.of(table).changes(made, last))).isNotEmpty();
            assertThat(changed(table, made, last)).isEqualTo(changed(copy, made, last));
        }
    }

    private Reading changed(Path table, long first, long last) {
        return Reading.bySpark(
                judge.query(Question.of(table).changes(first, last).sql()).drop("_commit_timestamp"));
    }
}
