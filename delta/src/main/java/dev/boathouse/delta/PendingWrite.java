package dev.boathouse.delta;

import dev.boathouse.core.ConflictException;
import dev.boathouse.delta.internal.change.Prepared;
import dev.boathouse.delta.internal.log.CommitContent;
import dev.boathouse.delta.internal.log.CommitContent.IfRecorded;
import dev.boathouse.delta.internal.log.Commits;
import dev.boathouse.delta.internal.log.LogState;
import dev.boathouse.delta.internal.log.Operation;
import dev.boathouse.delta.internal.log.TableState;
import dev.boathouse.delta.internal.write.TableWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A change of a table that is prepared, its files written, and not yet part of the table: nobody sees it before the commit. Look at it, then
 * commit or {@link #discard()} it. Immutable and thread-safe.
 *
 * <p>A write carries an id into the log, so committing the same one again, for example after a failure, never adds its rows twice.
 */
public final class PendingWrite {

    private final TableState table;
    private final LogState base;
    private final CommitContent content;

    PendingWrite(TableState table, Prepared prepared) {
        this(table, prepared.base(), prepared.content());
    }

    private PendingWrite(TableState table, LogState base, CommitContent content) {
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
        return content.files().adds().stream()
                .map(file -> Snapshot.tableFile(base, file))
                .toList();
    }

    /**
     * The files of the table that it takes the place of, or removes.
     *
     * @return none for an append
     */
    public List<TableFile> removedFiles() {
        return content.files().removes().stream()
                .map(file -> Snapshot.tableFile(base, file))
                .toList();
    }

    /**
     * How many rows were written; for a deletion and a compaction, those that stay and were copied.
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
     * How many rows the table loses.
     *
     * @return empty if the log does not say how many rows are in a file that goes
     */
    public OptionalLong deletedRows() {
        boolean copied = content.operation().kind() != Operation.Kind.WRITE;
        long deleted = copied ? -rows() : 0;
        for (TableFile file : removedFiles()) {
            if (file.rows().isEmpty()) {
                return OptionalLong.empty();
            }
            deleted += file.rows().getAsLong();
        }
        return OptionalLong.of(deleted);
    }

    /**
     * The size of the files that were written.
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
        return new PendingWrite(table, base, content.with(changed));
    }

    /**
     * With a version of the application's own, recorded in the same commit. The commit is a conflict unless the version is greater than the
     * one recorded before, so of two writers with the same version only one lands. Versions of other applications that this change records
     * stay: each of them must be greater. A second version of the same application takes the place of the first.
     *
     * @param appId the application
     * @param version its version
     * @return the changed copy
     */
    public PendingWrite withTransaction(String appId, long version) {
        return new PendingWrite(
                table, base, content.with(new CommitContent.Transaction(appId, version, IfRecorded.CONFLICT)));
    }

    /**
     * With a version of the application's own, recorded in the same commit, so that a job that is run again does not do its work twice: if
     * this version, or a later one, is recorded already, committing changes nothing, deletes the files of this write, and gives the newest
     * version, whatever else it would have recorded.
     *
     * @param appId the application, such as {@code nightly-scores}
     * @param version its version, such as the number of the day
     * @return the changed copy
     */
    public PendingWrite once(String appId, long version) {
        return new PendingWrite(
                table, base, content.with(new CommitContent.Transaction(appId, version, IfRecorded.SKIP)));
    }

    /**
     * Commits, after whatever others have committed meanwhile, unless they have changed what this was prepared from: an append is disturbed
     * only by a schema that its rows do not fit, any other change by whoever added or removed rows that it would have read, or changed the
     * table's schema or properties.
     *
     * @return the version that the commit made; the newest one if there was nothing to do
     * @throws ConflictException if others are in its way, or the transaction is not newer; nothing was committed. Discard it and prepare it
     *     again
     * @throws dev.boathouse.core.UnsupportedFormatException if the table has got rules meanwhile that are not supported for writing
     * @throws dev.boathouse.core.CommitUnknownException if the outcome cannot be found out
     * @throws java.io.UncheckedIOException if the log cannot be written; nothing was committed
     */
    public Snapshot commit() {
        return done(new Commits(table).commit(base, content));
    }

    /**
     * Commits only if nothing at all was committed since a version: the version that the commit makes is the next one.
     *
     * @param expected the version on which the change is based
     * @return the version that the commit made; the expected one if there was nothing to do
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
        return done(new Commits(table).commitIfUnchanged(expected.state(), base, content));
    }

    private Snapshot done(Commits.Outcome outcome) {
        if (!outcome.committed()) {
            deleteFiles();
        }
        return new Snapshot(table, outcome.state());
    }

    /**
     * Deletes the files of a write that will not be committed.
     *
     * @throws IllegalStateException if it was committed, or the log cannot tell any more
     */
    public void discard() {
        new Commits(table).requireAbsent(base, content);
        deleteFiles();
    }

    private void deleteFiles() {
        var files = new ArrayList<>(content.files().adds());
        files.addAll(content.files().feed());
        TableWriter.delete(table.storage(), files);
    }

    @Override
    public String toString() {
        return content.operation().kind() + ": " + rows() + " rows in " + files().size() + " files, "
                + removedFiles().size() + " files go, in " + table.storage().location();
    }
}
