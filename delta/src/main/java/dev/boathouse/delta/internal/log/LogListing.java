package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.CommitName;
import dev.boathouse.delta.internal.storage.Reasons;
import dev.boathouse.delta.internal.storage.Storage;
import dev.boathouse.delta.internal.storage.Storage.Listed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;

/**
 * What lies in the folder of a log: commits, and checkpoints of which every part is there. All else is passed over: temporary files,
 * checksums, compacted commits, and {@code _last_checkpoint}, which may be stale.
 *
 * @param storage where the table is
 * @param commits by version
 * @param checkpoints by version, in no order that matters
 */
record LogListing(
        Storage storage, NavigableMap<Long, Listed> commits, NavigableMap<Long, List<Checkpoint>> checkpoints) {

    private static final Pattern CHECKPOINT = Pattern.compile(
            "(00\\d{18})\\.checkpoint\\.(?:(parquet)|(\\d{10})\\.(\\d{10})\\.parquet|[0-9a-fA-F-]{36}\\.(?:json|parquet))");

    /**
     * A checkpoint, as far as its folder shows it.
     *
     * @param version the version it is of
     * @param files one, or all parts in order
     */
    record Checkpoint(long version, List<FileStatus> files) {}

    /** Lists the log of a table. */
    static LogListing of(Storage storage) {
        List<Listed> found;
        try {
            found = storage.list(storage.location().log());
        } catch (FileNotFoundException e) {
            throw storage.noTable();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + storage.location().log() + ": " + Reasons.of(e) + ".", e);
        }
        LogListing listing = of(storage, found);
        if (listing.commits.isEmpty() && listing.checkpoints.isEmpty()) {
            throw storage.noTable();
        }
        return listing;
    }

    private static LogListing of(Storage storage, List<Listed> found) {
        NavigableMap<Long, Listed> commits = new TreeMap<>();
        NavigableMap<Long, List<Checkpoint>> checkpoints = new TreeMap<>();
        NavigableMap<String, FileStatus[]> parts = new TreeMap<>();
        for (Listed file : found) {
            if (CommitName.isCommit(file.name())) {
                commits.put(CommitName.version(file.name()), file);
                continue;
            }
            Matcher checkpoint = CHECKPOINT.matcher(file.name());
            Optional<FileStatus> status =
                    checkpoint.matches() ? storage.status(storage.location().log(), file) : Optional.empty();
            // An empty one is what a writer that was stopped leaves behind.
            if (status.isEmpty() || status.get().getLen() == 0) {
                continue;
            }
            if (checkpoint.group(3) == null) {
                put(checkpoints, new Checkpoint(Long.parseLong(checkpoint.group(1)), List.of(status.get())));
            } else {
                part(parts, checkpoint, status.get(), found.size());
            }
        }
        for (var complete : parts.entrySet()) {
            List<FileStatus> files = new ArrayList<>(Arrays.asList(complete.getValue()));
            if (files.stream().allMatch(file -> file != null)) {
                put(checkpoints, new Checkpoint(Long.parseLong(complete.getKey().substring(0, 20)), files));
            }
        }
        return new LogListing(
                storage,
                Collections.unmodifiableNavigableMap(commits),
                Collections.unmodifiableNavigableMap(checkpoints));
    }

    private static void put(NavigableMap<Long, List<Checkpoint>> checkpoints, Checkpoint checkpoint) {
        checkpoints
                .computeIfAbsent(checkpoint.version(), version -> new ArrayList<>())
                .add(checkpoint);
    }

    private static void part(NavigableMap<String, FileStatus[]> parts, Matcher name, FileStatus status, int most) {
        long number = Long.parseLong(name.group(3));
        long count = Long.parseLong(name.group(4));
        // More parts than files can never be complete, whatever its name says.
        if (number >= 1 && number <= count && count <= most) {
            parts.computeIfAbsent(name.group(1) + "." + count, key -> new FileStatus[(int) count])[(int) number - 1] =
                    status;
        }
    }

    /** What the file system knows of a commit; empty if it is not there, or gone since. */
    Optional<FileStatus> commit(long version) {
        Listed file = commits.get(version);
        return file == null
                ? Optional.empty()
                : storage.status(storage.location().log(), file);
    }

    /** The newest version. */
    long latest() {
        return Math.max(commits.isEmpty() ? -1 : commits.lastKey(), checkpoints.isEmpty() ? -1 : checkpoints.lastKey());
    }

    /** The first version after {@code base}, up to {@code version}, whose commit is missing. */
    OptionalLong gap(long base, long version) {
        for (long next = base + 1; next <= version; next++) {
            if (!commits.containsKey(next)) {
                return OptionalLong.of(next);
            }
        }
        return OptionalLong.empty();
    }

    /** The oldest version from which on all can be read up to {@code version}; empty if there is none. */
    OptionalLong oldest(long version) {
        long first = version;
        while (first >= 0 && commits.containsKey(first)) {
            first--;
        }
        // Commits first + 1 to version are there, so a checkpoint of version first or later is a start.
        if (first < 0) {
            return OptionalLong.of(0);
        }
        Long checkpoint = checkpoints.ceilingKey(first);
        return checkpoint == null || checkpoint > version ? OptionalLong.empty() : OptionalLong.of(checkpoint);
    }
}
