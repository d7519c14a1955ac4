package dev.boathouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.delta.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What other writers left, with deletion vectors, checkpoints of all kinds and odd names, gives on S3 what it gives locally. */
@ExtendWith(Servers.class)
class S3ForeignTablesTest {

    /** Not those whose log names files of the local file system as others do: on S3 these are other files. */
    private static final Pattern CHOSEN = Pattern.compile(
            "^dv-|-dv-|checkpoint|special-characters|escaped|partition|columnmapping|parquet-all|^snapshot-");

    private final S3Server s3;

    S3ForeignTablesTest(S3Server s3) {
        this.s3 = s3;
    }

    /** Counted as skipped where there are none, which a factory without tests is not. */
    @Test
    void tablesOfOtherWritersAreThere() throws IOException {
        Assumptions.assumeFalse(tables().isEmpty(), "No tables of other writers beside the project");
        assertThat(tables()).anyMatch(table -> table.getFileName().toString().equals("dv-partitioned-with-checkpoint"));
    }

    @TestFactory
    Stream<DynamicTest> everyTable() throws IOException {
        return tables().stream()
                .map(table -> DynamicTest.dynamicTest(table.getFileName().toString(), () -> check(table)));
    }

    private void check(Path table) throws IOException {
        Path folder = table.resolve("delta");
        String location = S3Server.newLocation();
        s3.upload(folder, location);
        assertThat(outcome(s3.table(location))).isEqualTo(outcome(DeltaTable.at(folder.toString())));
    }

    /** The rows, or the kind of error: its text names the location. */
    private static String outcome(DeltaTable table) {
        try {
            return table.latest().scan().read().contentDigest();
        } catch (RuntimeException e) {
            return e.getClass().getName();
        }
    }

    private static List<Path> tables() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        Path tables = folder == null
                ? Path.of("shared")
                : folder.resolveSibling("shared").resolve("tables");
        if (!Files.isDirectory(tables)) {
            return List.of();
        }
        try (var found = Files.list(tables)) {
            return found.filter(table ->
                            CHOSEN.matcher(table.getFileName().toString()).find())
                    .sorted()
                    .toList();
        }
    }
}
