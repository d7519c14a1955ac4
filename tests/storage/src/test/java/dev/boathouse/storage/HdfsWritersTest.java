package dev.boathouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.delta.Commit;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.delta.TableSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads and processes that write to one table on HDFS at once lose nothing. */
@ExtendWith(Servers.class)
class HdfsWritersTest {

    private static final int THREADS = 4;
    private static final int PROCESSES = 2;
    private static final int COMMITS = 8;

    private final HdfsCluster hdfs;
    private final String location = HdfsCluster.newLocation();

    @TempDir
    Path outputs;

    HdfsWritersTest(HdfsCluster hdfs) {
        this.hdfs = hdfs;
    }

    static List<TableSpec> specs() {
        return Rows.specs();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void appendsOfThreadsAllLand(TableSpec spec) throws Exception {
        hdfs.table(location).create(spec);
        inThreads(writer -> HdfsWriters.append(hdfs.table(location), writer, COMMITS, i -> {}));
        assertAllLanded(THREADS);
    }

    @Test
    void conditionalCommitsOfThreadsAllLandInTheEnd() throws Exception {
        hdfs.table(location).create(Rows.SCHEMA);
        inThreads(writer -> HdfsWriters.commitOnRead(hdfs.table(location), writer, COMMITS));
        assertAllLanded(THREADS);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void appendsOfProcessesAllLand(TableSpec spec) throws Exception {
        hdfs.table(location).create(spec);
        inProcesses("append");
        assertAllLanded(PROCESSES);
    }

    @Test
    void conditionalCommitsOfProcessesAllLandInTheEnd() throws Exception {
        hdfs.table(location).create(Rows.SCHEMA);
        inProcesses("condition");
        assertAllLanded(PROCESSES);
    }

    private interface Work {
        void run(int writer);
    }

    private static void inThreads(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int writer = i;
                all.add(Executors.callable(() -> work.run(writer)));
            }
            for (Future<Object> outcome : threads.invokeAll(all)) {
                outcome.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void inProcesses(String what) throws Exception {
        List<Process> running = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                running.add(HdfsWriters.start(hdfs, what, location, i, COMMITS, outputs.resolve("" + i)));
            }
            for (int i = 0; i < PROCESSES; i++) {
                assertThat(running.get(i).waitFor(3, TimeUnit.MINUTES)).isTrue();
                assertThat(running.get(i).exitValue())
                        .as(Files.readString(outputs.resolve("" + i)))
                        .isZero();
            }
        } finally {
            running.forEach(Process::destroyForcibly);
        }
    }

    private void assertAllLanded(int writers) {
        DeltaTable table = hdfs.table(location);
        Snapshot latest = table.latest();
        long commits = (long) writers * COMMITS;
        assertThat(latest.version()).isEqualTo(commits);
        assertThat(Rows.read(latest.scan().read())).hasSize((int) commits);
        assertThat(latest.rowCount()).hasValue(commits);
        List<Commit> history = table.history();
        assertThat(history)
                .extracting(Commit::version)
                .containsExactlyElementsOf(LongStream.rangeClosed(0, commits)
                        .map(version -> commits - version)
                        .boxed()
                        .toList());
        assertThat(history).extracting(Commit::commitId).doesNotHaveDuplicates();
    }
}
