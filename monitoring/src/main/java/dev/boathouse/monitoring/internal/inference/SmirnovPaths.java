package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;

/**
 * Smirnov's two-sample distances and their exact distributions, by counting lattice paths: the pooled order is a path from
 * (0, 0) to (n, m), and each of them has the same chance (Hodges, "The significance probability of the Smirnov two-sample test",
 * 1958). With ties only the ends of groups of equal values count (Schröer and Trenkler, "Exact and randomization distributions
 * of Kolmogorov–Smirnov tests two or three samples", 1995).
 */
public final class SmirnovPaths {

    private final Pooled samples;
    private final int n;
    private final int m;
    private final long unit;

    /** Asks for samples that are not empty. */
    public SmirnovPaths(Pooled samples) {
        this.samples = samples;
        this.n = samples.firstSize();
        this.m = samples.secondSize();
        this.unit = gcd(n, m);
    }

    /** The greatest F − G, 0 or more, of the distribution functions of the first and the second sample. */
    public double above() {
        return greatest(true, false);
    }

    /** The greatest |F − G|. */
    public double distance() {
        return greatest(true, true);
    }

    private double greatest(boolean above, boolean below) {
        long greatest = 0;
        long i = 0;
        long j = 0;
        for (int group = 0; group < samples.groups(); group++) {
            i += samples.first(group);
            j += samples.second(group);
            long difference = i * m - j * n;
            greatest = Math.max(greatest, above && below ? Math.abs(difference) : difference);
        }
        return greatest / ((double) n * m);
    }

    /** The step between the values that a distance can take: 1 over the least common multiple of the sizes. */
    public double step() {
        return unit / ((double) n * m);
    }

    /** The exact chance of a distance of at least this, given which values are tied. */
    public double tied(double distance, boolean twoSided) {
        long height = height(distance);
        if (height <= 0) {
            return 1.0;
        }
        return samples.tied() ? reachTied(height, twoSided) : untied(distance, twoSided);
    }

    /** The exact chance of a distance of at least this if no values were tied; an upper bound of it if they are. */
    public double untied(double distance, boolean twoSided) {
        long height = height(distance);
        if (height <= 0) {
            return 1.0;
        }
        if (n == m && !twoSided) {
            double p = 1;
            for (long j = 0; j < height; j++) {
                p *= (n - j) / (n + j + 1.0);
            }
            return p;
        }
        return reach(Math.min(n, m), Math.max(n, m), height, twoSided);
    }

    private long height(double distance) {
        return Math.round(distance * n / unit * m);
    }

    /**
     * The chance that a path reaches i/n − j/m ≥ height, on either side if two-sided. A(i, j) = (i·A(i−1, j) + j·A(i, j−1)) / (i + j)
     * is that of having reached it on the way to (i, j); positive terms only, so tiny probabilities keep their digits.
     */
    private double reach(int rows, int columns, long height, boolean twoSided) {
        long stepI = columns / unit;
        long stepJ = rows / unit;
        double[] inverse = inverses(rows + columns);
        double[] reached = new double[columns + 1];
        Arrays.fill(reached, 1.0); // beyond the band; overwritten inside
        int from = 0;
        int to = -1;
        for (int i = 0; i <= rows; i++) {
            while (stepJ * from <= stepI * i - height) {
                from++;
            }
            while (to < columns && (!twoSided || stepJ * (to + 1) < stepI * i + height)) {
                to++;
            }
            double left = i == 0 ? 0.0 : 1.0;
            for (int j = from; j <= to; j++) {
                left = (i * reached[j] + j * left) * inverse[i + j];
                reached[j] = left;
            }
        }
        return Math.min(1.0, reached[columns]);
    }

    /** The same where a path is looked at only between groups of equal values. */
    private double reachTied(long height, boolean twoSided) {
        long stepI = m / unit;
        long stepJ = n / unit;
        boolean[] ends = ends();
        double[] inverse = inverses(n + m);
        double[] reached = new double[m + 1];
        for (int i = 0; i <= n; i++) {
            double left = 0.0;
            for (int j = 0; j <= m; j++) {
                long difference = stepI * i - stepJ * j;
                boolean beyond = ends[i + j] && (difference >= height || (twoSided && -difference >= height));
                left = beyond ? 1.0 : (i * reached[j] + j * left) * inverse[i + j];
                reached[j] = left;
            }
        }
        return Math.min(1.0, reached[m]);
    }

    private boolean[] ends() {
        boolean[] ends = new boolean[n + m + 1];
        int seen = 0;
        for (int group = 0; group < samples.groups(); group++) {
            seen += samples.first(group) + samples.second(group);
            ends[seen] = true;
        }
        return ends;
    }

    private static double[] inverses(int most) {
        double[] inverses = new double[most + 1];
        for (int s = 1; s <= most; s++) {
            inverses[s] = 1.0 / s;
        }
        return inverses;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
