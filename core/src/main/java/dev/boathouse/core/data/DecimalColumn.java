package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Unscaled values: longs up to 18 digits, else 16 bytes each, two's complement, big-endian. Exactly one array is there. */
final class DecimalColumn extends Column {

    static final int WIDE = 16;

    /** Powers of ten up to this one, and whole numbers up to this size, are doubles without rounding, so that a quotient is rounded once. */
    private static final int EXACT_POWER = 22;

    private static final long EXACT_WHOLE = 1L << 53;

    private static final int MAX_DIGITS = 38;
    private static final BigInteger BEYOND = BigInteger.TEN.pow(MAX_DIGITS);

    final long @Nullable [] unscaled;
    final byte @Nullable [] wide;
    final int scale;
    private final double divisor;

    DecimalColumn(
            DataType.Decimal type,
            long @Nullable [] unscaled,
            byte @Nullable [] wide,
            int size,
            long @Nullable [] validity) {
        super(type, size, validity);
        this.unscaled = unscaled;
        this.wide = wide;
        this.scale = type.scale();
        this.divisor = scale <= EXACT_POWER ? BigInteger.TEN.pow(scale).doubleValue() : Double.NaN;
    }

    @Override
    public BigDecimal decimalAt(int index) {
        return unscaled != null
                ? BigDecimal.valueOf(unscaled[index], scale)
                : new BigDecimal(new BigInteger(wide(), index * WIDE, WIDE), scale);
    }

    /** The greatest unscaled value that is not above a literal; for one beyond all decimals one that is, too. */
    static BigInteger floor(BigDecimal literal, int scale) {
        long digits = (long) literal.precision() - literal.scale();
        if (digits > MAX_DIGITS) {
            return literal.signum() < 0 ? BEYOND.negate() : BEYOND;
        }
        return digits < -MAX_DIGITS
                ? BigInteger.valueOf(Math.min(0, literal.signum()))
                : literal.setScale(scale, RoundingMode.FLOOR).unscaledValue();
    }

    private byte[] wide() {
        if (wide == null) {
            throw new IllegalStateException("A decimal column holds neither longs nor bytes.");
        }
        return wide;
    }

    @Override
    public double doubleAt(int index) {
        long[] narrow = unscaled;
        return narrow != null && scale <= EXACT_POWER && Math.abs(narrow[index]) <= EXACT_WHOLE
                ? narrow[index] / divisor
                : decimalAt(index).doubleValue();
    }

    @Override
    Object boxed(int index) {
        return decimalAt(index);
    }

    @Override
    Column take(int[] positions, int count) {
        DataType.Decimal type = (DataType.Decimal) type();
        long[] validityTaken = Bits.takeValidity(validity, positions, count);
        if (unscaled != null) {
            long[] taken = new long[count];
            for (int i = 0; i < count; i++) {
                taken[i] = unscaled[positions[i]];
            }
            return new DecimalColumn(type, taken, null, count, validityTaken);
        }
        byte[] taken = new byte[count * WIDE];
        for (int i = 0; i < count; i++) {
            System.arraycopy(wide(), positions[i] * WIDE, taken, i * WIDE, WIDE);
        }
        return new DecimalColumn(type, null, taken, count, validityTaken);
    }

    @Override
    void numbers(int from, int to, double[] target, int offset) {
        for (int i = from; i < to; i++) {
            target[offset + i - from] = doubleAt(i);
        }
    }

    @Override
    boolean hasKeys() {
        return unscaled != null;
    }

    @Override
    void keys(int from, int to, long[] target) {
        if (unscaled == null) {
            throw mismatch("keys");
        }
        System.arraycopy(unscaled, from, target, 0, to - from);
    }

    @Override
    Column slice(int from, int to) {
        DataType.Decimal type = (DataType.Decimal) type();
        long[] validitySliced = Bits.sliceValidity(validity, from, to);
        return unscaled != null
                ? new DecimalColumn(type, Arrays.copyOfRange(unscaled, from, to), null, to - from, validitySliced)
                : new DecimalColumn(
                        type, null, Arrays.copyOfRange(wide(), from * WIDE, to * WIDE), to - from, validitySliced);
    }

    @Override
    void digestInto(Digest digest, int from, int to) {
        if (unscaled != null) {
            for (int i = from; i < to; i++) {
                digest.put(unscaled[i]);
            }
        } else {
            digest.append(wide(), from * WIDE, to * WIDE);
        }
    }
}
