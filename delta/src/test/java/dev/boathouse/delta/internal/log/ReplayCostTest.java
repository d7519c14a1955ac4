package dev.boathouse.delta.internal.log;

import static dev.boathouse.delta.internal.log.LogFolder.add;
import static dev.boathouse.delta.internal.log.LogFolder.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many files are opened, on a file system that counts: a checkpoint saves what is before it, following opens what is new. */
class ReplayCostTest {

    private static final int COMMITS = 10_000;
    private static final List<String> OPENED = Collections.synchronizedList(new ArrayList<>());
    private static final List<String> LISTED = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    /** The local file system by another name, which remembers what was opened and listed. Public, because Hadoop makes it by name. */
    public static final class Counting extends RawLocalFileSystem {
        /** For Hadoop. */
        public Counting() {}

        @Override
        public URI getUri() {
            return URI.create("counted:///");
        }

        @Override
        public String getScheme() {
            return "counted";
        }

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
            FSDataInputStream opened = super.open(path, buffer);
            OPENED.add(path.getName());
            return opened;
        }

        @Override
        public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
            LISTED.add(path.getName());
            return super.listStatus(path);
        }
    }

    @BeforeEach
    void forget() {
        OPENED.clear();
        LISTED.clear();
    }

    private Storage counted() {
        Configuration configuration = new Configuration();
        configuration.set("fs.counted.impl", Counting.class.getName());
        return Storage.of(Location.of("counted:" + folder.resolve("t")), configuration);
    }

    @Test
    void tenThousandCommitsOpenByTheirCheckpoint() throws Exception {
        LogFolder log = new LogFolder(folder.resolve("t"));
        log.commit(0, LogFolder.PROTOCOL, LogFolder.METADATA);
        for (int version = 1; version < COMMITS; version++) {
            // Every tenth commit takes the file of the one before away.
            log.commit(
                    version,
                    version % 10 == 0 ? new String[] {remove("f" + (version - 1))} : new String[] {add("f" + version)});
        }
        List<String> actions = new ArrayList<>(List.of(LogFolder.PROTOCOL, LogFolder.METADATA));
        for (int version = 1; version <= COMMITS - 5; version++) {
            if (version % 10 != 0 && version % 10 != 9) {
                actions.add(add("f" + version));
            }
        }
        log.parquet(LogFolder.checkpointName(COMMITS - 5), actions.toArray(String[]::new));
        TableState table = new TableState(counted());
        LogState latest = table.latest();
        assertThat(latest.version()).isEqualTo(COMMITS - 1);
        assertThat(latest.fileCount()).isEqualTo(COMMITS - 1 - 999 - 999);
        assertThat(OPENED)
                .containsExactly(
                        LogFolder.checkpointName(COMMITS - 5),
                        "00000000000000009996.json",
                        "00000000000000009997.json",
                        "00000000000000009998.json",
                        "00000000000000009999.json");
        assertThat(LISTED).containsExactly("_delta_log");

        forget();
        assertThat(table.latest()).isSameAs(latest);
        assertThat(OPENED).isEmpty();
        log.commit(COMMITS, add("new"));
        LogState next = table.latest();
        assertThat(next.fileCount()).isEqualTo(latest.fileCount() + 1);
        assertThat(OPENED).containsExactly("00000000000000010000.json");
        assertThat(LISTED).isEmpty();
        assertThat(latest.files()).extracting(DataFile::path).doesNotContain("new");

        forget();
        assertThat(History.of(counted(), 2)).extracting(CommitFile::version).containsExactly(10_000L, 9_999L);
        assertThat(OPENED).hasSize(2);
    }

    @Test
    void anyHadoopFileSystemIsRead() {
        Schema schema = Schema.of(Schema.Field.of("id", DataType.LONG));
        DeltaTable local = DeltaTable.at(folder.resolve("t").toString());
        local.create(schema);
        for (long i = 0; i < 12; i++) {
            local.append(Frame.of(schema, List.of(Column.ofLongs(i)))).commit();
        }
        Configuration configuration = new Configuration();
        configuration.set("fs.counted.impl", Counting.class.getName());
        DeltaTable counted = DeltaTable.at("counted:" + folder.resolve("t"), configuration);
        assertThat(counted.latest().scan().read().values("id")).hasSize(12).contains(0L, 11L);
        assertThat(OPENED).contains(LogFolder.checkpointName(10), "00000000000000000012.json");
        assertThat(counted.version(3).rowCount()).hasValue(3);
        assertThat(counted.history(1).get(0).version()).isEqualTo(12);
    }

    @Test
    void aStateSortsItsFilesOnce() {
        LogFolder log = new LogFolder(folder.resolve("t"));
        log.commits(3);
        LogState state = log.replay().latest();
        assertThat(state.files()).isSameAs(state.files());
    }

    @Test
    void aReplacedTableIsNoticed() throws Exception {
        LogFolder log = new LogFolder(folder.resolve("t"));
        log.commits(3);
        TableState table = new TableState(log.storage());
        LogState before = table.latest();
        assertThat(before.fileCount()).isEqualTo(3);
        for (int version = 0; version <= 3; version++) {
            Files.delete(log.commitFile(version));
        }
        log.commit(0, LogFolder.PROTOCOL, LogFolder.METADATA.replace("\"t\"", "\"other\""));
        for (int version = 1; version <= 4; version++) {
            log.commit(version, add("other" + version));
        }
        LogState after = table.latest();
        assertThat(after.metadata().id()).isEqualTo("other");
        assertThat(LogFolder.paths(after)).containsExactly("other1", "other2", "other3", "other4");
        assertThat(LogFolder.paths(before)).containsExactly("f1", "f2", "f3");
    }

    @Test
    void aCleanedLogIsFollowedAllTheSame() throws Exception {
        LogFolder log = new LogFolder(folder.resolve("t"));
        log.commits(3);
        TableState table = new TableState(log.storage());
        assertThat(table.latest().version()).isEqualTo(3);
        log.commit(4, add("f4"));
        log.commit(5, add("f5"));
        log.parquet(LogFolder.checkpointName(5), LogFolder.checkpointOf(5));
        for (int version = 0; version <= 4; version++) {
            Files.delete(log.commitFile(version));
        }
        assertThat(LogFolder.paths(table.latest())).containsExactly("f1", "f2", "f3", "f4", "f5");
    }
}
