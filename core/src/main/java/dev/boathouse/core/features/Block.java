package dev.boathouse.core.features;

import java.util.Arrays;
import java.util.List;

/**
 * Some rows on their way through the steps: a lane of doubles for each slot, NaN where a value is missing. One row is a block of one, so
 * that row by row and in batch the same code runs. Belongs to one thread.
 */
final class Block {

    /** The code of a missing value. */
    static final int MISSING = -1;

    /** Whole numbers up to this size are doubles without rounding. */
    static final double EXACT_WHOLE = 1L << 53;

    private static final int MOST_ROWS = 1024;
    private static final int LEAST_ROWS = 8;
    private static final int CACHED_VALUES = 1 << 14;

    /** How many rows the lanes can hold. */
    final int capacity;

    /** All lanes, end to end. */
    final double[] values;

    /** The codes of the levels that {@link #codes} looked up. */
    final int[] codes;

    final Source source;
    private final Wiring wiring;
    private int count;
    private long firstRow;

    Block(Wiring wiring, Source source, int capacity, int lanes) {
        this.wiring = wiring;
        this.source = source;
        this.capacity = capacity;
        this.values = new double[capacity * lanes];
        this.codes = new int[capacity];
    }

    /** How many rows make a block whose lanes fit the cache, whatever their number. */
    static int rows(int lanes) {
        return Math.max(LEAST_ROWS, Math.min(MOST_ROWS, CACHED_VALUES / Math.max(1, lanes)));
    }

    /** The lanes of all slots side by side, and a place for each step. */
    List<Place> places() {
        return wiring.nodes().stream()
                .map(node -> Place.of(
                        node.step(),
                        node.reads(),
                        Arrays.stream(node.reads()).map(read -> read * capacity).toArray(),
                        node.first() * capacity))
                .toList();
    }

    /**
     * Starts with other rows.
     *
     * @param rows how many
     * @param row the number of the first one, for errors; −1 where it has none
     */
    void start(int rows, long row) {
        count = rows;
        firstRow = row;
    }

    int count() {
        return count;
    }

    /** Writes zeros to lanes that lie side by side. */
    void clear(int lane, int lanes) {
        if (count == capacity) {
            Arrays.fill(values, lane, lane + lanes * capacity, 0);
            return;
        }
        for (int i = 0; i < lanes; i++) {
            Arrays.fill(values, lane + i * capacity, lane + i * capacity + count, 0);
        }
    }

    /** Looks the levels of a slot up: {@link #codes} has them afterwards, {@link #MISSING} for a missing value. */
    void codes(Place place, Coding coding) {
        Slot slot = wiring.slot(place.reads()[0]);
        if (slot.kind() == Kind.TEXT) {
            String fill = slot.fill();
            source.texts(slot.input(), coding, fill == null ? MISSING : coding.of(fill), codes, count);
        } else if (slot.input() >= 0) {
            for (int i = 0; i < count; i++) {
                codes[i] = source.isNull(slot.input(), i) ? MISSING : coding.of(source.longAt(slot.input(), i));
            }
        } else {
            for (int i = 0; i < count; i++) {
                codes[i] = code(place, i, coding);
            }
        }
    }

    private int code(Place place, int i, Coding coding) {
        double value = values[place.from() + i];
        if (Double.isNaN(value)) {
            return MISSING;
        }
        if (value != Math.rint(value) || Math.abs(value) > EXACT_WHOLE) {
            throw failed(place.reads()[0], i, "found " + value, "Levels are whole numbers: bucketize it before.");
        }
        return coding.of((long) value);
    }

    /** Tells whether a text is missing that no step has filled. */
    boolean isMissing(Place place, int i) {
        Slot slot = wiring.slot(place.reads()[0]);
        return slot.fill() == null && source.isNull(slot.input(), i);
    }

    /** The column that a slot still is; −1 where a step made it. */
    int input(Place place) {
        return wiring.slot(place.reads()[0]).input();
    }

    Kind kind(Place place) {
        return wiring.slot(place.reads()[0]).kind();
    }

    /** The error for a value that a step cannot take; it names the column behind it. */
    IllegalArgumentException failed(int slot, int i, String found, String advice) {
        return failed(wiring.inputs().field(wiring.roots(slot)[0]).name(), found, i, advice);
    }

    /** The error for a missing level. */
    IllegalArgumentException missing(Place place, int i) {
        String column = column(place);
        return failed(
                column,
                "found " + (source.isNull(wiring.roots(place.reads()[0])[0], i) ? "null" : "a missing value"),
                i,
                "Fill it with impute before, or say what it counts as where the transform can: withMissing(Fallback.RARE) or ZEROS.");
    }

    /** The error for a level that was not seen in training. */
    IllegalArgumentException unseen(Place place, int i) {
        Object level = source.valueAt(wiring.roots(place.reads()[0])[0], i);
        return failed(
                column(place),
                "found " + Blame.shown(level),
                i,
                "Training has not seen that level. Say what it counts as: withUnseen(Fallback.RARE) or ZEROS.");
    }

    private String column(Place place) {
        return wiring.inputs().field(wiring.roots(place.reads()[0])[0]).name();
    }

    /** The error for an output that is not finite. */
    IllegalArgumentException notFinite(String output, int slot, double value, int i) {
        return Blame.of(wiring, slot, source, i).error(output, value, rowText(i));
    }

    private IllegalArgumentException failed(String column, String found, int i, String advice) {
        return new IllegalArgumentException(
                "Cannot use column \"" + column + "\" as a feature: " + found + rowText(i) + ". " + advice);
    }

    private String rowText(int i) {
        return firstRow < 0 ? "" : " in row " + (firstRow + i);
    }
}
