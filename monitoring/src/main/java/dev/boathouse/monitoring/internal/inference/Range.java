package dev.boathouse.monitoring.internal.inference;

/**
 * Where a statistic surely lies.
 *
 * @param low the lower bound
 * @param high the upper bound, at least {@code low}
 */
public record Range(double low, double high) {

    static Range exactly(double value) {
        return new Range(value, value);
    }

    /** The value of the range that is closest to another. */
    public double closestTo(double value) {
        return Math.max(low, Math.min(high, value));
    }
}
