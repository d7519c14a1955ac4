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
        int[] ints = null;
        long[] longs = null;
        float[] floats = null;
        double[] doubles = null;
        ByteDictionary bytes = null;
        switch (type.getPrimitiveTypeName()) {
            case INT32 -> values.ints(ints = new int[size], 0, size);
            case INT64 -> values.longs(longs = new long[size], 0, size);
            case FLOAT -> values.floats(floats = new float[size], 0, size);
            case DOUBLE -> values.doubles(doubles = new double[size], 0, size);
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> {
                ByteList list = new ByteList(size);
                values.bytes(list, size);
                bytes = list.dictionary();
            }
            case BOOLEAN -> throw new Broken("truth values have a dictionary");
        }
        return new Dictionary(size, ints, longs, floats, doubles, bytes);
    }
}
