package dev.boathouse.core.data;

import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.internal.Digest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values of one type, in a row of memory. Immutable: arrays go in and come out by copy.
 *
 * <p>A null slot answers zero, false or the empty value: ask {@link #isNull(int)} first. Reading as another type than the
 * stored one is an IllegalArgumentException, except that numbers widen as {@link Row} says.
 */
public abstract sealed class Column
        permits DoubleColumn,
                FloatColumn,
                LongColumn,
                IntColumn,
                BooleanColumn,
                BytesColumn,
                DecimalColumn,
                ArrayColumn,
                StructColumn {

    static {
        ColumnAccess.register(new DirectAccess());
    }

    final int size;
    final long @Nullable [] validity;
    private final DataType type;

    Column(DataType type, int size, long @Nullable [] validity) {
        this.type = type;
        this.size = size;
        this.validity = validity;
    }

    /**
     * A double column without nulls.
     *
     * @param values the values, copied
     * @return the column
     */
    public static Column ofDoubles(double... values) {
        return new DoubleColumn(values.clone(), values.length, null);
    }

    /**
     * A long column without nulls.
     *
     * @param values the values, copied
     * @return the column
     */
    public static Column ofLongs(long... values) {
        return new LongColumn(DataType.LONG, values.clone(), values.length, null);
    }

    /**
     * An int column without nulls.
     *
     * @param values the values, copied
     * @return the column
     */
    public static Column ofInts(int... values) {
        return new IntColumn(DataType.INT, values.clone(), values.length, null);
    }

    /**
     * A boolean column without nulls.
     *
     * @param values the values, copied
     * @return the column
     */
    public static Column ofBooleans(boolean... values) {
        long[] bits = new long[Bits.words(values.length)];
        for (int i = 0; i < values.length; i++) {
            if (values[i]) {
                Bits.set(bits, i);
            }
        }
        return new BooleanColumn(bits, values.length, null);
    }

    /**
     * A string column.
     *
     * @param values the values; null where missing
     * @return the column
     */
    public static Column ofStrings(@Nullable String... values) {
        ColumnBuilder builder = new ColumnBuilder(DataType.STRING);
        for (String value : values) {
            builder.add(value);
        }
        return builder.build();
    }

    /**
     * A column of any type from boxed values.
     *
     * @param type the type
     * @param values the values in the Java types that {@link Row#valueAt(int)} lists, for a struct also a map by name; null where missing
     * @return the column
     * @throws dev.boathouse.core.NotFoundException if a map for a struct has a name that is no field, or a row lacks a field
     * @throws IllegalArgumentException if a value has another type
     */
    public static Column of(DataType type, List<? extends @Nullable Object> values) {
        ColumnBuilder builder = new ColumnBuilder(type);
        for (Object value : values) {
            builder.add(value);
        }
        return builder.build();
    }

    /**
     * The type of the values.
     *
     * @return the type
     */
    public final DataType type() {
        return type;
    }

    /**
     * How many values there are, nulls included.
     *
     * @return 0 or more
     */
    public final int size() {
        return size;
    }

    /**
     * Tells whether a value is missing.
     *
     * @param index from 0
     * @return true if null
     */
    public final boolean isNull(int index) {
        Objects.checkIndex(index, size);
        return validity != null && !Bits.at(validity, index);
    }

    /**
     * How many values are missing.
     *
     * @return 0 or more
     */
    public final int nullCount() {
        return validity == null ? 0 : size - Bits.count(validity);
    }

    /**
     * A number as double.
     *
     * @param index from 0
     * @return the value; 0 if null
     * @throws IllegalArgumentException if the column is not numeric, boolean, date or timestamp
     */
    public double doubleAt(int index) {
        return longAt(index);
    }

    /**
     * A whole number, truth value (0 or 1), date (days) or timestamp (microseconds).
     *
     * @param index from 0
     * @return the value; 0 if null
     * @throws IllegalArgumentException if the column has another type
     */
    public long longAt(int index) {
        throw mismatch("whole numbers");
    }

    /**
     * A truth value.
     *
     * @param index from 0
     * @return the value; false if null
     * @throws IllegalArgumentException if the column is not boolean
     */
    public boolean booleanAt(int index) {
        throw mismatch("booleans");
    }

    /**
     * A text.
     *
     * @param index from 0
     * @return the value; empty if null
     * @throws IllegalArgumentException if the column is no string
     */
    public String stringAt(int index) {
        throw mismatch("strings");
    }

    /**
     * A copy of the bytes.
     *
     * @param index from 0
     * @return the value; empty if null
     * @throws IllegalArgumentException if the column is neither binary nor string (UTF-8)
     */
    public byte[] binaryAt(int index) {
        throw mismatch("bytes");
    }

    /**
     * A decimal with the scale of the column.
     *
     * @param index from 0
     * @return the value; 0 if null
     * @throws IllegalArgumentException if the column is no decimal
     */
    public BigDecimal decimalAt(int index) {
        throw mismatch("decimals");
    }

    /**
     * The value in its natural Java type, as {@link Row#valueAt(int)} lists them.
     *
     * @param index from 0
     * @return the value, or null
     */
    public final @Nullable Object valueAt(int index) {
        return isNull(index) ? null : boxed(index);
    }

    /**
     * Copies numbers, as {@link #doubleAt(int)} gives them, with NaN for null.
     *
     * @param from the first index
     * @param to behind the last index
     * @param target where to write
     * @param offset where the first one goes in {@code target}
     * @throws IllegalArgumentException if the column is not numeric, boolean, date or timestamp
     */
    public final void copyTo(int from, int to, double[] target, int offset) {
        Objects.checkFromToIndex(from, to, size);
        Objects.checkFromIndexSize(offset, to - from, target.length);
        numbers(from, to, target, offset);
        if (validity != null) {
            Bits.forEachZero(validity, from, to, index -> target[offset + index - from] = Double.NaN);
        }
    }

    /** Copies numbers, whatever stands in null slots. */
    void numbers(int from, int to, double[] target, int offset) {
        throw mismatch("numbers");
    }

    /** Tells whether values sort as whole numbers that {@link #keys} gives. */
    boolean hasKeys() {
        return false;
    }

    /** Copies whole numbers that sort as the values do, whatever stands in null slots. */
    void keys(int from, int to, long[] target) {
        throw mismatch("keys");
    }

    abstract Object boxed(int index);

    /** The values at these positions, which are in range. */
    abstract Column take(int[] positions, int count);

    /** The values of a range, which is in range. */
    abstract Column slice(int from, int to);

    /** Adds the values of a range, null slots as zero, the same however they are stored. */
    abstract void digestInto(Digest digest, int from, int to);

    final IllegalArgumentException mismatch(String wanted) {
        return new IllegalArgumentException("Cannot read " + wanted + " from a column of type " + type + ".");
    }

    @Override
    public String toString() {
        return type + "[" + size + "]";
    }
}
