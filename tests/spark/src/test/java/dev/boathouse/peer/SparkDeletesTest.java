package dev.boathouse.peer;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deletion vectors: which rows of a file are gone. */
@BySpark
class SparkDeletesTest {

    private static final String VECTOR = "\"deletionVector\":\\{";

    private final Judge judge;

    SparkDeletesTest(Judge judge) {
        this.judge = judge;
    }

    private static Recipe filled(String name, String more) {
        return Recipe.of(
                        name,
                        "CREATE TABLE {t} (id LONG, part INT, text STRING) USING delta " + more
                                + " TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')",
                        "INSERT INTO {t} SELECT id, id % 2, 'row ' || id % 13 FROM range(0, 3000, 1, 3)")
                .leaves(VECTOR);
    }

    static Stream<Recipe> deletes() {
        return Stream.of(
                filled("several deletes in a row", "")
                        .then("DELETE FROM {t} WHERE id % 7 = 0", "DELETE FROM {t} WHERE id % 5 = 1 AND id > 500")
                        .then("DELETE FROM {t} WHERE id BETWEEN 100 AND 130"),
                filled("a file without rows left", "")
                        .then("DELETE FROM {t} WHERE id % 2 = 0", "DELETE FROM {t} WHERE id < 1000"),
                filled("update", "")
                        .then(
                                "UPDATE {t} SET text = 'new ' || id WHERE id % 11 = 3",
                                "UPDATE {t} SET part = 7 WHERE id < 40"),
                filled("merge", "PARTITIONED BY (part)").then("""
                                MERGE INTO {t} t USING (SELECT id * 3 AS id FROM range(0, 1200)) s ON t.id = s.id
                                WHEN MATCHED AND s.id % 2 = 0 THEN DELETE
                                WHEN MATCHED THEN UPDATE SET text = 'merged'
                                WHEN NOT MATCHED THEN INSERT (id, part, text) VALUES (s.id, 1, 'inserted')"""),
                filled("many row groups and pages", "")
                        .with("parquet.block.size", "4096")
                        .with("parquet.page.size", "512")
                        .then("DELETE FROM {t} WHERE id % 3 = 1 OR id BETWEEN 1500 AND 1999"),
                filled("purged", "").then("DELETE FROM {t} WHERE id % 3 = 1", "REORG TABLE {t} APPLY (PURGE)"),
                filled("switched off again", "")
                        .then("DELETE FROM {t} WHERE id % 3 = 1")
                        .then("ALTER TABLE {t} SET TBLPROPERTIES ('delta.enableDeletionVectors' = 'false')")
                        .then("DELETE FROM {t} WHERE id % 5 = 1"),
                filled("in a checkpoint", "")
                        .then("DELETE FROM {t} WHERE id % 3 = 1")
                        .then("ALTER TABLE {t} SET TBLPROPERTIES ('delta.checkpointInterval' = '2')")
                        .then("DELETE FROM {t} WHERE id % 5 = 1", "DELETE FROM {t} WHERE id % 7 = 1")
                        .then((spark, table) -> SparkLog.forgetBefore(table, 4))
                        .leaves("checkpoint\\.parquet"),
                filled("all rows and new ones", "")
                        .then("DELETE FROM {t} WHERE id >= 10", "DELETE FROM {t}")
                        .then("INSERT INTO {t} SELECT id, 1, 'again' FROM range(0, 20, 1, 1)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deletes")
    void whatIsDeletedIsNotRead(Recipe recipe) {
        judge.agreeOnEveryVersion(recipe);
    }
}
