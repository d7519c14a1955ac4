package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checkpoints of every kind. The commits before the first one are deleted, so that it must be read. */
@BySpark
class SparkCheckpointsTest {

    private static final String V2 = ", 'delta.checkpointPolicy' = 'v2'";
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f-]{27}";

    private final Judge judge;

    SparkCheckpointsTest(Judge judge) {
        this.judge = judge;
    }

    /** Version 3 is the first with a checkpoint. */
    private static Recipe filled(String name, String properties) {
        return Recipe.of(
                        name,
                        "CREATE TABLE {t} (id LONG, part STRING, d DOUBLE) USING delta PARTITIONED BY (part)"
                                + " TBLPROPERTIES ('delta.checkpointInterval' = '3'" + properties + ")")
                .then(insert(0), insert(100), "DELETE FROM {t} WHERE id % 5 = 0", insert(200))
                .then((spark, table) -> SparkLog.forgetBefore(table, 3));
    }

    private static String insert(int from) {
        return "INSERT INTO {t} SELECT id, IF(id %% 7 = 0, NULL, 'p ' || id %% 3), id / 7 FROM range(%d, %d, 1, 2)"
                .formatted(from, from + 150);
    }

    static Stream<Recipe> checkpoints() {
        return Stream.of(
                filled("classic", "").leaves("0003\\.checkpoint\\.parquet"),
                filled("classic in parts", "")
                        .with("spark.databricks.delta.checkpoint.partSize", "5")
                        .leaves("0003\\.checkpoint\\.0000000001\\.00000000\\d\\d\\.parquet"),
                filled(
                                "classic, statistics as columns alone, deletion vectors",
                                ", 'delta.checkpoint.writeStatsAsStruct' = 'true', 'delta.checkpoint.writeStatsAsJson' = 'false',"
                                        + " 'delta.enableDeletionVectors' = 'true'")
                        .leaves("0003\\.checkpoint\\.parquet", "\"deletionVector\":\\{"),
                filled("v2 as JSON with side files", V2)
                        .with("spark.databricks.delta.checkpointV2.topLevelFileFormat", "json")
                        .leaves("0003\\.checkpoint\\." + UUID + "\\.json", "_sidecars/.+parquet"),
                filled(
                                "v2 as Parquet with several side files, deletion vectors and mapping",
                                V2 + ", 'delta.enableDeletionVectors' = 'true', 'delta.columnMapping.mode' = 'name'")
                        .with("spark.databricks.delta.checkpointV2.topLevelFileFormat", "parquet")
                        .with("spark.databricks.delta.checkpoint.partSize", "5")
                        .leaves(
                                "0003\\.checkpoint\\." + UUID + "\\.parquet",
                                "_sidecars/.+parquet[\\s\\S]+_sidecars/.+parquet",
                                "\"deletionVector\":\\{"),
                filled("v2 after classic", "")
                        .then("ALTER TABLE {t} SET TBLPROPERTIES ('delta.checkpointPolicy' = 'v2')", insert(400))
                        .then((spark, table) -> SparkLog.forgetBefore(table, 6))
                        .leaves("0003\\.checkpoint\\.parquet", "0006\\.checkpoint\\." + UUID),
                filled("classic after v2", V2)
                        .then("ALTER TABLE {t} SET TBLPROPERTIES ('delta.checkpointPolicy' = 'classic')", insert(400))
                        .then((spark, table) -> SparkLog.forgetBefore(table, 6))
                        .leaves("0003\\.checkpoint\\." + UUID, "0006\\.checkpoint\\.parquet"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checkpoints")
    void aTableOpensFromItsCheckpoint(Recipe recipe) {
        Path table = judge.write(recipe);
        judge.agreeOnEveryVersion(table);
        assertThat(judge.refusal(Question.of(table).version(2)))
                .startsWith("NotFoundException")
                .contains("version 2");
    }
}
