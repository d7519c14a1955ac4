package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Unscaled values: longs up to 18 digits, else 16 bytes each, two's complement, big-endian. Exactly one array is there. */
final class DecimalColumn extends Column {

    static final int WIDE = 16;

    final long @Nullable [] unscaled;
    final byte @Nullable [] wide;
    private final int scale;

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
    }

    @Override
    public BigDecimal decimalAt(int index) {
        return unscaled != null
                ? BigDecimal.valueOf(unscaled[index], scale)
                : new BigDecimal(new BigInteger(wide(), index * WIDE, WIDE), scale);
    }

    private byte[] wide() {
        if (wide == null) {
            throw new IllegalStateException("A decimal column holds neither longs nor bytes.");
        }
        return wide;
    }

    @Override
    public double doubleAt(int index) {
        return decimalAt(index).doubleValue();
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
    void digestInto(Digest digest, int from, int to) {
        if (unscaled != null) {
            for (int i = from; i < to; i++) {
                digest.put(unscaled[i]);
            }
        } else {
            for (int i = from * WIDE; i < to * WIDE; i++) {
                digest.put(wide()[i]);
            }
        }
    }
}
