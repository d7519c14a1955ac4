package dev.boathouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.delta.internal.storage.OnlyVersion;
import dev.boathouse.delta.internal.storage.RenameLogStore;
import dev.boathouse.delta.internal.storage.TemporaryName;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A name on HDFS is taken once. */
@ExtendWith(Servers.class)
class RenameLogStoreTest {

    private static final int WRITERS = 8;
    private static final int NAMES = 12;

    private final HdfsCluster hdfs;
    private final Path folder = new Path(HdfsCluster.newLocation());
    private final Configuration configuration;
    private final RenameLogStore store;

    RenameLogStoreTest(HdfsCluster hdfs) {
        this.hdfs = hdfs;
        this.configuration = hdfs.client();
        this.store = new RenameLogStore(configuration);
    }

    @BeforeEach
    void makesTheFolder() throws IOException {
        hdfs.fileSystem().mkdirs(folder);
    }

    private static String commit(int version) {
        return "%020d.json".formatted(version);
    }

    private void write(String name, String line) throws IOException {
        store.write(new Path(folder, name), List.of(line).iterator(), false, configuration);
    }

    private String content(String name) throws IOException {
        try (var in = hdfs.fileSystem().open(new Path(folder, name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> names() throws IOException {
        return Arrays.stream(hdfs.fileSystem().listStatus(folder))
                .map(file -> file.getPath().getName())
                .toList();
    }

    @Test
    void ofManyWritersAtOnceOneGetsTheName() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int version = 0; version < NAMES; version++) {
                String name = commit(version);
                CyclicBarrier start = new CyclicBarrier(WRITERS);
                List<Callable<Boolean>> attempts = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    String line = "writer " + writer;
                    attempts.add(() -> {
                        start.await();
                        try {
                            write(name, line);
                            return true;
                        } catch (FileAlreadyExistsException e) {
                            return false;
                        }
                    });
                }
                List<String> winners = new ArrayList<>();
                List<Future<Boolean>> outcomes = threads.invokeAll(attempts);
                for (int writer = 0; writer < WRITERS; writer++) {
                    if (outcomes.get(writer).get()) {
                        winners.add("writer " + writer + "\n");
                    }
                }
                assertThat(winners).containsExactly(content(name));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(names()).as("no temporary file is left").hasSize(NAMES);
    }

    @Test
    void overwritingReplaces() throws IOException {
        write("_last_checkpoint", "old");
        store.write(new Path(folder, "_last_checkpoint"), List.of("new").iterator(), true, configuration);
        assertThat(content("_last_checkpoint")).isEqualTo("new\n");
        assertThat(names()).containsExactly("_last_checkpoint");
    }

    @Test
    void anotherVersionThanTheOneMeantIsRefused() throws IOException {
        configuration.setLong(OnlyVersion.KEY, 1);
        assertThatThrownBy(() -> write(commit(0), "x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not rebased");
        write(commit(1), "x");
        write("_last_checkpoint", "x");
        assertThat(names()).containsExactlyInAnyOrder(commit(1), "_last_checkpoint");
    }

    @Test
    void aFailureWhileWritingLeavesNothing() throws IOException {
        Iterator<String> broken = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                throw new IllegalStateException("no more lines");
            }
        };
        assertThatThrownBy(() -> store.write(new Path(folder, commit(0)), broken, false, configuration))
                .hasMessage("no more lines");
        assertThat(names()).isEmpty();
    }

    @Test
    void aFolderIsNotMadeByTheWay() {
        assertThatThrownBy(() -> write("none/" + commit(0), "x")).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void aWriterWhoseTemporaryFileIsTakenFromItWritesNothing() throws IOException {
        List<String> taken = new ArrayList<>();
        Iterator<String> lines = Stream.of("x")
                .peek(line -> {
                    try {
                        for (String name : names()) {
                            assertThat(TemporaryName.isTemporary(name)).isTrue();
                            assertThat(hdfs.fileSystem().delete(new Path(folder, name), false))
                                    .isTrue();
                            taken.add(name);
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .iterator();
        assertThatThrownBy(() -> store.write(new Path(folder, commit(0)), lines, false, configuration))
                .isInstanceOf(IOException.class);
        assertThat(taken).hasSize(1);
        assertThat(names()).isEmpty();
    }
}
