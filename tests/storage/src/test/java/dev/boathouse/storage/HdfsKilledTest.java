package dev.boathouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.internal.storage.Leftovers;
import dev.boathouse.delta.internal.storage.Storage;
import dev.boathouse.delta.internal.storage.TemporaryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A writer that is killed leaves a table that others read and write, and at most a file that nobody reads. */
@ExtendWith(Servers.class)
class HdfsKilledTest {

    private final HdfsCluster hdfs;
    private final String location = HdfsCluster.newLocation();

    @TempDir
    Path outputs;

    HdfsKilledTest(HdfsCluster hdfs) {
        this.hdfs = hdfs;
    }

    @Test
    void halfACommitIsNoCommitAndIsDeletedLater() throws Exception {
        DeltaTable table = hdfs.table(location);
        table.create(Rows.SCHEMA);
        kill(HdfsWriters.start(hdfs, "die", location, 1, 1, output()), "half written");
        Storage storage = hdfs.storage(location);
        assertThat(temporaries(storage)).hasSize(1);

        DeltaTable again = hdfs.table(location);
        assertThat(again.latest().version()).isZero();
        assertThat(again.append(Rows.of(2, 1)).commit().version()).isEqualTo(1);
        assertThat(Rows.read(again.latest().scan().read())).containsExactly(List.of(2L, 1L));

        assertThat(Leftovers.clean(storage, Instant.now(), Leftovers.GRACE))
                .as("it may still be written")
                .isZero();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        assertThat(Leftovers.clean(storage, tomorrow, Leftovers.GRACE)).isEqualTo(1);
        assertThat(temporaries(storage)).isEmpty();
        assertThat(hdfs.table(location).latest().version()).isEqualTo(1);
    }

    @Test
    void whatWasAcknowledgedBeforeTheKillIsThere() throws Exception {
        hdfs.table(location).create(Rows.SCHEMA);
        String output = kill(HdfsWriters.start(hdfs, "append", location, 1, 10_000, output()), "committed 4");

        DeltaTable table = hdfs.table(location);
        long acknowledged =
                output.lines().filter(line -> line.startsWith("committed ")).count();
        // One more may have landed whose word did not come out.
        assertThat(table.latest().version()).isBetween(acknowledged, acknowledged + 1);
        for (long i = 0; i < acknowledged; i++) {
            assertThat(Rows.read(table.version(i + 1).scan().read())).contains(List.of(1L, i));
        }
        long next = table.latest().version() + 1;
        assertThat(table.append(Rows.of(2, 1)).commit().version()).isEqualTo(next);
    }

    private Path output() {
        return outputs.resolve("output");
    }

    /** Waits until the process has said something, kills it, and gives all that it said. */
    private String kill(Process process, String after) throws IOException, InterruptedException {
        try {
            while (process.isAlive() && Files.readString(output()).lines().noneMatch(after::equals)) {
                LockSupport.parkNanos(1_000_000);
            }
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
        String said = Files.readString(output());
        assertThat(said.lines()).contains(after);
        return said;
    }

    private static List<String> temporaries(Storage storage) throws IOException {
        return storage.list(storage.location().log()).stream()
                .map(Storage.Listed::name)
                .filter(TemporaryName::isTemporary)
                .toList();
    }
}
