package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The least and the greatest value of a column; NaN is the greatest of all. Not thread-safe. */
final class Extremes implements Reading {

    private static final int BLOCK = 1024;

    private final DataType type;
    private final Domain domain;
    private boolean begun;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private boolean nan;
    private boolean number;
    private @Nullable Object first;
    private @Nullable Object last;
    private @Nullable ByteDictionary known;
    private boolean[] seen = new boolean[0];

    Extremes(Schema.Field field) {
        type = field.type();
        domain = Domain.of(type);
        if (type == DataType.BOOLEAN || domain == Domain.BYTES || domain == Domain.NESTED) {
            throw new Unfit("Column \"" + field.name() + "\" of type " + type + " has no order.");
        }
    }

    @Override
    public void add(Column column, Marks marks, Workspace space) {
        switch (domain) {
            case LONG -> longs(column, marks);
            case DOUBLE -> doubles(column, marks, space.block());
            case TEXT -> texts(column, marks);
            default -> {
                for (int i = 0; i < marks.size; i++) {
                    Object value = marks.looksAt(i) ? column.valueAt(i) : null;
                    if (value != null) {
                        object(value);
                    }
                }
            }
        }
    }

    private void longs(Column column, Marks marks) {
        long[] block = new long[BLOCK];
        for (int from = 0; from < marks.size; from += BLOCK) {
            int to = Math.min(marks.size, from + BLOCK);
            Domain.copy(column, from, to, block);
            for (int i = from; i < to; i++) {
                if (marks.looksAt(i)) {
                    least = Math.min(least, block[i - from]);
                    greatest = Math.max(greatest, block[i - from]);
                    begun = true;
                }
            }
        }
    }

    private void doubles(Column column, Marks marks, double[] block) {
        for (int from = 0; from < marks.size; from += block.length) {
            int to = Math.min(marks.size, from + block.length);
            column.copyTo(from, to, block, 0);
            for (int i = from; i < to; i++) {
                double value = block[i - from] + 0.0; // −0.0 + 0.0 is 0.0
                if (!marks.looksAt(i)) {
                    continue;
                }
                begun = true;
                if (Double.isNaN(value)) {
                    nan = true;
                    continue;
                }
                number = true;
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
        }
    }

    private void texts(Column column, Marks marks) {
        ByteDictionary dictionary = ColumnAccess.direct().dictionary(column);
        int @Nullable [] codes = ColumnAccess.direct().codes(column);
        if (codes != null && known != dictionary) {
            known = dictionary;
            seen = new boolean[dictionary.size()];
        }
        for (int i = 0; i < marks.size; i++) {
            if (!marks.looksAt(i) || (codes != null && seen[codes[i]])) {
                continue;
            }
            if (codes != null) {
                seen[codes[i]] = true;
            }
            int entry = codes == null ? i : codes[i];
            bytes(Arrays.copyOfRange(dictionary.bytes(), dictionary.start(entry), dictionary.end(entry)));
        }
    }

    private void bytes(byte[] value) {
        if (!(first instanceof byte[] least) || Arrays.compareUnsigned(value, least) < 0) {
            first = value;
        }
        if (!(last instanceof byte[] greatest) || Arrays.compareUnsigned(value, greatest) > 0) {
            last = value;
        }
        begun = true;
    }

    private void object(Object value) {
        first = first == null || Between.compare(value, first) < 0 ? value : first;
        last = last == null || Between.compare(value, last) > 0 ? value : last;
        begun = true;
    }

    Optional<Object> least() {
        if (!begun) {
            return Optional.empty();
        }
        return switch (domain) {
            case LONG -> Optional.of(Domain.natural(type, BigInteger.valueOf(least)));
            case DOUBLE -> Optional.of(number ? low : Double.NaN);
            default -> Optional.ofNullable(text(first));
        };
    }

    Optional<Object> greatest() {
        if (!begun) {
            return Optional.empty();
        }
        return switch (domain) {
            case LONG -> Optional.of(Domain.natural(type, BigInteger.valueOf(greatest)));
            case DOUBLE -> Optional.of(nan ? Double.NaN : high);
            default -> Optional.ofNullable(text(last));
        };
    }

    private static @Nullable Object text(@Nullable Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value;
    }
}
