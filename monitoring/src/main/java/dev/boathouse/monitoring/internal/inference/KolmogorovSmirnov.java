package dev.boathouse.monitoring.internal.inference;

import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.util.Arrays;

/**
 * The two-sample Kolmogorov–Smirnov test on histograms. Where a bin holds several values of both samples, their order within
 * it is unknown and the distance is an interval; it always contains the distance of the samples themselves.
 */
public final class KolmogorovSmirnov {

    /** Beyond this many lattice points the limiting distribution is used. */
    private static final double EXACT_POINTS = 4e6;

    private KolmogorovSmirnov() {}

    /**
     * The greatest difference of the two distribution functions.
     *
     * @param low reached at the edge of some bin, so surely attained
     * @param high not exceeded, whatever the order within the bins
     */
    public record Distance(double low, double high) {}

    /** The distance between two non-empty samples; −∞ and +∞ take part as the least and greatest values, NaN does not. */
    public static Distance distance(Numbers reference, Numbers current) {
        int length = Math.min(
                reference.histogram().prefixLength(), current.histogram().prefixLength());
        Histogram a = reference.histogram().atLength(length);
        Histogram b = current.histogram().atLength(length);
        double n = reference.ordered();
        double m = current.ordered();
        long below1 = reference.negativeInfinities();
        long below2 = current.negativeInfinities();
        double low = Math.abs(below1 / n - below2 / m);
        double high = low;
        for (int i = 0, j = 0; i < a.size() || j < b.size(); ) {
            boolean in1 = j == b.size() || (i < a.size() && a.prefix(i) <= b.prefix(j));
            boolean in2 = i == a.size() || (j < b.size() && b.prefix(j) <= a.prefix(i));
            long upTo1 = in1 ? below1 + a.count(i++) : below1;
            long upTo2 = in2 ? below2 + b.count(j++) : below2;
            low = Math.max(low, Math.abs(upTo1 / n - upTo2 / m));
            if (in1 && in2 && length < Long.SIZE) {
                high = Math.max(high, Math.max(upTo1 / n - below2 / m, upTo2 / m - below1 / n));
            }
            below1 = upTo1;
            below2 = upTo2;
        }
        return new Distance(low, Math.max(low, high));
    }

    /**
     * The chance of a distance of at least {@code distance} between samples of one continuous distribution; an upper bound of
     * it where values are tied. Exact (by counting lattice paths) as long as that is cheap, else the limit by Kolmogorov.
     */
    public static double pValue(long n, long m, double distance) {
        if (distance <= 0) {
            return 1.0;
        }
        double points = (double) n * m * Math.min(1, 2 * distance) + n + m;
        return points <= EXACT_POINTS
                ? exact((int) Math.min(n, m), (int) Math.max(n, m), distance)
                : limit(distance * Math.sqrt((double) n * m / (n + m)));
    }

    /**
     * Probability that a random lattice path from (0, 0) to (n, m) reaches |i/n − j/m| ≥ distance (Hodges 1957). With A(i, j)
     * that of having done so on the way to (i, j), and 1 beyond the band, A(i, j) = (i·A(i−1, j) + j·A(i, j−1)) / (i + j):
     * positive terms only, so that tiny probabilities keep their digits.
     */
    static double exact(int n, int m, double distance) {
        long divisor = gcd(n, m);
        long stepI = m / divisor;
        long stepJ = n / divisor;
        long height = Math.round(distance * stepI * n); // distances are multiples of 1 / lcm(n, m)
        if (height == 0) {
            return 1.0;
        }
        double[] exceeded = new double[m + 1];
        Arrays.fill(exceeded, 1.0);
        int from = 0;
        int to = -1;
        for (int i = 0; i <= n; i++) {
            while (stepJ * from <= stepI * i - height) {
                from++;
            }
            while (to < m && stepJ * (to + 1) < stepI * i + height) {
                to++;
            }
            double left = 1.0;
            for (int j = from; j <= to; j++) {
                left = i + j == 0 ? 0.0 : (i * exceeded[j] + j * left) / (i + j);
                exceeded[j] = left;
            }
        }
        return Math.min(1.0, exceeded[m]);
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
