package dev.boathouse.monitoring.profile;

/**
 * Two bounds between which a value surely lies; equal where it is known exactly.
 *
 * @param low the lower bound
 * @param high the upper bound, at least {@code low}
 */
public record Bounds(double low, double high) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the bounds are NaN or in the wrong order
     */
    public Bounds {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "No interval: found [" + low + ", " + high + "]. The bounds must ascend.");
        }
    }

    /**
     * A value that is known exactly.
     *
     * @param value the value, not NaN
     * @return an interval of width 0
     */
    public static Bounds exactly(double value) {
        return new Bounds(value, value);
    }

    /**
     * Whether both bounds are equal.
     *
     * @return true if the value is known exactly
     */
    public boolean exact() {
        return low == high;
    }

    /**
     * Whether a value lies between the bounds, which count as inside.
     *
     * @param value any double
     * @return true if it does
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
