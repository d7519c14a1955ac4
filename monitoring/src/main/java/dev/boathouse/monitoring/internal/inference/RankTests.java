package dev.boathouse.monitoring.internal.inference;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Limiting distributions of rank statistics at given sizes, and Anderson and Darling's statistic. */
public final class RankTests {

    private static final int CELLS = 4096;
    private static final int RESOLUTION = 64;

    private RankTests() {}

    /**
     * The limit of the two-sided Smirnov distance: Kolmogorov's one-sample distance at the size nm / (n + m), rounded, which converges
     * much faster than its own limit.
     */
    public static double smirnov(long n, long m, double distance) {
        double size = (double) n * m / (n + m);
        return distance <= 0 ? 1.0 : OneSampleKolmogorov.pValue((int) Math.max(1, Math.rint(size)), distance);
    }

    /** The limit of the one-sided distance with the correction by Hodges (1958), equation 5.3. */
    public static double smirnovOneSided(long n, long m, double distance) {
        double more = Math.max(n, m);
        double less = Math.min(n, m);
        double z = Math.sqrt(more * less / (more + less)) * distance;
        double correction = 2 * z * (more + 2 * less) / Math.sqrt(more * less * (more + less)) / 3;
        return Math.min(1.0, StrictMath.exp(-2 * z * z - correction));
    }

    /** The standard deviation of U that ties leave; 0 if all values are equal. */
    public static double mannWhitneyDeviation(Pooled samples) {
        double n = samples.firstSize();
        double m = samples.secondSize();
        double total = n + m;
        return Math.sqrt(Math.max(0, n * m / 12 * (total + 1 - samples.tieTerm() / (total * (total - 1)))));
    }

    /** The chance that U is at least so far above its mean: normal, less a continuity correction. */
    public static double mannWhitney(double aboveMean, double continuity, double deviation) {
        return deviation == 0
                ? 1.0
                : NormalDistribution.of(0, 1).survivalProbability((aboveMean - continuity) / deviation);
    }

    /** How U is distributed when the ties are many: by chance splits. */
    public static NullDistribution mannWhitneyByChance(Pooled samples) {
        double mean = mean(samples);
        double deviation = mannWhitneyDeviation(samples);
        return byChance(samples, RankSums::statistic, u -> mannWhitney(u - mean, 0.5, deviation));
    }

    /** How |U − nm/2| is distributed when the ties are many. */
    public static NullDistribution mannWhitneyTwoSidedByChance(Pooled samples) {
        double mean = mean(samples);
        double deviation = mannWhitneyDeviation(samples);
        return byChance(
                samples,
                split -> Math.abs(RankSums.statistic(split) - mean),
                distance -> 2 * mannWhitney(distance, 0.5, deviation));
    }

    private static double mean(Pooled samples) {
        return samples.firstSize() * (double) samples.secondSize() / 2;
    }

    /** How Cramér and von Mises' T is distributed when the ties are many. */
    public static NullDistribution cramerVonMisesByChance(Pooled samples) {
        double n = samples.firstSize();
        double m = samples.secondSize();
        // Of coarse cells T would take the values for tied, which they are not.
        ToDoubleFunction<Split> statistic = samples.groups() <= CELLS
                ? split -> CramerVonMisesPaths.statistic(split, n, m)
                : split -> squaredDifference(split, n, m);
        return byChance(samples, statistic, new CramerVonMisesPaths(samples).statistic(), t -> cramerVonMises(n, m, t));
    }

    /** How A² is distributed when the ties are many or the values few. */
    public static NullDistribution andersonDarlingByChance(Pooled samples, boolean midranks) {
        double n = samples.firstSize();
        double m = samples.secondSize();
        double deviation = andersonDarlingDeviation(samples.firstSize(), samples.secondSize());
        return byChance(
                samples,
                split -> andersonDarling(split, n, m, midranks),
                statistic -> andersonDarling((statistic - 1) / deviation));
    }

    private static NullDistribution byChance(
            Pooled samples, ToDoubleFunction<Split> statistic, DoubleUnaryOperator limit) {
        return byChance(samples, statistic, statistic.applyAsDouble(samples), limit);
    }

    private static NullDistribution byChance(
            Pooled samples, ToDoubleFunction<Split> statistic, double observed, DoubleUnaryOperator limit) {
        Cells cells = Cells.of(samples, CELLS, RESOLUTION);
        return PermutationNull.of(cells, counts -> statistic.applyAsDouble(cells.split(counts)), observed, limit);
    }

    /** nm/N² Σ (F − G)² over all values, F and G taken in the middle of a cell. */
    private static double squaredDifference(Split split, double n, double m) {
        double sum = 0;
        double f = 0;
        double g = 0;
        for (int cell = 0; cell < split.groups(); cell++) {
            double a = split.first(cell);
            double b = split.second(cell);
            double off = (f + a / 2) / n - (g + b / 2) / m;
            sum += (a + b) * off * off;
            f += a;
            g += b;
        }
        return n * m / ((n + m) * (n + m)) * sum;
    }

    /** The limit of T: that of W² after both are given the same mean and variance (Anderson 1962, equation 15). */
    public static double cramerVonMises(double n, double m, double statistic) {
        double total = n + m;
        double nm = n * m;
        double mean = (1 + 1 / total) / 6;
        double variance = (total + 1) * (4 * nm * total - 3 * (n * n + m * m) - 2 * nm) / (45 * total * total * 4 * nm);
        return QuadraticLimits.cramerVonMises(1.0 / 6 + (statistic - mean) / Math.sqrt(45 * variance));
    }

    /**
     * Anderson and Darling's two-sample A² after Scholz and Stephens, "K-sample Anderson–Darling tests" (1987): equation 7 (midranks) or 6
     * (distribution functions as they are, continuous from the right). Asks for two distinct values.
     */
    public static double andersonDarling(Pooled samples, boolean midranks) {
        return andersonDarling(samples, samples.firstSize(), samples.secondSize(), midranks);
    }

    static double andersonDarling(Split groups, double n, double m, boolean midranks) {
        double total = n + m;
        double sum = 0;
        double i = 0;
        double j = 0;
        for (int group = 0; group < groups.groups(); group++) {
            double a = groups.first(group);
            double b = groups.second(group);
            double c = a + b;
            double at = i + j;
            i += a;
            j += b;
            if (midranks) {
                double off = m * (i - a / 2) - n * (j - b / 2);
                double place = at + c / 2;
                sum += c * off * off / (place * (total - place) - total * c / 4);
            } else if (i + j < total) {
                double off = m * i - n * j;
                sum += c * off * off / ((i + j) * (total - i - j));
            }
        }
        return sum / (n * m) * (midranks ? (total - 1) / total : 1);
    }

    /** The standard deviation of A² without ties at these sizes (Scholz and Stephens, equation 4), for at least four values. */
    public static double andersonDarlingDeviation(long n, long m) {
        double total = (double) n + m;
        double h = 0;
        double g = 0;
        for (long i = n + m - 1; i > 1; i--) {
            h += 1.0 / i;
            g += h / (total - i + 1);
        }
        h += 1;
        double inverse = 1.0 / n + 1.0 / m;
        double a = 4 * g - 6 + (10 - 6 * g) * inverse;
        double b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        double c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * inverse + 4 * h;
        double d = 4 * (2 * h + 6) - 8 * h;
        return Math.sqrt((((a * total + b) * total + c) * total + d) / ((total - 1) * (total - 2) * (total - 3)));
    }

    /** The limit of (A² − 1) / deviation: that of Anderson and Darling's one-sample A², whose variance is 2(π² − 9) / 3. */
    public static double andersonDarling(double standardized) {
        double deviation = Math.sqrt(2 * (Math.PI * Math.PI - 9) / 3);
        return QuadraticLimits.andersonDarling(1 + deviation * standardized);
    }
}
