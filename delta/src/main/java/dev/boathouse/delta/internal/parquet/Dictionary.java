package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.internal.ByteDictionary;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values of a column of a row group. One of the arrays is there, by the physical type.
 *
 * @param size how many
 * @param ints of INT32
 * @param longs of INT64
 * @param floats of FLOAT
 * @param doubles of DOUBLE
 * @param bytes of BINARY, FIXED_LEN_BYTE_ARRAY and INT96
 */
record Dictionary(
        int size,
        int @Nullable [] ints,
        long @Nullable [] longs,
        float @Nullable [] floats,
        double @Nullable [] doubles,
        @Nullable ByteDictionary bytes) {

    /** Reads a dictionary page. */
    static Dictionary read(PageHeader header, byte[] page, PrimitiveType type) {
        int size = header.values();
        int encoding = header.encoding();
        Broken.unless(
                encoding == Encodings.PLAIN || encoding == Encodings.PLAIN_DICTIONARY,
                "a dictionary has encoding " + encoding);
        int least = Encodings.width(type) == 0 ? Integer.BYTES : Encodings.width(type);
        Broken.unless(
                (long) size * least <= header.size(),
                "a dictionary of " + header.size() + " bytes has " + size + " values");
        PlainValues values = new PlainValues(page, 0, header.size(), type);
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> ofInts(values, size);
            case INT64 -> ofLongs(values, size);
            case FLOAT -> ofFloats(values, size);
            case DOUBLE -> ofDoubles(values, size);
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> ofBytes(values, size);
            case BOOLEAN -> throw new Broken("truth values have a dictionary");
        };
    }

    private static Dictionary ofInts(PlainValues values, int size) {
        int[] ints = new int[size];
        values.ints(ints, 0, size);
        return new Dictionary(size, ints, null, null, null, null);
    }

    private static Dictionary ofLongs(PlainValues values, int size) {
        long[] longs = new long[size];
        values.longs(longs, 0, size);
        return new Dictionary(size, null, longs, null, null, null);
    }

    private static Dictionary ofFloats(PlainValues values, int size) {
        float[] floats = new float[size];
        values.floats(floats, 0, size);
        return new Dictionary(size, null, null, floats, null, null);
    }

    private static Dictionary ofDoubles(PlainValues values, int size) {
        double[] doubles = new double[size];
        values.doubles(doubles, 0, size);
        return new Dictionary(size, null, null, null, doubles, null);
    }

    private static Dictionary ofBytes(PlainValues values, int size) {
        ByteList list = new ByteList(size);
        values.bytes(list, size);
        return new Dictionary(size, null, null, null, null, list.dictionary());
    }
}
