package dev.boathouse.core.internal;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The arrays behind columns, without a copy, for Boathouse modules of the same version: a decoder hands over what it filled, a
 * scorer reads what is there. Arrays are shared: whoever gets one never writes to it, whoever hands one over forgets it. A value sits
 * at its index; arrays may be longer than the column.
 */
public abstract class ColumnAccess {

    private static final AtomicReference<@Nullable ColumnAccess> REGISTERED = new AtomicReference<>();

    /** For the one implementation, in core.data. */
    protected ColumnAccess() {}

    /**
     * Called once, by core.data, when its first class is loaded.
     *
     * @param access the implementation
     */
    public static void register(ColumnAccess access) {
        REGISTERED.compareAndSet(null, access);
    }

    /**
     * The access.
     *
     * @return the implementation
     */
    public static ColumnAccess direct() {
        ColumnAccess access = REGISTERED.get();
        if (access == null) {
            Column.ofInts();
            access = REGISTERED.get();
        }
        if (access == null) {
            throw new IllegalStateException("core.data has not registered its access.");
        }
        return access;
    }

    /**
     * Which values are there.
     *
     * @param column the column
     * @return a bit for each value, 1 = valid; null when no value is missing
     */
    public abstract long @Nullable [] validity(Column column);

    /**
     * The values of a double column.
     *
     * @param column the column
     * @return the shared array
     */
    public abstract double[] doubles(Column column);

    /**
     * The values of a float column.
     *
     * @param column the column
     * @return the shared array
     */
    public abstract float[] floats(Column column);

    /**
     * The values of a long, timestamp or timestamp_ntz column.
     *
     * @param column the column
     * @return the shared array
     */
    public abstract long[] longs(Column column);

    /**
     * The values of an int, short, byte or date column.
     *
     * @param column the column
     * @return the shared array
     */
    public abstract int[] ints(Column column);

    /**
     * The values of a boolean column.
     *
     * @param column the column
     * @return the shared array, a bit for each value
     */
    public abstract long[] bits(Column column);

    /**
     * The codes of a string or binary column.
     *
     * @param column the column
     * @return the shared array; null when value i is entry i of the dictionary
     */
    public abstract int @Nullable [] codes(Column column);

    /**
     * The dictionary of a string or binary column.
     *
     * @param column the column
     * @return the entries, not necessarily unique
     */
    public abstract ByteDictionary dictionary(Column column);

    /**
     * The unscaled values of a decimal column of at most 18 digits.
     *
     * @param column the column
     * @return the shared array
     */
    public abstract long[] unscaled(Column column);

    /**
     * The unscaled values of a decimal column of more than 18 digits.
     *
     * @param column the column
     * @return the shared array: 16 bytes a value, two's complement, big-endian
     */
    public abstract byte[] wideUnscaled(Column column);

    /**
     * The offsets of an array column.
     *
     * @param column the column
     * @return where each value starts in {@link #elements}, and where the last one ends
     */
    public abstract int[] offsets(Column column);

    /**
     * The elements of an array column, end to end.
     *
     * @param column the column
     * @return the elements
     */
    public abstract Column elements(Column column);

    /**
     * The fields of a struct column.
     *
     * @param column the column
     * @return a column for each field, null wherever the struct is
     */
    public abstract List<Column> children(Column column);

    /**
     * A double column.
     *
     * @param values the array to share, zero where null
     * @param size how many values
     * @param validity a bit for each value, 1 = valid; null when no value is missing
     * @return the column
     */
    public abstract Column ofDoubles(double[] values, int size, long @Nullable [] validity);

    /**
     * A float column.
     *
     * @param values the array to share, zero where null
     * @param size how many values
     * @param validity a bit for each value, 1 = valid; null when no value is missing
     * @return the column
     */
    public abstract Column ofFloats(float[] values, int size, long @Nullable [] validity);

    /**
     * A long, timestamp or timestamp_ntz column.
     *
     * @param type the type
     * @param values the array to share, zero where null
     * @param size how many values
     * @param validity a bit for each value, 1 = valid; null when no value is missing
     * @return the column
     */
    public abstract Column ofLongs(DataType type, long[] values, int size, long @Nullable [] validity);

    /**
     * An int, short, byte or date column.
     *
     * @param type the type
     * @param values the array to share, zero where null
     * @param size how many values
     * @param validity a bit for each value, 1 = valid; null when no value is missing
     * @return the column
     */
    public abstract Column ofInts(DataType type, int[] values, int size, long @Nullable [] validity);

    /**
     * A boolean column.
     *
     * @param bits the array to share, a bit for each value
     * @param size how many values
     * @param validity a bit for each value, 1 = valid; null when no value is missing
     * @return the column
     */
    public abstract Column ofBits(long[] bits, int size, long @Nullable [] validity);

    /**
     * A string or binary column.
     *
     * @param type the type
     * @param codes the array to share, any code where null; null when value i is entry i of the dictionary
     * @param dictionary the entries
     * @param size how many values
     * @param validity a bit for each value, 1 = valid; null when no value is missing
     * @return the column
     */
    public abstract Column ofBytes(
            DataType type, int @Nullable [] codes, ByteDictionary dictionary, int size, long @Nullable [] validity);

    /**
     * A decimal column of at most 18 digits.
     *
     * @param type the type
     * @param unscaled the array to share, zero where null
     * @param size how many values
     * @param validity a bit for each value, 1 = valid; null when no value is missing
     * @return the column
     */
    public abstract Column ofDecimals(DataType.Decimal type, long[] unscaled, int size, long @Nullable [] validity);

    /**
     * A decimal column of more than 18 digits.
     *
     * @param type the type
     * @param unscaled the array to share: 16 bytes a value, two's complement, big-endian, zero where null
     * @param size how many values
     * @param validity a bit for each value, 1 = valid; null when no value is missing
     * @return the column
     */
    public abstract Column ofWideDecimals(DataType.Decimal type, byte[] unscaled, int size, long @Nullable [] validity);

    /**
     * An array column.
     *
     * @param offsets the array to share: where each value starts in the elements, and where the last one ends
     * @param elements the elements, end to end
     * @param size how many values
     * @param validity a bit for each value, 1 = valid; null when no value is missing
     * @return the column
     */
    public abstract Column ofArrays(int[] offsets, Column elements, int size, long @Nullable [] validity);

    /**
     * A struct column.
     *
     * @param type the type
     * @param children a column for each field, null wherever the struct is
     * @param size how many values
     * @param validity a bit for each value, 1 = valid; null when no value is missing
     * @return the column
     * @throws IllegalArgumentException if a child has another type or size, or a value where the struct is null
     */
    public abstract Column ofStructs(DataType.Struct type, List<Column> children, int size, long @Nullable [] validity);

    /**
     * Consecutive rows of one file.
     *
     * @param schema the fields
     * @param columns a column for each field
     * @param size how many rows
     * @param fileKey a hash of the file's path relative to its table
     * @param firstRow the index in the file of the first row
     * @return the chunk
     */
    public abstract Chunk chunk(Schema schema, List<Column> columns, int size, long fileKey, long firstRow);

    /**
     * The rows of a chunk at some positions, in that order, with their identity kept.
     *
     * @param chunk the chunk
     * @param positions the positions, in range
     * @return the smaller chunk
     */
    public abstract Chunk take(Chunk chunk, int[] positions);

    /**
     * Consecutive rows of a chunk, with their identity kept.
     *
     * @param chunk the chunk
     * @param from the first position
     * @param to behind the last position
     * @return the smaller chunk
     * @throws IndexOutOfBoundsException if the positions are not in range
     */
    public abstract Chunk slice(Chunk chunk, int from, int to);

    /**
     * The positions of the rows for which a filter is true.
     *
     * @param chunk the chunk
     * @param bound the filter, bound to the chunk's schema
     * @return the positions, ascending
     */
    public abstract int[] matches(Chunk chunk, Filter bound);

    /**
     * The same rows with fewer columns.
     *
     * @param chunk the chunk
     * @param schema the fields to keep, in order
     * @return the narrower chunk
     */
    public abstract Chunk select(Chunk chunk, Schema schema);

    /**
     * A frame of chunks.
     *
     * @param schema the fields of every chunk
     * @param chunks the chunks, in order
     * @param origin where the rows came from
     * @return the frame
     */
    public abstract Frame frame(Schema schema, List<Chunk> chunks, Origin origin);

    /**
     * The rows of a chunk with a column added at the end or replaced, their identity kept. For columns that can be computed again.
     *
     * @param chunk the chunk
     * @param schema the fields of the wider chunk
     * @param name the column's name
     * @param column its values
     * @return the wider chunk
     */
    public abstract Chunk with(Chunk chunk, Schema schema, String name, Column column);

    /**
     * The rows of a chunk with other columns instead, their identity kept. For columns that can be computed again.
     *
     * @param chunk the chunk
     * @param schema the fields
     * @param columns a column for each field
     * @return the chunk of those columns
     */
    public abstract Chunk replace(Chunk chunk, Schema schema, List<Column> columns);
}
