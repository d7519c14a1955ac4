package dev.boathouse.core.data;

import dev.boathouse.core.internal.ByteDictionary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A test of strings in UTF-8, as unsigned bytes. */
@FunctionalInterface
interface TextTest {

    boolean passes(byte[] bytes, int start, int end);

    static TextTest of(Filter.Operator operator, Object literal) {
        byte[] wanted = utf8(literal);
        return switch (operator) {
            case EQUAL -> (bytes, start, end) -> Arrays.equals(bytes, start, end, wanted, 0, wanted.length);
            case NOT_EQUAL -> (bytes, start, end) -> !Arrays.equals(bytes, start, end, wanted, 0, wanted.length);
            case LESS -> (bytes, start, end) -> compare(bytes, start, end, wanted) < 0;
            case LESS_OR_EQUAL -> (bytes, start, end) -> compare(bytes, start, end, wanted) <= 0;
            case GREATER -> (bytes, start, end) -> compare(bytes, start, end, wanted) > 0;
            case GREATER_OR_EQUAL -> (bytes, start, end) -> compare(bytes, start, end, wanted) >= 0;
        };
    }

    static TextTest in(List<Object> literals) {
        byte[][] sorted = literals.stream()
                .map(TextTest::utf8)
                .sorted(Arrays::compareUnsigned)
                .toArray(byte[][]::new);
        return (bytes, start, end) -> {
            int low = 0;
            int high = sorted.length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int compared = compare(bytes, start, end, sorted[middle]);
                if (compared == 0) {
                    return true;
                }
                low = compared > 0 ? middle + 1 : low;
                high = compared < 0 ? middle - 1 : high;
            }
            return false;
        };
    }

    private static byte[] utf8(Object literal) {
        return ((String) literal).getBytes(StandardCharsets.UTF_8);
    }

    private static int compare(byte[] bytes, int start, int end, byte[] wanted) {
        return Arrays.compareUnsigned(bytes, start, end, wanted, 0, wanted.length);
    }

    /** A bit for each value that passes; those of null slots mean nothing. */
    default long[] mask(BytesColumn column) {
        int[] codes = column.codes;
        return codes == null || column.dictionary.size() > column.size
                ? eachValue(column)
                : eachEntry(column.dictionary, codes, column);
    }

    private long[] eachValue(BytesColumn column) {
        ByteDictionary dictionary = column.dictionary;
        long[] mask = new long[Bits.words(column.size)];
        for (int i = 0; i < column.size; i++) {
            if (!column.isNull(i)) {
                int entry = column.entry(i);
                if (passes(dictionary.bytes(), dictionary.start(entry), dictionary.end(entry))) {
                    Bits.set(mask, i);
                }
            }
        }
        return mask;
    }

    private long[] eachEntry(ByteDictionary dictionary, int[] codes, BytesColumn column) {
        byte[] passing = new byte[dictionary.size() + 1];
        for (int entry = 0; entry < dictionary.size(); entry++) {
            boolean passes = passes(dictionary.bytes(), dictionary.start(entry), dictionary.end(entry));
            passing[entry] = (byte) (passes ? 1 : 0);
        }
        long[] mask = new long[Bits.words(column.size)];
        for (int word = 0; word < mask.length; word++) {
            int start = word << 6;
            int length = Math.min(64, column.size - start);
            long valid = column.validity == null ? -1L : column.validity[word];
            long bits = 0;
            for (int i = 0; i < length && valid == -1L; i++) {
                bits |= (long) passing[codes[start + i]] << i;
            }
            for (int i = 0; i < length && valid != -1L; i++) {
                // Any code may stand where the value is null, also one that is no entry: entry 0 or the one behind all
                // instead.
                bits |= (long) passing[codes[start + i] & (int) -(valid >>> i & 1)] << i;
            }
            mask[word] = bits;
        }
        return mask;
    }
}
