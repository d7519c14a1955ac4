package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;

/**
 * The two-sample Kolmogorov–Smirnov test on bins, and its distribution when nothing has changed, given which values are tied or in one bin:
 * D is compared at the ends of ties and bins only, so counting paths that are watched there alone keeps the rate of false alarms where
 * it should be, also for few distinct values. Immutable.
 */
public final class KolmogorovSmirnov implements NullDistribution {

    /** Beyond this many lattice points the limiting distribution is used. */
    private static final double EXACT_POINTS = 1e6;

    private final long n;
    private final long m;
    private final long[] blocks;
    private final BridgeMaximum limit;

    private KolmogorovSmirnov(long n, long m, long[] blocks) {
        this.n = n;
        this.m = m;
        this.blocks = blocks;
        this.limit = BridgeMaximum.at(blocks);
    }

    /** The distribution of {@code distance(bins).low()} given the joint counts of the bins. */
    public static KolmogorovSmirnov given(AlignedBins bins) {
        long[] blocks = new long[bins.size()];
        Arrays.setAll(blocks, bins::joint);
        return new KolmogorovSmirnov(bins.size1(), bins.size2(), blocks);
    }

    /** The distribution of D given which values are tied. */
    public static KolmogorovSmirnov given(Pooled samples) {
        long[] blocks = new long[samples.groups()];
        Arrays.setAll(blocks, samples::joint);
        return new KolmogorovSmirnov(samples.firstSize(), samples.secondSize(), blocks);
    }

    /**
     * The greatest difference of the two distribution functions, between non-empty samples. The lower bound is reached at the edge of some
     * bin, so surely attained; the upper is not exceeded, whatever the order within the bins.
     */
    public static Range distance(AlignedBins bins) {
        double n = bins.size1();
        double m = bins.size2();
        double low = 0;
        double high = 0;
        long below1 = 0;
        long below2 = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            long upTo1 = below1 + bins.first(bin);
            long upTo2 = below2 + bins.second(bin);
            low = Math.max(low, Math.abs(upTo1 / n - upTo2 / m));
            if (bins.mixed(bin)) {
                high = Math.max(high, Math.max(upTo1 / n - below2 / m, upTo2 / m - below1 / n));
            }
            below1 = upTo1;
            below2 = upTo2;
        }
        return new Range(low, Math.max(low, high));
    }

    @Override
    public double pValue(double distance) {
        if (!(distance > 0)) {
            return 1.0;
        }
        double width = 2 * Math.min(1, distance) * n * m / (n + m);
        double points = 0;
        for (long block : blocks) {
            points += block * (width + block + 1.0);
        }
        return points <= EXACT_POINTS
                ? watched((int) Math.min(n, m), (int) Math.max(n, m), blocks, distance)
                : Math.min(1, limit.tail(distance * Math.sqrt((double) n * m / ((double) n + m))));
    }

    @Override
    public double threshold(double alpha) {
        double low = 0;
        double high = 1 + 1e-9;
        if (pValue(1) > alpha) {
            return Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < 40 && high - low > 1e-9; i++) {
            double middle = (low + high) / 2;
            if (pValue(middle) <= alpha) {
                high = middle;
            } else {
                low = middle;
            }
        }
        // Distances are multiples of 1 / lcm(n, m).
        double steps = n * ((double) m / gcd(n, m));
        double next = (Math.floor(low * steps * (1 + 1e-12)) + 1) / steps;
        return Math.min(1, next <= high + 1e-9 ? next : high);
    }

    /**
     * Probability that a random lattice path from (0, 0) to (n, m) has |i/n − j/m| ≥ distance at the end of a block (Hodges 1957, where every
     * step is a block). With A(i, j) that of having had so on the way to (i, j), A(i, j) = (i·A(i−1, j) + j·A(i, j−1)) / (i + j):
     * positive terms only, so that tiny probabilities keep their digits.
     */
    static double watched(int n, int m, long[] blocks, double distance) {
        long divisor = gcd(n, m);
        long stepI = m / divisor;
        long stepJ = n / divisor;
        long height = (long) Math.ceil(distance * stepI * n - 1e-6); // distances are multiples of 1 / lcm(n, m)
        if (height <= 0) {
            return 1.0;
        }
        double[] exceeded = new double[n + 2]; // by i, on the diagonal i + j = at
        int low = 0; // outside low to high it is 1
        int high = 0;
        int at = 0;
        for (long block : blocks) {
            for (long step = 0; step < block; step++) {
                at++;
                int from = Math.max(low, at - m);
                int to = Math.min(high + 1, Math.min(n, at));
                for (int i = to; i >= from; i--) {
                    int j = at - i;
                    double left = i == 0 ? 0 : i - 1 < low || i - 1 > high ? 1 : exceeded[i - 1];
                    double down = j == 0 ? 0 : i > high || i < low ? 1 : exceeded[i];
                    exceeded[i] = (i * left + j * down) / at;
                }
                low = from;
                high = to;
            }
            while (low <= high && Math.abs(stepI * low - stepJ * (at - low)) >= height) {
                low++;
            }
            while (high >= low && Math.abs(stepI * high - stepJ * (at - high)) >= height) {
                high--;
            }
            if (low > high) {
                return 1.0;
            }
        }
        return Math.min(1.0, exceeded[n]);
    }

    /** 1 − K(x) of Kolmogorov's distribution: the alternating series where it converges fast, else its theta transform. */
    static double limit(double x) {
        if (x < 1.0) {
            double sum = 0;
            for (int k = 1; k <= 7; k += 2) {
                sum += StrictMath.exp(-k * k * Math.PI * Math.PI / (8 * x * x));
            }
            return 1.0 - StrictMath.sqrt(2 * Math.PI) / x * sum;
        }
        double sum = 0;
        for (int k = 1; k <= 6; k++) {
            double term = StrictMath.exp(-2.0 * k * k * x * x);
            sum += (k & 1) == 1 ? term : -term;
        }
        return 2 * sum;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
