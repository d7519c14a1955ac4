package dev.boathouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.delta.internal.storage.Leftovers;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Old temporary files are deleted from a log on HDFS, and nothing else. */
@ExtendWith(Servers.class)
class HdfsLeftoversTest {

    private static final Duration GRACE = Duration.ofDays(1);
    private static final int CLEANERS = 4;

    private final HdfsCluster hdfs;
    private final Storage storage;
    private final Instant now = Instant.parse("2026-01-10T00:00:00Z");

    HdfsLeftoversTest(HdfsCluster hdfs) {
        this.hdfs = hdfs;
        this.storage = hdfs.storage(HdfsCluster.newLocation());
    }

    private Path file(String name, Duration age) throws IOException {
        Path path = new Path(storage.location().log(), name);
        hdfs.fileSystem().create(path, false).close();
        hdfs.fileSystem().setTimes(path, now.minus(age).toEpochMilli(), -1);
        return path;
    }

    private static String temporary(int version) {
        return ".%020d.json.%s.tmp".formatted(version, UUID.randomUUID());
    }

    private List<Path> left() throws IOException {
        return storage.list(storage.location().log()).stream()
                .map(file -> storage.fileSystem()
                        .makeQualified(new Path(storage.location().log(), file.name())))
                .toList();
    }

    @Test
    void onlyOldOnesGo() throws IOException {
        file(temporary(1), Duration.ofDays(2));
        Path fresh = file(temporary(2), Duration.ofHours(23));
        Path commit = file("00000000000000000001.json", Duration.ofDays(2));
        Path foreign = file(".00000000000000000001.json.tmp", Duration.ofDays(2));

        assertThat(Leftovers.clean(storage, now, GRACE)).isEqualTo(1);
        assertThat(left()).containsExactlyInAnyOrder(fresh, commit, foreign);
    }

    @Test
    void severalMayCleanAtOnce() throws Exception {
        int files = 16;
        for (int i = 0; i < files; i++) {
            file(temporary(i), Duration.ofDays(2));
        }
        ExecutorService threads = Executors.newFixedThreadPool(CLEANERS);
        try {
            List<Callable<Integer>> cleaners = new ArrayList<>();
            for (int i = 0; i < CLEANERS; i++) {
                cleaners.add(() -> Leftovers.clean(storage, now, GRACE));
            }
            int deleted = 0;
            for (Future<Integer> cleaned : threads.invokeAll(cleaners)) {
                deleted += cleaned.get();
            }
            assertThat(deleted).as("each file is deleted by one of them").isEqualTo(files);
        } finally {
            threads.shutdownNow();
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void aLogThatIsNotThereHasNone() {
        assertThat(Leftovers.clean(storage, now, GRACE)).isZero();
    }
}
