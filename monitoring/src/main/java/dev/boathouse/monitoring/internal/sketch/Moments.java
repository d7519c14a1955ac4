package dev.boathouse.monitoring.internal.sketch;

import java.math.BigInteger;

/**
 * Count, sum and sum of squares of finite doubles, all exact: adding two is exact too, so any split gives the same values.
 *
 * @param count how many values
 * @param sum their sum, in units of 2^-1074
 * @param squares the sum of their squares, in units of 2^-2148
 */
public record Moments(long count, BigInteger sum, BigInteger squares) {

    /** No values. */
    public static final Moments NONE = new Moments(0, BigInteger.ZERO, BigInteger.ZERO);

    private static final int UNIT = -1074;

    /** The moments of both together. */
    public Moments plus(Moments other) {
        return new Moments(count + other.count, sum.add(other.sum), squares.add(other.squares));
    }

    /** The mean, correctly rounded; asks for at least one value. */
    public double mean() {
        return ratio(sum, BigInteger.valueOf(count), UNIT);
    }

    /** The difference of two means, this one's less the other's, rounded once; both have at least one value. */
    public double meanDifference(Moments other) {
        BigInteger n = BigInteger.valueOf(count);
        BigInteger m = BigInteger.valueOf(other.count);
        return ratio(sum.multiply(m).subtract(other.sum.multiply(n)), n.multiply(m), UNIT);
    }

    /** The sum, correctly rounded; infinite when it exceeds the doubles. */
    public double total() {
        return ratio(sum, BigInteger.ONE, UNIT);
    }

    /**
     * The standard deviation with divisor n − 1, from the exact variance (no cancellation, however far the values
     * are from zero); asks for at least two values.
     */
    public double standardDeviation() {
        BigInteger n = BigInteger.valueOf(count);
        BigInteger spread = n.multiply(squares).subtract(sum.multiply(sum));
        if (spread.signum() == 0) {
            return 0.0;
        }
        BigInteger divisor = n.multiply(n.subtract(BigInteger.ONE));
        // Enough bits that the integer root has 70 of them; an even shift, so that the root's exponent is whole.
        int wanted = 140 - (spread.bitLength() - divisor.bitLength());
        int shift = wanted + (wanted & 1);
        BigInteger root = quotient(spread, divisor, shift)[0].sqrt();
        return Math.scalb(root.doubleValue(), UNIT - shift / 2);
    }

    /** Whether there can be such values: no negative squares, and none without values. */
    boolean consistent() {
        return squares.signum() >= 0
                && (count > 0 || (sum.signum() == 0 && squares.signum() == 0))
                && BigInteger.valueOf(count).multiply(squares).compareTo(sum.multiply(sum)) >= 0; // Cauchy and Schwarz
    }

    static double ratio(BigInteger numerator, BigInteger denominator, int exponent) {
        if (numerator.signum() == 0) {
            return 0.0;
        }
        int shift = 70 - (numerator.bitLength() - denominator.bitLength());
        BigInteger[] parts = quotient(numerator, denominator, shift);
        BigInteger quotient = parts[0];
        if (parts[1].signum() != 0 && !quotient.testBit(0)) {
            // A sticky bit far below the rounding position, so that a remainder is never taken for an exact half.
            quotient = quotient.add(BigInteger.valueOf(numerator.signum()));
        }
        return Math.scalb(quotient.doubleValue(), exponent - shift);
    }

    private static BigInteger[] quotient(BigInteger numerator, BigInteger denominator, int shift) {
        return shift >= 0
                ? numerator.shiftLeft(shift).divideAndRemainder(denominator)
                : numerator.divideAndRemainder(denominator.shiftLeft(-shift));
    }
}
