package dev.boathouse.delta.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.UnsupportedFormatException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a writer needs of a disk, on the local one. */
class StorageTest {

    @TempDir
    java.nio.file.Path folder;

    private Storage storage() {
        return Storage.of(Location.of(folder.toString()), new Configuration(false));
    }

    private Path path(String name) {
        return new Path(folder.resolve(name).toUri());
    }

    @Test
    void aNewFileIsWhatWasWrittenToIt() throws IOException {
        byte[] large = new byte[200_000];
        java.util.Arrays.fill(large, (byte) 7);
        try (OutputStream out = storage().disk().create(path("f"))) {
            out.write('a');
            out.write("bc".getBytes(StandardCharsets.US_ASCII));
            out.write(large);
        }
        byte[] read = Files.readAllBytes(folder.resolve("f"));
        assertThat(read).hasSize(3 + large.length).startsWith('a', 'b', 'c', 7).endsWith(7);
        assertThat(storage().status(path("f")).orElseThrow().getLen()).isEqualTo(read.length);
    }

    @Test
    void aNameThatExistsIsNotWrittenOver() throws IOException {
        Files.writeString(folder.resolve("f"), "theirs");
        assertThatThrownBy(() -> storage().disk().create(path("f"))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("f")).hasContent("theirs");
    }

    @Test
    void foldersAreMadeAndTheirNamesForcedOnce() throws IOException {
        List<java.nio.file.Path> forced = new ArrayList<>();
        LocalDisk disk = new LocalDisk(new Links.HardLinks() {
            @Override
            public void force(java.nio.file.Path each) throws IOException {
                super.force(each);
                forced.add(each);
            }
        });
        disk.createFolders(path("a/b/c"));
        assertThat(folder.resolve("a/b/c")).isDirectory();
        assertThat(forced).containsExactly(folder, folder.resolve("a"), folder.resolve("a/b"));
        disk.createFolders(path("a/b/c"));
        assertThat(forced).hasSize(3);
        disk.forceFolder(path("a/b/c"));
        assertThat(forced).hasSize(4).endsWith(folder.resolve("a/b/c"));
    }

    @Test
    void aFileInTheWayOfAFolderIsAnError() throws IOException {
        Files.writeString(folder.resolve("a"), "x");
        assertThatThrownBy(() -> storage().disk().createFolders(path("a/b"))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("a")).hasContent("x");
    }

    @Test
    void deletingTellsWhetherThereWasAFile() throws IOException {
        Files.writeString(folder.resolve("f"), "x");
        assertThat(storage().disk().delete(path("f"))).isTrue();
        assertThat(storage().disk().delete(path("f"))).isFalse();
        assertThat(storage().status(path("f"))).isEmpty();
    }

    @Test
    void aFolderIsListed() throws IOException {
        Files.writeString(folder.resolve("f"), "abc");
        Files.createDirectory(folder.resolve("d"));
        Storage storage = storage();
        assertThat(storage.list(path("")))
                .extracting(file -> file.name() + " "
                        + storage.status(path(""), file).orElseThrow().isFile())
                .containsExactlyInAnyOrder("f true", "d false");
        assertThat(storage.status(path(""), new Storage.Listed("gone", Optional.empty())))
                .isEmpty();
        assertThat(storage.list(path("f"))).as("no folder").isEmpty();
        assertThatThrownBy(() -> storage.list(path("none"))).isInstanceOf(FileNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3a", "s3", "s3n", "abfs", "abfss", "wasb", "gs", "viewfs", "webhdfs", "ofs", "memory"})
    void writingIsRefusedWhereTwoWritersCouldMakeOneVersion(String scheme) {
        Storage storage = Storage.of(Location.of(scheme + "://bucket/t"), new Configuration(false));
        assertThatThrownBy(storage::requireSafeCommits)
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining(scheme + "://bucket/t")
                .hasMessageContaining("\"" + scheme + "\"")
                .hasMessageContaining("another writer")
                .hasMessageContaining("file: or hdfs:");
        // A promise changes nothing: it is about local file systems.
        assertThatThrownBy(storage.singleWriter()::requireSafeCommits).isInstanceOf(UnsupportedFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/lake/t", "hdfs://names/lake/t", "hdfs:///lake/t"})
    void writingIsAllowedWhereCommitsArePutIfAbsent(String location) {
        Storage storage = Storage.of(Location.of(location), new Configuration(false));
        assertThatCode(storage::requireSafeCommits).doesNotThrowAnyException();
    }
}
