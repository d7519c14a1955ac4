package dev.boathouse.delta.internal.log;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.delta.internal.storage.CommitName;
import dev.boathouse.delta.internal.storage.Storage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a table's log, kept up to date: the newest state is read once from the log, then followed commit by commit.
 * Thread-safe.
 */
public final class TableState {

    private final Storage storage;
    private @Nullable StandaloneLog simpleLog;
    private @Nullable LogState known;

    /**
     * Begins to know a table, without looking yet.
     *
     * @param storage where it is
     */
    public TableState(Storage storage) {
        this.storage = storage;
    }

    /**
     * Where the table is.
     *
     * @return the storage
     */
    public Storage storage() {
        return storage;
    }

    /**
     * The newest version.
     *
     * @return its state
     * @throws NotFoundException if there is no table
     * @throws dev.boathouse.core.UnsupportedFormatException if it needs a feature that is not supported
     * @throws dev.boathouse.core.CorruptDataException naming what is damaged
     */
    public LogState latest() {
        return readable(newest());
    }

    private LogState readable(LogState state) {
        ReadFeatures.check(storage.location(), state);
        return state;
    }

    /** The newest version, whether or not we can read its data. */
    private synchronized LogState newest() {
        LogState state = known == null ? null : followed(known);
        if (state == null) {
            state = new Replay(storage).latest();
        }
        known = state;
        return state;
    }

    /** The known state with all commits since; null if it has to be read anew, since its own commit is gone or was replaced. */
    private @Nullable LogState followed(LogState from) {
        Optional<CommitFile.Stamp> there = storage.status(CommitName.path(storage.location(), from.version()))
                .map(CommitFile.Stamp::of);
        if (there.isEmpty() || !there.equals(from.stamp())) {
            return null;
        }
        LogState state = from;
        Optional<CommitFile> next = CommitFile.read(storage, state.version() + 1);
        while (next.isPresent()) {
            state = state.plus(next.get());
            next = CommitFile.read(storage, state.version() + 1);
        }
        return state;
    }

    /**
     * A version by number.
     *
     * @param version the number
     * @return its state
     * @throws NotFoundException if there is no such version, or no table, or the log no longer has what it takes
     * @throws dev.boathouse.core.UnsupportedFormatException if it needs a feature that is not supported
     * @throws dev.boathouse.core.CorruptDataException naming what is damaged
     */
    public LogState at(long version) {
        return readable(new Replay(storage).at(version));
    }

    /**
     * The version that a commit made, without reading anything but that commit.
     *
     * @param before the version before
     * @return its state
     */
    LogState next(LogState before) {
        return CommitFile.read(storage, before.version() + 1)
                .map(before::plus)
                .orElseGet(() -> at(before.version() + 1));
    }

    /**
     * The version that was current at an instant.
     *
     * @param millis milliseconds since 1970
     * @return its state
     * @throws NotFoundException if the table did not exist yet
     */
    public LogState asOf(long millis) {
        LogState latest = newest();
        OptionalLong version = new CommitTimes(storage, latest).versionAsOf(millis);
        if (version.isEmpty()) {
            throw new NotFoundException("Cannot read " + storage.location() + " as of " + Instant.ofEpochMilli(millis)
                    + ": the first version that its log still has is younger. A later instant would work.");
        }
        return version.getAsLong() == latest.version() ? readable(latest) : at(version.getAsLong());
    }

    /**
     * The commits that made a range of versions.
     *
     * @param from the first version
     * @param to the last version, not before it
     * @return in order
     * @throws NotFoundException if there are no such versions, or no table, or the log was cleaned of them
     * @throws dev.boathouse.core.UnsupportedFormatException if one needs a feature that is not supported
     * @throws dev.boathouse.core.CorruptDataException naming what is damaged
     */
    public List<Committed> commits(long from, long to) {
        return new CommitRange(storage, from, to).read();
    }

    /** The log that can say what is to be committed. */
    synchronized TableLog log(LogState state, CommitContent content) {
        if (!TableLog.isSimple(state, content)) {
            return new KernelLog(storage);
        }
        StandaloneLog opened = simpleLog == null ? new StandaloneLog(storage) : simpleLog;
        simpleLog = opened;
        return opened;
    }
}
