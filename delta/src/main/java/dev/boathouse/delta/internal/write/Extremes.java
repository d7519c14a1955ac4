package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The least and greatest value of a column, and how many are null. Not thread-safe. */
final class Extremes {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();

    private final DataType type;
    private long nulls;
    private long values;
    private boolean sawNaN;
    private long leastLong = Long.MAX_VALUE;
    private long greatestLong = Long.MIN_VALUE;
    private double leastDouble = Double.POSITIVE_INFINITY;
    private double greatestDouble = Double.NEGATIVE_INFINITY;
    private byte @Nullable [] leastBytes;
    private byte @Nullable [] greatestBytes;
    private @Nullable BigDecimal leastDecimal;
    private @Nullable BigDecimal greatestDecimal;

    Extremes(DataType type) {
        this.type = type;
    }

    void add(Column column, int[] positions) {
        int before = column.nullCount() == 0 ? 0 : countNulls(column, positions);
        nulls += before;
        values += positions.length - before;
        if (type == DataType.STRING) {
            strings(column, positions);
        } else if (type instanceof DataType.Decimal) {
            decimals(column, positions);
        } else if (type.isFloating()) {
            doubles(column, positions);
        } else if (type.isInteger()
                || type == DataType.DATE
                || type == DataType.TIMESTAMP
                || type == DataType.TIMESTAMP_NTZ) {
            longs(column, positions);
        }
    }

    private static int countNulls(Column column, int[] positions) {
        int count = 0;
        for (int position : positions) {
            count += column.isNull(position) ? 1 : 0;
        }
        return count;
    }

    private void longs(Column column, int[] positions) {
        for (int position : positions) {
            if (!column.isNull(position)) {
                long value = column.longAt(position);
                leastLong = Math.min(leastLong, value);
                greatestLong = Math.max(greatestLong, value);
            }
        }
    }

    private void doubles(Column column, int[] positions) {
        for (int position : positions) {
            if (!column.isNull(position)) {
                double value = column.doubleAt(position);
                if (Double.isNaN(value)) {
                    sawNaN = true;
                } else {
                    leastDouble = Math.min(leastDouble, value);
                    greatestDouble = Math.max(greatestDouble, value);
                }
            }
        }
    }

    private void decimals(Column column, int[] positions) {
        for (int position : positions) {
            if (!column.isNull(position)) {
                BigDecimal value = column.decimalAt(position);
                leastDecimal = leastDecimal == null ? value : leastDecimal.min(value);
                greatestDecimal = greatestDecimal == null ? value : greatestDecimal.max(value);
            }
        }
    }

    private void strings(Column column, int[] positions) {
        ByteDictionary dictionary = ACCESS.dictionary(column);
        int[] codes = ACCESS.codes(column);
        int least = -1;
        int greatest = -1;
        for (int position : positions) {
            if (!column.isNull(position)) {
                int entry = codes == null ? position : codes[position];
                if (least < 0) {
                    least = entry;
                    greatest = entry;
                } else if (entry != least && entry != greatest) {
                    least = compare(dictionary, entry, least) < 0 ? entry : least;
                    greatest = compare(dictionary, entry, greatest) > 0 ? entry : greatest;
                }
            }
        }
        if (least >= 0) {
            byte[] low = dictionary.copy(least);
            byte[] high = dictionary.copy(greatest);
            leastBytes = leastBytes == null || Arrays.compareUnsigned(low, leastBytes) < 0 ? low : leastBytes;
            greatestBytes =
                    greatestBytes == null || Arrays.compareUnsigned(high, greatestBytes) > 0 ? high : greatestBytes;
        }
    }

    private static int compare(ByteDictionary dictionary, int left, int right) {
        return Arrays.compareUnsigned(
                dictionary.bytes(),
                dictionary.start(left),
                dictionary.end(left),
                dictionary.bytes(),
                dictionary.start(right),
                dictionary.end(right));
    }

    DataType type() {
        return type;
    }

    long nulls() {
        return nulls;
    }

    /** Whether the extremes say something: NaN is the greatest number to some engines and no number to others. */
    boolean known() {
        return values > 0 && !sawNaN;
    }

    long leastLong() {
        return leastLong;
    }

    long greatestLong() {
        return greatestLong;
    }

    double leastDouble() {
        return leastDouble;
    }

    double greatestDouble() {
        return greatestDouble;
    }

    byte @Nullable [] leastBytes() {
        return leastBytes;
    }

    byte @Nullable [] greatestBytes() {
        return greatestBytes;
    }

    @Nullable
    BigDecimal leastDecimal() {
        return leastDecimal;
    }

    @Nullable
    BigDecimal greatestDecimal() {
        return greatestDecimal;
    }
}
