package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.internal.ByteDictionary;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Strings and bytes. Pages with codes give codes into the dictionary of the file, which is shared, not copied; plain pages give entries of
 * their own. Where a batch has both, the entries of the dictionary come first in a list of their own.
 */
final class BytesCollector extends Collector {

    private static final ByteDictionary NO_ENTRIES = new ByteDictionary(new byte[0], new int[] {0, 0}, 1);

    private final DataType type;
    private final int capacity;
    /** Codes, if any page had some; else slot i is entry i. */
    private int @Nullable [] codes;

    private @Nullable ByteDictionary shared;
    private @Nullable ByteList own;

    BytesCollector(DataType type, int capacity) {
        this.type = type;
        this.capacity = capacity;
    }

    @Override
    void reserve(int slots) {
        if (codes != null && slots > codes.length) {
            codes = Arrays.copyOf(codes, grown(codes.length, slots));
        }
    }

    @Override
    void take(Values values, int from, int count) {
        if (values instanceof DictionaryValues coded) {
            takeCodes(coded, from, count);
        } else {
            takePlain(values, from, count);
        }
    }

    private void takeCodes(DictionaryValues coded, int from, int count) {
        if (own != null) {
            // Codes behind plain pages, which few writers do: the values are copied.
            takePlain(coded, from, count);
            return;
        }
        shared = coded.entries();
        coded.codes(codesFor(from + count), from, count);
    }

    private int[] codesFor(int slots) {
        int[] found = codes == null ? new int[Math.max(capacity, slots)] : codes;
        if (slots > found.length) {
            found = Arrays.copyOf(found, grown(found.length, slots));
        }
        codes = found;
        return found;
    }

    private void takePlain(Values values, int from, int count) {
        ByteList list = own;
        if (list == null) {
            list = new ByteList(capacity);
            if (shared != null) {
                list.addAll(shared);
            } else if (from > 0) {
                list.spread(0, from, 0, new long[BitRuns.words(from)]);
            }
            own = list;
        }
        int entry = list.size();
        values.bytes(list, count);
        if (codes != null) {
            int[] target = codesFor(from + count);
            for (int i = 0; i < count; i++) {
                target[from + i] = entry + i;
            }
        }
    }

    @Override
    void spread(int from, int slots, int count, long[] valid) {
        if (codes != null) {
            int[] target = codesFor(from + slots);
            int source = from + count;
            for (int slot = from + slots - 1; slot >= from; slot--) {
                target[slot] = BitRuns.at(valid, slot) ? target[--source] : 0;
            }
        } else if (own != null) {
            own.spread(from, slots, count, valid);
        }
    }

    @Override
    Column column(int size, long @Nullable [] validity) {
        ByteList list = own;
        if (list == null && shared == null) {
            // Not one value.
            return ACCESS.ofBytes(type, new int[Math.max(1, size)], NO_ENTRIES, size, validity);
        }
        if (list == null) {
            return ACCESS.ofBytes(type, codes, Objects.requireNonNull(shared), size, validity);
        }
        if (codes == null && list.size() < size) {
            list.spread(list.size(), size - list.size(), 0, new long[BitRuns.words(size)]);
        }
        return ACCESS.ofBytes(type, codes, list.dictionary(), size, validity);
    }
}
