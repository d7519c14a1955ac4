package dev.boathouse.core.data;

import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.SplitMix;

/** Hashes of key values that are the same on every platform and release. */
final class KeyHash {

    private static final long NULL = 0x6E756C6CL;

    private KeyHash() {}

    /** The column that a path leads to, if its values can be hashed. */
    static FieldPath key(Schema schema, String path) {
        FieldPath found = FieldPath.of(schema, path);
        DataType type = found.field().type();
        if (!(type instanceof ScalarType) && !(type instanceof DataType.Decimal)) {
            throw new IllegalArgumentException(
                    "Cannot split by column \"" + path + "\" of type " + type + ": use a scalar key.");
        }
        return found;
    }

    /** A number that looks random, the same for equal values and seed. */
    static long hash(Column column, int index, long seed) {
        return SplitMix.mix(SplitMix.mix(seed) ^ of(column, index));
    }

    private static long of(Column column, int index) {
        if (column.isNull(index)) {
            return NULL;
        }
        if (column instanceof BytesColumn bytes) {
            ByteDictionary dictionary = bytes.dictionary;
            int entry = bytes.entry(index);
            return of(dictionary.bytes(), dictionary.start(entry), dictionary.end(entry));
        }
        if (column instanceof DoubleColumn || column instanceof FloatColumn) {
            return Double.doubleToLongBits(column.doubleAt(index) + 0.0);
        }
        return column instanceof DecimalColumn ? of(column.decimalAt(index).toString()) : column.longAt(index);
    }

    private static long of(String text) {
        byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return of(utf8, 0, utf8.length);
    }

    private static long of(byte[] bytes, int start, int end) {
        long hash = (long) end - start;
        for (int i = start; i < end; i++) {
            hash = SplitMix.mix(hash ^ bytes[i]);
        }
        return hash;
    }
}
