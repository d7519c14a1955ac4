package dev.boathouse.core.features;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** Consecutive rows of a chunk. */
final class ChunkSource implements Source {

    private static final int NOT_ASKED = Integer.MIN_VALUE;

    private final int[] positions;
    private final IdentityHashMap<Coding, Known> known = new IdentityHashMap<>();
    private @Nullable Chunk chunk;
    private int from;

    /** The codes of a dictionary's entries, as far as they were asked for; kept as long as the dictionary lives, and no longer. */
    private record Known(WeakReference<ByteDictionary> dictionary, int[] codes) {}

    ChunkSource(int[] positions) {
        this.positions = positions;
    }

    void use(@Nullable Chunk next, int first) {
        chunk = next;
        from = first;
    }

    private Column column(int input) {
        Chunk current = chunk;
        if (current == null) {
            throw new IllegalStateException("No rows to read.");
        }
        return current.column(positions[input]);
    }

    @Override
    public boolean isNull(int input, int i) {
        return column(input).isNull(from + i);
    }

    @Override
    public long longAt(int input, int i) {
        return column(input).longAt(from + i);
    }

    @Override
    public @Nullable Object valueAt(int input, int i) {
        return column(input).valueAt(from + i);
    }

    @Override
    public void numbers(int[] inputs, double[] target, int capacity, int count) {
        for (int input : inputs) {
            column(input).copyTo(from, from + count, target, input * capacity);
        }
    }

    @Override
    public void texts(int input, Coding coding, int missing, int[] target, int count) {
        Column column = column(input);
        ByteDictionary dictionary = ColumnAccess.direct().dictionary(column);
        int[] entries = ColumnAccess.direct().codes(column);
        int[] asked = entries == null ? null : known(coding, dictionary);
        for (int i = 0; i < count; i++) {
            if (column.isNull(from + i)) {
                target[i] = missing;
            } else if (entries == null || asked == null) {
                target[i] = coding.of(once(dictionary, from + i));
            } else {
                int entry = entries[from + i];
                if (asked[entry] == NOT_ASKED) {
                    asked[entry] = coding.of(dictionary.text(entry));
                }
                target[i] = asked[entry];
            }
        }
    }

    /** Where each row has its own entry, a decoded text is not worth keeping. */
    private static String once(ByteDictionary dictionary, int entry) {
        int start = dictionary.start(entry);
        return new String(dictionary.bytes(), start, dictionary.end(entry) - start, StandardCharsets.UTF_8);
    }

    private int[] known(Coding coding, ByteDictionary dictionary) {
        Known last = known.get(coding);
        if (last != null && last.dictionary.get() == dictionary) {
            return last.codes;
        }
        int[] codes = new int[dictionary.size()];
        Arrays.fill(codes, NOT_ASKED);
        known.put(coding, new Known(new WeakReference<>(dictionary), codes));
        return codes;
    }

    @Override
    public int elements(int input, int i, int wanted, double[] target, int at, int step) {
        Column column = column(input);
        if (column.isNull(from + i)) {
            return NO_ARRAY;
        }
        int[] offsets = ColumnAccess.direct().offsets(column);
        Column elements = ColumnAccess.direct().elements(column);
        int start = offsets[from + i];
        int length = offsets[from + i + 1] - start;
        if (length == wanted) {
            for (int k = 0; k < wanted; k++) {
                target[at + k * step] = elements.isNull(start + k) ? Double.NaN : elements.doubleAt(start + k);
            }
        }
        return length;
    }
}
