package dev.boathouse.monitoring.internal.inference;

/**
 * The distribution of Kolmogorov's one-sample distance D(n). Simard and L'Ecuyer, "Computing the two-sided Kolmogorov–Smirnov
 * distribution" (2011) tell where which formula is good: the exact ones by Ruben and Gambino, Durbin's matrix (Marsaglia, Tsang and
 * Wang 2003), twice the one-sided tail (Miller 1956), and the expansion of Pelz and Good (1976), which has some seven digits.
 */
final class OneSampleKolmogorov {

    private static final int SMALL = 140;
    private static final int MATRIX = 100_000;
    private static final int SUM = 1_000_000;

    private OneSampleKolmogorov() {}

    /** The chance of a distance of at least {@code d} in a sample of {@code n}. */
    static double pValue(int n, double d) {
        double t = n * d;
        if (t <= 0.5) {
            return 1.0;
        }
        if (d >= 1.0) {
            return 0.0;
        }
        if (t <= 1.0) {
            double below = 1;
            for (int i = 1; i <= n && below > 0; i++) {
                below *= (2 * t - 1) * i / n;
            }
            return 1.0 - below;
        }
        if (t >= n - 1) {
            return 2 * StrictMath.pow(1.0 - d, n);
        }
        double square = t * d;
        if (d >= 0.5 || square > (n <= SMALL ? 4.0 : 2.2)) {
            return square >= 370 ? 0.0 : Math.min(1.0, 2 * oneSided(n, d));
        }
        boolean matrix = n <= SMALL || (n <= MATRIX && n * StrictMath.pow(d, 1.5) <= 1.4);
        return Math.max(0.0, 1.0 - (matrix ? durbin(n, d) : pelzGood(n, d)));
    }

    /** Smirnov's one-sided tail, d · Σ C(n, j) (d + j/n)^(j−1) (1 − d − j/n)^(n−j), by binomial probabilities. */
    static double oneSided(int n, double d) {
        if (n > SUM) {
            double x = 6.0 * n * d + 1;
            return StrictMath.exp(-x * x / (18.0 * n)); // Maag and Dicaire 1971
        }
        double sum = 0;
        for (int j = 0; j < n && j / (double) n < 1 - d; j++) {
            double p = d + (double) j / n;
            sum += Binomials.probability(j, n, p) / p;
        }
        return d * sum;
    }

    /** Pr(D < d) as an entry of the n-th power of a matrix of Poisson probabilities. */
    private static double durbin(int n, double d) {
        int k = (int) Math.ceil(n * d);
        double h = k - n * d;
        int size = 2 * k - 1;
        double[] factorial = new double[size + 1];
        double[] edge = new double[size];
        factorial[0] = 1;
        for (int i = 1; i <= size; i++) {
            factorial[i] = factorial[i - 1] / i;
            edge[i - 1] = (1 - StrictMath.pow(h, i)) * factorial[i];
        }
        edge[size - 1] =
                (1 - 2 * StrictMath.pow(h, size) + StrictMath.pow(Math.max(0, 2 * h - 1), size)) * factorial[size];
        double[][] matrix = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 1; column < size && column <= row + 1; column++) {
                matrix[row][column] = factorial[row - column + 1];
            }
            matrix[row][0] = edge[row];
        }
        for (int column = 0; column < size; column++) {
            matrix[size - 1][column] = edge[size - 1 - column];
        }
        ScaledPower power = ScaledPower.of(matrix, n);
        double p = power.entries()[k - 1][k - 1];
        int exponent = power.exponent();
        for (int i = 1; i <= n; i++) {
            p = p * i / n;
            if (p < 1e-140) {
                p = Math.scalb(p, 256);
                exponent -= 256;
            }
        }
        return Math.scalb(p, exponent);
    }

    private static double pelzGood(int n, double d) {
        double z = Math.sqrt(n) * d;
        double z2 = z * z;
        double z4 = z2 * z2;
        double z6 = z4 * z2;
        double pi2 = Math.PI * Math.PI;
        double log = -pi2 / (8 * z2);
        double[] sums = new double[4];
        int terms = (int) Math.ceil(16 * z / Math.PI);
        for (int k = 1; k <= terms; k++) {
            double odd = 2.0 * k - 1;
            double a2 = odd * odd;
            double a4 = a2 * a2;
            double q = StrictMath.exp(log * a2);
            sums[0] += q;
            sums[1] += q * (pi2 / 4 * a2 - z2);
            sums[2] += q * (6 * z6 + 2 * z4 + pi2 / 4 * (2 * z4 - 5 * z2) * a2 + pi2 * pi2 / 16 * (1 - 2 * z2) * a4);
            sums[3] += q
                    * (-30 * z6
                            - 90 * z4 * z4
                            + pi2 / 4 * (135 * z4 - 96 * z6) * a2
                            + pi2 * pi2 / 16 * (212 * z4 - 60 * z2) * a4
                            + pi2 * pi2 * pi2 / 64 * (5 - 30 * z2) * a4 * a2);
        }
        double even2 = 0;
        double even3 = 0;
        for (int k = 1; k <= terms; k++) {
            double square = pi2 * k * k;
            double q = StrictMath.exp(4 * log * k * k);
            even2 += q * square;
            even3 += q * square * (3 * z2 - square);
        }
        double root = StrictMath.sqrt(2 * Math.PI);
        double k0 = root * sums[0] / z;
        double k1 = root * sums[1] / (6 * z4);
        double k2 = root * (sums[2] / (72 * z6 * z) - even2 / (36 * z2 * z));
        double k3 = root * (sums[3] / (6480 * z6 * z4) + even3 / (216 * z6));
        double rootN = Math.sqrt(n);
        return k0 + k1 / rootN + k2 / n + k3 / (n * rootN);
    }

    /** A power of a matrix, times 2^exponent. */
    private record ScaledPower(double[][] entries, int exponent) {

        static ScaledPower of(double[][] matrix, int power) {
            if (power == 1) {
                return new ScaledPower(matrix, 0);
            }
            ScaledPower half = of(matrix, power / 2);
            double[][] entries = times(half.entries, half.entries);
            int exponent = 2 * half.exponent;
            if ((power & 1) == 1) {
                entries = times(entries, matrix);
            }
            int middle = matrix.length / 2;
            if (entries[middle][middle] > 1e140) {
                for (double[] row : entries) {
                    for (int column = 0; column < row.length; column++) {
                        row[column] = Math.scalb(row[column], -465);
                    }
                }
                exponent += 465;
            }
            return new ScaledPower(entries, exponent);
        }

        private static double[][] times(double[][] a, double[][] b) {
            int size = a.length;
            double[][] product = new double[size][size];
            for (int row = 0; row < size; row++) {
                for (int k = 0; k < size; k++) {
                    double factor = a[row][k];
                    for (int column = 0; column < size; column++) {
                        product[row][column] += factor * b[k][column];
                    }
                }
            }
            return product;
        }
    }
}
