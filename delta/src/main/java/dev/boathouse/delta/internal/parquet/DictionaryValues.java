package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.internal.ByteDictionary;
import org.jspecify.annotations.Nullable;

/** Values as codes into the dictionary of their column ("Dictionary Encoding"). */
final class DictionaryValues extends Values {

    private static final int BLOCK = 1024;

    private final Dictionary dictionary;
    private final RunLengths codes;
    private int[] block = {};

    DictionaryValues(Page page, Dictionary dictionary) {
        this.dictionary = dictionary;
        int from = page.valuesFrom();
        boolean empty = from >= page.end();
        int width = empty ? 0 : page.bytes()[from] & 0xff;
        this.codes = new RunLengths(page.bytes(), empty ? from : from + 1, page.end(), width);
    }

    /** The entries that codes refer to, of byte strings. */
    ByteDictionary entries() {
        return require(dictionary.bytes());
    }

    /** Reads the codes themselves, and holds them against the dictionary. */
    void codes(int[] target, int from, int count) {
        codes.read(target, from, count);
        requireCodes(target, from, count, dictionary.size());
    }

    private static void requireCodes(int[] target, int from, int count, int size) {
        int bad = 0;
        for (int i = from; i < from + count; i++) {
            bad |= target[i] | (size - 1 - target[i]);
        }
        Broken.unless(bad >= 0, "a code is not in its dictionary");
    }

    private int[] block(int count) {
        if (block.length < count) {
            block = new int[Math.min(BLOCK, Math.max(count, 16))];
        }
        // Not held against the dictionary: looking a code up does that.
        codes.read(block, 0, count);
        return block;
    }

    @Override
    void ints(int[] target, int from, int count) {
        // Codes are read where values go, and then replaced.
        codes.read(target, from, count);
        int[] values = require(dictionary.ints());
        for (int i = from; i < from + count; i++) {
            target[i] = values[target[i]];
        }
    }

    @Override
    void longs(long[] target, int from, int count) {
        long[] values = require(dictionary.longs());
        for (int at = from; at < from + count; at += BLOCK) {
            int taken = Math.min(BLOCK, from + count - at);
            int[] found = block(taken);
            for (int i = 0; i < taken; i++) {
                target[at + i] = values[found[i]];
            }
        }
    }

    @Override
    void floats(float[] target, int from, int count) {
        float[] values = require(dictionary.floats());
        for (int at = from; at < from + count; at += BLOCK) {
            int taken = Math.min(BLOCK, from + count - at);
            int[] found = block(taken);
            for (int i = 0; i < taken; i++) {
                target[at + i] = values[found[i]];
            }
        }
    }

    @Override
    void doubles(double[] target, int from, int count) {
        double[] values = require(dictionary.doubles());
        for (int at = from; at < from + count; at += BLOCK) {
            int taken = Math.min(BLOCK, from + count - at);
            int[] found = block(taken);
            for (int i = 0; i < taken; i++) {
                target[at + i] = values[found[i]];
            }
        }
    }

    @Override
    void bytes(ByteList target, int count) {
        ByteDictionary values = entries();
        for (int at = 0; at < count; at += BLOCK) {
            int taken = Math.min(BLOCK, count - at);
            int[] found = block(taken);
            for (int i = 0; i < taken; i++) {
                target.add(values.bytes(), values.start(found[i]), values.end(found[i]) - values.start(found[i]));
            }
        }
    }

    private <T> T require(@Nullable T values) {
        if (values == null) {
            throw new Broken("a dictionary holds other values than its column");
        }
        return values;
    }

    @Override
    void skip(int count) {
        codes.skip(count);
    }
}
