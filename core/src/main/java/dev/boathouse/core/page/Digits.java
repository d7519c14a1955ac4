package dev.boathouse.core.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How many digits of a number people see. Ties go to the even digit, thousands have commas, and the text is the same in every locale and on
 * every Java release. Numbers of 10¹⁵ and more, and in {@link Style#SIGNIFICANT} those below 10⁻⁶, are written as {@code 1.5e20}.
 *
 * @param style what is counted
 * @param count how many, 0 to 17, of significant ones at least 1
 */
public record Digits(Style style, int count) {

    /** What is counted. */
    public enum Style {
        /** Digits after the point. */
        PLACES,
        /** Digits from the first that is not 0. Digits before the point are never rounded away, zeros at the end are left out. */
        SIGNIFICANT,
        /** Digits after the point of the number times 100. */
        PERCENT
    }

    private static final int MAX_COUNT = 17;
    private static final int GROUP = 3;
    private static final BigDecimal LARGE = BigDecimal.TEN.pow(15);
    private static final double SMALL = 1e-6;

    /** Checks the count. */
    public Digits {
        int least = style == Style.SIGNIFICANT ? 1 : 0;
        if (count < least || count > MAX_COUNT) {
            throw new IllegalArgumentException(
                    "Cannot show " + count + " digits. Choose " + least + " to " + MAX_COUNT + ".");
        }
    }

    /**
     * So many digits after the point, zeros too: 4 make {@code 0.6800} of 0.68. A number that is not 0 and would read as 0 is written as
     * {@code <0.0001}, or {@code >-0.0001}.
     *
     * @param count how many, 0 to 17
     * @return the digits
     * @throws IllegalArgumentException if there are fewer or more
     */
    public static Digits places(int count) {
        return new Digits(Style.PLACES, count);
    }

    /**
     * So many digits from the first that is not 0: 3 make {@code 0.00123} of 0.0012345, and {@code 1,234,568} of 1234567.8.
     *
     * @param count how many, 1 to 17
     * @return the digits
     * @throws IllegalArgumentException if there are fewer or more
     */
    public static Digits significant(int count) {
        return new Digits(Style.SIGNIFICANT, count);
    }

    /**
     * A share as percent, with so many digits after the point: 1 makes {@code 12.3 %} of 0.1234.
     *
     * @param count how many, 0 to 17
     * @return the digits
     * @throws IllegalArgumentException if there are fewer or more
     */
    public static Digits percent(int count) {
        return new Digits(Style.PERCENT, count);
    }

    /**
     * The text of a number.
     *
     * @param value any number
     * @return such as {@code 1,234.50}, {@code <0.01}, {@code NaN}, {@code -∞}
     */
    public String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        BigDecimal exact = new BigDecimal(value);
        return switch (style) {
            case PLACES -> places(exact);
            case SIGNIFICANT -> significant(exact);
            case PERCENT -> places(exact.movePointRight(2)) + " %";
        };
    }

    /**
     * Digits for numbers below each other: of significant ones as many places for all as the largest needs, unless another would then read as
     * 0; the others are alike already.
     */
    Digits alike(double... values) {
        double largest = 0;
        for (double value : values) {
            largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        if (style != Style.SIGNIFICANT || largest == 0 || LARGE.doubleValue() <= largest) {
            return this;
        }
        int before = (int) Math.ceil(StrictMath.log10(largest));
        int places = Math.max(0, Math.min(MAX_COUNT, count - before));
        int needed = 0;
        for (double value : values) {
            if (Double.isFinite(value) && value != 0) {
                BigDecimal rounded = new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN);
                if (rounded.signum() == 0) {
                    return this;
                }
                needed = Math.max(needed, rounded.stripTrailingZeros().scale());
            }
        }
        return places(needed);
    }

    /** The text of a whole number, with commas. */
    static String whole(long value) {
        return grouped(String.valueOf(value));
    }

    private String places(BigDecimal value) {
        if (value.abs().compareTo(LARGE) >= 0) {
            return scientific(value, count + 1);
        }
        BigDecimal rounded = value.setScale(count, RoundingMode.HALF_EVEN);
        if (rounded.signum() == 0 && value.signum() != 0) {
            return (value.signum() > 0 ? "<" : ">-")
                    + BigDecimal.ONE.movePointLeft(count).toPlainString();
        }
        return grouped(rounded.toPlainString());
    }

    private String significant(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        if (value.abs().compareTo(LARGE) >= 0 || value.abs().doubleValue() < SMALL) {
            return scientific(value, count);
        }
        int before = value.precision() - value.scale();
        return grouped(value.setScale(Math.max(0, count - before), RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString());
    }

    private static String scientific(BigDecimal value, int digits) {
        BigDecimal rounded =
                value.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        String all = rounded.unscaledValue().abs().toString();
        return (value.signum() < 0 ? "-" : "") + all.charAt(0) + (all.length() > 1 ? "." + all.substring(1) : "") + "e"
                + (rounded.precision() - rounded.scale() - 1);
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        int start = plain.startsWith("-") ? 1 : 0;
        StringBuilder text = new StringBuilder(plain);
        for (int at = end - GROUP; at > start; at -= GROUP) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
