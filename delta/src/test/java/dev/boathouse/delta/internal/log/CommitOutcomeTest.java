package dev.boathouse.delta.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CommitUnknownException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.storage.CommitName;
import dev.boathouse.delta.internal.storage.LinkLogStore;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import io.delta.storage.CloseableIterator;
import io.delta.storage.LogStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a store says, whether a commit landed is read back from the log. Both logs, with stores that fail at every step. */
class CommitOutcomeTest {

    private static final String FAILURE = "test.failure";
    private static final Schema SCHEMA = Schema.of(Schema.Field.of("id", DataType.LONG));

    @TempDir
    Path folder;

    private Storage storage(boolean modern, String failure) {
        Configuration configuration =
                Storage.of(Location.of(folder.toString()), new Configuration()).configuration();
        TableState table =
                new TableState(new Storage(Location.of(folder.toString()), new Configuration(configuration)));
        new Commits(table)
                .create(CommitContent.of(
                        Operation.create(),
                        new MetadataChange.NewTable(
                                SCHEMA,
                                List.of(),
                                modern ? Map.of("delta.feature.vacuumProtocolCheck", "supported") : Map.of())));
        configuration.set("delta.logStore.file.impl", FailingStore.class.getName());
        configuration.set("io.delta.kernel.logStore.file.impl", FailingStore.class.getName());
        configuration.set(FAILURE, failure);
        return new Storage(Location.of(folder.toString()), configuration);
    }

    private static LogState append(Storage storage) {
        TableState table = new TableState(storage);
        DataFile file = new DataFile("f.parquet", 1, Map.of(), 1, Optional.of("{}"), Optional.empty());
        return new Commits(table)
                .commit(table.latest(), CommitContent.of("mine", Operation.append(), FileChanges.added(List.of(file))))
                .state();
    }

    @ParameterizedTest
    @CsvSource({"false,after", "true,after", "false,exists", "true,exists"})
    void whatLandedIsAcknowledgedOnce(boolean modern, String failure) {
        Storage storage = storage(modern, failure);
        assertThat(append(storage).version()).isEqualTo(1);
        assertThat(History.of(storage, Integer.MAX_VALUE)).hasSize(2);
        assertThat(new TableState(storage).latest().fileCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatDidNotLandIsSaidSo(boolean modern) {
        Storage storage = storage(modern, "before");
        assertThatThrownBy(() -> append(storage))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the disk is full. Nothing was committed.");
        assertThat(History.of(storage, Integer.MAX_VALUE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatCannotBeReadBackIsUnknown(boolean modern) {
        Storage storage = storage(modern, "unreadable");
        assertThatThrownBy(() -> append(storage))
                .isInstanceOf(CommitUnknownException.class)
                .hasMessageContaining("commit id mine");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoLosesTheRaceGoesBehind(boolean modern) {
        Storage storage = storage(modern, "overtaken");
        assertThat(append(storage).version()).isEqualTo(2);
        assertThat(History.of(storage, Integer.MAX_VALUE))
                .extracting(commit -> commit.info().commitId())
                .contains(Optional.of("mine"));
        assertThat(History.of(storage, Integer.MAX_VALUE)).hasSize(3);
    }

    /** Fails at a step of writing a commit. Public, since logs make it by name. */
    public static final class FailingStore extends LogStore {

        private final LinkLogStore store;

        public FailingStore(Configuration configuration) {
            super(configuration);
            this.store = new LinkLogStore(configuration);
        }

        @Override
        public void write(
                org.apache.hadoop.fs.Path path, Iterator<String> lines, Boolean overwrite, Configuration configuration)
                throws IOException {
            String failure = CommitName.isCommit(path.getName()) ? configuration.get(FAILURE, "") : "";
            switch (failure) {
                case "before" -> throw new IOException("the disk is full");
                case "after" -> {
                    store.write(path, lines, overwrite, configuration);
                    throw new IOException("the folder was not forced");
                }
                case "exists" -> {
                    store.write(path, lines, overwrite, configuration);
                    throw new FileAlreadyExistsException(path.toString());
                }
                case "unreadable" -> {
                    Files.createDirectory(Location.localPath(path));
                    throw new IOException("the connection was reset");
                }
                case "overtaken" -> overtaken(path, lines, overwrite, configuration);
                default -> store.write(path, lines, overwrite, configuration);
            }
        }

        /** Somebody else takes version 1 first. */
        private void overtaken(
                org.apache.hadoop.fs.Path path, Iterator<String> lines, Boolean overwrite, Configuration configuration)
                throws IOException {
            if (CommitName.version(path.getName()) == 1 && !Files.exists(Location.localPath(path))) {
                store.write(
                        path,
                        List.of("{\"commitInfo\":{\"timestamp\":1,\"operation\":\"WRITE\",\"operationParameters\":{}}}")
                                .iterator(),
                        overwrite,
                        configuration);
            }
            store.write(path, lines, overwrite, configuration);
        }

        @Override
        public CloseableIterator<String> read(org.apache.hadoop.fs.Path path, Configuration configuration)
                throws IOException {
            return store.read(path, configuration);
        }

        @Override
        public Iterator<FileStatus> listFrom(org.apache.hadoop.fs.Path path, Configuration configuration)
                throws IOException {
            return store.listFrom(path, configuration);
        }

        @Override
        public org.apache.hadoop.fs.Path resolvePathOnPhysicalStorage(
                org.apache.hadoop.fs.Path path, Configuration configuration) {
            return store.resolvePathOnPhysicalStorage(path, configuration);
        }

        @Override
        public Boolean isPartialWriteVisible(org.apache.hadoop.fs.Path path, Configuration configuration) {
            return store.isPartialWriteVisible(path, configuration);
        }
    }
}
