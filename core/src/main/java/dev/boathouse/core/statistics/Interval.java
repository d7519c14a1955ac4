package dev.boathouse.core.statistics;

import dev.boathouse.core.internal.RoundedDecimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An estimate with the range that contains the truth in so many of 100 samples, about.
 *
 * @param estimate what was observed
 * @param low the lower end
 * @param high the upper end
 * @param level how often such ranges contain the truth, such as 0.95
 */
public record Interval(double estimate, double low, double high, double level) {

    /** The level unless told otherwise. */
    public static final double DEFAULT_LEVEL = 0.95;

    /**
     * The interval that a normal distribution gives.
     *
     * @param estimate what was observed
     * @param standardError the standard deviation of the estimate, 0 or more
     * @param level how often such ranges contain the truth, between 0 and 1
     * @return the interval, symmetric around the estimate
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public static Interval around(double estimate, double standardError, double level) {
        double reach = Normal.reach(level) * standardError;
        return new Interval(estimate, estimate - reach, estimate + reach, level);
    }

    /** As {@code 0.0123 (95 % from 0.0101 to 0.0145)}. */
    @Override
    public String toString() {
        return RoundedDecimal.of(estimate) + " ("
                + BigDecimal.valueOf(100 * level)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + " % from " + RoundedDecimal.of(low) + " to " + RoundedDecimal.of(high) + ")";
    }
}
