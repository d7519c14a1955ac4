package dev.boathouse.monitoring.internal.sketch;

/** Collects {@link Moments} from blocks of finite doubles. Not thread-safe. */
final class MomentsBuilder {

    private static final long FRACTION = (1L << 52) - 1;
    private static final long LOW = (1L << 53) - 1;
    private static final int EXPONENTS = 2048;

    private final ExactSum sum = new ExactSum(EXPONENTS);
    private final ExactSum squares = new ExactSum(2 * EXPONENTS + 53);
    private long count;

    /**
     * Adds the first {@code size} values. Mantissas are summed by exponent in plain longs, which a block of
     * {@value NumberBuilder#BLOCK} values cannot overflow (53 + 10 bits), and only then carried into the exact sums.
     */
    void add(double[] block, int size, Scratch scratch) {
        long[] sums = scratch.sums;
        long[] low = scratch.lowSquares;
        long[] high = scratch.highSquares;
        int least = EXPONENTS;
        int greatest = 0;
        for (int i = 0; i < size; i++) {
            long bits = Double.doubleToRawLongBits(block[i]);
            int exponent = (int) (bits >>> 52) & (EXPONENTS - 1);
            long mantissa = (bits & FRACTION) | (exponent == 0 ? 0 : FRACTION + 1);
            long sign = bits >> 63;
            long product = mantissa * mantissa;
            sums[exponent] += (mantissa ^ sign) - sign;
            low[exponent] += product & LOW;
            high[exponent] += (Math.multiplyHigh(mantissa, mantissa) << 11) | (product >>> 53);
            least = Math.min(least, exponent);
            greatest = Math.max(greatest, exponent);
        }
        count += size;
        for (int exponent = least; exponent <= greatest; exponent++) {
            if (low[exponent] != 0 || high[exponent] != 0) {
                int shift = Math.max(exponent, 1) - 1; // subnormals share the scale of the smallest normals
                sum.add(sums[exponent], shift);
                squares.add(low[exponent], 2 * shift);
                squares.add(high[exponent], 2 * shift + 53);
                sums[exponent] = 0;
                low[exponent] = 0;
                high[exponent] = 0;
            }
        }
    }

    Moments build() {
        return new Moments(count, sum.value(), squares.value());
    }

    /** Working space, empty between blocks, that the columns of one thread share. */
    static final class Scratch {
        private final long[] sums = new long[EXPONENTS];
        private final long[] lowSquares = new long[EXPONENTS];
        private final long[] highSquares = new long[EXPONENTS];
    }
}
