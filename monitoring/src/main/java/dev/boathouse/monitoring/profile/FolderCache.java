package dev.boathouse.monitoring.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Profiles as files of a folder: {@code KEY.profile}, while they are written {@code KEY.UUID.part}. Thread-safe. */
final class FolderCache implements ProfileCache {

    private static final String ENTRY = ".profile";
    private static final String PART = ".part";
    /** How exactly the time of a file tells when it was last used; and how long nobody writes at one. */
    private static final Duration COARSE = Duration.ofHours(1);

    private static final int LOOKS = 16;
    private static final double KEPT = 0.9;

    private final Path folder;
    private final long mostBytes;
    private final Clock clock = Clock.systemUTC();
    private long writtenSinceLook = Long.MAX_VALUE; // looks at first

    FolderCache(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = requireBound(mostBytes);
    }

    static long requireBound(long mostBytes) {
        if (mostBytes < 0) {
            throw new IllegalArgumentException(
                    "Cannot keep profiles in " + mostBytes + " bytes. 0 or more would work.");
        }
        return mostBytes;
    }

    @Override
    public Optional<byte[]> find(String key) {
        Path file = folder.resolve(key + ENTRY);
        try {
            byte[] bytes = Files.readAllBytes(file);
            touch(file);
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ".", e);
        }
    }

    /** Marks an entry as used; where that is not allowed, it is only dropped earlier. */
    private void touch(Path file) {
        try {
            FileTime now = FileTime.from(clock.instant());
            if (Files.getLastModifiedTime(file).toMillis() < now.toMillis() - COARSE.toMillis()) {
                Files.setLastModifiedTime(file, now);
            }
        } catch (IOException e) {
            // Another process has dropped it, or owns it.
        }
    }

    @Override
    public void store(String key, byte[] bytes) {
        Path file = folder.resolve(key + ENTRY);
        Path part = folder.resolve(key + "." + UUID.randomUUID() + PART);
        try {
            Files.createDirectories(folder);
            try {
                Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            if (isTimeToLook(bytes.length)) {
                makeRoom();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ".", e);
        }
    }

    private synchronized boolean isTimeToLook(int written) {
        if (writtenSinceLook < mostBytes / LOOKS - written) {
            writtenSinceLook += written;
            return false;
        }
        writtenSinceLook = 0;
        return true;
    }

    private record Entry(Path file, long size, long used, boolean whole) {}

    private void makeRoom() throws IOException {
        List<Entry> entries = entries();
        long forgotten = clock.millis() - COARSE.toMillis();
        long size = 0;
        for (Entry entry : entries) {
            if (!entry.whole && entry.used < forgotten) {
                Files.deleteIfExists(entry.file); // its writer was killed
            } else {
                size += entry.size;
            }
        }
        if (size <= mostBytes) {
            return;
        }
        entries.removeIf(entry -> !entry.whole);
        entries.sort(Comparator.comparingLong(Entry::used).thenComparing(Entry::file));
        for (Entry entry : entries) {
            if (size <= KEPT * mostBytes) {
                return;
            }
            Files.deleteIfExists(entry.file);
            size -= entry.size;
        }
    }

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(ENTRY) || name.endsWith(PART)) {
                    try {
                        BasicFileAttributes known = Files.readAttributes(file, BasicFileAttributes.class);
                        entries.add(new Entry(
                                file, known.size(), known.lastModifiedTime().toMillis(), name.endsWith(ENTRY)));
                    } catch (NoSuchFileException e) {
                        // Another process was faster.
                    }
                }
            }
        }
        return entries;
    }

    @Override
    public String toString() {
        return "profiles in " + folder;
    }
}
