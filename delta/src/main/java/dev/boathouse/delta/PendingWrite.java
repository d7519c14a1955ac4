package dev.boathouse.delta;

import dev.boathouse.core.ConflictException;
import dev.boathouse.delta.internal.log.CommitContent;
import dev.boathouse.delta.internal.log.Commits;
import dev.boathouse.delta.internal.log.LogState;
import dev.boathouse.delta.internal.log.TableState;
import dev.boathouse.delta.internal.write.TableWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rows that are written to files, and not yet part of the table: nobody sees them before the commit. Look at it, then commit or
 * {@link #discard()} it. Immutable and thread-safe.
 *
 * <p>A write carries an id into the log, so committing the same one again, for example after a failure, never adds its rows twice.
 */
public final class PendingWrite {

    private final TableState table;
    private final LogState base;
    private final CommitContent content;

    PendingWrite(TableState table, LogState base, CommitContent content) {
        this.table = table;
        this.base = base;
        this.content = content;
    }

    /**
     * The files that were written, in order.
     *
     * @return none if there were no rows
     */
    public List<TableFile> files() {
        return content.adds().stream()
                .map(file -> Snapshot.tableFile(base, file))
                .toList();
    }

    /**
     * How many rows were written.
     *
     * @return 0 or more
     */
    public long rows() {
        return files().stream()
                .map(TableFile::rows)
                .mapToLong(OptionalLong::orElseThrow)
                .sum();
    }

    /**
     * The size of the files.
     *
     * @return bytes
     */
    public long bytes() {
        return files().stream().mapToLong(TableFile::size).sum();
    }

    /**
     * The id that the commit will have in {@link DeltaTable#history()}.
     *
     * @return a UUID
     */
    public String commitId() {
        return content.id();
    }

    /**
     * With a remark in the commit, which {@link DeltaTable#history()} gives back.
     *
     * @param key its key
     * @param value its value
     * @return the changed copy
     */
    public PendingWrite withMetadata(String key, String value) {
        Map<String, String> changed = new HashMap<>(content.userMetadata());
        changed.put(key, value);
        return with(new CommitContent(content.id(), changed, content.adds(), content.transaction(), content.table()));
    }

    /**
     * With a version of the application's own, recorded in the same commit. The commit fails unless it is greater than the one recorded
     * before, so of two writers with the same version only one lands.
     *
     * @param appId the application
     * @param version its version
     * @return the changed copy
     */
    public PendingWrite withTransaction(String appId, long version) {
        return with(new CommitContent(
                content.id(),
                content.userMetadata(),
                content.adds(),
                Optional.of(new CommitContent.Transaction(appId, version)),
                content.table()));
    }

    private PendingWrite with(CommitContent changed) {
        return new PendingWrite(table, base, changed);
    }

    /**
     * Commits, after whatever others have committed meanwhile: appends do not disturb each other.
     *
     * @return the version that the commit made
     * @throws ConflictException if the table's schema has changed, or the transaction is not newer; nothing was committed
     * @throws dev.boathouse.core.CommitUnknownException if the outcome cannot be found out
     * @throws java.io.UncheckedIOException if the log cannot be written; nothing was committed
     */
    public Snapshot commit() {
        return new Snapshot(table, new Commits(table).append(base, content));
    }

    /**
     * Commits only if nothing at all was committed since a version: the version that the commit makes is the next one.
     *
     * @param expected the version on which the rows are based
     * @return the version that the commit made
     * @throws ConflictException if anything was committed since, or the transaction is not newer; nothing was committed
     * @throws IllegalArgumentException if the snapshot is of another table
     * @throws dev.boathouse.core.CommitUnknownException if the outcome cannot be found out
     * @throws java.io.UncheckedIOException if the log cannot be written; nothing was committed
     */
    public Snapshot commitIfUnchanged(Snapshot expected) {
        if (!expected.tableId().equals(base.metadata().id())) {
            throw new IllegalArgumentException("Cannot commit to "
                    + table.storage().location() + " on the condition of " + expected + ": that is another table.");
        }
        return new Snapshot(table, new Commits(table).appendIfUnchanged(expected.state(), content));
    }

    /**
     * Deletes the files of a write that will not be committed.
     *
     * @throws IllegalStateException if it was committed
     */
    public void discard() {
        new Commits(table).requireAbsent(base, content);
        TableWriter.delete(table.storage(), content.adds());
    }

    @Override
    public String toString() {
        return rows() + " rows in " + content.adds().size() + " files for "
                + table.storage().location();
    }
}
