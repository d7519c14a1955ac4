package dev.boathouse.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.delta.DeltaTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {

    private static final byte[] BYTES = "two hundred trees".getBytes(StandardCharsets.UTF_8);
    private static final String SHA_256 = Digest.sha256(BYTES);

    @TempDir
    Path folder;

    private Path registry;
    private ArtifactStore store;

    @BeforeEach
    void inAFolderWithASpace() {
        registry = folder.resolve("my models");
        store = new ArtifactStore("file:" + registry, new Configuration());
    }

    private Path file() {
        return registry.resolve("_artifacts/sha256")
                .resolve(SHA_256.substring(0, 2))
                .resolve(SHA_256);
    }

    @Test
    void keepsBytesUnderTheirDigestOnce() throws IOException {
        assertThat(store.put(BYTES)).isEqualTo(SHA_256);
        assertThat(store.put(BYTES)).isEqualTo(SHA_256);
        assertThat(files()).containsExactly(file());
        assertThat(file()).hasBinaryContent(BYTES);
        assertThat(store.get(SHA_256, BYTES.length)).isEqualTo(BYTES);
    }

    @Test
    void keepsNoBytesAtAll() {
        assertThat(store.get(store.put(new byte[0]), 0)).isEmpty();
    }

    @Test
    void noticesSwappedAndCutAndGrownFiles() throws IOException {
        store.put(BYTES);
        for (String found : List.of("two hundred trees, no", "two", "", "TWO HUNDRED TREES")) {
            Files.writeString(file(), found);
            assertThatThrownBy(() -> store.get(SHA_256, BYTES.length))
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageContaining(SHA_256);
        }
    }

    @Test
    void restoresADamagedFile() throws IOException {
        store.put(BYTES);
        Files.writeString(file(), "two");
        store.put(BYTES);
        assertThat(store.get(SHA_256, BYTES.length)).isEqualTo(BYTES);
    }

    @Test
    void aLinkInThePlaceOfAFileIsReplacedAndNotFollowed() throws IOException {
        Path outside = Files.write(folder.resolve("outside"), BYTES);
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), outside);
        assertThat(store.list()).isEmpty();
        FileTime before = Files.getLastModifiedTime(outside);
        store.put(BYTES);
        assertThat(Files.isSymbolicLink(file())).isFalse();
        assertThat(file()).hasBinaryContent(BYTES);
        assertThat(Files.getLastModifiedTime(outside)).isEqualTo(before);
        assertThat(files()).containsExactly(file());
    }

    @Test
    void tellsWhatIsMissing() {
        assertThatThrownBy(() -> store.get(SHA_256, BYTES.length))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(SHA_256);
    }

    @Test
    void whatIsNoDigestReachesNoFile() {
        for (String digest : List.of("../../../etc/passwd", "", "AB".repeat(32), SHA_256 + "/..")) {
            assertThatThrownBy(() -> store.get(digest, 1)).isInstanceOf(CorruptDataException.class);
        }
        for (long length : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> store.get(SHA_256, length)).isInstanceOf(CorruptDataException.class);
        }
    }

    @Test
    void writesOnlyWhereTablesCanBeWritten() {
        ArtifactStore remote = new ArtifactStore("s3a://bucket/models", new Configuration(false));
        assertThatThrownBy(() -> remote.put(BYTES))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("s3a://bucket/models")
                .hasMessageContaining("Nothing was written");
        assertThatThrownBy(() -> remote.clean(Set.of(), Instant.MAX)).isInstanceOf(UnsupportedFormatException.class);
    }

    @Test
    void liesBesideTheTableWhateverTheFolderIsCalled() throws IOException {
        for (String name : List.of("my models", "100% ü", "a+b#c", "my%20models")) {
            DeltaTable table = DeltaTable.at(folder.resolve(name).toString());
            table.create(Schema.of(Schema.Field.of("n", DataType.INT)));
            new ArtifactStore(table.location(), new Configuration()).put(BYTES);
            assertThat(folder.resolve(name)).isDirectoryContaining("glob:**/_delta_log");
            assertThat(folder.resolve(name)).isDirectoryContaining("glob:**/_artifacts");
        }
        try (Stream<Path> made = Files.list(folder)) {
            assertThat(made).hasSize(4);
        }
    }

    @Test
    void readingWritesNothing() throws IOException {
        assertThat(store.list()).isEmpty();
        assertThatThrownBy(() -> store.get(SHA_256, BYTES.length)).isInstanceOf(NotFoundException.class);
        assertThat(registry).doesNotExist();
        store.put(BYTES);
        FileTime before = Files.getLastModifiedTime(file());
        assertThat(store.get(SHA_256, BYTES.length)).isEqualTo(BYTES);
        assertThat(store.list()).hasSize(1);
        assertThat(Files.getLastModifiedTime(file())).isEqualTo(before);
        assertThat(files()).containsExactly(file());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(registry)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
