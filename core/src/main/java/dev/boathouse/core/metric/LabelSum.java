package dev.boathouse.core.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How many of some rows are positive, if each is with its own probability. Below a variance of 100 the distribution is exact: that of the
 * rare ones among probable negatives, and of the rare ones among probable positives, row by row. Above, it is the normal one with the
 * skewness of the sum (the first terms of Cornish and Fisher 1938), rounded: for equal probabilities within 2e-4
 * of the exact distribution function.
 */
final class LabelSum {

    private static final double EXACT_BELOW = 100;
    /** Beyond so many deviations less than 1e-20 is left. */
    private static final int DEVIATIONS = 12;

    private static final int ROOM = 40;

    private final double mean;
    private final double deviation;
    private final double skewness;
    private final int probable;
    private final int rows;
    private final double[] hits;
    private final double[] misses;

    private LabelSum(
            double mean, double deviation, double skewness, int probable, int rows, double[] hits, double[] misses) {
        this.mean = mean;
        this.deviation = deviation;
        this.skewness = skewness;
        this.probable = probable;
        this.rows = rows;
        this.hits = hits;
        this.misses = misses;
    }

    static LabelSum of(double[] probabilities) {
        double mean = 0;
        double variance = 0;
        double third = 0;
        for (double p : probabilities) {
            mean += p;
            variance += p * (1 - p);
            third += p * (1 - p) * (1 - 2 * p);
        }
        double deviation = Math.sqrt(variance);
        if (variance >= EXACT_BELOW) {
            return new LabelSum(
                    mean,
                    deviation,
                    third / (variance * deviation),
                    0,
                    probabilities.length,
                    new double[0],
                    new double[0]);
        }
        double[] rare = Arrays.stream(probabilities).filter(p -> p <= 0.5).toArray();
        double[] missing = Arrays.stream(probabilities)
                .filter(p -> p > 0.5)
                .map(p -> 1 - p)
                .toArray();
        return new LabelSum(mean, 0, 0, missing.length, probabilities.length, cumulated(rare), cumulated(missing));
    }

    /** How likely up to 0, 1, 2 … of rows are positive: one row after the other is added. */
    private static double[] cumulated(double[] probabilities) {
        double sum = Arrays.stream(probabilities).sum();
        int limit = (int) Math.min(probabilities.length, Math.ceil(sum + DEVIATIONS * Math.sqrt(sum) + ROOM));
        double[] likely = new double[limit + 1];
        likely[0] = 1;
        int most = 0;
        for (double p : probabilities) {
            most = Math.min(limit, most + 1);
            for (int count = most; count > 0; count--) {
                likely[count] += p * (likely[count - 1] - likely[count]);
            }
            likely[0] *= 1 - p;
        }
        for (int count = 1; count <= limit; count++) {
            likely[count] += likely[count - 1];
        }
        return likely;
    }

    double mean() {
        return mean;
    }

    double draw(SplittableRandom random) {
        if (deviation > 0) {
            double z = normal(random);
            double sum = Math.rint(mean + deviation * (z + skewness * (z * z - 1) / 6));
            return Math.min(rows, Math.max(0, sum));
        }
        return probable + (double) draw(hits, random) - draw(misses, random);
    }

    private static int draw(double[] cumulated, SplittableRandom random) {
        int place = Arrays.binarySearch(cumulated, uniform(random));
        return Math.min(cumulated.length - 1, place < 0 ? -place - 1 : place + 1);
    }

    /** Box and Muller (1958), by StrictMath: the same on every platform. */
    private static double normal(SplittableRandom random) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform(random)));
        return radius * StrictMath.cos(2 * Math.PI * uniform(random));
    }

    private static double uniform(SplittableRandom random) {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }
}
