package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CommitUnknownException;
import dev.boathouse.core.ConflictException;
import dev.boathouse.delta.internal.storage.Links;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Reasons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FSError;

/**
 * Brings commits into a log, each once. Every attempt aims at one version; whether it landed is read back from the log by the id of
 * the commit, never guessed from an exception.
 */
public final class Commits {

    private static final int ATTEMPTS = 1_000;
    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 200_000_000;

    private final TableState table;

    /**
     * Commits to a table.
     *
     * @param table what is known of it
     */
    public Commits(TableState table) {
        this.table = table;
    }

    /**
     * Makes the table.
     *
     * @param content with the new table
     * @return version 0
     * @throws ConflictException if it exists
     */
    public LogState create(CommitContent content) {
        Location location = table.storage().location();
        table.storage().requireSafeCommits();
        makeFolder(location);
        if (table.storage().hasLog()) {
            throw exists(location);
        }
        TableLog log = CreateFeatures.needKernel(content)
                ? new KernelLog(table.storage())
                : new StandaloneLog(table.storage());
        if (!landed(log, 0, content)) {
            throw exists(location);
        }
        return committed(0, () -> table.at(0));
    }

    private static void makeFolder(Location location) {
        try {
            Files.createDirectories(Location.localPath(location.log()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot create a table at " + location + ": " + Reasons.of(e) + ". Nothing was written.", e);
        }
    }

    private static ConflictException exists(Location location) {
        return new ConflictException("Cannot create a table at " + location
                + ": there is one already. Open it with latest(), or choose another location.");
    }

    /**
     * Appends, after whatever others have appended meanwhile.
     *
     * @param base the state for which the data was written
     * @param content the content
     * @return the state of the version that the commit made
     * @throws ConflictException if the table has changed so that the data does not fit, or the transaction is not newer
     */
    public LogState append(LogState base, CommitContent content) {
        long checked = base.version();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            LogState latest = table.latest();
            OptionalLong earlier = find(content.id(), checked + 1, latest.version());
            if (earlier.isPresent()) {
                return committed(earlier.getAsLong(), () -> table.at(earlier.getAsLong()));
            }
            checked = latest.version();
            requireFit(base, latest);
            requireNewer(latest, content);
            WriteFeatures.check(table.storage().location(), latest);
            if (landed(table.log(latest), latest.version() + 1, content)) {
                return committed(latest.version() + 1, () -> table.next(latest));
            }
            pause(attempt);
        }
        throw new ConflictException("Cannot append to " + table.storage().location() + ": lost " + ATTEMPTS
                + " races against other writers. Nothing was written; try again later.");
    }

    /**
     * Appends, but only right after a given version.
     *
     * @param base that version
     * @param content the content
     * @return the state of the version that the commit made
     * @throws ConflictException if anything was committed since
     */
    public LogState appendIfUnchanged(LogState base, CommitContent content) {
        long version = base.version() + 1;
        LogState latest = table.latest();
        if (latest.version() > base.version()) {
            if (find(content.id(), version, version).isPresent()) {
                return committed(version, () -> table.at(version));
            }
            throw changed(base, latest.version());
        }
        requireFit(base, latest);
        requireNewer(latest, content);
        WriteFeatures.check(table.storage().location(), latest);
        if (landed(table.log(latest), version, content)) {
            return committed(version, () -> table.next(latest));
        }
        throw changed(base, table.latest().version());
    }

    private ConflictException changed(LogState base, long latest) {
        return new ConflictException(
                "Cannot commit to " + table.storage().location() + " after version " + base.version() + ": latest is "
                        + latest + ". Nothing was written; reload, check what changed, and try again.");
    }

    /**
     * Makes sure that content is not part of the table.
     *
     * @param base the state for which it was written
     * @param content the content
     * @throws IllegalStateException if it was committed
     */
    public void requireAbsent(LogState base, CommitContent content) {
        OptionalLong version =
                find(content.id(), base.version() + 1, table.latest().version());
        if (version.isPresent()) {
            throw new IllegalStateException("Cannot discard a write to "
                    + table.storage().location() + ": it is committed as version " + version.getAsLong() + ".");
        }
    }

    /** The commit landed: whatever fails while its state is read must not sound as if it had not. */
    private LogState committed(long version, Supplier<LogState> state) {
        try {
            return state.get();
        } catch (RuntimeException e) {
            throw new CommitUnknownException(
                    "Version " + version + " of " + table.storage().location()
                            + " is committed, but cannot be read: " + e.getMessage()
                            + " Read the table again before anything else; do not delete its files.",
                    e);
        }
    }

    /** True if the commit is there; false if another one has the version. */
    private boolean landed(TableLog log, long version, CommitContent content) {
        Exception failure;
        try {
            log.commit(version, content);
            return true;
        } catch (Exception | AssertionError | FSError e) {
            // Exception, since Standalone, which is written in Scala, throws checked ones undeclared. FSError, since
            // Hadoop
            // makes it of a full disk, when a checkpoint is written.
            failure = e instanceof Exception exception ? exception : new IllegalStateException(e);
        }
        Optional<CommitFile> found;
        try {
            found = CommitFile.read(table.storage(), version);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            throw new CommitUnknownException(
                    "It is not known whether version " + version + " of "
                            + table.storage().location()
                            + " was committed: writing failed (" + failure.getMessage()
                            + ") and so did reading it back ("
                            + e.getMessage() + "). Look into the log for commit id " + content.id()
                            + " before anything else; do not delete its files.",
                    failure);
        }
        if (found.isEmpty()) {
            throw notWritten(version, failure);
        }
        if (!found.get().info().commitId().equals(Optional.of(content.id()))) {
            return false;
        }
        forceAgain(version, content, failure);
        return true;
    }

    /** The commit is visible, but whatever failed may have been the step that makes it survive a power cut. */
    private void forceAgain(long version, CommitContent content, Exception failure) {
        Location location = table.storage().location();
        if (location.local().isPresent()) {
            try {
                Links.ofPlatform().force(Location.localPath(location.log()));
            } catch (IOException e) {
                failure.addSuppressed(e);
                throw new CommitUnknownException(
                        "Version " + version + " of " + location
                                + " is visible, but its folder cannot be forced to disk: "
                                + e.getMessage() + ". It may be lost in a power cut. Look for commit id " + content.id()
                                + " before anything else; do not delete its files.",
                        failure);
            }
        }
    }

    private RuntimeException notWritten(long version, Exception failure) {
        Throwable cause = failure;
        // The store's own words, in which it has put what it met.
        while (cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        String start =
                "Cannot commit version " + version + " of " + table.storage().location() + ": ";
        String end = ". Nothing was written.";
        return cause instanceof IOException io
                ? new UncheckedIOException(start + Reasons.of(io) + end, io)
                : new IllegalStateException(start + cause.getMessage() + end, failure);
    }

    private OptionalLong find(String id, long from, long to) {
        for (long version = from; version <= to; version++) {
            Optional<CommitFile> commit = CommitFile.read(table.storage(), version);
            if (commit.isPresent() && commit.get().info().commitId().equals(Optional.of(id))) {
                return OptionalLong.of(version);
            }
        }
        return OptionalLong.empty();
    }

    private void requireFit(LogState base, LogState latest) {
        if (!latest.metadata().isCompatibleWith(base.metadata())) {
            throw new ConflictException("Cannot append to " + table.storage().location()
                    + ": its schema has changed between version " + base.version() + " and " + latest.version()
                    + ". Nothing was written; reload and write again.");
        }
    }

    private void requireNewer(LogState latest, CommitContent content) {
        content.transaction().ifPresent(record -> {
            OptionalLong recorded = latest.transaction(record.appId());
            if (recorded.isPresent() && recorded.getAsLong() >= record.version()) {
                throw new ConflictException(
                        "Cannot commit transaction " + record.version() + " of \"" + record.appId() + "\" to "
                                + table.storage().location() + ": " + recorded.getAsLong()
                                + " is already recorded. Nothing was written; reload and decide again.");
            }
        });
    }

    private static void pause(int attempt) {
        long most = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(attempt, 16));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
    }
}
