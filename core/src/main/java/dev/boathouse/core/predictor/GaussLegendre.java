package dev.boathouse.core.predictor;

/**
 * Points and weights between 0 and 1 with which the integral of every polynomial of degree 2n − 1 or less is a sum of n terms (Gauss 1814;
 * Abramowitz and Stegun 25.4.29). The same bits everywhere.
 *
 * @param points ascending, between 0 and 1
 * @param weights as many, in sum 1
 */
record GaussLegendre(double[] points, double[] weights) {

    private static final int MOST_STEPS = 100;
    /** A step of Newton's that moves less than this was the last one. */
    private static final double STILL = 1e-15;

    /** With {@code n} points, 1 or more. */
    static GaussLegendre of(int n) {
        double[] points = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < (n + 1) / 2; i++) {
            double x = 2 * i + 1 == n ? 0 : root(n, i);
            double slope = legendre(n, x)[1];
            // Points lie alike on both sides of the middle; 1 − point is as exact as the point.
            points[i] = (1 - x) / 2;
            points[n - 1 - i] = (1 + x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
            weights[n - 1 - i] = weights[i];
        }
        return new GaussLegendre(points, weights);
    }

    /** The i-th largest root of the n-th Legendre polynomial, by Newton's method from Tricomi's first guess. */
    private static double root(int n, int i) {
        double x = StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5));
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] at = legendre(n, x);
            double move = at[0] / at[1];
            x -= move;
            if (Math.abs(move) <= STILL) {
                break;
            }
        }
        return x;
    }

    /** The value of the n-th Legendre polynomial between −1 and 1, and its slope. */
    private static double[] legendre(int n, double x) {
        double before = 1;
        double value = x;
        for (int k = 2; k <= n; k++) {
            double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
            before = value;
            value = next;
        }
        return new double[] {value, n * (before - x * value) / (1 - x * x)};
    }

    int size() {
        return points.length;
    }
}
