package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.internal.ColumnAccess;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How the values of a type lie in arrays. */
enum Domain {
    /** In a long, in order: whole numbers, days, microseconds, unscaled decimals of up to 18 digits, and truth values. */
    LONG,
    /** In a double or float. */
    DOUBLE,
    /** In 16 bytes: decimals of more digits. */
    WIDE,
    /** In a dictionary. */
    TEXT,
    /** In a dictionary, without an order. */
    BYTES,
    /** In parts. */
    NESTED;

    private static final int LONG_DIGITS = 18;

    static Domain of(DataType type) {
        if (type.isFloating()) {
            return DOUBLE;
        }
        if (type instanceof DataType.Decimal decimal) {
            return decimal.precision() <= LONG_DIGITS ? LONG : WIDE;
        }
        if (type == DataType.STRING || type == DataType.BINARY) {
            return type == DataType.STRING ? TEXT : BYTES;
        }
        return type.isInteger() || type == DataType.BOOLEAN || isTime(type) ? LONG : NESTED;
    }

    static boolean isTime(DataType type) {
        return type == DataType.DATE || type == DataType.TIMESTAMP || type == DataType.TIMESTAMP_NTZ;
    }

    static boolean hasInts(DataType type) {
        return type == DataType.INT || type == DataType.SHORT || type == DataType.BYTE || type == DataType.DATE;
    }

    static int scale(DataType type) {
        return type instanceof DataType.Decimal decimal ? decimal.scale() : 0;
    }

    /** Values of {@link #LONG}; null slots mean nothing. */
    static void copy(Column column, int from, int to, long[] target) {
        ColumnAccess access = ColumnAccess.direct();
        if (hasInts(column.type())) {
            int[] values = access.ints(column);
            for (int i = from; i < to; i++) {
                target[i - from] = values[i];
            }
        } else if (column.type() == DataType.BOOLEAN) {
            long[] bits = access.bits(column);
            for (int i = from; i < to; i++) {
                target[i - from] = (bits[i >> 6] >>> i) & 1;
            }
        } else {
            System.arraycopy(longs(column), from, target, 0, to - from);
        }
    }

    /** The array of a {@link #LONG} that is neither of ints nor of bits. */
    static long[] longs(Column column) {
        return column.type() instanceof DataType.Decimal
                ? ColumnAccess.direct().unscaled(column)
                : ColumnAccess.direct().longs(column);
    }

    /** A value of {@link #LONG} in its natural Java type; whole numbers are Long. */
    static Object natural(DataType type, BigInteger value) {
        if (type instanceof DataType.Decimal decimal) {
            return new BigDecimal(value, decimal.scale());
        }
        if (type == DataType.DATE) {
            return LocalDate.ofEpochDay(value.longValue());
        }
        if (isTime(type)) {
            Instant instant = Instant.EPOCH.plus(value.longValue(), ChronoUnit.MICROS);
            return type == DataType.TIMESTAMP ? instant : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (type == DataType.BOOLEAN) {
            return value.signum() != 0;
        }
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : new BigDecimal(value);
    }
}
