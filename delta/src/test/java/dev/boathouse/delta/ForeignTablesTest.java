package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tables of other writers give the rows that those say, or a clear refusal; never other rows. */
class ForeignTablesTest {

    private static final Map<String, String> REPORT = new TreeMap<>();

    /** Broken on purpose: they must give an error, whatever it takes to notice. */
    private static final Set<String> BROKEN = Set.of(
            "checkpoint",
            "data-reader-absolute-paths-escaped-chars",
            "delete-re-add-same-file-different-transactions",
            "deltalog-commit-info",
            "deltalog-state-reconstruction-from-checkpoint-missing-metadata",
            "deltalog-state-reconstruction-from-checkpoint-missing-protocol",
            "deltalog-state-reconstruction-without-metadata",
            "deltalog-state-reconstruction-without-protocol",
            "no-delta-log-folder",
            "versions-not-contiguous");

    /** Counted as skipped where there are none, which a factory without tests is not. */
    @Test
    void tablesOfOtherWritersAreThere() {
        assertThat(SharedTables.all()).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyTable() {
        return SharedTables.all().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private static void check(Path folder) {
        String name = folder.getFileName().toString();
        DeltaTable table = DeltaTable.at(folder.resolve("delta").toString());
        if (BROKEN.contains(name)) {
            Throwable refused = catchThrowable(() -> table.latest().scan().read());
            assertThat(refused)
                    .isInstanceOfAny(
                            CorruptDataException.class, NotFoundException.class, UnsupportedFormatException.class);
            report(name, "-", "refused: " + refused.getMessage());
            return;
        }
        Snapshot snapshot = table.latest();
        List<String> readable = new ArrayList<>();
        boolean all = true;
        for (Schema.Field field : snapshot.schema().fields()) {
            all &= addReadable(field.name(), field.type(), readable);
        }
        if (!all) {
            assertThatThrownBy(() -> snapshot.scan().read())
                    .isInstanceOf(UnsupportedFormatException.class)
                    .hasMessageContaining("column \"");
        }
        Scan scan = snapshot.scan().select(readable);
        if (name.equals("data-reader-partition-values")) {
            // Its writer kept zoneless partition values in its own zone.
            scan = scan.zone(ZoneId.of("America/Los_Angeles"));
        }
        Path expected = folder.resolve("expected");
        Frame read = scan.read();
        if (Files.isDirectory(expected)) {
            assertThat(DuckDb.rows(read)).isEqualTo(DuckDb.rows(expected + "/*.parquet", scan.schema()));
        } else {
            assertThat(read.rowCount()).isZero();
        }
        report(name, String.valueOf(read.rowCount()), all ? "equal" : "equal, but for columns refused by name");
    }

    private static void report(String table, String rows, String verdict) {
        REPORT.put(table, String.format(Locale.ROOT, "%-62s %6s  %s", table, rows, verdict));
    }

    @AfterAll
    static void printsAReport() {
        REPORT.values().forEach(System.out::println);
    }

    /** Adds a column that can be read, or the fields of a struct that can; tells whether that is all of it. */
    private static boolean addReadable(String path, DataType type, List<String> target) {
        if (type instanceof DataType.Struct struct) {
            boolean all = true;
            for (Schema.Field field : struct.fields().fields()) {
                all &= addReadable(
                        "`" + path.replaceAll("^`|`$", "") + "`.`" + field.name() + "`", field.type(), target);
            }
            return all;
        }
        DataType inner = type instanceof DataType.Array array ? array.element() : type;
        boolean readable = !(inner instanceof DataType.KeyValue
                || inner instanceof DataType.Array
                || inner instanceof DataType.Other
                || (inner instanceof DataType.Struct struct && !isFlat(struct)));
        if (readable) {
            target.add(path);
        }
        return readable;
    }

    private static boolean isFlat(DataType.Struct struct) {
        return struct.fields().fields().stream()
                .noneMatch(field -> field.type() instanceof DataType.Struct
                        || field.type() instanceof DataType.KeyValue
                        || field.type() instanceof DataType.Array
                        || field.type() instanceof DataType.Other);
    }
}
