package dev.boathouse.delta.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.boathouse.delta.SharedTables;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Standalone and Kernel, and following the log commit by commit, say the same of every table that both can read. */
class LogsAgreeTest {

    /** Files of these are added with a scheme and removed without: Kernel does not see that they are the same. */
    private static final Set<String> STANDALONE_ALONE =
            Set.of("canonicalized-paths-normal-a", "canonicalized-paths-normal-b", "canonicalized-paths-special-a");

    private static final JsonMapper JSON = new JsonMapper();

    /** What of a file has to be equal; statistics as a tree, since a checkpoint may have ordered them anew. */
    private record Seen(String path, long size, Object partitionValues, Optional<JsonNode> stats) {
        static Seen of(DataFile file) {
            return new Seen(
                    file.path(),
                    file.size(),
                    file.partitionValues(),
                    file.stats().map(Seen::tree));
        }

        private static JsonNode tree(String json) {
            try {
                return JSON.readTree(json);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Counted as skipped where there are none, which a factory without tests is not. */
    @Test
    void tablesOfOtherWritersAreThere() {
        assertThat(SharedTables.all()).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everySimpleTable() {
        List<Path> simple =
                SharedTables.all().stream().filter(LogsAgreeTest::isSimple).toList();
        assertThat(simple).hasSizeGreaterThan(40);
        return simple.stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private static Storage storage(Path folder) {
        return Storage.of(Location.of(folder.resolve("delta").toString()), new Configuration());
    }

    /** What Kernel refuses is broken on purpose, and what has features is not for Standalone. */
    private static boolean isSimple(Path folder) {
        try {
            return new KernelLog(storage(folder)).latest().protocol().isSimple();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void check(Path folder) {
        Storage storage = storage(folder);
        KernelLog kernel = new KernelLog(storage);
        LogState byKernel = kernel.latest();
        StandaloneLog standalone = new StandaloneLog(storage);
        LogState byStandalone = standalone.latest();
        if (STANDALONE_ALONE.contains(folder.getFileName().toString())) {
            assertThat(byStandalone.fileCount()).isZero();
            return;
        }
        same(byStandalone, byKernel);
        for (long version = 0; version <= byKernel.version(); version++) {
            Optional<CommitFile> next = CommitFile.read(storage, version + 1);
            Optional<LogState> older = loaded(standalone, version);
            if (older.isPresent()) {
                same(older.get(), kernel.at(version));
                assertThat(standalone.versionAsOf(older.get().timestamp()))
                        .isEqualTo(kernel.versionAsOf(older.get().timestamp()));
                if (next.isPresent()) {
                    same(older.get().plus(next.get()), kernel.at(version + 1));
                }
            }
        }
    }

    /** Empty if the log no longer has what it takes. */
    private static Optional<LogState> loaded(StandaloneLog log, long version) {
        try {
            return Optional.of(log.at(version));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void same(LogState left, LogState right) {
        assertThat(left.version()).isEqualTo(right.version());
        assertThat(left.timestamp()).isEqualTo(right.timestamp());
        assertThat(left.protocol()).isEqualTo(right.protocol());
        assertThat(left.metadata().id()).isEqualTo(right.metadata().id());
        assertThat(left.metadata().schema()).isEqualTo(right.metadata().schema());
        assertThat(left.metadata().partitionColumns())
                .isEqualTo(right.metadata().partitionColumns());
        assertThat(left.metadata().properties()).isEqualTo(right.metadata().properties());
        assertThat(seen(left)).isEqualTo(seen(right));
    }

    private static List<Seen> seen(LogState state) {
        return state.files().stream().map(Seen::of).toList();
    }
}
