package dev.boathouse.monitoring.internal.inference;

/** Binomial probabilities with their full relative precision: the saddle point expansion of C. Loader (2000). */
final class Binomials {

    private Binomials() {}

    /** The chance of {@code k} successes in {@code n} trials of chance {@code p}, above 0 and below 1. */
    static double probability(int k, int n, double p) {
        double q = 1 - p;
        if (k == 0) {
            return StrictMath.exp(n * StrictMath.log1p(-p));
        }
        if (k == n) {
            return StrictMath.exp(n * StrictMath.log(p));
        }
        double log = stirlingError(n)
                - stirlingError(k)
                - stirlingError(n - k)
                - deviance(k, n * p)
                - deviance(n - k, n * q);
        return StrictMath.exp(log) * StrictMath.sqrt(n / (2 * Math.PI * k * ((double) n - k)));
    }

    /** ln n! less Stirling's formula. */
    static double stirlingError(double n) {
        if (n < 16) {
            double factorial = 1;
            for (int i = 2; i <= n; i++) {
                factorial *= i;
            }
            return StrictMath.log(factorial) - (n + 0.5) * StrictMath.log(n) + n - 0.5 * StrictMath.log(2 * Math.PI);
        }
        double square = 1 / (n * n);
        return (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188)))) / n;
    }

    /** x ln(x / mean) + mean − x, without cancellation. */
    private static double deviance(double x, double mean) {
        double off = x - mean;
        if (Math.abs(off) < 0.1 * (x + mean)) {
            double v = off / (x + mean);
            double sum = off * v;
            double term = 2 * x * v;
            for (int j = 1; j < 1000; j++) {
                term *= v * v;
                double next = sum + term / (2 * j + 1);
                if (next == sum) {
                    return next;
                }
                sum = next;
            }
        }
        return x * StrictMath.log(x / mean) - off;
    }
}
