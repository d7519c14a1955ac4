package dev.boathouse.core.metric;

import java.util.Arrays;

/**
 * The mutual information that groups of given sizes have by chance (Vinh, Epps and Bailey 2010, section 4): each pair of groups shares a
 * hypergeometric number of rows. Its probabilities are taken in ratios to that of the mode, as far as they count at all.
 */
final class MutualInformation {

    private static final double NEGLIGIBLE = 1e-20;

    private MutualInformation() {}

    static double expected(long[] classes, long[] groups, long total) {
        double sum = 0;
        for (long a : present(classes)) {
            for (long b : present(groups)) {
                sum += expected(a, b, total);
            }
        }
        return sum;
    }

    private static long[] present(long[] sizes) {
        return Arrays.stream(sizes).filter(size -> size > 0).toArray();
    }

    private static double expected(long a, long b, long total) {
        long least = Math.max(0, a + b - total);
        long most = Math.min(a, b);
        long mode = Math.min(most, Math.max(least, (long) ((a + 1.0) * (b + 1.0) / (total + 2.0))));
        double weights = 1;
        double sum = term(mode, a, b, total);
        double weight = 1;
        for (long x = mode; x < most && weight > NEGLIGIBLE; x++) {
            weight *= (double) (a - x) / (x + 1) * ((double) (b - x) / (total - a - b + x + 1));
            weights += weight;
            sum += weight * term(x + 1, a, b, total);
        }
        weight = 1;
        for (long x = mode; x > least && weight > NEGLIGIBLE; x--) {
            weight *= (double) x / (a - x + 1) * ((double) (total - a - b + x) / (b - x + 1));
            weights += weight;
            sum += weight * term(x - 1, a, b, total);
        }
        return sum / weights;
    }

    private static double term(long x, long a, long b, long total) {
        return x == 0 ? 0 : (double) x / total * StrictMath.log((double) x / a / b * total);
    }
}
