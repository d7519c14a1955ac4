package dev.boathouse.delta.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkLogStoreTest {

    private static final String FIRST = "00000000000000000000.json";

    private final Configuration configuration = new Configuration(false);

    @TempDir
    Path folder;

    private org.apache.hadoop.fs.Path path(String name) {
        return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
    }

    private void write(LinkLogStore store, String name, String line) throws IOException {
        store.write(path(name), List.of(line).iterator(), false, configuration);
    }

    @Test
    void aNameIsTakenOnce() throws IOException {
        LinkLogStore store = new LinkLogStore(configuration);
        write(store, FIRST, "mine");
        assertThatThrownBy(() -> write(store, FIRST, "theirs")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve(FIRST)).hasContent("mine\n");
        assertThat(folder)
                .isDirectoryContaining(file -> file.getFileName().toString().equals(FIRST));
        try (var files = Files.list(folder)) {
            assertThat(files).as("no temporary file is left").hasSize(1);
        }
    }

    @Test
    void overwritingReplaces() throws IOException {
        LinkLogStore store = new LinkLogStore(configuration);
        write(store, "_last_checkpoint", "old");
        store.write(path("_last_checkpoint"), List.of("new").iterator(), true, configuration);
        assertThat(folder.resolve("_last_checkpoint")).hasContent("new\n");
    }

    @Test
    void whatIsReplacedLeavesNoChecksumBehind() throws IOException {
        try (FileSystem checked = FileSystem.newInstanceLocal(configuration)) {
            try (OutputStream file = checked.create(path("_last_checkpoint"))) {
                file.write("old".getBytes(StandardCharsets.UTF_8));
            }
            new LinkLogStore(configuration)
                    .write(path("_last_checkpoint"), List.of("new").iterator(), true, configuration);
            try (InputStream file = checked.open(path("_last_checkpoint"))) {
                assertThat(file).hasContent("new\n");
            }
        }
    }

    @Test
    void listingIsSortedAndBeginsWhereAsked() throws IOException {
        LinkLogStore store = new LinkLogStore(configuration);
        for (int version : List.of(2, 0, 1)) {
            write(store, "%020d.json".formatted(version), "x");
        }
        Files.writeString(folder.resolve("." + FIRST + ".abc.tmp"), "half a comm");
        List<String> names = new ArrayList<>();
        store.listFrom(path("00000000000000000001.json"), configuration)
                .forEachRemaining(
                        (FileStatus status) -> names.add(status.getPath().getName()));
        assertThat(names).containsExactly("00000000000000000001.json", "00000000000000000002.json");
        assertThatThrownBy(() -> store.listFrom(path("none/x"), configuration))
                .isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> store.read(path("none"), configuration)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void withoutHardLinksItFailsClosedUnlessThereIsOneWriter() throws IOException {
        LinkLogStore store = new LinkLogStore(configuration, new Links.HardLinks() {
            @Override
            void link(Path temporary, Path target) throws IOException {
                throw new FileSystemException(target.toString(), temporary.toString(), "Operation not permitted");
            }
        });
        assertThatThrownBy(() -> write(store, FIRST, "x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(Files.getFileStore(folder).type())
                .hasMessageContaining("singleWriter()");
        assertThat(folder).isEmptyDirectory();
        configuration.setBoolean(Storage.SINGLE_WRITER, true);
        write(store, FIRST, "x");
        assertThat(folder.resolve(FIRST)).hasContent("x\n");
        assertThatThrownBy(() -> write(store, FIRST, "y")).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aLinkThatWasMadeAndNotAcknowledgedIsOurs() throws IOException {
        LinkLogStore store = new LinkLogStore(configuration, new Links.HardLinks() {
            @Override
            void link(Path temporary, Path target) throws IOException {
                super.link(temporary, target);
                throw new FileAlreadyExistsException(target.toString());
            }
        });
        write(store, FIRST, "x");
        assertThat(folder.resolve(FIRST)).hasContent("x\n");
    }

    @Test
    void anotherVersionThanTheOneMeantIsRefused() throws IOException {
        LinkLogStore store = new LinkLogStore(configuration);
        configuration.setLong(OnlyVersion.KEY, 1);
        assertThatThrownBy(() -> write(store, FIRST, "x")).isInstanceOf(IOException.class);
        write(store, "00000000000000000001.json", "x");
        write(store, "_last_checkpoint", "x");
        assertThat(folder.resolve(FIRST)).doesNotExist();
    }

    @Test
    void aWriterWhoseTemporaryFileIsTakenFromItWritesNothing() throws IOException {
        LinkLogStore store = new LinkLogStore(configuration);
        List<String> taken = new ArrayList<>();
        Iterator<String> lines = Stream.of("x")
                .peek(line -> {
                    for (File file : folder.toFile().listFiles()) {
                        assertThat(TemporaryName.isTemporary(file.getName())).isTrue();
                        assertThat(file.delete()).isTrue();
                        taken.add(file.getName());
                    }
                })
                .iterator();
        assertThatThrownBy(() -> store.write(path(FIRST), lines, false, configuration))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(taken).hasSize(1);
        assertThat(folder).isEmptyDirectory();
    }
}
