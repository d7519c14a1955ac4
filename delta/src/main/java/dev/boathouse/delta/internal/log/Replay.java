package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.delta.internal.storage.CommitName;
import dev.boathouse.delta.internal.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log of a table: the newest checkpoint that can be read, then the commits after it.
 *
 * @param storage where the table is
 */
record Replay(Storage storage) {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    /**
     * The newest version.
     *
     * @throws NotFoundException if there is no table
     * @throws CorruptDataException naming the file that is damaged or missing
     */
    LogState latest() {
        LogListing listing = LogListing.of(storage);
        return at(listing, listing.latest());
    }

    /**
     * A version that may be older.
     *
     * @throws NotFoundException if there is no such version, or the log no longer has what it takes
     */
    LogState at(long version) {
        LogListing listing = LogListing.of(storage);
        if (version < 0 || version > listing.latest()) {
            throw new NotFoundException("Cannot read version " + version + " of " + storage.location() + ": latest is "
                    + listing.latest() + ".");
        }
        return at(listing, version);
    }

    private LogState at(LogListing listing, long version) {
        List<LogListing.Checkpoint> candidates = new ArrayList<>();
        listing.checkpoints().headMap(version, true).descendingMap().values().forEach(candidates::addAll);
        CorruptDataException failure = null;
        for (LogListing.Checkpoint candidate : candidates) {
            OptionalLong gap = listing.gap(candidate.version(), version);
            if (gap.isPresent()) {
                throw failure == null ? missing(version, gap.getAsLong()) : failure;
            }
            try {
                return followed(base(candidate, listing), version);
            } catch (UnreadableCheckpoint e) {
                LOG.warn(
                        "A checkpoint of version {} of {} cannot be read; falling back to what was before it. {}",
                        candidate.version(),
                        storage.location(),
                        e.reason.getMessage());
                failure = failure == null ? e.reason : failure;
            }
        }
        return withoutCheckpoint(listing, version, failure);
    }

    private LogState withoutCheckpoint(LogListing listing, long version, @Nullable CorruptDataException failure) {
        OptionalLong gap = listing.gap(-1, version);
        if (gap.isEmpty()) {
            return followed(LogState.first(commit(0)), version);
        }
        if (failure != null) {
            throw failure;
        }
        OptionalLong oldest = listing.oldest(listing.latest());
        if (!listing.commits().containsKey(0L) && oldest.isPresent() && oldest.getAsLong() > version) {
            throw new NotFoundException("Cannot read version " + version + " of " + storage.location()
                    + ": its log was cleaned. Versions " + oldest.getAsLong() + " to " + listing.latest()
                    + " can be read.");
        }
        throw missing(version, gap.getAsLong());
    }

    private CorruptDataException missing(long version, long gap) {
        return new CorruptDataException("Cannot read version " + version + " of " + storage.location() + ": "
                + CommitName.path(storage.location(), gap) + " is missing.");
    }

    /** The checkpoint could not be read: whoever has another one may try that. */
    private static final class UnreadableCheckpoint extends Exception {
        private static final long serialVersionUID = 1L;
        private final CorruptDataException reason;

        UnreadableCheckpoint(CorruptDataException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private LogState base(LogListing.Checkpoint checkpoint, LogListing listing) throws UnreadableCheckpoint {
        FileStatus first = checkpoint.files().get(0);
        Optional<FileStatus> made = listing.commit(checkpoint.version());
        LogState state;
        try {
            state = new CheckpointReader(storage)
                    .read(checkpoint)
                    .state(
                            first.getPath(),
                            made.map(CommitFile.Stamp::of),
                            made.orElse(first).getModificationTime());
        } catch (CorruptDataException e) {
            throw new UnreadableCheckpoint(e);
        }
        return made.isPresent() && state.metadata().hasInCommitTimes()
                ? state.madeAt(LogState.time(state.metadata(), commit(checkpoint.version())))
                : state;
    }

    private LogState followed(LogState base, long version) {
        LogState state = base;
        while (state.version() < version) {
            state = state.plus(commit(state.version() + 1));
        }
        return state;
    }

    private CommitFile commit(long version) {
        return CommitFile.read(storage, version).orElseThrow(() -> missing(version, version));
    }
}
