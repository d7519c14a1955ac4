package dev.boathouse.delta;

import static dev.boathouse.delta.HandMadeTable.FEED;
import static dev.boathouse.delta.HandMadeTable.MODERN;
import static dev.boathouse.delta.HandMadeTable.add;
import static dev.boathouse.delta.HandMadeTable.cdc;
import static dev.boathouse.delta.HandMadeTable.metadata;
import static dev.boathouse.delta.HandMadeTable.remove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that cannot be told are refused: by version, table, and what would work. */
class ChangesRefusedTest {

    @TempDir
    Path folder;

    private HandMadeTable table(String properties) {
        return new HandMadeTable(folder.resolve("t"))
                .file("a", "SELECT 1::BIGINT AS id")
                .file("b", "SELECT 2::BIGINT AS id")
                .commit(0, MODERN, metadata("id long", "", properties), add("a"));
    }

    @Test
    void removedRowsNeedTheProperty() {
        HandMadeTable table =
                table("").commit(1, add("b")).commit(2, remove("a")).commit(3, add("a"));

        assertThat(ChangesTest.texts(table.open().changes(0, 1))).containsExactly("1 insert 0", "2 insert 1");
        assertThat(ChangesTest.texts(table.open().changes(3, 3))).containsExactly("1 insert 3");
        assertThatThrownBy(() -> table.open().changes(0, 3))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("changes from 0 to 3 of " + table.open().location() + ": version 2")
                .hasMessageContaining("delta.enableChangeDataFeed");
    }

    @Test
    void thePropertyCountsFromTheVersionThatSetsItUntilItIsTakenBack() {
        HandMadeTable table = table("")
                .commit(1, metadata("id long", "", FEED), remove("a"))
                .commit(2, add("a"))
                .commit(3, metadata("id long", "", ""), remove("a"));

        assertThat(ChangesTest.texts(table.open().changes(0, 2)))
                .containsExactly("1 insert 0", "1 delete 1", "1 insert 2");
        assertThatThrownBy(() -> table.open().changes(2, 3))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("version 3");
    }

    @Test
    void filesThatVacuumTookAreNamed() throws IOException {
        HandMadeTable table = table(FEED).commit(1, remove("a"));
        Files.delete(table.folder().resolve("a"));

        Scan changes = table.open().changes(1, 1);

        assertThatThrownBy(changes::read)
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(
                        "the changes from 1 to 1 of " + table.open().location())
                .hasMessageContaining("t/a is gone")
                .hasMessageContaining("vacuum");
    }

    @Test
    void rangesMustBeThere() {
        DeltaTable table = table("").open();

        assertThatThrownBy(() -> table.changes(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 1 to 0");
        assertThatThrownBy(() -> table.changes(0, 1))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("latest is 0");
        assertThatThrownBy(() -> table.changes(-1, 0)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> DeltaTable.at(folder.resolve("none").toString()).changes(0, 0))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No Delta table");
    }

    @Test
    void cleanedLogsTellWhereTheyBegin() throws IOException {
        DeltaTable table = DeltaTable.at(folder.resolve("long").toString());
        table.create(Schema.of(Schema.Field.of("id", DataType.LONG)));
        for (int i = 1; i <= 12; i++) {
            table.append(Frame.of(table.latest().schema(), List.of(Column.ofLongs(i))))
                    .commit();
        }
        Path log = folder.resolve("long").resolve("_delta_log");
        assertThat(log.resolve("00000000000000000010.checkpoint.parquet")).exists();
        for (int version = 0; version <= 8; version++) {
            Files.delete(log.resolve(String.format(Locale.ROOT, "%020d.json", version)));
        }

        assertThatThrownBy(() -> table.changes(3, 12))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("its log was cleaned. The changes from version 10 on can be read.");
        assertThatThrownBy(() -> table.changes(9, 12))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Versions 10 to 12 can be read.");
        assertThat(ChangesTest.texts(table.changes(10, 12))).hasSize(3);
        Files.delete(log.resolve("00000000000000000011.json"));
        assertThatThrownBy(() -> table.changes(10, 12))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("00000000000000000011.json is missing");
    }

    @Test
    void columnsOfTheSameNameAreRefused() {
        HandMadeTable table = new HandMadeTable(folder.resolve("own"))
                .commit(0, MODERN, metadata("id long, _commit_version long", "", ""));

        assertThatThrownBy(() -> table.open().changes(0, 0))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("a column of its own named \"_commit_version\"");
    }

    @Test
    void filesOfChangesMustTellTheKind() {
        HandMadeTable table = table(FEED).commit(1, add("b"), cdc("b", ""));

        assertThatThrownBy(() -> table.open().changes(1, 1).read())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("t/b: it lacks column \"_change_type\"");
    }

    @Test
    void filesOfChangesMustFitThePartitions() {
        HandMadeTable table = table(FEED).commit(1, cdc("b", "\"p\":\"x\""));

        assertThatThrownBy(() -> table.open().changes(1, 1))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("00000000000000000001.json: \"b\" has partition values of [p]");
    }

    @Test
    void filesThatWentMustTellTheirPartition() {
        HandMadeTable table = new HandMadeTable(folder.resolve("parts"))
                .commit(0, MODERN, metadata("id long, p string", "p", FEED), add("a", "\"p\":\"x\"", ""))
                .commit(1, "{\"remove\":{\"path\":\"a\",\"deletionTimestamp\":1,\"dataChange\":true}}");

        assertThatThrownBy(() -> table.open().changes(1, 1))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("version 1 removed \"a\" without saying of which partition");
    }
}
