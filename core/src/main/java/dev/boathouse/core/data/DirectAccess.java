package dev.boathouse.core.data;

import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens the columns to sibling modules. */
final class DirectAccess extends ColumnAccess {

    @Override
    public long @Nullable [] validity(Column column) {
        return column.validity;
    }

    @Override
    public double[] doubles(Column column) {
        return ((DoubleColumn) column).values;
    }

    @Override
    public float[] floats(Column column) {
        return ((FloatColumn) column).values;
    }

    @Override
    public long[] longs(Column column) {
        return ((LongColumn) column).values;
    }

    @Override
    public int[] ints(Column column) {
        return ((IntColumn) column).values;
    }

    @Override
    public long[] bits(Column column) {
        return ((BooleanColumn) column).bits;
    }

    @Override
    public int @Nullable [] codes(Column column) {
        return ((BytesColumn) column).codes;
    }

    @Override
    public ByteDictionary dictionary(Column column) {
        return ((BytesColumn) column).dictionary;
    }

    @Override
    public long[] unscaled(Column column) {
        return Objects.requireNonNull(((DecimalColumn) column).unscaled);
    }

    @Override
    public byte[] wideUnscaled(Column column) {
        return Objects.requireNonNull(((DecimalColumn) column).wide);
    }

    @Override
    public int[] offsets(Column column) {
        return ((ArrayColumn) column).offsets;
    }

    @Override
    public Column elements(Column column) {
        return ((ArrayColumn) column).elements;
    }

    @Override
    public List<Column> children(Column column) {
        return ((StructColumn) column).children;
    }

    @Override
    public Column ofDoubles(double[] values, int size, long @Nullable [] validity) {
        return new DoubleColumn(values, size, validity);
    }

    @Override
    public Column ofFloats(float[] values, int size, long @Nullable [] validity) {
        return new FloatColumn(values, size, validity);
    }

    @Override
    public Column ofLongs(DataType type, long[] values, int size, long @Nullable [] validity) {
        return new LongColumn(type, values, size, validity);
    }

    @Override
    public Column ofInts(DataType type, int[] values, int size, long @Nullable [] validity) {
        return new IntColumn(type, values, size, validity);
    }

    @Override
    public Column ofBits(long[] bits, int size, long @Nullable [] validity) {
        return new BooleanColumn(bits, size, validity);
    }

    @Override
    public Column ofBytes(
            DataType type, int @Nullable [] codes, ByteDictionary dictionary, int size, long @Nullable [] validity) {
        return new BytesColumn(type, codes, dictionary, size, validity);
    }

    @Override
    public Column ofDecimals(DataType.Decimal type, long[] unscaled, int size, long @Nullable [] validity) {
        return new DecimalColumn(type, unscaled, null, size, validity);
    }

    @Override
    public Column ofWideDecimals(DataType.Decimal type, byte[] unscaled, int size, long @Nullable [] validity) {
        return new DecimalColumn(type, null, unscaled, size, validity);
    }

    @Override
    public Column ofArrays(int[] offsets, Column elements, int size, long @Nullable [] validity) {
        return new ArrayColumn(offsets, elements, size, validity);
    }

    @Override
    public Column ofStructs(DataType.Struct type, List<Column> children, int size, long @Nullable [] validity) {
        return new StructColumn(type, children, size, validity);
    }

    @Override
    public Chunk chunk(Schema schema, List<Column> columns, int size, long fileKey, long firstRow) {
        return new Chunk(schema, columns, size, new RowIdentity(fileKey, firstRow, null));
    }

    @Override
    public Chunk take(Chunk chunk, int[] positions) {
        return chunk.take(positions, positions.length);
    }

    @Override
    public Chunk slice(Chunk chunk, int from, int to) {
        return chunk.slice(from, to);
    }

    @Override
    public int[] matches(Chunk chunk, Filter bound) {
        return FilterEvaluation.matches(bound, chunk);
    }

    @Override
    public Chunk select(Chunk chunk, Schema schema) {
        return chunk.select(schema, schema.names());
    }

    @Override
    public Frame frame(Schema schema, List<Chunk> chunks, Origin origin) {
        return new Frame(schema, chunks, origin);
    }

    @Override
    public Chunk with(Chunk chunk, Schema schema, String name, Column column) {
        return chunk.with(schema, name, column);
    }

    @Override
    public Chunk replace(Chunk chunk, Schema schema, List<Column> columns) {
        return new Chunk(schema, columns, chunk.size(), chunk.identity());
    }
}
