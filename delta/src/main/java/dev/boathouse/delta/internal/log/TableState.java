package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.delta.internal.storage.CommitName;
import dev.boathouse.delta.internal.storage.Storage;
import io.delta.kernel.exceptions.UnsupportedProtocolVersionException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a table's log, kept up to date: the newest state is read once from the log, then followed commit by commit.
 * Thread-safe.
 */
public final class TableState {

    private final Storage storage;
    private @Nullable TableLog log;
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
     */
    public synchronized LogState latest() {
        LogState state = newest();
        ReadFeatures.check(storage.location(), state);
        return state;
    }

    /** The newest version, whether or not we can read its data. */
    private LogState newest() {
        LogState state = known;
        if (state != null) {
            state = followed(state);
        }
        if (state == null) {
            TableLog opened = open();
            log = opened;
            state = reading(opened::latest);
        }
        known = state;
        return state;
    }

    /** The known state with all commits since; null if it has to be read anew: the log was replaced, or speaks another protocol. */
    private @Nullable LogState followed(LogState from) {
        if (!storage.exists(CommitName.path(storage.location(), from.version()))) {
            // Cleaned away behind a checkpoint, or the table is gone.
            return null;
        }
        LogState state = from;
        Optional<CommitFile> next = CommitFile.read(storage, state.version() + 1);
        while (next.isPresent()) {
            if (next.get().protocol().isPresent()) {
                return null;
            }
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
     * @throws NotFoundException if there is no such version, or no table
     */
    public synchronized LogState at(long version) {
        LogState latest = newest();
        if (version < 0 || version > latest.version()) {
            throw new NotFoundException("Cannot read version " + version + " of " + storage.location() + ": latest is "
                    + latest.version() + ".");
        }
        LogState state =
                version == latest.version() ? latest : reading(() -> log(latest).at(version));
        ReadFeatures.check(storage.location(), state);
        return state;
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
    public synchronized LogState asOf(long millis) {
        LogState latest = newest();
        long version = reading(() -> log(latest).versionAsOf(millis));
        if (version < 0) {
            throw new NotFoundException(
                    "Cannot read " + storage.location() + " as of " + java.time.Instant.ofEpochMilli(millis)
                            + ": its first version is younger. A later instant would work.");
        }
        return at(version);
    }

    /** The log that fits the state. */
    synchronized TableLog log(LogState state) {
        TableLog opened = log;
        if (opened == null
                || (opened instanceof StandaloneLog) != state.protocol().isSimple()) {
            opened = state.protocol().isSimple() ? new StandaloneLog(storage) : new KernelLog(storage);
            log = opened;
        }
        return opened;
    }

    private TableLog open() {
        if (!storage.hasLog()) {
            throw storage.noTable();
        }
        // Kernel reads every protocol, Standalone would fail on some before it sees which one it is.
        KernelLog kernel = new KernelLog(storage);
        return reading(kernel::protocol).isSimple() ? new StandaloneLog(storage) : kernel;
    }

    private <T> T reading(Supplier<T> action) {
        try {
            return action.get();
        } catch (NotFoundException | CorruptDataException | UnsupportedFormatException | UncheckedIOException e) {
            throw e;
        } catch (UnsupportedTableFeatureException | UnsupportedProtocolVersionException e) {
            throw new UnsupportedFormatException("Cannot read " + storage.location() + ": " + e.getMessage(), e);
        } catch (Exception | AssertionError e) {
            // Exception, since Standalone, which is written in Scala, throws checked ones undeclared.
            if (e instanceof IOException io && !(e instanceof FileNotFoundException)) {
                throw new UncheckedIOException(
                        "Cannot read the log of " + storage.location() + ": " + e.getMessage(), io);
            }
            throw new CorruptDataException(
                    "Cannot read the log of " + storage.location() + ": " + e.getMessage() + " Its folder is "
                            + storage.location().log() + ".",
                    e);
        }
    }
}
