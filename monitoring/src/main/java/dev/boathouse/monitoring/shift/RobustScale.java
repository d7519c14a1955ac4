package dev.boathouse.monitoring.shift;

import java.util.Arrays;

/**
 * How a column is put into units of its own spread: less its median, over the distance between two quantiles, divided by what that is of a standard normal
 * distribution. The quartiles decide; where they are equal the outer tenths, or the outer hundredths.
 *
 * @param median what a missing value counts as
 * @param unit 0 if even the outer hundredths are equal: the column is constant, but for a few rows
 */
record RobustScale(double median, double unit) {

    /** Values farther out count as this far, so that single rows do not turn the axes. */
    static final double FARTHEST = 10;

    private static final double[] SHARES = {0.25, 0.1, 0.01};
    /** The normal distribution's distance between the quantiles of a share and its complement. */
    private static final double[] NORMAL = {1.3489795003921634, 2.5631031310892007, 4.652695748081682};

    /** Of values, those that are NaN left out; ordered otherwise, infinite ones as any. */
    static RobustScale of(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .map(value -> Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value)))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new RobustScale(0, 0);
        }
        for (int i = 0; i < SHARES.length; i++) {
            // Halved, so that no distance is infinite.
            double distance = at(sorted, 1 - SHARES[i]) / 2 - at(sorted, SHARES[i]) / 2;
            double unit = distance / NORMAL[i] * 2;
            if (unit > 0 && unit <= Double.MAX_VALUE) {
                return new RobustScale(at(sorted, 0.5), unit);
            }
        }
        return new RobustScale(at(sorted, 0.5), 0);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    double of(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        double scaled = (value / 2 - median / 2) / unit * 2;
        return Math.max(-FARTHEST, Math.min(FARTHEST, scaled));
    }
}
