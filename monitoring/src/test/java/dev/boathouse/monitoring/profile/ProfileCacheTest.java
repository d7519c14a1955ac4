package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCacheTest {

    @TempDir
    Path folder;

    private static String key(int number) {
        return String.valueOf((char) ('a' + number)).repeat(64);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void givesBackWhatWasStoredLast() {
        for (ProfileCache cache : List.of(ProfileCache.inMemory(100), ProfileCache.in(folder.resolve("new/folder")))) {
            assertThat(cache.find(key(0))).isEmpty();
            cache.store(key(0), new byte[] {1});
            cache.store(key(1), new byte[] {2});
            cache.store(key(0), new byte[] {3, 4});
            assertThat(cache.find(key(0))).hasValue(new byte[] {3, 4});
            assertThat(cache.find(key(1))).hasValue(new byte[] {2});
            assertThat(cache.find(key(2))).isEmpty();
        }
    }

    @Test
    void memoryForgetsWhatWasNotUsedForLongest() {
        ProfileCache cache = ProfileCache.inMemory(30);
        for (int i = 0; i < 3; i++) {
            cache.store(key(i), new byte[10]);
        }
        assertThat(cache.find(key(0))).isPresent();
        cache.store(key(3), new byte[10]);
        assertThat(cache.find(key(1))).isEmpty();
        assertThat(cache.find(key(0))).isPresent();
        cache.store(key(4), new byte[31]);
        assertThat(cache.find(key(0))).isEmpty();
        assertThat(cache.find(key(4))).isEmpty();
    }

    @Test
    void folderDropsWhatWasNotUsedForLongest() throws IOException {
        ProfileCache cache = ProfileCache.in(folder, 1000);
        for (int i = 0; i < 10; i++) {
            cache.store(key(i), new byte[100]);
            Files.setLastModifiedTime(
                    folder.resolve(key(i) + ".profile"), FileTime.from(Instant.ofEpochSecond(1_000 + i)));
        }
        cache.find(key(0)); // used, so it stays
        cache.store(key(10), new byte[100]);
        assertThat(names()).hasSize(9).contains(key(0) + ".profile", key(10) + ".profile");
        assertThat(cache.find(key(1))).isEmpty();
        assertThat(cache.find(key(2))).isEmpty();
        assertThat(cache.find(key(3))).isPresent();
    }

    @Test
    void folderIsClearedOfWhatKilledWritersLeft() throws IOException {
        Path old = Files.write(folder.resolve(key(1) + ".left.part"), new byte[7]);
        Files.setLastModifiedTime(old, FileTime.from(Instant.ofEpochSecond(1)));
        Path fresh = Files.write(folder.resolve(key(2) + ".left.part"), new byte[7]);
        Path foreign = Files.write(folder.resolve("notes.txt"), new byte[5000]);
        ProfileCache.in(folder, 1000).store(key(0), new byte[1]);
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(foreign).exists();
    }

    @Test
    void aFolderThatCannotBeWrittenSaysSo() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[1]);
        ProfileCache cache = ProfileCache.in(file);
        assertThatThrownBy(() -> cache.store(key(0), new byte[1]))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void severalWritersShareAFolderAndReadersFindWholeEntries() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> work = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            byte fill = (byte) (writer + 1);
            work.add(threads.submit(() -> {
                ProfileCache cache = ProfileCache.in(folder, 40_000);
                byte[] bytes = new byte[5_000 + fill];
                java.util.Arrays.fill(bytes, fill);
                for (int i = 0; i < 60; i++) {
                    cache.store(key(i % 12), bytes);
                    cache.find(key((i * 7) % 12)).ifPresent(found -> {
                        assertThat(found).hasSize(5_000 + found[0]);
                        assertThat(found).containsOnly(found[0]);
                    });
                }
            }));
        }
        try {
            for (Future<?> one : work) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        assertThat(names()).allMatch(name -> name.endsWith(".profile")).isNotEmpty();
    }

    @Test
    void refusesNegativeBounds() {
        assertThatThrownBy(() -> ProfileCache.inMemory(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProfileCache.in(folder, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
