package dev.boathouse.core.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * What a comparison lets pass, as a range of keys.
 *
 * @param low the least key
 * @param high the greatest key; less than {@code low} when the range is empty
 * @param outside whether the keys outside pass instead
 */
record KeyRange(long low, long high, boolean outside) implements KeyTest {

    /** Of 64 keys. */
    private static final int RARE = 4;

    private static final KeyRange NONE = new KeyRange(1, 0, false);

    /** Where a literal lies among the keys: on some of them, or with {@code high = low - 1} between two. */
    private record Place(long low, long high) {}

    static KeyRange of(Filter.Operator operator, DataType type, Object literal) {
        if (type.isFloating()) {
            return floating(operator, (Double) literal);
        }
        Place place = type instanceof DataType.Decimal decimal
                ? unscaled((BigDecimal) literal, decimal.scale())
                : new Place(whole(literal), whole(literal));
        return of(operator, place, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static KeyRange of(Filter.Operator operator, Place place, long least, long greatest) {
        return switch (operator) {
            case EQUAL -> new KeyRange(place.low, place.high, false);
            case NOT_EQUAL -> new KeyRange(place.low, place.high, true);
            case LESS -> place.low == least ? NONE : new KeyRange(least, place.low - 1, false);
            case LESS_OR_EQUAL -> new KeyRange(least, place.high, false);
            case GREATER -> place.high == greatest ? NONE : new KeyRange(place.high + 1, greatest, false);
            case GREATER_OR_EQUAL -> new KeyRange(place.low, greatest, false);
        };
    }

    /** NaN lies outside of all ranges, whatever its sign, and so passes only where what is outside does. */
    private static KeyRange floating(Filter.Operator operator, double literal) {
        if (Double.isNaN(literal)) {
            return new KeyRange(1, 0, operator == Filter.Operator.NOT_EQUAL);
        }
        Place place = literal == 0 ? new Place(key(-0.0), key(0.0)) : new Place(key(literal), key(literal));
        return of(operator, place, key(Double.NEGATIVE_INFINITY), key(Double.POSITIVE_INFINITY));
    }

    /** The bits of a double, turned so that they sort as the numbers do, −0.0 just below 0.0. */
    static long key(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    /** The double of a key; turning the bits twice leaves them as they were. */
    static double floating(long key) {
        return Double.longBitsToDouble(key ^ (key >> 63 & Long.MAX_VALUE));
    }

    private static Place unscaled(BigDecimal literal, int scale) {
        BigInteger floor = DecimalColumn.floor(literal, scale);
        if (floor.bitLength() > 62) {
            // No decimal that a long holds is as large: the literal lies behind them all.
            return floor.signum() < 0
                    ? new Place(Long.MIN_VALUE + 1, Long.MIN_VALUE)
                    : new Place(Long.MAX_VALUE, Long.MAX_VALUE - 1);
        }
        long key = floor.longValueExact();
        return literal.compareTo(new BigDecimal(floor, scale)) == 0 ? new Place(key, key) : new Place(key + 1, key);
    }

    static long whole(Object literal) {
        if (literal instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (literal instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (literal instanceof Instant instant) {
            return ColumnBuilder.micros(instant);
        }
        if (literal instanceof LocalDateTime time) {
            return ColumnBuilder.micros(time.toInstant(ZoneOffset.UTC));
        }
        return (Long) literal;
    }

    boolean passes(long key) {
        return (low <= key && key <= high) != outside;
    }

    /** Keys that mostly pass, or mostly fail, are compared fastest with branches, others without: the 64 keys before tell which. */
    @Override
    public void mark(long[] keys, int count, long[] mask, int firstWord) {
        boolean empty = low > high;
        long before = firstWord == 0 ? 0 : mask[firstWord - 1];
        for (int start = 0; start < count; start += 64) {
            int end = Math.min(start + 64, count);
            int ones = Long.bitCount(before);
            long inside;
            if (empty) {
                inside = 0;
            } else if (ones <= RARE || ones >= 64 - RARE) {
                inside = branching(keys, start, end);
            } else {
                inside = branchless(keys, start, end);
            }
            before = outside ? ~inside & -1L >>> -(end - start) : inside;
            mask[firstWord + (start >>> 6)] = before;
        }
    }

    private long branching(long[] keys, int start, int end) {
        long word = 0;
        for (int i = start; i < end; i++) {
            long key = keys[i];
            if (key >= low && key <= high) {
                word |= 1L << i;
            }
        }
        return word;
    }

    /** A sign bit is set where {@code key - low}, as an unsigned number, exceeds the width of the range. */
    private long branchless(long[] keys, int start, int end) {
        long width = high - low;
        long word = 0;
        for (int i = start; i < end; i++) {
            long above = keys[i] - low;
            long beyond = (~width & above) | ((~width | above) & (width - above));
            word |= (~beyond >>> 63) << i;
        }
        return word;
    }
}
