package dev.boathouse.delta.internal.encode;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.internal.ByteDictionary;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** BYTE_ARRAY: texts and byte strings. Those that arrive with codes are hashed once for each entry, not for each value. */
final class BytesValues extends Values {

    /** A dictionary with so many times the values that are coded with it gets no table of its own. */
    private static final int MUCH_LARGER = 4;

    private static final ByteDictionary NONE = new ByteDictionary(new byte[0], new int[1], 0);

    private final ByteEntries entries;
    private ByteDictionary source = NONE;
    private int @Nullable [] sourceCodes;
    /** The code of each entry of the source and one; zero where not yet known. */
    private int @Nullable [] known;

    private int[] dense = {};
    private int start;
    private int count;
    /** For each code, the last page in which it was seen. */
    private int[] seen = new int[64];

    BytesValues(Workspace space) {
        super(space);
        entries = new ByteEntries(space.limits);
    }

    @Override
    void source(Column column) {
        ByteDictionary next = ACCESS.dictionary(column);
        sourceCodes = ACCESS.codes(column);
        if (next != source) {
            boolean pays = sourceCodes != null && next.size() / MUCH_LARGER <= column.size();
            known = pays ? new int[next.size()] : null;
        }
        source = next;
    }

    @Override
    void all(int from, int size) {
        count = size;
        start = 0;
        dense = space.ints;
        if (sourceCodes != null) {
            dense = sourceCodes;
            start = from;
        } else {
            for (int i = 0; i < size; i++) {
                dense[i] = from + i;
            }
        }
    }

    @Override
    void some(int[] positions, int size) {
        count = size;
        start = 0;
        dense = space.ints;
        for (int i = 0; i < size; i++) {
            dense[i] = sourceCodes == null ? positions[i] : sourceCodes[positions[i]];
        }
    }

    @Override
    void extremes(Extremes extremes) {
        for (int i = start; i < start + count; i++) {
            extremes.bytes(source.bytes(), source.start(dense[i]), source.end(dense[i]));
        }
    }

    @Override
    void extremes(int[] codes, int from, int to, int page, Extremes extremes) {
        if (seen.length < entries.size()) {
            seen = Arrays.copyOf(seen, Math.max(entries.size(), 2 * seen.length));
        }
        for (int i = from; i < to; i++) {
            int code = codes[i];
            if (seen[code] != page) {
                seen[code] = page;
                extremes.bytes(entries.texts().bytes(), entries.start(code), entries.end(code));
            }
        }
    }

    @Override
    void plain(PageBuffer out) {
        for (int i = start; i < start + count; i++) {
            int from = source.start(dense[i]);
            out.putText(source.bytes(), from, source.end(dense[i]) - from);
        }
    }

    @Override
    long sizeOf(Column column, int from, int to) {
        ByteDictionary dictionary = ACCESS.dictionary(column);
        int[] codes = ACCESS.codes(column);
        long size = (long) (to - from) * Integer.BYTES;
        if (codes == null) {
            return from < to ? size + dictionary.end(to - 1) - dictionary.start(from) : size;
        }
        long[] validity = ACCESS.validity(column);
        for (int i = from; i < to; i++) {
            if (validity == null || LeafPiece.isSet(validity, i)) {
                size += dictionary.end(codes[i]) - dictionary.start(codes[i]);
            }
        }
        return size;
    }

    @Override
    boolean codes(int[] target, int at) {
        int[] table = known;
        for (int i = 0; i < count; i++) {
            int entry = dense[start + i];
            int code = table == null ? -1 : table[entry] - 1;
            if (code < 0) {
                code = entries.code(source.bytes(), source.start(entry), source.end(entry));
                if (code < 0) {
                    return false;
                }
                if (table != null) {
                    table[entry] = code + 1;
                }
            }
            target[at + i] = code;
        }
        return true;
    }

    @Override
    int entries() {
        return entries.size();
    }

    @Override
    int dictionaryBytes() {
        return entries.texts().size();
    }

    @Override
    void dictionary(PageBuffer out) {
        out.put(entries.texts().bytes(), 0, entries.texts().size());
    }
}
