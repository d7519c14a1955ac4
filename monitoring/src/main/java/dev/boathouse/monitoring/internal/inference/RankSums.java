package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;

/**
 * Mann and Whitney's U with the exact chances of its values: how the sum of the midranks of the first sample is distributed when
 * every choice of {@code n} of the pooled values has the same chance, given which are tied.
 */
public final class RankSums {

    private final double[] atLeast;

    private RankSums(double[] atLeast) {
        this.atLeast = atLeast;
    }

    /** U of the first sample: for how many pairs its value is the greater one, equal ones counted half. */
    public static double statistic(Pooled samples) {
        return statistic((Split) samples);
    }

    static double statistic(Split samples) {
        long below = 0;
        double twice = 0;
        for (int group = 0; group < samples.groups(); group++) {
            twice += samples.first(group) * (2.0 * below + samples.second(group));
            below += samples.second(group);
        }
        return twice / 2;
    }

    /** The distribution, with the ties of these samples or as if there were none. */
    public static RankSums of(Pooled samples, boolean withTies) {
        // Choosing the smaller sample takes less; U of the other one mirrors it.
        Pooled smaller = samples.firstSize() <= samples.secondSize() ? samples : samples.swapped();
        int n = smaller.firstSize();
        int m = smaller.secondSize();
        int highest = 2 * n * m;
        // chance[k][u]: k of the values so far are chosen, and together stand above u half pairs of values that are
        // not.
        double[][] chance = new double[n + 1][];
        chance[0] = new double[] {1};
        LogFactorials logs = new LogFactorials();
        int seen = 0;
        int groups = withTies ? smaller.groups() : n + m;
        for (int group = 0; group < groups; group++) {
            int size = withTies ? smaller.joint(group) : 1;
            chance = with(chance, n, m, seen, size, logs);
            seen += size;
        }
        double[] atLeast = Arrays.copyOf(chance[n], highest + 2);
        for (int u = highest; u >= 0; u--) {
            atLeast[u] += atLeast[u + 1];
        }
        if (smaller != samples) {
            double[] own = chance[n];
            double sum = 0;
            for (int u = 0; u <= highest; u++) {
                sum += own[u];
                atLeast[highest - u] = sum;
            }
        }
        return new RankSums(atLeast);
    }

    /** Takes one more group of equal values: how many of them are chosen is hypergeometric. */
    private static double[][] with(double[][] chance, int n, int m, int seen, int size, LogFactorials logs) {
        double[][] next = new double[n + 1][];
        for (int k = Math.max(0, seen + size - m); k <= Math.min(n, seen + size); k++) {
            next[k] = new double[2 * k * (seen + size - k) + 1];
        }
        int left = n + m - seen;
        for (int k = Math.max(0, seen - m); k <= Math.min(n, seen); k++) {
            int open = n - k;
            for (int taken = Math.max(0, open - (left - size)); taken <= Math.min(size, open); taken++) {
                double share = size == 1
                        ? (double) (taken == 1 ? open : left - open) / left
                        : StrictMath.exp(logs.choose(size, taken)
                                + logs.choose(left - size, open - taken)
                                - logs.choose(left, open));
                int shift = taken * (2 * (seen - k) + size - taken);
                double[] from = chance[k];
                double[] to = next[k + taken];
                int most = 2 * k * (seen - k); // all chosen ones above all others
                for (int u = 0; u <= most; u++) {
                    to[u + shift] += from[u] * share;
                }
            }
        }
        return next;
    }

    /** The chance of a U of the first sample of at least this. */
    public double atLeast(double u) {
        int twice = (int) Math.max(0, Math.ceil(2 * u - 1e-9));
        return twice >= atLeast.length ? 0.0 : Math.min(1.0, atLeast[twice]);
    }

    /** The chance of a U of the first sample of at most this: that of the other sample's being at least the rest. */
    public double atMost(double u) {
        int twice = (int) Math.floor(2 * u + 1e-9) + 1;
        return twice <= 0 ? 0.0 : twice >= atLeast.length ? 1.0 : Math.max(0.0, 1 - atLeast[twice]);
    }
}
