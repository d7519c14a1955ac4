package dev.boathouse.delta.internal.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers a column's distinct texts or byte strings in the order in which they come. */
final class ByteEntries {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Limits limits;
    /** The entries as the dictionary's page has them: each with its length before it. */
    private final PageBuffer texts = new PageBuffer();

    private int[] starts = new int[64];
    private int[] hashes = new int[64];
    /** Code and one, zero where free. */
    private int[] slots = new int[128];

    private int size;

    ByteEntries(Limits limits) {
        this.limits = limits;
    }

    int size() {
        return size;
    }

    PageBuffer texts() {
        return texts;
    }

    int start(int code) {
        return starts[code];
    }

    int end(int code) {
        return code + 1 == size ? texts.size() : starts[code + 1] - Integer.BYTES;
    }

    /** The code of some bytes; -1 if there are too many. */
    int code(byte[] source, int from, int to) {
        int hash = hash(source, from, to);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (true) {
            int code = slots[slot] - 1;
            if (code < 0) {
                return add(source, from, to, hash, slot);
            }
            if (hashes[code] == hash && Arrays.equals(texts.bytes(), starts[code], end(code), source, from, to)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
    }

    private static int hash(byte[] source, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ (long) LONG.get(source, at)) * MIX;
            hash ^= hash >>> 29;
        }
        for (; at < to; at++) {
            hash = (hash ^ source[at]) * MIX;
        }
        hash *= MIX;
        return (int) (hash >>> 32);
    }

    private int add(byte[] source, int from, int to, int hash, int slot) {
        if (size == limits.dictionaryEntries()
                || texts.size() + Integer.BYTES + (long) to - from > limits.dictionaryBytes()) {
            return -1;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        texts.putText(source, from, to - from);
        starts[size] = texts.size() - (to - from);
        hashes[size] = hash;
        slots[slot] = ++size;
        if (2 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = hashes[code] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = code + 1;
        }
    }
}
