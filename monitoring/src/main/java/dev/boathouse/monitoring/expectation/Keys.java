package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the values of a column, or of combinations of several: equal values have equal keys, in every chunk. One of at most 64 bits is its own key, mixed, so that different
 * values have different keys; a text, or a combination, has 128 bits of a hash: of ten million values two share one with a probability below 10^-24. −0.0 is 0.0, every
 * NaN the same. A null has a key of its own. Not thread-safe.
 */
final class Keys {

    private static final long NULL = 0x9e3779b97f4a7c15L;
    private static final long ODD = 0xd6e8feb86659fd93L;

    private final int[] columns;
    private final boolean wide;
    private final @Nullable ByteDictionary[] known;
    private final long[][] firsts;
    private final long[][] seconds;
    long[] first = new long[0];
    /** Zeros unless keys are {@link #wide()}. */
    long[] second = new long[0];

    private Keys(int[] columns, boolean wide) {
        this.columns = columns.clone();
        this.wide = wide;
        this.known = new @Nullable ByteDictionary[columns.length];
        this.firsts = new long[columns.length][];
        this.seconds = new long[columns.length][];
    }

    static Keys of(Schema schema, List<String> names) {
        int[] columns = new int[names.size()];
        boolean wide = names.size() > 1;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = schema.indexOf(names.get(i));
            DataType type = schema.field(columns[i]).type();
            Domain domain = Domain.of(type);
            if (domain == Domain.NESTED) {
                throw new Unfit("Column \"" + names.get(i) + "\" of type " + type + " has no values to compare.");
            }
            wide |= domain != Domain.LONG && domain != Domain.DOUBLE;
        }
        return new Keys(columns, wide);
    }

    boolean wide() {
        return wide;
    }

    KeyTable table() {
        return wide ? KeyTable.ofPairs() : KeyTable.ofLongs();
    }

    /** The keys of all rows are in {@link #first} and {@link #second} then; those of nulls mean nothing for a single column. */
    void read(Chunk chunk) {
        int size = chunk.size();
        if (first.length < size) {
            first = new long[size];
            second = new long[size];
        }
        for (int i = 0; i < columns.length; i++) {
            Column column = chunk.column(columns[i]);
            if (columns.length == 1) {
                read(i, column, size, first, second);
            } else {
                combine(i, column, size);
            }
        }
    }

    private void combine(int number, Column column, int size) {
        long[] one = new long[size];
        long[] other = new long[size];
        read(number, column, size, one, other);
        long @Nullable [] validity = ColumnAccess.direct().validity(column);
        for (int i = 0; i < size; i++) {
            boolean valid = validity == null || (validity[i >> 6] >>> i & 1) != 0;
            long a = number == 0 ? 0 : first[i];
            long b = number == 0 ? 0 : second[i];
            first[i] = KeyTable.mixed(a * ODD + (valid ? one[i] : NULL) + 1);
            second[i] = KeyTable.mixed((b ^ (valid ? other[i] + Long.rotateLeft(one[i], 32) : ODD)) * NULL + number);
        }
    }

    private void read(int number, Column column, int size, long[] one, long[] other) {
        switch (Domain.of(column.type())) {
            case LONG -> {
                Domain.copy(column, 0, size, one);
                mix(one, size);
            }
            case DOUBLE -> doubles(column, size, one);
            case WIDE -> {
                byte[] bytes = ColumnAccess.direct().wideUnscaled(column);
                for (int i = 0; i < size; i++) {
                    one[i] = first(bytes, 16 * i, 16 * i + 16);
                    other[i] = second(bytes, 16 * i, 16 * i + 16);
                }
            }
            default -> entries(number, column, size, one, other);
        }
    }

    private static void mix(long[] keys, int size) {
        for (int i = 0; i < size; i++) {
            keys[i] = KeyTable.mixed(keys[i]);
        }
    }

    private static void doubles(Column column, int size, long[] keys) {
        double[] block = new double[1024];
        for (int from = 0; from < size; from += block.length) {
            int to = Math.min(size, from + block.length);
            column.copyTo(from, to, block, 0);
            for (int i = from; i < to; i++) {
                keys[i] = KeyTable.mixed(Double.doubleToLongBits(block[i - from] + 0.0)); // −0.0 + 0.0 is 0.0
            }
        }
    }

    private void entries(int number, Column column, int size, long[] one, long[] other) {
        ByteDictionary dictionary = ColumnAccess.direct().dictionary(column);
        int @Nullable [] codes = ColumnAccess.direct().codes(column);
        byte[] bytes = dictionary.bytes();
        if (codes == null) {
            for (int i = 0; i < size; i++) {
                one[i] = first(bytes, dictionary.start(i), dictionary.end(i));
                other[i] = second(bytes, dictionary.start(i), dictionary.end(i));
            }
            return;
        }
        if (known[number] != dictionary) {
            known[number] = dictionary;
            firsts[number] = new long[dictionary.size()];
            seconds[number] = new long[dictionary.size()];
            for (int entry = 0; entry < dictionary.size(); entry++) {
                firsts[number][entry] = first(bytes, dictionary.start(entry), dictionary.end(entry));
                seconds[number][entry] = second(bytes, dictionary.start(entry), dictionary.end(entry));
            }
        }
        long @Nullable [] validity = ColumnAccess.direct().validity(column);
        for (int i = 0; i < size; i++) {
            if (validity == null || (validity[i >> 6] >>> i & 1) != 0) {
                one[i] = firsts[number][codes[i]];
                other[i] = seconds[number][codes[i]];
            }
        }
    }

    private static long first(byte[] bytes, int from, int to) {
        return hash(bytes, from, to, 0x2545f4914f6cdd1dL, 0x9fb21c651e98df25L);
    }

    private static long second(byte[] bytes, int from, int to) {
        return hash(bytes, from, to, 0xa0761d6478bd642fL, 0xe7037ed1a0b428dbL);
    }

    private static long hash(byte[] bytes, int from, int to, long seed, long factor) {
        long hash = seed ^ (to - from) * factor;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = 0;
            for (int i = 0; i < 8; i++) {
                word |= (bytes[at + i] & 0xffL) << (8 * i);
            }
            hash = Long.rotateLeft(hash ^ KeyTable.mixed(word + factor), 29) * factor;
        }
        long rest = 0;
        for (int shift = 0; at < to; at++, shift += 8) {
            rest |= (bytes[at] & 0xffL) << shift;
        }
        return KeyTable.mixed(Long.rotateLeft(hash ^ KeyTable.mixed(rest + seed), 29) * factor);
    }
}
