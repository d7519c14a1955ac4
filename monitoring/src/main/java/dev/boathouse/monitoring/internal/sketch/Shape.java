package dev.boathouse.monitoring.internal.sketch;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Skewness m3 / m2^1.5 and excess kurtosis m4 / m2² − 3 of a sample, where mk is the mean of the k-th powers of the differences to the
 * mean (Joanes and Gill, "Comparing measures of sample skewness and kurtosis", 1998: g1 and g2). Of an exact histogram they come from exact
 * power sums; otherwise each value may lie anywhere in its bin, and the mean and deviation, known exactly, make sure bounds of that.
 *
 * @param low the lower bound
 * @param high the upper bound
 */
public record Shape(double low, double high) {

    /** More than the rounding of a sum of a few million terms, relative to the sum of their sizes. */
    private static final double ROUNDING = 1e-9;

    /** The skewness; empty for fewer than two distinct values. */
    public static Optional<Shape> skewness(Numbers numbers) {
        return numbers.min() >= numbers.max()
                ? Optional.empty()
                : Optional.of(numbers.histogram().exact() ? exact(numbers, 3) : bounds(numbers, 3));
    }

    /** The excess kurtosis; empty for fewer than two distinct values. */
    public static Optional<Shape> kurtosis(Numbers numbers) {
        return numbers.min() >= numbers.max()
                ? Optional.empty()
                : Optional.of(numbers.histogram().exact() ? exact(numbers, 4) : bounds(numbers, 4));
    }

    /**
     * With sums S1 to S4: g1 = (n²·S3 − 3n·S1·S2 + 2·S1³) / D^1.5 and g2 + 3 = (n³·S4 − 4n²·S1·S3 + 6n·S1²·S2 − 3·S1⁴) / D², where D =
     * n·S2 − S1²: whole numbers, whatever the unit.
     */
    private static Shape exact(Numbers numbers, int power) {
        Moments moments = numbers.moments();
        Histogram histogram = numbers.histogram();
        int unit = OrderedBits.MOST_SCALE;
        for (int bin = 0; bin < histogram.size(); bin++) {
            if (histogram.prefix(bin) != 0) {
                unit = Math.min(unit, OrderedBits.scale(histogram.prefix(bin)));
            }
        }
        BigInteger n = BigInteger.valueOf(moments.count());
        BigInteger s1 = moments.sum().shiftRight(unit); // no bit is lost: the unit divides each value
        BigInteger s2 = moments.squares().shiftRight(2 * unit);
        BigInteger cubes = BigInteger.ZERO;
        BigInteger fourths = BigInteger.ZERO;
        for (int bin = 0; bin < histogram.size(); bin++) {
            BigInteger value = OrderedBits.multiple(histogram.prefix(bin), unit);
            BigInteger third = value.pow(3).multiply(BigInteger.valueOf(histogram.count(bin)));
            cubes = cubes.add(third);
            fourths = power == 4 ? fourths.add(third.multiply(value)) : fourths;
        }
        BigInteger spread = n.multiply(s2).subtract(s1.pow(2));
        BigInteger nn = n.pow(2);
        if (power == 3) {
            BigInteger top = nn.multiply(cubes)
                    .subtract(n.multiply(s1).multiply(s2).multiply(BigInteger.valueOf(3)))
                    .add(s1.pow(3).shiftLeft(1));
            return of(top.signum() * Math.sqrt(Moments.ratio(top.pow(2), spread.pow(3), 0)));
        }
        BigInteger top = nn.multiply(n)
                .multiply(fourths)
                .subtract(nn.multiply(s1).multiply(cubes).shiftLeft(2))
                .add(n.multiply(s1.pow(2)).multiply(s2).multiply(BigInteger.valueOf(6)))
                .subtract(s1.pow(4).multiply(BigInteger.valueOf(3)));
        BigInteger square = spread.pow(2);
        return of(Moments.ratio(top.subtract(square.multiply(BigInteger.valueOf(3))), square, 0));
    }

    private static Shape of(double value) {
        return new Shape(value, value);
    }

    private static Shape bounds(Numbers numbers, int power) {
        Histogram histogram = numbers.histogram();
        double n = numbers.moments().count();
        double mean = numbers.moments().mean();
        double deviation = numbers.moments().standardDeviation() * Math.sqrt((n - 1) / n);
        double low = 0;
        double high = 0;
        double size = 0;
        for (int bin = 0; bin < histogram.size(); bin++) {
            double from = Math.nextDown(Math.max(histogram.low(bin), numbers.min()) - Math.nextUp(mean)) / deviation;
            double to = Math.nextUp(Math.min(histogram.high(bin), numbers.max()) - Math.nextDown(mean)) / deviation;
            double least = power == 3 || from > 0 ? from : Math.min(0, to);
            double most = power == 3 || -from < to ? to : from;
            least = least * least * (power == 3 ? least : least * least);
            most = most * most * (power == 3 ? most : most * most);
            double share = histogram.count(bin) / n;
            low += share * least;
            high += share * most;
            size += share * Math.max(Math.abs(least), Math.abs(most));
        }
        double slack = ROUNDING * size;
        if (Double.isInfinite(deviation) || Double.isNaN(low) || Double.isNaN(high) || Double.isNaN(slack)) {
            return new Shape(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY); // magnitudes beyond what doubles hold
        }
        // Least values for any sample: −√n and −2 (Pearson: kurtosis is at least 1 + skewness²); the greatest are √n
        // and n.
        double floor = power == 3 ? -Math.sqrt(n) : 1;
        double ceiling = power == 3 ? Math.sqrt(n) : n;
        double offset = power == 3 ? 0 : 3;
        return new Shape(Math.max(floor, low - slack) - offset, Math.min(ceiling, high + slack) - offset);
    }
}
