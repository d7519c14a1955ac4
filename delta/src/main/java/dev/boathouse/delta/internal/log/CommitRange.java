package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.delta.internal.storage.CommitName;
import dev.boathouse.delta.internal.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;

/**
 * Reads the commits that made a range of versions, and follows the table through them.
 *
 * @param storage where the table is
 * @param from the first version
 * @param to the last version
 */
record CommitRange(Storage storage, long from, long to) {

    /**
     * The commits, in order.
     *
     * @throws NotFoundException if there are no such versions, or no table, or the log was cleaned of them
     * @throws CorruptDataException naming what is damaged
     */
    List<Committed> read() {
        LogListing listing = LogListing.of(storage);
        requireThere(listing);
        List<Committed> commits = new ArrayList<>();
        LogState state = new Replay(storage).at(from);
        long previous = timeBefore(listing);
        for (long version = from; version <= to; version++) {
            CommitFile commit = commit(version, listing);
            if (version > from) {
                state = state.plus(commit);
            }
            ReadFeatures.check(storage.location(), state);
            requirePartitions(state.metadata(), commit);
            previous =
                    state.metadata().hasInCommitTimes() ? state.timestamp() : Math.max(state.timestamp(), previous + 1);
            commits.add(new Committed(commit, state, previous));
        }
        return commits;
    }

    private void requireThere(LogListing listing) {
        if (from < 0 || to > listing.latest()) {
            throw new NotFoundException(cannot() + ": latest is " + listing.latest() + ".");
        }
        OptionalLong gap = listing.gap(from - 1, to);
        if (gap.isEmpty()) {
            return;
        }
        // Clean-up takes the oldest first: what is missing behind one that is there, nobody meant to take.
        if (listing.commits().headMap(gap.getAsLong()).isEmpty()) {
            throw cleaned(listing);
        }
        throw new CorruptDataException(
                cannot() + ": " + CommitName.path(storage.location(), gap.getAsLong()) + " is missing.");
    }

    private CommitFile commit(long version, LogListing listing) {
        return CommitFile.read(storage, version).orElseThrow(() -> cleaned(listing));
    }

    private NotFoundException cleaned(LogListing listing) {
        long latest = listing.latest();
        long first = latest + 1;
        while (listing.commits().containsKey(first - 1)) {
            first--;
        }
        OptionalLong oldest = listing.oldest(latest);
        boolean any = first <= latest && oldest.isPresent();
        return new NotFoundException(cannot() + ": its log was cleaned. "
                + (any
                        ? "The changes from version " + Math.max(first, oldest.getAsLong()) + " on can be read."
                        : "Changes that are committed from now on can be read."));
    }

    private String cannot() {
        return "Cannot read the changes from " + from + " to " + to + " of " + storage.location();
    }

    /** The time of the version before, where times are those of files: clocks jump and files are copied. */
    private long timeBefore(LogListing listing) {
        long previous = Long.MIN_VALUE;
        for (long version : listing.commits().headMap(from).keySet()) {
            Optional<FileStatus> commit = listing.commit(version);
            previous = commit.isEmpty() ? previous : Math.max(commit.get().getModificationTime(), previous + 1);
        }
        return previous;
    }

    /** Those of the files that came are held against the table by the state. */
    private static void requirePartitions(TableMetadata metadata, CommitFile commit) {
        Set<String> keys = LogState.partitionKeys(metadata);
        for (Action.Cdc change : commit.changes()) {
            if (!keys.containsAll(change.partitionValues().keySet())) {
                throw LogState.damaged(
                        commit.file().path(),
                        "\"" + change.path() + "\" has partition values of "
                                + change.partitionValues().keySet() + ", and the table is partitioned by " + keys);
            }
        }
    }
}
