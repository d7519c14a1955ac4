package dev.boathouse.core.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;

/** A comparison of decimals of 16 bytes with a literal, as two words each. */
final class WideTest {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);

    private final long high;
    private final long low;
    /** Bit 0, 1 and 2: whether a value that is less, equal and greater than the words passes. */
    private final int passing;

    WideTest(Filter.Operator operator, BigDecimal literal, int scale) {
        BigInteger floor = DecimalColumn.floor(literal, scale);
        // Where the literal lies between two values, the one below is less than the literal.
        boolean exact = literal.compareTo(new BigDecimal(floor, scale)) == 0;
        BigInteger near = floor.min(LIMIT).max(LIMIT.negate());
        this.high = near.shiftRight(64).longValue();
        this.low = near.longValue();
        int outcomes = outcomes(operator);
        this.passing = exact ? outcomes : (outcomes & 0b101) | (outcomes & 1) << 1;
    }

    private static int outcomes(Filter.Operator operator) {
        return switch (operator) {
            case EQUAL -> 0b010;
            case NOT_EQUAL -> 0b101;
            case LESS -> 0b001;
            case LESS_OR_EQUAL -> 0b011;
            case GREATER -> 0b100;
            case GREATER_OR_EQUAL -> 0b110;
        };
    }

    /** A bit for each value that passes; those of null slots mean nothing. */
    long[] mask(byte[] values, int size) {
        long[] mask = new long[Bits.words(size)];
        for (int i = 0; i < size; i++) {
            long upper = (long) WORDS.get(values, i * DecimalColumn.WIDE);
            long lower = (long) WORDS.get(values, i * DecimalColumn.WIDE + Long.BYTES);
            int compared = upper == high ? Long.compareUnsigned(lower, low) : Long.compare(upper, high);
            mask[i >>> 6] |= (passing >>> (compared + 1) & 1L) << i;
        }
        return mask;
    }
}
