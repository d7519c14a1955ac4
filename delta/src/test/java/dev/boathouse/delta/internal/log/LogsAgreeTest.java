package dev.boathouse.delta.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.delta.SharedTables;
import dev.boathouse.delta.internal.storage.CommitName;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Our replay says what Standalone and Kernel say, of every version of every table that they can read; and so does following it. */
class LogsAgreeTest {

    /** Files of these are added with a scheme and removed without: Kernel does not see that they are the same. */
    private static final Set<String> STANDALONE_ALONE =
            Set.of("canonicalized-paths-normal-a", "canonicalized-paths-normal-b", "canonicalized-paths-special-a");

    /** No version of these can be read, as Kernel says, too. */
    private static final Set<String> BROKEN = Set.of(
            "data-reader-absolute-paths-escaped-chars",
            "deltalog-commit-info",
            "deltalog-state-reconstruction-from-checkpoint-missing-metadata",
            "deltalog-state-reconstruction-from-checkpoint-missing-protocol",
            "deltalog-state-reconstruction-without-metadata",
            "deltalog-state-reconstruction-without-protocol",
            "no-delta-log-folder",
            "versions-not-contiguous");

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path times;

    /** What of a file has to be equal; statistics as a tree, since a checkpoint may have ordered them anew. */
    private record Seen(
            String path,
            long size,
            Object partitionValues,
            long modified,
            Optional<JsonNode> stats,
            Optional<DeletionVectorRef> deletionVector) {
        static Seen of(DataFile file) {
            return new Seen(
                    file.path(),
                    file.size(),
                    file.partitionValues(),
                    file.modified(),
                    file.stats().map(Seen::tree),
                    file.deletionVector());
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
    Stream<DynamicTest> everyTable() {
        return SharedTables.all().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private void check(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        Storage storage = Storage.of(Location.of(folder.resolve("delta").toString()), new Configuration());
        Replay replay = new Replay(storage);
        if (BROKEN.contains(name)) {
            assertThatThrownBy(replay::latest)
                    .isInstanceOfAny(CorruptDataException.class, NotFoundException.class)
                    .hasMessageContaining("_delta_log");
            return;
        }
        LogState latest = replay.latest();
        LogState followed = null;
        int judged = 0;
        for (long version = 0; version <= latest.version(); version++) {
            LogState ours = replay.at(version);
            if (followed != null) {
                followed = followed.plus(CommitFile.read(storage, version).orElseThrow());
                same(followed, ours);
            }
            followed = followed == null ? ours : followed;
            judged += judged(name, storage, ours);
        }
        assertThat(judged).as("judges").isPositive();
        Storage copied = withIncreasingTimes(folder.resolve("delta"), times.resolve(name));
        for (long version = 0; version <= latest.version(); version++) {
            sameTimes(copied, new Replay(copied).at(version), new KernelStates(copied)::versionAsOf);
        }
    }

    /** Where files are not younger than those before, as in copies, Kernel takes the newest version for any later instant. */
    private static Storage withIncreasingTimes(Path table, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(table.resolve("_delta_log"))) {
            for (Path file : files.sorted().toList()) {
                Path target = copy.resolve(table.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                String name = file.getFileName().toString();
                if (CommitName.isCommit(name)) {
                    Files.setLastModifiedTime(
                            target, FileTime.fromMillis(1_700_000_000_000L + 1_000 * CommitName.version(name)));
                }
            }
        }
        return Storage.of(Location.of(copy.toString()), new Configuration());
    }

    /** How many of the two libraries could judge the version. */
    private static int judged(String name, Storage storage, LogState ours) {
        KernelStates kernel = new KernelStates(storage);
        Optional<LogState> byKernel =
                STANDALONE_ALONE.contains(name) ? Optional.empty() : attempt(() -> kernel.at(ours.version()));
        Optional<StandaloneStates> standalone =
                ours.protocol().isSimple() ? attempt(() -> new StandaloneStates(storage)) : Optional.empty();
        Optional<LogState> byStandalone = standalone.flatMap(log -> attempt(() -> log.at(ours.version())));
        byKernel.ifPresent(judge -> {
            same(ours, judge);
        });
        byStandalone.ifPresent(judge -> {
            same(ours, judge);
            sameTimes(storage, ours, standalone.get()::versionAsOf);
        });
        return (byKernel.isPresent() ? 1 : 0) + (byStandalone.isPresent() ? 1 : 0);
    }

    private interface Judge {
        OptionalLong versionAsOf(long millis);
    }

    private static void sameTimes(Storage storage, LogState ours, Judge judge) {
        CommitTimes times = new CommitTimes(storage, new Replay(storage).latest());
        for (long millis : new long[] {ours.timestamp() - 1, ours.timestamp(), ours.timestamp() + 1}) {
            assertThat(times.versionAsOf(millis)).isEqualTo(judge.versionAsOf(millis));
        }
    }

    /** Empty if a library cannot read it. */
    private static <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException | AssertionError e) {
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
