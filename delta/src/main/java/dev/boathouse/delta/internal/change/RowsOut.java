package dev.boathouse.delta.internal.change;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.delta.internal.log.CommitContent;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.FileChanges;
import dev.boathouse.delta.internal.log.Operation;
import dev.boathouse.delta.internal.log.Reads;
import dev.boathouse.delta.internal.log.TableState;
import dev.boathouse.delta.internal.log.WriteRules;
import dev.boathouse.delta.internal.scan.Delivery;
import dev.boathouse.delta.internal.scan.FileStatistics;
import dev.boathouse.delta.internal.scan.RowSource;
import dev.boathouse.delta.internal.scan.ScanRequest;
import dev.boathouse.delta.internal.scan.TableReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rows that leave a table. Files that hold none of them are not touched, files that hold nothing else go, the others are copied without them
 * (copy on write). Nothing is read but what the log cannot tell.
 */
public final class RowsOut {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();

    private final Preparation preparation;
    private final Filter filter;
    private final ScanRequest matching;
    private final List<DataFile> removed = new ArrayList<>();
    private final List<DataFile> added = new ArrayList<>();
    private final List<DataFile> feed = new ArrayList<>();

    private RowsOut(Preparation preparation, Filter filter) {
        this.preparation = preparation;
        this.filter = filter.boundTo(preparation.base().metadata().schema().schema());
        this.matching = ScanRequest.of(preparation.storage(), new RowSource.Version(preparation.base()))
                .where(filter);
    }

    /**
     * Prepares to take rows away.
     *
     * @param table the table
     * @param settings how to write
     * @param where which rows: those for which it is true, not those for which it is unknown
     * @return the change
     */
    public static Prepared delete(TableState table, WriteSettings settings, Filter where) {
        Preparation preparation = Preparation.of(table, settings);
        WriteRules.requireRemovable(table.storage().location(), preparation.base());
        return new RowsOut(preparation, where).prepared();
    }

    private Prepared prepared() {
        boolean onPartitions = PartitionFilter.isOn(preparation.base().metadata(), filter);
        Predicate<DataFile> reads = onPartitions ? PartitionFilter.of(preparation, filter) : matching::mayMatch;
        List<DataFile> touched =
                preparation.base().files().stream().filter(reads).toList();
        try {
            if (onPartitions) {
                removed.addAll(touched);
            } else {
                copy(touched);
            }
        } catch (RuntimeException e) {
            preparation.abandon(added, e);
            preparation.abandon(feed, e);
            throw e;
        }
        return preparation.ready(CommitContent.of(
                        Preparation.newId(),
                        Operation.delete(filter),
                        FileChanges.replaced(added, removed).with(feed))
                .with(Reads.of(reads)));
    }

    private void copy(List<DataFile> touched) {
        List<DataFile> mixed = new ArrayList<>();
        for (DataFile file : touched) {
            long going = count(List.of(file), matching);
            if (going > 0) {
                removed.add(file);
                if (FileStatistics.rows(file).orElseGet(() -> count(List.of(file), all())) != going) {
                    mixed.add(file);
                }
            }
        }
        for (List<DataFile> files : Preparation.byPartition(mixed)) {
            try (TableReader rows = open(files, all())) {
                added.addAll(preparation.rewrite(files.get(0), staying(rows)));
            }
        }
        // Without such files a version's changes are its files that came and went, so those of no row that stays need
        // none.
        if (!mixed.isEmpty() && preparation.base().metadata().keepsChanges()) {
            tell();
        }
    }

    private void tell() {
        for (List<DataFile> files : Preparation.byPartition(removed)) {
            try (TableReader rows = open(files, matching)) {
                feed.addAll(ChangeFeed.deleted(preparation, files.get(0), rows));
            }
        }
    }

    private ScanRequest all() {
        return ScanRequest.of(preparation.storage(), new RowSource.Version(preparation.base()));
    }

    private TableReader open(List<DataFile> files, ScanRequest what) {
        return TableReader.open(what.from(new RowSource.Some(preparation.base(), files)), Delivery.plain());
    }

    private long count(List<DataFile> files, ScanRequest what) {
        List<String> columns = what.filter().isPresent()
                ? List.copyOf(filter.columns())
                : List.of(
                        preparation.base().metadata().schema().schema().names().get(0));
        long rows = 0;
        try (TableReader reader = open(files, what.select(columns))) {
            while (reader.hasNext()) {
                rows += reader.next().rowCount();
            }
        }
        return rows;
    }

    /** The rows for which the condition is not true. */
    private Iterator<Frame> staying(Iterator<Frame> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Frame next() {
                Frame frame = rows.next();
                List<Chunk> kept = frame.chunks().stream()
                        .map(chunk -> ACCESS.take(chunk, others(chunk)))
                        .toList();
                return ACCESS.frame(frame.schema(), kept, frame.origin());
            }
        };
    }

    private int[] others(Chunk chunk) {
        int[] going = ACCESS.matches(chunk, filter);
        int[] staying = new int[chunk.size() - going.length];
        int next = 0;
        int count = 0;
        for (int row = 0; row < chunk.size(); row++) {
            if (next < going.length && going[next] == row) {
                next++;
            } else {
                staying[count++] = row;
            }
        }
        return staying;
    }
}
