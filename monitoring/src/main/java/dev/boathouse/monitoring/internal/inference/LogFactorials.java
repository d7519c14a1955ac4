package dev.boathouse.monitoring.internal.inference;

/** Logarithms of factorials: a table, then Stirling's series, whose error from there on is below 1e-17. */
final class LogFactorials {

    private static final int TABLE = 256;

    private final double[] table = new double[TABLE];

    LogFactorials() {
        for (int n = 2; n < TABLE; n++) {
            table[n] = table[n - 1] + StrictMath.log(n);
        }
    }

    double choose(long n, long k) {
        return of(n) - of(k) - of(n - k);
    }

    private double of(long n) {
        if (n < TABLE) {
            return table[(int) n];
        }
        double x = n;
        double inverse = 1.0 / x;
        double square = inverse * inverse;
        return (x + 0.5) * StrictMath.log(x)
                - x
                + 0.5 * StrictMath.log(2 * Math.PI)
                + inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
    }
}
