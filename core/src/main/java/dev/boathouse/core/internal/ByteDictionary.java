package dev.boathouse.core.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Byte strings end to end in one array, with offsets: the distinct values of a coded column, or all values of a plain one. Entries need
 * not be unique. Immutable by agreement: the arrays are shared, nobody writes to them.
 */
public final class ByteDictionary {

    private final byte[] bytes;
    private final int[] offsets;
    private final int size;
    private final @Nullable String[] decoded;

    /**
     * Wraps arrays without copying them.
     *
     * @param bytes the values, end to end
     * @param offsets where each value starts, and one more: where the last one ends
     * @param size how many values there are
     */
    public ByteDictionary(byte[] bytes, int[] offsets, int size) {
        this.bytes = bytes;
        this.offsets = offsets;
        this.size = size;
        this.decoded = new @Nullable String[size];
    }

    /**
     * How many values there are.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * Some of the values, which share their bytes with this.
     *
     * @param from the first one
     * @param to behind the last one
     * @return the smaller dictionary
     */
    public ByteDictionary slice(int from, int to) {
        return new ByteDictionary(bytes, Arrays.copyOfRange(offsets, from, to + 1), to - from);
    }

    /**
     * The shared bytes.
     *
     * @return the array behind all values
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Where a value starts in {@link #bytes()}.
     *
     * @param entry its number
     * @return the offset of its first byte
     */
    public int start(int entry) {
        return offsets[entry];
    }

    /**
     * Where a value ends in {@link #bytes()}.
     *
     * @param entry its number
     * @return the offset behind its last byte
     */
    public int end(int entry) {
        return offsets[entry + 1];
    }

    /**
     * The value as text. Decoded once; a race between threads decodes it twice, to equal strings.
     *
     * @param entry its number
     * @return the text
     */
    public String text(int entry) {
        String text = decoded[entry];
        if (text == null) {
            text = new String(bytes, start(entry), end(entry) - start(entry), StandardCharsets.UTF_8);
            decoded[entry] = text;
        }
        return text;
    }

    /**
     * A copy of the value.
     *
     * @param entry its number
     * @return its bytes
     */
    public byte[] copy(int entry) {
        return Arrays.copyOfRange(bytes, start(entry), end(entry));
    }
}
