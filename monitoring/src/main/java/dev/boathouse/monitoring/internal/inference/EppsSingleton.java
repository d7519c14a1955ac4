package dev.boathouse.monitoring.internal.inference;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The test of Epps and Singleton, "An omnibus test for the two-sample problem using the empirical characteristic function" (1986), as
 * Goerg and Kaiser (2009) give it: the empirical characteristic functions at t = 0.4 and 0.8 in units of half the pooled interquartile
 * range, and the small-sample correction.
 */
public final class EppsSingleton {

    private static final int SIZE = 4;
    private static final int SMALL = 25;
    /** What rounding leaves of the variance of a constant. */
    private static final double NOISE = 4e-15;

    private static final int CELLS = 4096;
    private static final int RESOLUTION = 64;

    private final Pooled samples;
    private final double n;
    private final double m;
    private final double center;
    private final double scale;
    private final SymmetricMatrix.Product found;

    /** Asks for five finite values a side, and an interquartile range above 0. */
    public EppsSingleton(Pooled samples) {
        this.samples = samples;
        this.n = samples.firstSize();
        this.m = samples.secondSize();
        // A shift turns both functions alike and leaves W; near 0 the phases keep their digits.
        this.center = samples.quantile(0.5);
        this.scale = (samples.quantile(0.75) - samples.quantile(0.25)) / 2;
        double[] mine = new double[Waves.WIDTH];
        double[] others = new double[Waves.WIDTH];
        double[] waves = new double[Waves.WIDTH];
        for (int group = 0; group < samples.groups(); group++) {
            Waves.of((samples.value(group) - center) / scale, waves);
            for (int i = 0; i < waves.length; i++) {
                mine[i] += samples.first(group) * waves[i];
                others[i] += samples.second(group) * waves[i];
            }
        }
        this.found = product(mine, others);
    }

    /** W from sums of waves and of their products over each sample. */
    private SymmetricMatrix.Product product(double[] mine, double[] others) {
        double total = n + m;
        double[] difference = new double[SIZE];
        double[][] covariance = new double[SIZE][SIZE];
        for (int i = 0, at = SIZE; i < SIZE; i++) {
            difference[i] = mine[i] / n - others[i] / m;
            for (int j = 0; j <= i; j++, at++) {
                double first = mine[at] / n - mine[i] / n * (mine[j] / n);
                double second = others[at] / m - others[i] / m * (others[j] / m);
                covariance[i][j] = total / n * first + total / m * second;
                covariance[j][i] = covariance[i][j];
            }
        }
        SymmetricMatrix.Product product =
                new SymmetricMatrix(covariance).quadratic(difference, NOISE * (total / n + total / m));
        double correction = Math.max(n, m) < SMALL
                ? 1 / (1 + StrictMath.pow(total, -0.45) + 10.1 * (StrictMath.pow(n, -1.7) + StrictMath.pow(m, -1.7)))
                : 1.0;
        return new SymmetricMatrix.Product(total * product.value() * correction, product.rank());
    }

    /** W, corrected for small samples. */
    public double statistic() {
        return found.value();
    }

    /** Whether the functions vary within the samples, without which W says nothing. */
    public boolean varies() {
        return found.rank() > 0;
    }

    /** The limit of W: chi-square, with as many degrees as the covariance has rank. */
    public double limit(double value) {
        return ChiSquaredDistribution.of(found.rank()).survivalProbability(value);
    }

    /** How W is distributed when the pooled values are split by chance. */
    public NullDistribution byChance() {
        Cells cells = Cells.of(samples, CELLS, RESOLUTION);
        double[][] sums = new double[cells.size()][Waves.WIDTH];
        double[] all = new double[Waves.WIDTH];
        double[] waves = new double[Waves.WIDTH];
        for (int cell = 0; cell < sums.length; cell++) {
            int end = cell + 1 < sums.length ? cells.start(cell + 1) : samples.groups();
            for (int group = cells.start(cell); group < end; group++) {
                Waves.of((samples.value(group) - center) / scale, waves);
                for (int i = 0; i < waves.length; i++) {
                    all[i] += samples.joint(group) * waves[i];
                    sums[cell][i] += samples.joint(group) * waves[i] / cells.joint(cell);
                }
            }
        }
        return PermutationNull.of(
                cells,
                counts -> {
                    double[] mine = new double[Waves.WIDTH];
                    double[] others = all.clone();
                    for (int cell = 0; cell < counts.length; cell++) {
                        for (int i = 0; i < mine.length && counts[cell] > 0; i++) {
                            mine[i] += counts[cell] * sums[cell][i];
                        }
                    }
                    for (int i = 0; i < mine.length; i++) {
                        others[i] -= mine[i];
                    }
                    return product(mine, others).value();
                },
                found.value(),
                this::limit);
    }

    /** The waves of a value and their products with each other. */
    private static final class Waves {
        static final int WIDTH = SIZE + SIZE * (SIZE + 1) / 2;

        static void of(double x, double[] waves) {
            waves[0] = StrictMath.cos(0.4 * x);
            waves[1] = StrictMath.cos(0.8 * x);
            waves[2] = StrictMath.sin(0.4 * x);
            waves[3] = StrictMath.sin(0.8 * x);
            for (int i = 0, at = SIZE; i < SIZE; i++) {
                for (int j = 0; j <= i; j++, at++) {
                    waves[at] = waves[i] * waves[j];
                }
            }
        }
    }
}
