package dev.boathouse.core.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Rows along a column by which they can be put in order. Each row has a time.
 *
 * @param frame the rows
 * @param field the column, named by its path
 */
record TimeAxis(Frame frame, Schema.Field field) {

    static TimeAxis of(Frame frame, String path) {
        TimeAxis axis = new TimeAxis(frame, frame.schema().find(path));
        DataType type = axis.field.type();
        boolean ordered = type.isInteger()
                || type.isFloating()
                || type == DataType.DATE
                || type == DataType.TIMESTAMP
                || type == DataType.TIMESTAMP_NTZ
                || (type instanceof DataType.Decimal decimal
                        && decimal.precision() <= DataType.Decimal.MAX_LONG_DIGITS);
        if (!ordered) {
            throw new IllegalArgumentException("Cannot split by time in column \"" + path + "\" of type " + type
                    + ": use a date, a timestamp, a whole or floating number, or a decimal of at most "
                    + DataType.Decimal.MAX_LONG_DIGITS + " digits.");
        }
        axis.requireTimes();
        return axis;
    }

    private void requireTimes() {
        long row = 0;
        for (Chunk chunk : frame.chunks()) {
            Column column = chunk.at(field.name());
            boolean floating = field.type().isFloating();
            for (int i = 0; (floating || column.nullCount() > 0) && i < column.size(); i++) {
                if (column.isNull(i)) {
                    throw missing("null", row + i, "isNotNull(\"" + field.name() + "\")");
                }
                if (floating && Double.isNaN(column.doubleAt(i))) {
                    throw missing(
                            "NaN", row + i, "lessThanOrEqual(\"" + field.name() + "\", Double.POSITIVE_INFINITY)");
                }
            }
            row += column.size();
        }
    }

    private IllegalArgumentException missing(String found, long row, String filter) {
        return new IllegalArgumentException("Time \"" + field.name() + "\" is " + found + " in row " + row
                + ": drop such rows first, with where(Filter." + filter + ").");
    }

    /** Keys of all times, in order; equal ones for equal times. */
    long[] sorted() {
        long[] sorted = new long[Math.toIntExact(frame.rowCount())];
        int start = 0;
        for (Chunk chunk : frame.chunks()) {
            long[] keys = new long[chunk.size()];
            chunk.at(field.name()).keys(0, keys.length, keys);
            System.arraycopy(keys, 0, sorted, start, keys.length);
            start += keys.length;
        }
        long minusZero = KeyRange.key(-0.0);
        for (int i = 0; field.type().isFloating() && i < sorted.length; i++) {
            sorted[i] = sorted[i] == minusZero ? KeyRange.key(0.0) : sorted[i];
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** The time of a key, in the type of literals. */
    Object time(long key) {
        DataType type = field.type();
        if (type.isFloating()) {
            return KeyRange.floating(key);
        }
        if (type instanceof DataType.Decimal decimal) {
            return BigDecimal.valueOf(key, decimal.scale()).stripTrailingZeros();
        }
        if (type == DataType.DATE) {
            return LocalDate.ofEpochDay(key);
        }
        if (type == DataType.TIMESTAMP) {
            return LongColumn.instant(key);
        }
        return type == DataType.TIMESTAMP_NTZ ? LongColumn.dateTime(key) : (Object) key;
    }

    /** A literal in the type of the column, if it can be one. */
    Object typed(Object literal) {
        Object typed = LiteralBinding.typed(field, literal);
        if (typed instanceof Double number && Double.isNaN(number)) {
            throw new IllegalArgumentException("Cannot cut column \"" + field.name() + "\" before NaN: use a number.");
        }
        return typed;
    }

    Filter before(Object time) {
        return Filter.lessThan(field.name(), time);
    }

    Filter from(Object time) {
        return Filter.greaterThanOrEqual(field.name(), time);
    }

    List<Chunk> rows(Filter filter) {
        return FilterEvaluation.where(frame.chunks(), filter.boundTo(frame.schema()));
    }

    boolean isEmpty(Filter filter) {
        Filter bound = filter.boundTo(frame.schema());
        return frame.chunks().stream().allMatch(chunk -> FilterEvaluation.matches(bound, chunk).length == 0);
    }
}
