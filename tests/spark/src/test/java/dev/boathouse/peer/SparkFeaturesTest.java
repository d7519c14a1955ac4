package dev.boathouse.peer;

import io.delta.tables.DeltaTable;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Features that concern writers: a reader may not stumble over them. */
@BySpark
class SparkFeaturesTest {

    private static final String ROWS = "SELECT id, id % 10, 'text ' || id FROM range(0, 600, 1, 2)";

    private final Judge judge;

    SparkFeaturesTest(Judge judge) {
        this.judge = judge;
    }

    private static Recipe with(String name, String properties, String... statements) {
        return Recipe.of(
                        name,
                        "CREATE TABLE {t} (id LONG, n INT, text STRING) USING delta TBLPROPERTIES (" + properties + ")",
                        "INSERT INTO {t} " + ROWS)
                .then(statements);
    }

    static Stream<Recipe> features() {
        return Stream.of(
                with("append only", "'delta.appendOnly' = 'true'").leaves("\"delta.appendOnly\":\"true\""),
                with("row tracking", "'delta.enableRowTracking' = 'true'", "DELETE FROM {t} WHERE id < 50")
                        .leaves("\"rowTracking\"", "\"baseRowId\""),
                with("vacuum protocol check", "'delta.feature.vacuumProtocolCheck' = 'supported'")
                        .leaves("\"vacuumProtocolCheck\""),
                with("constraints", "'delta.minWriterVersion' = '3'")
                        .then("ALTER TABLE {t} ADD CONSTRAINT small CHECK (n < 100)", "INSERT INTO {t} " + ROWS)
                        .leaves("delta.constraints.small"),
                with("default values", "'delta.feature.allowColumnDefaults' = 'supported'")
                        .then("ALTER TABLE {t} ALTER COLUMN n SET DEFAULT 7", "INSERT INTO {t} (id) VALUES (1), (2)")
                        .leaves("CURRENT_DEFAULT"),
                with(
                                "change data feed",
                                "'delta.enableChangeDataFeed' = 'true'",
                                "UPDATE {t} SET n = 5 WHERE id < 10",
                                "DELETE FROM {t} WHERE id % 3 = 0")
                        .leaves("\"cdc\":\\{"),
                Recipe.of(
                                "clustering",
                                "CREATE TABLE {t} (id LONG, n INT, text STRING) USING delta CLUSTER BY (n, id)",
                                "INSERT INTO {t} " + ROWS,
                                "INSERT INTO {t} " + ROWS,
                                "OPTIMIZE {t}")
                        .leaves("\"clustering\"", "delta.clustering"),
                Recipe.of("columns that cannot be null", "CREATE TABLE {t} (id LONG NOT NULL, n INT) USING delta")
                        .then("INSERT INTO {t} SELECT id, id FROM range(0, 100)")
                        .leaves("nullable\\\\\":false"),
                Recipe.of("generated and identity columns")
                        .then((spark, table) -> {
                            DeltaTable.create(spark)
                                    .location(table.toString())
                                    .addColumn("id", DataTypes.LongType)
                                    .addColumn(DeltaTable.columnBuilder(spark, "half")
                                            .dataType(DataTypes.LongType)
                                            .generatedAlwaysAs("id DIV 2")
                                            .build())
                                    .addColumn(DeltaTable.columnBuilder(spark, "number")
                                            .dataType(DataTypes.LongType)
                                            .generatedAlwaysAsIdentity(5, 10)
                                            .build())
                                    .execute();
                        })
                        .then("INSERT INTO {t} (id) SELECT id FROM range(0, 300, 1, 2)")
                        .leaves("delta.generationExpression", "delta.identity.start"),
                all());
    }

    private static Recipe all() {
        return Recipe.of(
                        "all together",
                        """
                        CREATE TABLE {t} (id LONG, n SHORT, `the text` STRING, at TIMESTAMP_NTZ, tags ARRAY<STRING>) USING delta
                        CLUSTER BY (id) TBLPROPERTIES (
                            'delta.enableDeletionVectors' = 'true', 'delta.columnMapping.mode' = 'name',
                            'delta.enableTypeWidening' = 'true', 'delta.enableInCommitTimestamps' = 'true',
                            'delta.enableRowTracking' = 'true', 'delta.enableChangeDataFeed' = 'true',
                            'delta.checkpointPolicy' = 'v2', 'delta.checkpointInterval' = '3',
                            'delta.feature.vacuumProtocolCheck' = 'supported', 'delta.feature.allowColumnDefaults' = 'supported')""",
                        insertAll(0),
                        "ALTER TABLE {t} ADD CONSTRAINT small CHECK (id < 100000)",
                        "DELETE FROM {t} WHERE id % 9 = 0",
                        "ALTER TABLE {t} ALTER COLUMN n TYPE LONG",
                        "ALTER TABLE {t} RENAME COLUMN `the text` TO text",
                        insertAll(5000),
                        "UPDATE {t} SET text = NULL WHERE id % 10 = 1",
                        "OPTIMIZE {t}",
                        "DELETE FROM {t} WHERE id < 100")
                .then((spark, table) -> SparkLog.forgetBefore(table, 3))
                .leaves(
                        "_sidecars/",
                        "deletionVector\":\\{",
                        "delta.typeChanges",
                        "baseRowId",
                        "inCommitTimestamp\":\\d");
    }

    private static String insertAll(int from) {
        return """
                INSERT INTO {t} SELECT id, id %% 30000, 'text ' || id, timestamp_micros(id * 1000000007), array('t', NULL, 'u' || id %% 5)
                FROM range(%d, %d, 1, 2)""".formatted(from, from + 1000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void featuresOfWritersDoNotHinderReaders(Recipe recipe) {
        judge.agreeOnEveryVersion(recipe);
    }
}
