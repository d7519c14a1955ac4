package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A leaf inside a list: for each row, its entries. Not thread-safe. */
final class RepeatedLeaf implements AutoCloseable {

    private final LeafPages pages;
    private final Collector.Factory collectors;
    private final int present;
    private final int entry;
    private final boolean keepsLevels;

    private int left;
    private @Nullable Values values;
    private int[] repetitions = {};
    private int[] definitions = {};
    private int slot;

    /** Entries of the last rows. */
    private int[] offsets = {};

    private byte[] rowLevels = {};
    private byte[] entryLevels = {};
    private long[] valid = {};
    private int there;

    /**
     * A leaf.
     *
     * @param pages its pages
     * @param collectors for its values
     * @param entry the definition level from which on a slot is an entry of the list
     * @param keepsLevels whether a struct around it, within the list, asks for its levels
     */
    RepeatedLeaf(LeafPages pages, Collector.Factory collectors, int entry, boolean keepsLevels) {
        this.pages = pages;
        this.collectors = collectors;
        this.present = pages.leaf().getMaxDefinitionLevel();
        this.entry = entry;
        this.keepsLevels = keepsLevels;
    }

    /** Where the entries of each of the last rows start, and where the last ones end. */
    int[] offsets() {
        return offsets;
    }

    /** The definition level at which each of the last rows starts. */
    byte[] rowLevels() {
        return rowLevels;
    }

    /** The definition level of each entry of the last rows. */
    byte[] entryLevels() {
        return entryLevels;
    }

    /** The entries of the next rows, end to end. */
    Column next(int rows) {
        return pages.reading(() -> read(rows));
    }

    private Column read(int rows) throws IOException {
        Collector collector = collectors.of(rows);
        offsets = new int[rows + 1];
        rowLevels = new byte[rows];
        valid = new long[BitRuns.words(rows)];
        entryLevels = keepsLevels ? new byte[rows] : entryLevels;
        there = 0;
        int row = -1;
        int entries = 0;
        // A row ends where the next one starts, or the column.
        while (left > 0 || row < rows - 1 || pages.hasMore()) {
            if (left == 0) {
                nextPage();
                continue;
            }
            int end = rowsEnd(rows - 1 - row);
            if (end == slot) {
                break;
            }
            int start = entries;
            for (int i = slot; i < end; i++) {
                if (repetitions[i] == 0) {
                    rowLevels[++row] = (byte) definitions[i];
                } else {
                    Broken.unless(row >= 0 && definitions[i] >= entry, "a row continues that has not begun");
                }
                if (definitions[i] >= entry) {
                    mark(entries++, definitions[i]);
                }
                offsets[row + 1] = entries;
            }
            left -= end - slot;
            slot = end;
            take(collector, start, entries - start);
        }
        Broken.unless(row == rows - 1, "its pages have fewer rows than its row group");
        return collector.column(entries, there == entries ? null : valid);
    }

    private void mark(int index, int level) {
        if (index >>> 6 >= valid.length) {
            valid = Arrays.copyOf(valid, valid.length * 2 + 1);
        }
        if (level == present) {
            valid[index >>> 6] |= 1L << index;
        }
        if (keepsLevels) {
            if (index >= entryLevels.length) {
                entryLevels = Arrays.copyOf(entryLevels, Collector.grown(entryLevels.length, index + 1));
            }
            entryLevels[index] = (byte) level;
        }
    }

    private void take(Collector collector, int from, int slots) {
        int count = 0;
        for (int i = from; i < from + slots; i++) {
            count += BitRuns.at(valid, i) ? 1 : 0;
        }
        collector.reserve(from + slots);
        if (count > 0 && values != null) {
            collector.take(values, from, count);
        }
        if (count < slots) {
            collector.spread(from, slots, count, valid);
        }
        there += count;
    }

    /** Behind which slot of the page so many more rows end. */
    private int rowsEnd(int rows) {
        int wanted = rows;
        int end = slot + left;
        for (int i = slot; i < end; i++) {
            if (repetitions[i] == 0 && --wanted < 0) {
                return i;
            }
        }
        return end;
    }

    private void nextPage() throws IOException {
        PageHeader header = pages.announce();
        Page page = pages.load();
        left = header.values();
        slot = 0;
        if (repetitions.length < left) {
            // Levels come in at most as many runs as bytes, but each may be long: what the header says was checked
            // against the footer.
            repetitions = new int[left];
            definitions = new int[left];
        }
        page.repetitions(1).read(repetitions, 0, left);
        if (present > 0) {
            page.definitions(present).read(definitions, 0, left);
            for (int i = 0; i < left; i++) {
                Broken.unless(definitions[i] <= present, "a definition level is too high");
            }
        } else {
            Arrays.fill(definitions, 0, left, 0);
        }
        values = pages.values(page);
    }

    /** Leaves of one list have the same entries. */
    void requireSameLists(RepeatedLeaf other) {
        pages.reading(() -> {
            Broken.unless(Arrays.equals(offsets, other.offsets), "the fields of a list have different entries");
            return this;
        });
    }

    void skip(int rows) {
        next(rows);
    }

    @Override
    public void close() {
        pages.close();
    }
}
