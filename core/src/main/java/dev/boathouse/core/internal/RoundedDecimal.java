package dev.boathouse.core.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers for people: four digits behind the point, the same on every Java release. */
public final class RoundedDecimal {

    private static final int DIGITS = 4;
    private static final double LEAST = 1e-4;

    private RoundedDecimal() {}

    /**
     * The text of a number.
     *
     * @param value any double
     * @return such as {@code 0.7312}, {@code NaN}
     */
    public static String of(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN).toPlainString()
                : String.valueOf(value);
    }

    /**
     * The text of a p-value, which is never told to be 0.
     *
     * @param value from 0 to 1, or NaN
     * @return such as {@code = 0.0033}, {@code < 0.0001}
     */
    public static String pValue(double value) {
        return value < LEAST ? "< 0.0001" : "= " + of(value);
    }
}
