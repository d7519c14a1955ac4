package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spark adds a row to a copy of a table: to a simple one, whose log Standalone wrote, and to one whose log Kernel wrote. */
@BySpark
class AppendTest {

    private final SparkLake lake;

    @TempDir
    private Path folder;

    AppendTest(SparkLake lake) {
        this.lake = lake;
    }

    @ParameterizedTest
    @CsvSource({"features, 1, 2", "flights, 3, 7"})
    void aRowFromSparkJoinsOurs(String name, int minReader, int minWriter) {
        String table = SparkLake.table(Folders.copy(lake.folder(name), folder.resolve(name)));
        lake.query("INSERT INTO " + table + " SELECT * FROM " + name
                + " WHERE month = '2001-06' ORDER BY distance DESC LIMIT 1");

        assertThat(lake.rows("SELECT month, count(*) FROM " + table + " GROUP BY month ORDER BY month"))
                .isEqualTo(
                        lake.rows(
                                "SELECT month, count(*) + CAST(month = '2001-06' AS INT) FROM source GROUP BY month ORDER BY month"));
        lake.describeHistory(table);
        assertThat(lake.rows("SELECT version, split(engineInfo, '/')[0], operationMetrics['numOutputRows'] FROM history"
                        + " ORDER BY version DESC LIMIT 1"))
                .containsExactly(List.of(7L, "Apache-Spark", "1"));
        lake.query("DESCRIBE DETAIL " + table).createOrReplaceTempView("detail");
        assertThat(lake.rows("SELECT minReaderVersion, minWriterVersion, partitionColumns[0] FROM detail"))
                .containsExactly(List.of(minReader, minWriter, "month"));
    }
}
