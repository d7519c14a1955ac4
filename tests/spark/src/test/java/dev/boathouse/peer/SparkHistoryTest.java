package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table goes through: other columns, other files, clones. */
@BySpark
class SparkHistoryTest {

    private final Judge judge;

    SparkHistoryTest(Judge judge) {
        this.judge = judge;
    }

    private static Recipe filled(String name, String... statements) {
        return Recipe.of(
                        name,
                        "CREATE TABLE {t} (id LONG, n INT, part STRING) USING delta PARTITIONED BY (part)",
                        insert(0, 400),
                        insert(400, 600))
                .then(statements);
    }

    private static String insert(int from, int to) {
        return "INSERT INTO {t} (id, n, part) SELECT id, id %% 50, 'p' || id %% 3 FROM range(%d, %d, 1, 2)"
                .formatted(from, to);
    }

    static Stream<Recipe> histories() {
        return Stream.of(
                filled(
                        "columns added and reordered",
                        "ALTER TABLE {t} ADD COLUMNS (a DOUBLE FIRST, b STRING AFTER n)",
                        "INSERT INTO {t} (id, n, part, a, b) VALUES (1, 2, 'p0', 0.5, 'b'), (NULL, NULL, NULL, NULL, NULL)",
                        "ALTER TABLE {t} ALTER COLUMN n FIRST"),
                filled("columns merged")
                        .then((spark, table) -> spark.sql("SELECT id, 'x' AS more, 'p9' AS part FROM range(0, 50)")
                                .write()
                                .format("delta")
                                .mode("append")
                                .option("mergeSchema", true)
                                .save(table.toString())),
                filled("another schema and other partitions")
                        .then((spark, table) -> spark.sql(
                                        "SELECT CAST(id AS STRING) AS id, id % 4 AS k FROM range(0, 50)")
                                .write()
                                .format("delta")
                                .mode("overwrite")
                                .option("overwriteSchema", true)
                                .partitionBy("k")
                                .save(table.toString())),
                filled(
                        "overwritten in part",
                        "INSERT INTO {t} REPLACE WHERE part = 'p1' SELECT id, -1, 'p1' FROM range(0, 10)",
                        "INSERT OVERWRITE {t} SELECT id, -2, 'p2' FROM range(0, 20)"),
                filled("optimised", "OPTIMIZE {t} WHERE part = 'p1'", "OPTIMIZE {t}"),
                filled("optimised in order", "OPTIMIZE {t} ZORDER BY (n, id)"),
                filled(
                        "restored",
                        "DELETE FROM {t} WHERE id < 300",
                        "RESTORE TABLE {t} TO VERSION AS OF 1",
                        insert(900, 950)),
                filled("emptied", "DELETE FROM {t}", insert(0, 30)),
                Recipe.of("converted from Parquet").then((spark, table) -> {
                    spark.sql(
                                    "SELECT id, 'ü ' || id % 2 AS part, IF(id % 5 = 0, NULL, id % 3) AS n FROM range(0, 300, 1, 2)")
                            .write()
                            .partitionBy("part", "n")
                            .parquet(table.toString());
                    spark.sql("CONVERT TO DELTA parquet.`" + table + "` PARTITIONED BY (part STRING, n LONG)");
                }),
                Recipe.of("replaced by a query", "CREATE TABLE {t} USING delta AS SELECT id FROM range(0, 100)")
                        .then(
                                "CREATE OR REPLACE TABLE {t} USING delta AS SELECT id * 2 AS x, 'y' AS y FROM range(0, 50)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void everyVersionReadsAsSparkReadsIt(Recipe recipe) {
        judge.agreeOnEveryVersion(recipe);
    }

    @ParameterizedTest(name = "deletion vectors {0}")
    @ValueSource(strings = {"false", "true"})
    void aShallowCloneReadsTheFilesOfItsSource(String vectors) {
        Path source = judge.write(filled("source")
                .then("ALTER TABLE {t} SET TBLPROPERTIES ('delta.enableDeletionVectors' = '" + vectors + "')")
                .then("DELETE FROM {t} WHERE id % 7 = 2"));
        judge.agreeOnEveryVersion(Recipe.of("clone", "CREATE TABLE {t} SHALLOW CLONE " + SparkLake.table(source))
                .then("DELETE FROM {t} WHERE id % 7 = 3", insert(1000, 1100))
                .leaves("\"path\":\"file:/"));
    }

    @Test
    void aVersionWhoseFilesWereVacuumedNamesTheFileThatIsMissing() {
        Path table = judge.write(filled("vacuumed", "OPTIMIZE {t}", "VACUUM {t} RETAIN 0 HOURS")
                .with("spark.databricks.delta.retentionDurationCheck.enabled", "false"));
        assertThat(judge.agree(Question.of(table))).hasSize(600);
        assertThat(judge.refusal(Question.of(table).version(2)))
                .matches("(NotFound|CorruptData)Exception: .*part=p\\d/part-.*\\.parquet.*");
    }

    @Test
    void aReplacedTableIsReadAsItIsNow() {
        Path table = judge.write(filled("replaced"));
        List<String> before = judge.boathouse(Question.of(table)).rows();
        Folders.delete(table);
        judge.query(
                "CREATE TABLE " + SparkLake.table(table) + " USING delta AS SELECT id, 'new' AS text FROM range(0, 5)");
        assertThat(judge.agree(Question.of(table))).hasSize(5).isNotEqualTo(before);
    }
}
