package dev.boathouse.monitoring.metrics;

import dev.boathouse.monitoring.internal.ProfileAccess;
import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import dev.boathouse.monitoring.profile.NumberProfile;
import java.util.ArrayList;
import java.util.List;

/** Evenly spaced quantiles, found in one walk through the histogram. */
final class Quantiles {

    /** As many as Databricks has in a row. */
    static final int COUNT = 1000;

    private Quantiles() {}

    /**
     * The values at ranks ⌈i · n / 999⌉ of the n finite ones, for i from 0 to 999: the first is the minimum, the last the maximum. Where a
     * profile knows a value only to lie in a bin, the middle of the bin.
     */
    static List<Double> of(NumberProfile profile) {
        List<Double> quantiles = new ArrayList<>();
        long size = profile.finite();
        if (size == 0) {
            return quantiles;
        }
        Numbers numbers = ProfileAccess.direct().numbers(profile);
        Histogram histogram = numbers.histogram();
        int bin = 0;
        long behind = histogram.count(0);
        for (int i = 0; i < COUNT; i++) {
            long rank = rank(i, size);
            while (behind < rank) {
                behind += histogram.count(++bin);
            }
            quantiles.add(
                    middle(Math.max(histogram.low(bin), numbers.min()), Math.min(histogram.high(bin), numbers.max())));
        }
        quantiles.set(0, numbers.min());
        quantiles.set(COUNT - 1, numbers.max());
        return quantiles;
    }

    /** ⌈i · size / 999⌉, counted from 1, without a product that a long cannot hold. */
    private static long rank(int i, long size) {
        int last = COUNT - 1;
        long whole = size / last * i;
        long rest = size % last * i;
        return Math.max(1, whole + (rest + last - 1) / last);
    }

    static double middle(double low, double high) {
        return low == high ? low + 0.0 : low / 2 + high / 2;
    }
}
