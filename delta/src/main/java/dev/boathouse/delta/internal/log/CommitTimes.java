package dev.boathouse.delta.internal.log;

import dev.boathouse.delta.internal.storage.CommitName;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** The times of commits in tables without in-commit timestamps: those of their files, made to increase. */
final class CommitTimes {

    private CommitTimes() {}

    /** The last version committed at an instant or before; -1 if there is none. */
    static long versionAsOf(Storage storage, long millis) {
        Map<Long, Long> modified = new TreeMap<>();
        try {
            for (var status : storage.fileSystem().listStatus(storage.location().log())) {
                String name = status.getPath().getName();
                if (CommitName.isCommit(name)) {
                    modified.put(CommitName.version(name), status.getModificationTime());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + storage.location().log() + ": " + e.getMessage(), e);
        }
        long found = -1;
        long previous = Long.MIN_VALUE;
        for (Map.Entry<Long, Long> commit : modified.entrySet()) {
            // Clocks jump and files are copied: a commit counts as later than the one before, as Delta's own readers
            // have it.
            previous = Math.max(commit.getValue(), previous + 1);
            if (previous > millis) {
                break;
            }
            found = commit.getKey();
        }
        return found;
    }
}
