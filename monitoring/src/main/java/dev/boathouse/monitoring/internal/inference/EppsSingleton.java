package dev.boathouse.monitoring.internal.inference;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The test of Epps and Singleton, "An omnibus test for the two-sample problem using the empirical characteristic function" (1986), as
 * Goerg and Kaiser (2009) give it: the empirical characteristic functions at t = 0.4 and 0.8 in units of half the pooled interquartile
 * range, and the small-sample correction.
 */
public final class EppsSingleton {

    private static final int SIZE = 4;

    private final double statistic;
    private final int rank;

    /** Asks for five finite values a side, and an interquartile range above 0. */
    public EppsSingleton(Pooled samples) {
        double scale = (samples.quantile(0.75) - samples.quantile(0.25)) / 2;
        double[] mean1 = new double[SIZE];
        double[] mean2 = new double[SIZE];
        double[][] covariance1 = covariance(samples, scale, mean1);
        double[][] covariance2 = covariance(samples.swapped(), scale, mean2);
        double n = samples.firstSize();
        double m = samples.secondSize();
        double total = n + m;
        double[][] covariance = new double[SIZE][SIZE];
        double[] difference = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            difference[i] = mean1[i] - mean2[i];
            for (int j = 0; j < SIZE; j++) {
                covariance[i][j] = total / n * covariance1[i][j] + total / m * covariance2[i][j];
            }
        }
        SymmetricMatrix.Inverse inverse = new SymmetricMatrix(covariance).quadratic(difference);
        double correction = Math.max(n, m) < 25
                ? 1 / (1 + StrictMath.pow(total, -0.45) + 10.1 * (StrictMath.pow(n, -1.7) + StrictMath.pow(m, -1.7)))
                : 1.0;
        this.statistic = total * inverse.value() * correction;
        this.rank = inverse.rank();
    }

    /** Means and biased covariance of cosines and sines over the first sample. */
    private static double[][] covariance(Pooled samples, double scale, double[] mean) {
        double n = samples.firstSize();
        double[] sums = new double[SIZE];
        double[][] products = new double[SIZE][SIZE];
        double[] shift = new double[SIZE];
        double[] waves = new double[SIZE];
        boolean started = false;
        for (int group = 0; group < samples.groups(); group++) {
            double count = samples.first(group);
            if (count == 0) {
                continue;
            }
            double x = samples.value(group) / scale;
            waves[0] = StrictMath.cos(0.4 * x);
            waves[1] = StrictMath.cos(0.8 * x);
            waves[2] = StrictMath.sin(0.4 * x);
            waves[3] = StrictMath.sin(0.8 * x);
            if (!started) {
                System.arraycopy(waves, 0, shift, 0, SIZE);
                started = true;
            }
            for (int i = 0; i < SIZE; i++) {
                double off = waves[i] - shift[i];
                sums[i] += count * off;
                for (int j = 0; j <= i; j++) {
                    products[i][j] += count * off * (waves[j] - shift[j]);
                }
            }
        }
        for (int i = 0; i < SIZE; i++) {
            mean[i] = shift[i] + sums[i] / n;
            for (int j = 0; j <= i; j++) {
                products[i][j] = products[i][j] / n - sums[i] / n * (sums[j] / n);
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    /** W, corrected for small samples. */
    public double statistic() {
        return statistic;
    }

    /** The limit of W: chi-square, with as many degrees as the covariance has rank. */
    public double pValue(double value) {
        return rank == 0 ? 1.0 : ChiSquaredDistribution.of(rank).survivalProbability(value);
    }
}
