package dev.boathouse.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query does not need is not touched: files that it may skip are deleted from a copy of the table, and it still answers. */
@BySpark
class SkippingTest {

    private final SparkLake lake;

    @TempDir
    private Path folder;

    SkippingTest(SparkLake lake) {
        this.lake = lake;
    }

    @ParameterizedTest
    @ValueSource(strings = {"flights", "features"})
    void aMonthNeedsOnlyItsOwnFiles(String name) throws IOException {
        String copy = copyWithout(name, file -> !file.contains("month=2001-03"));
        String sum = "SELECT count(*), sum(distance) FROM %s WHERE month = '2001-03'";
        assertThat(lake.rows(sum.formatted(copy))).isEqualTo(lake.rows(sum.formatted("source")));
        assertThatThrownBy(() -> lake.rows("SELECT sum(distance) FROM " + copy)).hasMessageContaining("FILE_NOT_EXIST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flights", "features"})
    void theStatisticsInTheLogAnswerAlone(String name) throws IOException {
        String copy = copyWithout(name, file -> true);
        String extremes = "SELECT count(*), min(distance), max(distance) FROM ";
        assertThat(lake.rows(extremes + copy)).isEqualTo(lake.rows(extremes + "source"));
    }

    private String copyWithout(String name, Predicate<String> gone) throws IOException {
        Path copy = Folders.copy(lake.folder(name), folder.resolve(name));
        List<Path> files = Folders.walk(copy).stream()
                .filter(path -> path.toString().endsWith(".parquet"))
                .filter(path -> gone.test(path.toString()))
                .toList();
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Files.delete(file);
        }
        return SparkLake.table(copy);
    }
}
