package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.internal.log.Action;
import dev.boathouse.delta.internal.log.CommitFile;
import dev.boathouse.delta.internal.log.Committed;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.LogState;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.log.TableSchema;
import dev.boathouse.delta.internal.storage.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the rows that commits changed ("Change Data Files" and "Add CDC File" of the Delta protocol): in the files of changes where a
 * commit has them, else in the files that came and went.
 */
public final class TableChanges {

    private static final String TYPE = TableMetadata.CHANGE_TYPE;
    private static final String VERSION = "_commit_version";
    private static final String TIMESTAMP = "_commit_timestamp";
    private static final String INSERT = "insert";
    private static final String DELETE = "delete";

    private static final List<Schema.Field> FIELDS = List.of(
            Schema.Field.of(TYPE, DataType.STRING).required(),
            Schema.Field.of(VERSION, DataType.LONG).required(),
            Schema.Field.of(TIMESTAMP, DataType.TIMESTAMP).required());

    private final String what;
    private final TableMetadata last;

    private TableChanges(String what, TableMetadata last) {
        this.what = what;
        this.last = last;
    }

    /**
     * The rows that commits changed.
     *
     * @param table where the table is
     * @param commits one or more, in order
     * @return what to read
     * @throws UnsupportedFormatException if a commit does not tell, or the schema changed so that its rows do not fit
     */
    public static RowSource between(Location table, List<Committed> commits) {
        long from = commits.get(0).state().version();
        LogState last = commits.get(commits.size() - 1).state();
        String what = "the changes from " + from + " to " + last.version() + " of " + table;
        TableChanges changes = new TableChanges(what, last.metadata());
        List<FileRows> files = new ArrayList<>();
        for (Committed commit : commits) {
            files.addAll(changes.of(commit));
        }
        return new RowSource.Changes(from, last, changes.columns(), files);
    }

    /** The columns of the table, and behind them those that tell of changes. */
    private TableSchema columns() {
        List<Schema.Field> fields = new ArrayList<>(last.schema().schema().fields());
        List<TableSchema.Physical> physical = new ArrayList<>(last.schema().physical());
        for (Schema.Field field : FIELDS) {
            if (last.schema().schema().contains(field.name())) {
                throw new UnsupportedFormatException(
                        "Cannot read " + what + ": the table has a column of its own named \"" + field.name()
                                + "\". Another name for it would work.");
            }
            fields.add(field);
            physical.add(new TableSchema.Physical(field.name(), OptionalInt.empty(), List.of()));
        }
        return new TableSchema(Schema.of(fields), physical, last.schema().writeRules());
    }

    private List<FileRows> of(Committed committed) {
        CommitFile commit = committed.commit();
        List<FileRows> files = new ArrayList<>();
        if (!commit.changes().isEmpty()) {
            for (Action.Cdc change : commit.changes()) {
                files.add(new FileRows(file(change), Optional.empty(), constants(committed, Optional.empty())));
            }
        } else if (!commit.info().changedNoRow()) {
            files.addAll(inferred(committed));
        }
        Optional<String> obstacle = files.isEmpty()
                ? Optional.empty()
                : committed.state().metadata().obstacleTo(last);
        if (obstacle.isPresent()) {
            throw new UnsupportedFormatException("Cannot read " + what + ": version " + commit.version()
                    + " does not fit the columns of the last version: " + obstacle.get()
                    + ". A range of versions within one schema would work.");
        }
        files.sort(Comparator.comparing(rows -> rows.file().path()));
        return files;
    }

    /** From the files that came and went, other than those that hold the same rows as before. */
    private List<FileRows> inferred(Committed committed) {
        Map<String, Object> inserted = constants(committed, Optional.of(INSERT));
        Map<String, Object> deleted = constants(committed, Optional.of(DELETE));
        Map<String, DataFile> came = new LinkedHashMap<>();
        for (Action.Add add : committed.commit().adds()) {
            if (add.dataChange()) {
                came.put(add.file().path(), add.file());
            }
        }
        List<FileRows> files = new ArrayList<>();
        for (Action.Remove remove : committed.commit().removes()) {
            if (!remove.dataChange()) {
                continue;
            }
            requireKept(committed);
            DataFile gone = file(committed, remove);
            DataFile back = came.remove(remove.path());
            if (back == null) {
                files.add(new FileRows(gone, Optional.empty(), deleted));
                continue;
            }
            // The file stays, with another vector: rows that one of the two names went, or came back.
            if (back.deletionVector().isPresent()) {
                files.add(new FileRows(gone, back.deletionVector(), deleted));
            }
            if (gone.deletionVector().isPresent()) {
                files.add(new FileRows(back, gone.deletionVector(), inserted));
            }
        }
        came.values().forEach(file -> files.add(new FileRows(file, Optional.empty(), inserted)));
        return files;
    }

    /** Without a record of changes, a file that went may have been rewritten for one row of it. */
    private void requireKept(Committed committed) {
        if (!committed.state().metadata().keepsChanges()) {
            long version = committed.state().version();
            throw new UnsupportedFormatException("Cannot read " + what + ": version " + version
                    + " removed rows, and without the table property " + TableMetadata.CHANGE_FEED
                    + " = true the log does not tell which. Versions committed with that property would work, and those"
                    + " that only add rows.");
        }
    }

    private DataFile file(Committed committed, Action.Remove remove) {
        if (remove.partitionValues().isEmpty() && !last.partitionColumns().isEmpty()) {
            throw new UnsupportedFormatException("Cannot read " + what + ": version "
                    + committed.state().version() + " removed \"" + remove.path()
                    + "\" without saying of which partition it was. A range without this version would work.");
        }
        return new DataFile(
                remove.path(),
                remove.size().orElse(0),
                remove.partitionValues().orElse(Map.of()),
                0,
                remove.stats(),
                remove.deletionVector());
    }

    private static DataFile file(Action.Cdc change) {
        return new DataFile(
                change.path(), change.size(), change.partitionValues(), 0, Optional.empty(), Optional.empty());
    }

    private static Map<String, Object> constants(Committed committed, Optional<String> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        type.ifPresent(text -> constants.put(TYPE, text));
        constants.put(VERSION, committed.state().version());
        constants.put(TIMESTAMP, Instant.ofEpochMilli(committed.timestamp()));
        return Collections.unmodifiableMap(constants);
    }
}
