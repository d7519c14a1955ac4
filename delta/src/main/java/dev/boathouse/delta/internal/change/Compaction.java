package dev.boathouse.delta.internal.change;

import dev.boathouse.delta.internal.log.CommitContent;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.DeletionVectorRef;
import dev.boathouse.delta.internal.log.FileChanges;
import dev.boathouse.delta.internal.log.Operation;
import dev.boathouse.delta.internal.log.Reads;
import dev.boathouse.delta.internal.log.TableState;
import dev.boathouse.delta.internal.scan.Delivery;
import dev.boathouse.delta.internal.scan.FileStatistics;
import dev.boathouse.delta.internal.scan.RowSource;
import dev.boathouse.delta.internal.scan.ScanRequest;
import dev.boathouse.delta.internal.scan.TableReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * The same rows in fewer files. Small files of one partition are joined, the oldest first, until they reach the size that files shall have;
 * files with many deleted rows are written again without them.
 */
public final class Compaction {

    /** Above this share of the wanted size a file is large enough. */
    private static final double LARGE_ENOUGH = 0.75;

    /** The share of deleted rows from which a file is written again, as in Spark. */
    private static final double WORTH_PURGING = 0.05;

    private final Preparation preparation;
    private final long target;
    private final List<DataFile> removed = new ArrayList<>();
    private final List<DataFile> added = new ArrayList<>();

    private Compaction(Preparation preparation) {
        this.preparation = preparation;
        this.target = preparation.files().targetBytes();
    }

    /**
     * Prepares to move rows.
     *
     * @param table the table
     * @param settings how to write
     * @return the change
     */
    public static Prepared prepare(TableState table, WriteSettings settings) {
        return new Compaction(Preparation.of(table, settings)).prepared();
    }

    private Prepared prepared() {
        List<DataFile> movable =
                preparation.base().files().stream().filter(this::isWorthMoving).toList();
        try {
            for (List<DataFile> files : Preparation.byPartition(movable)) {
                bins(files).forEach(this::move);
            }
        } catch (RuntimeException e) {
            preparation.abandon(added, e);
            throw e;
        }
        return preparation.ready(
                CommitContent.of(Preparation.newId(), Operation.compact(), FileChanges.moved(added, removed))
                        .with(Reads.removedFiles()));
    }

    private boolean isWorthMoving(DataFile file) {
        return file.size() < target * LARGE_ENOUGH || isWorthPurging(file);
    }

    private static boolean isWorthPurging(DataFile file) {
        OptionalLong left = FileStatistics.rows(file);
        long deleted = file.deletionVector().map(DeletionVectorRef::cardinality).orElse(0L);
        return deleted > 0 && (left.isEmpty() || deleted > WORTH_PURGING * (left.getAsLong() + deleted));
    }

    private List<List<DataFile>> bins(List<DataFile> files) {
        files.sort(Comparator.comparingLong(DataFile::modified).thenComparing(DataFile::path));
        List<List<DataFile>> bins = new ArrayList<>();
        List<DataFile> bin = new ArrayList<>();
        long bytes = 0;
        for (DataFile file : files) {
            if (!bin.isEmpty() && bytes + file.size() > target) {
                bins.add(bin);
                bin = new ArrayList<>();
                bytes = 0;
            }
            bin.add(file);
            bytes += file.size();
        }
        bins.add(bin);
        bins.removeIf(each -> each.size() == 1 && !isWorthPurging(each.get(0)));
        return bins;
    }

    private void move(List<DataFile> files) {
        ScanRequest all = ScanRequest.of(preparation.storage(), new RowSource.Some(preparation.base(), files));
        try (TableReader rows = TableReader.open(all, Delivery.plain())) {
            added.addAll(preparation.rewrite(files.get(0), rows));
        }
        removed.addAll(files);
    }
}
