package dev.boathouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.RenameLogStore;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a writer needs of a disk, on HDFS. */
@ExtendWith(Servers.class)
class HdfsDiskTest {

    private static final int BLOCK_BYTES = 1 << 20;
    private static final int BLOCKS = 3;

    private final HdfsCluster hdfs;
    private final String location = HdfsCluster.newLocation();
    private final Storage storage;

    HdfsDiskTest(HdfsCluster hdfs) {
        this.hdfs = hdfs;
        Configuration client = hdfs.client();
        client.setInt("dfs.blocksize", BLOCK_BYTES);
        // A client of its own, which knows of the small blocks.
        client.setBoolean("fs.hdfs.impl.disable.cache", true);
        this.storage = Storage.of(Location.of(location), client);
    }

    private Path path(String name) {
        return new Path(location, name);
    }

    @Test
    void everyBlockIsOnDiskWhenAFileIsClosed() throws IOException {
        storage.disk().createFolders(path("a/b"));
        long before = hdfs.forcedToDisk();
        try (OutputStream out = storage.disk().create(path("a/b/f"))) {
            out.write('x');
            out.write(new byte[BLOCKS * BLOCK_BYTES - 1]);
        }
        assertThat(hdfs.forcedToDisk() - before).isGreaterThanOrEqualTo(BLOCKS);
        FileStatus status = storage.status(path("a/b/f")).orElseThrow();
        assertThat(status.getLen()).isEqualTo(BLOCKS * BLOCK_BYTES);
        assertThat(status.getBlockSize()).isEqualTo(BLOCK_BYTES);
        assertThat(status.getModificationTime()).isPositive();
    }

    @Test
    void aCommitIsOnDiskWhenItHasItsName() throws IOException {
        storage.disk().createFolders(storage.location().log());
        long before = hdfs.forcedToDisk();
        Path commit = new Path(storage.location().log(), "00000000000000000000.json");
        new RenameLogStore(storage.configuration())
                .write(commit, List.of("x").iterator(), false, storage.configuration());
        assertThat(hdfs.forcedToDisk()).isGreaterThan(before);
    }

    @Test
    void aNameThatExistsIsNotWrittenOver() throws IOException {
        hdfs.fileSystem().create(path("f"), false).close();
        assertThatThrownBy(() -> storage.disk().create(path("f"))).isInstanceOf(IOException.class);
    }

    @Test
    void deletingTellsWhetherThereWasAFile() throws IOException {
        hdfs.fileSystem().create(path("f"), false).close();
        assertThat(storage.list(new Path(location))).hasSize(1);
        assertThat(storage.disk().delete(path("f"))).isTrue();
        assertThat(storage.disk().delete(path("f"))).isFalse();
        assertThat(storage.status(path("f"))).isEmpty();
        storage.disk().forceFolder(new Path(location));
    }
}
