package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.delta.internal.storage.CommitName;
import dev.boathouse.delta.internal.storage.Storage;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileStatus;

/**
 * When versions were committed: in-commit, from the version on at which the table got such times; before, by the times of the files,
 * made to increase.
 *
 * @param storage where the table is
 * @param latest its newest version
 */
record CommitTimes(Storage storage, LogState latest) {

    /** The last version committed at an instant or before, of those that can be read; empty if there is none. */
    OptionalLong versionAsOf(long millis) {
        if (millis >= latest.timestamp() && latest.metadata().hasInCommitTimes()) {
            return OptionalLong.of(latest.version());
        }
        LogListing listing = LogListing.of(storage);
        OptionalLong oldest = listing.oldest(latest.version());
        if (oldest.isEmpty()) {
            return oldest;
        }
        if (!latest.metadata().hasInCommitTimes()) {
            return byFiles(listing, oldest.getAsLong(), latest.version(), millis);
        }
        long from = Math.max(latest.metadata().inCommitTimesFrom(), oldest.getAsLong());
        return millis >= latest.metadata().inCommitTimesSince()
                ? inCommit(from, latest.version(), millis)
                : byFiles(listing, oldest.getAsLong(), from - 1, millis);
    }

    /** Such times only increase, so few commits have to be read. */
    private OptionalLong inCommit(long first, long last, long millis) {
        long low = first;
        long high = last;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            if (inCommit(middle) <= millis) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high < first ? OptionalLong.empty() : OptionalLong.of(high);
    }

    private long inCommit(long version) {
        CommitFile commit = CommitFile.read(storage, version)
                .orElseThrow(() -> new CorruptDataException("Cannot tell when version " + version + " of "
                        + storage.location() + " was committed: "
                        + CommitName.path(storage.location(), version) + " is missing."));
        return LogState.time(latest.metadata(), commit);
    }

    private static OptionalLong byFiles(LogListing listing, long first, long last, long millis) {
        OptionalLong found = OptionalLong.empty();
        long previous = Long.MIN_VALUE;
        for (long version : listing.commits()
                .subMap(first, true, Math.max(first - 1, last), true)
                .keySet()) {
            Optional<FileStatus> commit = listing.commit(version);
            if (commit.isEmpty()) {
                continue;
            }
            // Clocks jump and files are copied: a commit counts as later than the one before, as Delta's own readers
            // have it.
            previous = Math.max(commit.get().getModificationTime(), previous + 1);
            if (previous > millis) {
                break;
            }
            found = OptionalLong.of(version);
        }
        return found;
    }
}
