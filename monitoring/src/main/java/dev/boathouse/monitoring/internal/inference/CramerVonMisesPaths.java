package dev.boathouse.monitoring.internal.inference;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Cramér and von Mises' two-sample T from midranks, and its exact distribution by going through all lattice paths, those with the same
 * cost together (Xiao, Gordon and Yakovlev, "A C++ program for the Cramér–von Mises two-sample test", 2006), here also
 * with ties. T = U / (nmN) − (4nm − 1) / (6N), where U = n Σ (r − i)² + m Σ (s − j)² and r, s are the midranks of the i-th and j-th
 * value of either sample (Anderson 1962).
 */
public final class CramerVonMisesPaths {

    private final Pooled samples;
    private final long n;
    private final long m;

    /** Asks for samples that are not empty. */
    public CramerVonMisesPaths(Pooled samples) {
        this.samples = samples;
        this.n = samples.firstSize();
        this.m = samples.secondSize();
    }

    /** T, rounded once. */
    public double statistic() {
        BigInteger nm = BigInteger.valueOf(n).multiply(BigInteger.valueOf(m));
        BigInteger constant =
                nm.multiply(nm.shiftLeft(2).subtract(BigInteger.ONE)).shiftLeft(2);
        BigInteger numerator = fourU().multiply(BigInteger.valueOf(6)).subtract(constant);
        return numerator.doubleValue() / (24.0 * n * m * (n + m));
    }

    /** T of splits that are drawn, where the last digits do not matter. */
    static double statistic(Split split, double n, double m) {
        double own = 0;
        double other = 0;
        double i = 0;
        double j = 0;
        for (int group = 0; group < split.groups(); group++) {
            double a = split.first(group);
            double b = split.second(group);
            own += a * (2 * j + b) * (2 * j + b) + (a - 1) * a * (a + 1) / 3;
            other += b * (2 * i + a) * (2 * i + a) + (b - 1) * b * (b + 1) / 3;
            i += a;
            j += b;
        }
        return (own / m + other / n - (4 * n * m - 1) * 2 / 3) / (4 * (n + m));
    }

    private BigInteger fourU() {
        ExactTotal own = new ExactTotal();
        ExactTotal other = new ExactTotal();
        long i = 0;
        long j = 0;
        for (int group = 0; group < samples.groups(); group++) {
            long a = samples.first(group);
            long b = samples.second(group);
            own.addSquares(a, 2 * j + b);
            other.addSquares(b, 2 * i + a);
            i += a;
            j += b;
        }
        return own.value().multiply(BigInteger.valueOf(n)).add(other.value().multiply(BigInteger.valueOf(m)));
    }

    /** The exact chance of a T of at least this, given which values are tied; meant for sizes whose product is some hundreds. */
    public double tied(double statistic) {
        int[] sizes = new int[samples.groups()];
        Arrays.setAll(sizes, group -> samples.joint(group));
        double fourU = (statistic + (4.0 * n * m - 1) / (6 * (n + m))) * 4 * n * m * (n + m);
        return chance(sizes, (long) Math.ceil(fourU - 1e-6 * n * m));
    }

    /**
     * The exact chance if no values were tied. Without ties T goes in steps; one from ties that lies between is taken for the
     * step below, so that the chance is not too small.
     */
    public double untied(double statistic) {
        int[] sizes = new int[(int) (n + m)];
        Arrays.fill(sizes, 1);
        // T = z / (L²·N·N)·nm with whole z = Σ (L(i/n − j/m))² over the path and L the least common multiple.
        double lcm = (double) n * m / gcd(n, m);
        double z = Math.floor(statistic * (n + m) * (n + m) * lcm * lcm / ((double) n * m) + 1e-6);
        double fourU = (z * n * m / ((double) (n + m) * (n + m) * lcm * lcm) + (4.0 * n * m - 1) / (6 * (n + m)))
                * 4
                * n
                * m
                * (n + m);
        return chance(sizes, (long) Math.ceil(fourU - 1e-6 * n * m));
    }

    /** The chance that 4U is at least this over all ways to choose n of the values, which come in groups of these sizes. */
    private double chance(int[] sizes, long atLeast) {
        LogFactorials logs = new LogFactorials();
        Costs[] costs = new Costs[(int) n + 1];
        costs[0] = Costs.ZERO;
        int seen = 0;
        for (int size : sizes) {
            Costs[] next = new Costs[(int) n + 1];
            long left = n + m - seen;
            for (int i = (int) Math.max(0, seen - m); i <= Math.min(n, seen); i++) {
                long open = n - i;
                long j = (long) seen - i;
                for (int a = (int) Math.max(0, open - (left - size)); a <= Math.min(size, open); a++) {
                    long b = (long) size - a;
                    double share = size == 1
                            ? (double) (a == 1 ? open : left - open) / left
                            : StrictMath.exp(logs.choose(size, a)
                                    + logs.choose(left - size, open - a)
                                    - logs.choose(left, open));
                    long cost = n * squares(a, 2 * j + b) + m * squares(b, 2L * i + a);
                    Costs moved = costs[i].moved(cost, share);
                    next[i + a] = next[i + a] == null ? moved : next[i + a].plus(moved);
                }
            }
            costs = next;
            seen += size;
        }
        return Math.min(1.0, costs[(int) n].atLeast(atLeast));
    }

    /** 4 Σ (r − i)² over c values of one sample in a group, where twice the values of the other below r is {@code twice}. */
    private static long squares(long c, long twice) {
        return c * twice * twice + (c - 1) * c * (c + 1) / 3;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Ascending costs with the chance of each. */
    private record Costs(long[] cost, double[] chance) {

        static final Costs ZERO = new Costs(new long[1], new double[] {1});

        Costs moved(long by, double share) {
            long[] moved = new long[cost.length];
            double[] scaled = new double[cost.length];
            for (int i = 0; i < moved.length; i++) {
                moved[i] = cost[i] + by;
                scaled[i] = chance[i] * share;
            }
            return new Costs(moved, scaled);
        }

        Costs plus(Costs other) {
            long[] merged = new long[cost.length + other.cost.length];
            double[] sum = new double[merged.length];
            int size = 0;
            for (int i = 0, j = 0; i < cost.length || j < other.cost.length; size++) {
                boolean here = j == other.cost.length || (i < cost.length && cost[i] <= other.cost[j]);
                boolean there = i == cost.length || (j < other.cost.length && other.cost[j] <= cost[i]);
                merged[size] = here ? cost[i] : other.cost[j];
                sum[size] = (here ? chance[i++] : 0) + (there ? other.chance[j++] : 0);
            }
            return new Costs(Arrays.copyOf(merged, size), Arrays.copyOf(sum, size));
        }

        double atLeast(long bound) {
            double sum = 0;
            for (int i = 0; i < cost.length; i++) {
                sum += cost[i] >= bound ? chance[i] : 0;
            }
            return sum;
        }
    }

    /** A sum of whole numbers that may exceed 64 bits. */
    private static final class ExactTotal {

        private static final double SAFE = 0x1p61;

        private BigInteger large = BigInteger.ZERO;
        private long small;

        void addSquares(long c, long twice) {
            if (c * ((double) twice * twice + (double) c * c) < SAFE) {
                small += squares(c, twice);
                if (small >= 0x1p61) {
                    flush();
                }
                return;
            }
            BigInteger count = BigInteger.valueOf(c);
            BigInteger cube = count.multiply(count.multiply(count).subtract(BigInteger.ONE));
            large = large.add(count.multiply(BigInteger.valueOf(twice).pow(2))).add(cube.divide(BigInteger.valueOf(3)));
        }

        private void flush() {
            large = large.add(BigInteger.valueOf(small));
            small = 0;
        }

        BigInteger value() {
            flush();
            return large;
        }
    }
}
