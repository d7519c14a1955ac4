package dev.boathouse.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.PendingWrite;
import dev.boathouse.delta.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real disk gets full, or read-only, or its folder goes: that is said, the table stays as it was, and afterwards all works as before. */
class FullDiskTest {

    private static final Identity BEFORE = new Identity(1, 1, 1);
    private static final Identity MEANT = new Identity(1, 2, 1);

    @TempDir
    Path folder;

    private Tmpfs disk;
    private DeltaTable table;

    @BeforeEach
    void mount() throws Exception {
        disk = Tmpfs.mount(folder);
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            disk.close();
        }
    }

    private void create(Tables kind, int checkpointInterval) {
        table = kind.create(disk.path().resolve("t"), checkpointInterval);
        table.append(BEFORE.rows()).commit();
    }

    private List<Path> files() throws IOException {
        return TableFolder.of(table.location()).files();
    }

    /** It fails, says why and where, and leaves nothing. */
    private void refused(Tables kind, String reason, String end, ThrowingCallable write) throws Exception {
        List<Path> before = files();
        assertThatThrownBy(write)
                .isInstanceOf(UncheckedIOException.class)
                .message()
                .containsIgnoringCase(reason)
                .contains(table.location())
                .endsWith(end)
                .doesNotContain("\n");
        assertThat(files()).isEqualTo(before);
        assertThat(table.latest().version()).isEqualTo(1);
    }

    private void lands(Tables kind, PendingWrite write, Identity... expected) throws Exception {
        List<Path> temporaries = TableFolder.of(table.location()).temporaries();
        write.commit();
        assertThat(Audit.of(kind, table).identities()).containsExactlyInAnyOrder(expected);
        assertThat(TableFolder.of(table.location()).temporaries()).isEqualTo(temporaries);
    }

    @ParameterizedTest
    @EnumSource
    void noRoomForTheDataFile(Tables kind) throws Exception {
        create(kind, 10);
        Frame large = large();
        disk.fill(3);
        refused(kind, "No space left on device", "Nothing was committed.", () -> table.append(large));
        disk.free();
        assertThat(table.append(large).commit().rowCount()).hasValue(large.rowCount() + Identity.ROWS);
    }

    private static Frame large() {
        int rows = 100_000;
        Random random = new Random(1);
        return Frame.of(
                Identity.SCHEMA,
                List.of(
                        Column.ofInts(random.ints(rows).toArray()),
                        Column.ofInts(random.ints(rows).toArray()),
                        Column.ofInts(random.ints(rows).toArray()),
                        Column.ofInts(random.ints(rows).toArray()),
                        Column.ofStrings(Collections.nCopies(rows, "a").toArray(String[]::new))));
    }

    @ParameterizedTest
    @EnumSource
    void noRoomForTheCommit(Tables kind) throws Exception {
        create(kind, 10);
        PendingWrite write = table.append(MEANT.rows());
        disk.fill(0);
        refused(kind, "No space left on device", "Nothing was committed.", write::commit);
        disk.free();
        lands(kind, write, BEFORE, MEANT);
    }

    /** A disk takes what it has room for, and says no to the next byte only. */
    @ParameterizedTest
    @EnumSource
    void roomForABeginningOfTheCommit(Tables kind) throws Exception {
        create(kind, 10);
        PendingWrite write = table.append(MEANT.rows()).withMetadata("note", "x".repeat(15_000));
        for (int pages = 1; pages <= 3; pages++) {
            disk.fill(pages);
            refused(kind, "No space left on device", "Nothing was committed.", write::commit);
            disk.free();
        }
        lands(kind, write, BEFORE, MEANT);
    }

    @ParameterizedTest
    @EnumSource
    void noRoomForTheCheckpoint(Tables kind) throws Exception {
        create(kind, 1);
        PendingWrite write = table.append(MEANT.rows());
        disk.fill(2);
        Snapshot committed = write.commit();
        assertThat(committed.version()).isEqualTo(2);
        disk.free();
        assertThat(Files.exists(checkpoint(2)))
                .as("a checkpoint for which there is no room")
                .isFalse();
        assertThat(Audit.of(kind, table).identities()).containsExactlyInAnyOrder(BEFORE, MEANT);
        // The log libraries leave a beginning of it, under a name that readers pass over.
        assertThat(TableFolder.of(table.location()).temporaries())
                .allMatch(file -> FileKind.of(file) == FileKind.CHECKPOINT_TEMP)
                .hasSizeLessThanOrEqualTo(1);
        Identity next = new Identity(1, 3, 1);
        lands(kind, table.append(next.rows()), BEFORE, MEANT, next);
        assertThat(checkpoint(3)).exists();
    }

    private Path checkpoint(long version) {
        return TableFolder.of(table.location())
                .path()
                .resolve("_delta_log/%020d.checkpoint.parquet".formatted(version));
    }

    @ParameterizedTest
    @EnumSource
    void readOnly(Tables kind) throws Exception {
        create(kind, 10);
        PendingWrite write = table.append(MEANT.rows());
        disk.readOnly();
        refused(kind, "Read-only file system", "Nothing was committed.", () -> table.append(MEANT.rows()));
        refused(kind, "Read-only file system", "Nothing was committed.", write::commit);
        assertThatThrownBy(
                        () -> DeltaTable.at(disk.path().resolve("u").toString()).create(Identity.SCHEMA))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Read-only file system")
                .hasMessageEndingWith("Nothing was written.");
        disk.writable();
        lands(kind, write, BEFORE, MEANT);
    }

    @ParameterizedTest
    @EnumSource
    void theFolderIsGoneForAWhile(Tables kind) throws Exception {
        create(kind, 10);
        PendingWrite write = table.append(MEANT.rows());
        Path there = TableFolder.of(table.location()).path();
        Path away = there.resolveSibling("away");
        Files.move(there, away);
        assertThatThrownBy(write::commit).hasMessageContaining(table.location());
        assertThatThrownBy(() -> table.append(MEANT.rows())).hasMessageContaining(table.location());
        assertThat(there).as("nothing is made where it was").doesNotExist();
        Files.move(away, there);
        lands(kind, write, BEFORE, MEANT);
    }
}
