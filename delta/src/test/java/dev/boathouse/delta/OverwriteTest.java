package dev.boathouse.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverwriteTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void putsRowsInThePlaceOfAll(Kind kind) {
        DeltaTable table = kind.table(folder);
        Snapshot before = table.append(Kind.rows("a", 1, 2, 3)).commit();

        PendingWrite write = table.overwrite(Kind.rows("b", 4, 5));
        assertThat(write.rows()).isEqualTo(2);
        assertThat(write.deletedRows()).hasValue(3);
        assertThat(write.removedFiles()).isEqualTo(before.files());
        assertThat(Kind.ids(table.latest()))
                .as("nothing happens before the commit")
                .containsExactly(1L, 2L, 3L);
        Snapshot after = write.commit();

        assertThat(Kind.ids(after)).containsExactly(4L, 5L);
        assertThat(after.version()).isEqualTo(2);
        assertThat(Kind.ids(table.version(1))).as("time travel").containsExactly(1L, 2L, 3L);
        assertThat(table.history(1).get(0).operation()).isEqualTo("WRITE");
    }

    @ParameterizedTest
    @EnumSource
    void putsRowsInThePlaceOfSomePartitions(Kind kind) {
        DeltaTable table = kind.table(folder, "day");
        table.append(Kind.rows("a", 1, 2)).commit();
        table.append(Kind.rows("b", 3)).commit();
        table.append(Kind.rows(null, 9)).commit();

        PendingWrite write = table.overwriteWhere(Filter.equal("day", "a"), Kind.rows("a", 7));
        assertThat(write.deletedRows()).hasValue(2);
        Snapshot after = write.commit();
        assertThat(Kind.ids(after)).containsExactly(3L, 7L, 9L);

        // Doing it again gives the same rows.
        Snapshot again = table.overwriteWhere(Filter.equal("day", "a"), Kind.rows("a", 7))
                .commit();
        assertThat(Kind.texts(again.scan().read()))
                .isEqualTo(Kind.texts(after.scan().read()));

        Snapshot nulls = table.overwriteWhere(Filter.isNull("day"), Kind.rows(null, 10, 11))
                .commit();
        assertThat(Kind.ids(nulls)).containsExactly(3L, 7L, 10L, 11L);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANGE_FEED", "ALL_TOGETHER"})
    void tellsChangesOfOverwrites(Kind kind) {
        DeltaTable table = kind.table(folder, "day");
        table.append(Kind.rows("a", 1, 2)).commit();
        table.append(Kind.rows("b", 3)).commit();
        long version = table.overwriteWhere(Filter.equal("day", "a"), Kind.rows("a", 7))
                .commit()
                .version();
        assertThat(Kind.texts(table.changes(version, version)
                        .select("id", "day", "_change_type")
                        .read()))
                .containsExactly("1|a|delete", "2|a|delete", "7|a|insert");
    }

    @Test
    void refusesRowsThatTheConditionDoesNotHoldFor() throws IOException {
        DeltaTable table = Kind.SIMPLE.table(folder, "day");
        table.append(Kind.rows("a", 1, 2)).commit();
        long files = files();
        assertThatThrownBy(() -> table.overwriteWhere(
                        Filter.equal("day", "a"),
                        List.of(Kind.rows("a", 1), Kind.rows("b", 3, 4)).iterator()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it does not hold for 2 of the new rows");
        assertThatThrownBy(() -> table.overwriteWhere(Filter.equal("day", "a"), Kind.rows(null, 3)))
                .as("unknown is not true")
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(files()).as("nothing is left of it").isEqualTo(files);
        assertThat(Kind.ids(table.latest())).containsExactly(1L, 2L);
    }

    @Test
    void refusesConditionsOnOtherColumns() {
        DeltaTable table = Kind.SIMPLE.table(folder, "day");
        assertThatThrownBy(() -> table.overwriteWhere(Filter.equal("id", 1L), Kind.rows("a", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("partitioned by [day]")
                .hasMessageContaining("deleteWhere");
        assertThatThrownBy(() -> table.overwriteWhere(Filter.equal("none", 1L), Kind.rows("a", 1)))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLE", "DELETION_VECTORS"})
    void refusesTablesThatAreOnlyAppendedTo(Kind kind) throws IOException {
        DeltaTable table = kind.table(folder, "day");
        table.append(Kind.rows("a", 1)).commit();
        table.setProperties(Map.of("delta.appendOnly", "true")).commit();
        long files = files();
        assertThatThrownBy(() -> table.overwrite(Kind.rows("a", 2)))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("delta.appendOnly is true");
        assertThatThrownBy(() -> table.overwriteWhere(Filter.equal("day", "a"), Kind.rows("a", 2)))
                .isInstanceOf(UnsupportedFormatException.class);
        assertThatThrownBy(() -> table.deleteWhere(Filter.equal("id", 1L)))
                .isInstanceOf(UnsupportedFormatException.class);
        assertThat(files()).isEqualTo(files);
        assertThat(Kind.ids(table.append(Kind.rows("a", 2)).commit())).containsExactly(1L, 2L);
        assertThat(Kind.ids(table.compact().commit())).as("rows may move").containsExactly(1L, 2L);
    }

    private long files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
