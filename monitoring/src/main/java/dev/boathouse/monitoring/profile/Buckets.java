package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.internal.SplitMix;
import dev.boathouse.monitoring.internal.sketch.Levels;
import dev.boathouse.monitoring.internal.sketch.LevelsBuilder;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a sensitive column: how many values fall into each of {@value #COUNT} buckets, which hashes choose. All values of a text or
 * binary value, and all numbers with the same sign, power of two and next three bits, share a bucket with about 1/{@value #COUNT} of all
 * others. Not thread-safe.
 */
final class Buckets {

    private static final int COUNT = 256;
    private static final int SHIFT = 56; // 64 − 8: the highest bits of a hash
    private static final int DROPPED = 49; // bits of a double that do not choose

    private final long[] counts = new long[COUNT];

    /** Whether values of a type can be told by a hash; others are not counted at all. */
    static boolean fit(DataType type) {
        return isBytes(type) || type == DataType.BOOLEAN || ColumnCollector.isNumber(type);
    }

    private static boolean isBytes(DataType type) {
        return type == DataType.STRING || type == DataType.BINARY;
    }

    void add(Column column, int from, int to, Workspace space) {
        if (isBytes(column.type())) {
            addBytes(column, from, to);
        } else {
            double[] block = space.block();
            for (int start = from; start < to; start += block.length) {
                int kept = ColumnCollector.gather(column, start, Math.min(to, start + block.length), block);
                for (int i = 0; i < kept; i++) {
                    long bits = Double.doubleToLongBits(block[i] + 0.0) >>> DROPPED;
                    counts[(int) (SplitMix.mix(bits) >>> SHIFT)]++;
                }
            }
        }
    }

    private void addBytes(Column column, int from, int to) {
        long @Nullable [] validity = ColumnAccess.direct().validity(column);
        int @Nullable [] codes = ColumnAccess.direct().codes(column);
        ByteDictionary dictionary = ColumnAccess.direct().dictionary(column);
        for (int i = from; i < to; i++) {
            if (ColumnCollector.isValid(validity, i)) {
                int entry = codes == null ? i : codes[i];
                long hash = LevelsBuilder.hash(dictionary.bytes(), dictionary.start(entry), dictionary.end(entry));
                counts[(int) (hash >>> SHIFT)]++;
            }
        }
    }

    Levels build() {
        LevelsBuilder levels = new LevelsBuilder();
        for (int i = 0; i < COUNT; i++) {
            if (counts[i] > 0) {
                levels.add("bucket " + i, counts[i]);
            }
        }
        return levels.build();
    }
}
