package dev.boathouse.core.evaluation;

/**
 * An estimate with the range that contains the truth in 95 of 100 samples, about.
 *
 * @param estimate what was observed
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double estimate, double low, double high) {

    /** As {@code 0.0123 (95 % from 0.0101 to 0.0145)}. */
    @Override
    public String toString() {
        return Comparison.rounded(estimate) + " (95 % from " + Comparison.rounded(low) + " to "
                + Comparison.rounded(high) + ")";
    }
}
