package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A bit for each row of a chunk: whether it is looked at, and whether it is not as expected. Not thread-safe. */
final class Marks {

    /** Rows that are looked at; bits behind the last row are 0. */
    long[] looked = new long[0];
    /** Rows that are not as expected; means something only where {@link #looked} has a bit. */
    long[] unexpected = new long[0];

    int size;

    /** All rows are looked at, and as expected. */
    void begin(int rows) {
        size = rows;
        int words = words();
        if (looked.length < words) {
            looked = new long[words];
            unexpected = new long[words];
        }
        Arrays.fill(looked, 0, words, -1);
        Arrays.fill(unexpected, 0, words, 0);
        if ((rows & 63) != 0) {
            looked[words - 1] = (1L << rows) - 1;
        }
    }

    int words() {
        return (size + 63) >>> 6;
    }

    /** Only rows at these ascending positions. */
    void only(int[] positions) {
        Arrays.fill(looked, 0, words(), 0);
        for (int position : positions) {
            looked[position >> 6] |= 1L << position;
        }
    }

    /** Only rows in which a column has a value. */
    void present(Column column) {
        long @Nullable [] validity = ColumnAccess.direct().validity(column);
        if (validity != null) {
            for (int i = 0; i < words(); i++) {
                looked[i] &= validity[i];
            }
        }
    }

    boolean looksAt(int row) {
        return (looked[row >> 6] >>> row & 1) != 0;
    }

    void mark(int row) {
        unexpected[row >> 6] |= 1L << row;
    }

    void markAll() {
        Arrays.fill(unexpected, 0, words(), -1);
    }

    /** Lets marks go where no row is looked at; tells how many are left. */
    int settle() {
        int count = 0;
        for (int i = 0; i < words(); i++) {
            unexpected[i] &= looked[i];
            count += Long.bitCount(unexpected[i]);
        }
        return count;
    }

    int lookedAt() {
        int count = 0;
        for (int i = 0; i < words(); i++) {
            count += Long.bitCount(looked[i]);
        }
        return count;
    }
}
