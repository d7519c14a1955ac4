package dev.boathouse.core.internal;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The shortest decimal text that reads back as the same double, the same on every Java release ({@code Double.toString} changed in
 * JDK 19).
 */
public final class ShortestDecimal {

    private static final int MAX_DIGITS = 17;

    private ShortestDecimal() {}

    /**
     * The text of a number.
     *
     * @param value any double
     * @return such as {@code 0.1}, {@code 1E+22}, {@code NaN}, {@code -Infinity}
     */
    public static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MAX_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros().toString();
            }
        }
        return exact.round(new MathContext(MAX_DIGITS)).stripTrailingZeros().toString();
    }

    /**
     * The text of a number of single precision: the shortest that reads back as the same float.
     *
     * @param value any float
     * @return such as {@code 0.1}
     */
    public static String of(float value) {
        if (!Float.isFinite(value) || value == 0) {
            return of((double) value);
        }
        BigDecimal exact = new BigDecimal(value);
        int digits = 1;
        while (exact.round(new MathContext(digits)).floatValue() != value) {
            digits++;
        }
        return exact.round(new MathContext(digits)).stripTrailingZeros().toString();
    }
}
