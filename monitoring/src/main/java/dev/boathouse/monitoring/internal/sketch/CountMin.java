package dev.boathouse.monitoring.internal.sketch;

import dev.boathouse.core.internal.SplitMix;
import java.util.Arrays;

/**
 * Counts of many things in little space: each adds to one cell in each of {@value #ROWS} rows of {@value #CELLS}, so no cell counts it too
 * low. G. Cormode and S. Muthukrishnan, "An improved data stream summary: the count-min sketch" (2005), with fixed hashes and without
 * conservative update, hence linear: the same in any order, and sketches add up. Not thread-safe.
 */
final class CountMin {

    static final int ROWS = 4;
    static final int CELLS = 1024;
    private static final int BITS = 10;

    private final long[] cells;

    CountMin() {
        this(new long[ROWS * CELLS]);
    }

    private CountMin(long[] cells) {
        this.cells = cells;
    }

    CountMin copy() {
        return new CountMin(cells.clone());
    }

    void add(long hash, long count) {
        long mixed = SplitMix.mix(hash);
        for (int row = 0; row < ROWS; row++) {
            cells[cell(mixed, row)] += count;
        }
    }

    private static int cell(long mixed, int row) {
        return (row << BITS) | ((int) (mixed >>> (BITS * row)) & (CELLS - 1));
    }

    void add(CountMin other) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] += other.cells[i];
        }
    }

    /** At least what was added for this hash. */
    long atMost(long hash) {
        long mixed = SplitMix.mix(hash);
        long least = Long.MAX_VALUE;
        for (int row = 0; row < ROWS; row++) {
            least = Math.min(least, cells[cell(mixed, row)]);
        }
        return least;
    }

    /** At least what was added for any one hash. */
    long mostOfAny() {
        long least = Long.MAX_VALUE;
        for (int row = 0; row < ROWS; row++) {
            least = Math.min(
                    least,
                    Arrays.stream(cells, row * CELLS, (row + 1) * CELLS).max().orElse(0));
        }
        return least;
    }

    void write(ByteTarget target) {
        for (long cell : cells) {
            target.number(cell);
        }
    }

    /** Reads what {@link #write} wrote; each row must add up to {@code total}. */
    static CountMin read(ByteSource source, long total) {
        long[] cells = new long[ROWS * CELLS];
        for (int row = 0; row < ROWS; row++) {
            long rest = total;
            for (int i = 0; i < CELLS; i++) {
                cells[row * CELLS + i] = source.count();
                rest -= cells[row * CELLS + i];
                if (rest < 0) {
                    break;
                }
            }
            if (rest != 0) {
                throw source.corrupt("a sketch that does not fit its values");
            }
        }
        return new CountMin(cells);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CountMin that && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }
}
