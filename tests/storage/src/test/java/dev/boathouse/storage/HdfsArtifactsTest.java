package dev.boathouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.registry.internal.ArtifactStore;
import dev.boathouse.registry.internal.StoredArtifact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Artifacts on HDFS are kept, mended and cleaned as local ones are. */
@ExtendWith(Servers.class)
class HdfsArtifactsTest {

    private static final byte[] BYTES = "two hundred trees".getBytes(StandardCharsets.UTF_8);
    private static final String SHA_256 = Digest.sha256(BYTES);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant BETWEEN = Instant.parse("2021-01-01T00:00:00Z");

    private final HdfsCluster hdfs;
    private final String location = HdfsCluster.newLocation();
    private final ArtifactStore store;

    HdfsArtifactsTest(HdfsCluster hdfs) {
        this.hdfs = hdfs;
        this.store = new ArtifactStore(location, hdfs.client());
    }

    private Path path(String name) {
        String digits = name.replace(".", "").substring(0, 2);
        return new Path(location, "_artifacts/sha256/" + digits + "/" + name);
    }

    private void write(String name, String content) throws IOException {
        try (FSDataOutputStream out = hdfs.fileSystem().create(path(name), true)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void age(String name) throws IOException {
        hdfs.fileSystem().setTimes(path(name), LONG_AGO.toEpochMilli(), -1);
    }

    private List<String> names() {
        return store.list().stream().map(StoredArtifact::name).toList();
    }

    private static String temporary(String sha256) {
        return "." + sha256 + "." + UUID.randomUUID() + ".tmp";
    }

    @Test
    void bytesAreOnDiskUnderTheirDigestOnce() throws IOException {
        assertThat(store.list()).isEmpty();
        assertThatThrownBy(() -> store.get(SHA_256, BYTES.length)).isInstanceOf(NotFoundException.class);
        assertThat(hdfs.fileSystem().exists(new Path(location))).isFalse();
        long before = hdfs.forcedToDisk();
        assertThat(store.put(BYTES)).isEqualTo(SHA_256);
        assertThat(hdfs.forcedToDisk()).isGreaterThan(before);
        assertThat(store.put(BYTES)).isEqualTo(SHA_256);
        assertThat(store.get(SHA_256, BYTES.length)).isEqualTo(BYTES);
        assertThat(store.list()).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo(SHA_256);
            assertThat(found.length()).isEqualTo(BYTES.length);
            assertThat(found.modified()).isAfter(BETWEEN);
        });
    }

    @Test
    void damagedBytesAreMended() throws IOException {
        for (String damaged : List.of("two", "", "TWO HUNDRED TREES", "two hundred trees, no")) {
            write(SHA_256, damaged);
            assertThatThrownBy(() -> store.get(SHA_256, BYTES.length)).isInstanceOf(CorruptDataException.class);
            store.put(BYTES);
            assertThat(store.get(SHA_256, BYTES.length)).isEqualTo(BYTES);
        }
        assertThat(names()).containsExactly(SHA_256);
    }

    @Test
    void whatIsOldAndNotNamedGoes() throws IOException {
        String unnamed = store.put(new byte[] {1});
        String again = store.put(new byte[] {2});
        String dead = temporary(SHA_256);
        store.put(BYTES);
        write(dead, "two");
        for (String name : List.of(SHA_256, unnamed, again, dead)) {
            age(name);
        }
        store.put(new byte[] {2});

        assertThat(store.clean(Set.of(SHA_256), BETWEEN))
                .containsExactlyInAnyOrder(
                        new StoredArtifact(unnamed, 1, LONG_AGO), new StoredArtifact(dead, 3, LONG_AGO));
        assertThat(names()).containsExactlyInAnyOrder(SHA_256, again);
        assertThat(store.get(again, 1)).isEqualTo(new byte[] {2});
    }

    @Test
    void whatADyingCleanerTookTheNameFromComesBackIfItIsNamed() throws IOException {
        String aside = temporary(SHA_256);
        write(aside, "two hundred trees");
        age(aside);
        assertThat(store.clean(Set.of(SHA_256), BETWEEN)).isEmpty();
        assertThat(store.get(SHA_256, BYTES.length)).isEqualTo(BYTES);
        assertThat(names()).containsExactly(SHA_256);
    }

    @Test
    void whoPutsAndWhoCleansAtOnceLoseNothing() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        store.put(BYTES);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                age(SHA_256);
                CountDownLatch start = new CountDownLatch(1);
                Callable<Integer> cleaning = () -> {
                    start.await();
                    return store.clean(Set.of(), BETWEEN).size();
                };
                List<Future<Integer>> cleaners = List.of(threads.submit(cleaning), threads.submit(cleaning));
                start.countDown();
                for (int spin = random.nextInt(500_000); spin > 0; spin--) {
                    Thread.onSpinWait();
                }
                store.put(BYTES);
                for (Future<Integer> cleaner : cleaners) {
                    cleaner.get();
                }
                assertThat(names()).as("seed %d, round %d", seed, round).containsExactly(SHA_256);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store.get(SHA_256, BYTES.length)).isEqualTo(BYTES);
    }

    @Test
    void theNameNodeMayStandInTheConfigurationAlone() {
        Configuration client = hdfs.client();
        client.set("fs.defaultFS", "hdfs://localhost:" + hdfs.port());
        String path = new Path(location).toUri().getPath();
        ArtifactStore other = new ArtifactStore("hdfs://" + path, client);
        other.put(BYTES);
        assertThat(store.get(SHA_256, BYTES.length)).isEqualTo(BYTES);
    }
}
