package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A leaf that is not repeated. */
final class FlatCursor extends ColumnCursor {

    private final LeafPages pages;
    private final Collector.Factory collectors;
    private final int bytesPerRow;
    private final int present;
    private final boolean keepsLevels;

    private int left;
    private @Nullable RunLengths definitions;
    private @Nullable Values values;
    private int[] scratch = {};
    private byte @Nullable [] levels;

    /**
     * A cursor.
     *
     * @param pages the leaf
     * @param collectors for its values
     * @param bytesPerRow what a value takes
     * @param keepsLevels whether a struct around it asks for its levels
     */
    FlatCursor(LeafPages pages, Collector.Factory collectors, int bytesPerRow, boolean keepsLevels) {
        this.pages = pages;
        this.collectors = collectors;
        this.bytesPerRow = bytesPerRow;
        this.present = pages.leaf().getMaxDefinitionLevel();
        this.keepsLevels = keepsLevels;
    }

    @Override
    public Column next(int rows) {
        return pages.reading(() -> read(rows));
    }

    private Column read(int rows) throws IOException {
        Collector collector = collectors.of(rows);
        long[] valid = present == 0 ? new long[0] : new long[BitRuns.words(rows)];
        levels = keepsLevels ? new byte[rows] : null;
        int count = 0;
        for (int at = 0; at < rows; ) {
            if (left == 0) {
                nextPage();
            }
            int taken = Math.min(left, rows - at);
            count += take(collector, valid, at, taken);
            left -= taken;
            at += taken;
        }
        return collector.column(rows, present == 0 || count == rows ? null : valid);
    }

    private void nextPage() throws IOException {
        PageHeader header = pages.announce();
        Page page = pages.load();
        left = header.values();
        definitions = present == 0 ? null : page.definitions(present);
        values = pages.values(page);
    }

    private int take(Collector collector, long[] valid, int at, int slots) {
        RunLengths runs = definitions;
        int there = runs == null
                ? slots
                : present == 1 && !keepsLevels ? runs.bits(valid, at, slots) : levels(runs, valid, at, slots);
        Values from = values;
        if (there > 0 && from != null) {
            collector.take(from, at, there);
        }
        if (there < slots) {
            collector.spread(at, slots, there, valid);
        }
        return there;
    }

    private int levels(RunLengths runs, long[] valid, int at, int slots) {
        if (scratch.length < slots) {
            scratch = new int[slots];
        }
        runs.read(scratch, 0, slots);
        byte[] kept = levels;
        int there = 0;
        for (int i = 0; i < slots; i++) {
            int level = scratch[i];
            if (level == present) {
                valid[(at + i) >>> 6] |= 1L << (at + i);
                there++;
            } else if (level > present) {
                throw new Broken("a definition level is " + level + ", and the highest is " + present);
            }
            if (kept != null) {
                kept[at + i] = (byte) level;
            }
        }
        return there;
    }

    @Override
    public void skip(int rows) {
        pages.reading(() -> {
            skipRows(rows);
            return rows;
        });
    }

    private void skipRows(int rows) throws IOException {
        int wanted = rows;
        while (wanted > 0) {
            if (left == 0 && pages.announce().values() <= wanted) {
                wanted -= pages.announce().values();
                pages.skip();
                continue;
            }
            if (left == 0) {
                nextPage();
            }
            int taken = Math.min(left, wanted);
            passOver(taken);
            left -= taken;
            wanted -= taken;
        }
    }

    private void passOver(int slots) {
        int there = slots;
        RunLengths runs = definitions;
        if (runs != null) {
            if (scratch.length < slots) {
                scratch = new int[slots];
            }
            runs.read(scratch, 0, slots);
            there = 0;
            for (int i = 0; i < slots; i++) {
                there += scratch[i] == present ? 1 : 0;
            }
        }
        if (values != null && there > 0) {
            values.skip(there);
        }
    }

    @Override
    byte @Nullable [] levels() {
        return levels;
    }

    @Override
    public int bytesPerRow() {
        return bytesPerRow;
    }

    @Override
    public void close() {
        pages.close();
    }
}
