package dev.boathouse.delta;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.Progress;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.delta.internal.scan.ScanStep;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Reads rows again from what their origin tells: the tables at the versions that were read then, with columns and filter, and the steps since.
 * Immutable; thread-safe if its functions are.
 */
public final class OriginReader {

    private static final String STEP = "read";

    private static final OriginReader STANDARD =
            new OriginReader(table -> DeltaTable.at(table.location()), Progress.NONE);

    private final Function<Origin.Table, DeltaTable> tables;
    private final Progress progress;

    private OriginReader(Function<Origin.Table, DeltaTable> tables, Progress progress) {
        this.tables = tables;
        this.progress = progress;
    }

    /**
     * Finds tables where their origins say that they were.
     *
     * @return the reader
     */
    public static OriginReader standard() {
        return STANDARD;
    }

    /**
     * Finds tables where the host says, for lakes that have moved or are reached with settings:
     * {@code OriginReader.of(table -> DeltaTable.at(table.location().replace("file:/old", "file:/new")))}.
     *
     * @param tables where a table is now
     * @return the reader
     */
    public static OriginReader of(Function<Origin.Table, DeltaTable> tables) {
        return new OriginReader(tables, Progress.NONE);
    }

    /**
     * Tells somebody how far it is.
     *
     * @param listener hears of step {@code read}, in files of the table that is being read
     * @return the changed copy
     */
    public OriginReader onProgress(Progress listener) {
        return new OriginReader(tables, listener);
    }

    /**
     * Reads the rows. A table that several parts came from is read once. What was selected, filtered, limited, split, folded and joined since is done
     * again ({@link Origin#replay}). An interrupt of the thread ends it.
     *
     * <p>That a table's id is the one that was read is checked. What its version held does not change, whatever was committed since; who
     * needs proof that the values are the same compares their digest, as {@code TrainingRecord.isOf} does.
     *
     * @param origin where rows came from
     * @return the rows, in their order, with the origin that they have now
     * @throws NotFoundException if a table, or its version, is not there any more, or another table is in its place
     * @throws UnsupportedFormatException if a filter cannot be read or a step cannot be done again, for instance because a host put values in;
     *     the message names it
     * @throws dev.boathouse.core.CorruptDataException if a file is damaged, or missing: vacuumed
     * @throws java.io.UncheckedIOException if a file cannot be read, or the thread was interrupted
     */
    public Frame read(Origin origin) {
        Map<Origin, Frame> known = new HashMap<>();
        return origin.replay(part -> isScan(part)
                ? Optional.of(known.computeIfAbsent(part, scanned -> read(scan(scanned))))
                : Optional.empty());
    }

    private Frame read(Scan scan) {
        AtomicInteger files = new AtomicInteger();
        Frame rows = scan.onProgress(done -> {
                    files.set(done.files());
                    progress.at(STEP, done.filesDone(), done.files());
                })
                .read();
        progress.at(STEP, files.get(), files.get());
        return rows;
    }

    /** Tells whether rows come out of a scan as they are. */
    private static boolean isScan(Origin origin) {
        return origin instanceof Origin.Table
                || ScanStep.of(origin).map(step -> isScan(step.before())).orElse(false);
    }

    private Scan scan(Origin origin) {
        if (origin instanceof Origin.Table table) {
            return narrowed(pinned(table).scan(), table);
        }
        ScanStep step = ScanStep.of(origin).orElseThrow();
        if (step instanceof ScanStep.Limit limit) {
            return scan(limit.before()).limit(limit.rows());
        }
        ScanStep.Changes changes = (ScanStep.Changes) step;
        if (!(changes.before() instanceof Origin.Table table) || table.version() != changes.to()) {
            throw new UnsupportedFormatException("Cannot read the rows of \"" + origin
                    + "\" again: changes are those of a table, up to its version.");
        }
        pinned(table);
        return narrowed(table(table).changes(changes.from(), changes.to()), table);
    }

    private DeltaTable table(Origin.Table table) {
        return tables.apply(table);
    }

    /** The version that was read, if the table is the one that was read. */
    private Snapshot pinned(Origin.Table table) {
        Snapshot found = table(table).version(table.version());
        if (!found.tableId().equals(table.tableId())) {
            throw new NotFoundException("Cannot read the rows of " + table + " again: " + found.location()
                    + " has the table with the id " + found.tableId() + ", not " + table.tableId()
                    + ". The place where that table is now would work.");
        }
        return found;
    }

    private Scan narrowed(Scan scan, Origin.Table table) {
        try {
            Scan selected = scan.select(table.columns());
            return table.filter().map(text -> selected.where(Filter.of(text))).orElse(selected);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedFormatException("Cannot read the rows of " + table + " again: " + e.getMessage(), e);
        }
    }
}
