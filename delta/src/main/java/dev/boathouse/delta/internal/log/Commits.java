package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CommitUnknownException;
import dev.boathouse.core.ConflictException;
import dev.boathouse.delta.internal.storage.Leftovers;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Reasons;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

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
        MetadataChange.NewTable made = content.newTable().orElseThrow();
        table.storage().requireSafeCommits();
        WriteRules.require(location, made);
        if (table.storage().hasLog()) {
            throw exists(location);
        }
        makeFolder(table.storage());
        TableLog log =
                ModernFeatures.neededBy(made) ? new KernelLog(table.storage()) : new StandaloneLog(table.storage());
        if (!new Landing(table.storage(), content).of(0, () -> log.create(content, made))) {
            throw exists(location);
        }
        return committed(0, () -> table.at(0));
    }

    private static void makeFolder(Storage storage) {
        try {
            storage.disk().createFolders(storage.location().log());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot create a table at " + storage.location() + ": " + Reasons.of(e) + ". Nothing was written.",
                    e);
        }
    }

    private static ConflictException exists(Location location) {
        return new ConflictException("Cannot create a table at " + location
                + ": there is one already. Open it with latest(), or choose another location.");
    }

    /**
     * Commits, after whatever others have committed meanwhile, unless that is in conflict with it.
     *
     * @param base the state from which the content was prepared
     * @param content the content
     * @return what became of it
     * @throws ConflictException if others have changed what it was prepared from, or the transaction is not newer
     */
    public Outcome commit(LogState base, CommitContent content) {
        Conflicts conflicts = new Conflicts(base, content);
        long checked = base.version();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            LogState latest = table.latest();
            List<CommitFile> since = since(checked, latest);
            Optional<LogState> earlier = find(since, content);
            if (earlier.isPresent()) {
                return new Outcome(earlier.get(), true);
            }
            checked = latest.version();
            if (isDone(latest, content)) {
                return new Outcome(latest, false);
            }
            require(conflicts, since, latest, content);
            if (landed(latest, content)) {
                return new Outcome(committed(latest.version() + 1, () -> table.next(latest)), true);
            }
            pause(attempt);
        }
        throw new ConflictException("Cannot commit to " + table.storage().location() + ": lost " + ATTEMPTS
                + " races against other writers. Nothing was committed; try again later.");
    }

    /**
     * Commits, but only right after a given version.
     *
     * @param expected that version
     * @param base the state from which the content was prepared
     * @param content the content
     * @return what became of it
     * @throws ConflictException if anything was committed since
     */
    public Outcome commitIfUnchanged(LogState expected, LogState base, CommitContent content) {
        long version = expected.version() + 1;
        LogState latest = table.latest();
        if (latest.version() > expected.version()) {
            List<CommitFile> next =
                    CommitFile.read(table.storage(), version).map(List::of).orElse(List.of());
            return new Outcome(find(next, content).orElseThrow(() -> changed(expected, latest.version())), true);
        }
        List<CommitFile> since = since(base.version(), latest);
        Optional<LogState> earlier = find(since, content);
        if (earlier.isPresent()) {
            return new Outcome(earlier.get(), true);
        }
        if (isDone(latest, content)) {
            return new Outcome(latest, false);
        }
        require(new Conflicts(base, content), since, latest, content);
        if (landed(latest, content)) {
            return new Outcome(committed(latest.version() + 1, () -> table.next(latest)), true);
        }
        throw changed(expected, table.latest().version());
    }

    /**
     * What became of content.
     *
     * @param state the version that it made, or else the newest one
     * @param committed false if there was nothing to do
     */
    public record Outcome(LogState state, boolean committed) {}

    /** The commits after a version. If one is gone from the log, nobody can tell what it was, or whether it was this very content. */
    private List<CommitFile> since(long version, LogState latest) {
        List<CommitFile> commits = new ArrayList<>();
        for (long each = version + 1; each <= latest.version(); each++) {
            long missing = each;
            commits.add(CommitFile.read(table.storage(), each)
                    .orElseThrow(() -> conflict("version " + missing + " is not in the log any more")));
        }
        return commits;
    }

    private Optional<LogState> find(List<CommitFile> commits, CommitContent content) {
        return commits.stream()
                .filter(content::isOf)
                .findFirst()
                .map(CommitFile::version)
                .map(version -> committed(version, () -> table.at(version)));
    }

    /** Whether nothing is left to do. */
    private static boolean isDone(LogState latest, CommitContent content) {
        return content.isIdle()
                || content.transactions().stream()
                        .filter(record -> record.ifRecorded() == CommitContent.IfRecorded.SKIP)
                        .anyMatch(record -> isRecorded(latest, record));
    }

    private static boolean isRecorded(LogState latest, CommitContent.Transaction record) {
        OptionalLong recorded = latest.transaction(record.appId());
        return recorded.isPresent() && recorded.getAsLong() >= record.version();
    }

    private void require(Conflicts conflicts, List<CommitFile> since, LogState latest, CommitContent content) {
        conflicts.with(since, latest).ifPresent(reason -> {
            throw conflict(reason);
        });
        content.transactions().stream()
                .filter(record -> isRecorded(latest, record))
                .findFirst()
                .ifPresent(record -> {
                    throw new ConflictException(
                            "Cannot commit transaction " + record.version() + " of \"" + record.appId() + "\" to "
                                    + table.storage().location() + ": "
                                    + latest.transaction(record.appId()).orElseThrow()
                                    + " is already recorded. Nothing was committed; reload and decide again.");
                });
        WriteRules.require(table.storage().location(), latest, content);
    }

    private ConflictException conflict(String reason) {
        return new ConflictException("Cannot commit to " + table.storage().location() + ": " + reason
                + ". Nothing was committed; discard this change, reload and prepare it again.");
    }

    private ConflictException changed(LogState base, long latest) {
        return new ConflictException(
                "Cannot commit to " + table.storage().location() + " after version " + base.version() + ": latest is "
                        + latest + ". Nothing was committed; reload, check what changed, and try again.");
    }

    /**
     * Makes sure that content is not part of the table.
     *
     * @param base the state from which it was prepared
     * @param content the content
     * @throws IllegalStateException if it was committed, or the log cannot tell any more
     */
    public void requireAbsent(LogState base, CommitContent content) {
        LogState latest = table.latest();
        if (!latest.metadata().id().equals(base.metadata().id())) {
            return;
        }
        for (long version = base.version() + 1; version <= latest.version(); version++) {
            Optional<CommitFile> commit = CommitFile.read(table.storage(), version);
            if (commit.isEmpty() || content.isOf(commit.get())) {
                throw new IllegalStateException("Cannot discard a write to "
                        + table.storage().location() + ": "
                        + (commit.isEmpty() ? "the log has no commit any more of" : "it is committed as") + " version "
                        + version + ".");
            }
        }
    }

    /** It has landed: whatever fails while its state is read must not sound as if it had not. */
    private LogState committed(long version, Supplier<LogState> state) {
        boolean interrupted = Thread.interrupted();
        try {
            return state.get();
        } catch (RuntimeException e) {
            throw new CommitUnknownException(
                    "Version " + version + " of " + table.storage().location()
                            + " is committed, but cannot be read: " + e.getMessage()
                            + " Read the table again before anything else; do not delete its files.",
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean landed(LogState latest, CommitContent content) {
        long version = latest.version() + 1;
        boolean landed = new Landing(table.storage(), content)
                .of(version, () -> table.log(latest, content).commit(latest, content));
        if (landed && version % latest.metadata().checkpointInterval() == 0) {
            // The log was just listed for a checkpoint: what writers that died have left there is cheap to see now.
            Leftovers.clean(table.storage(), Instant.now(), Leftovers.GRACE);
        }
        return landed;
    }

    private static void pause(int attempt) {
        long most = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(attempt, 16));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
    }
}
