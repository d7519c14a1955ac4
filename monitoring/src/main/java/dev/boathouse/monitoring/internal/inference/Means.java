package dev.boathouse.monitoring.internal.inference;

/**
 * Mean and variance of each sample, without cancellation: sums of deviations from the pooled median, in units of a power of two
 * near the largest of them, so that neither 1e9 ± 10 nor 1e300 costs digits.
 */
public final class Means {

    private final Sample first;
    private final Sample second;

    /** Asks for samples that are not empty and finite. */
    public Means(Pooled samples) {
        double median = samples.quantile(0.5);
        double most =
                Math.max(Math.abs(samples.value(0) - median), Math.abs(samples.value(samples.groups() - 1) - median));
        int exponent = Math.getExponent(Math.min(most, Double.MAX_VALUE)) + 2;
        double unit = most == 0 ? 1.0 : Math.scalb(1.0, Math.max(-1022, Math.min(1022, exponent)));
        this.first = Sample.of(samples, unit);
        this.second = Sample.of(samples.swapped(), unit);
    }

    private record Sample(double n, double mean, double variance) {

        static Sample of(Pooled samples, double unit) {
            double median = samples.quantile(0.5) / unit;
            double n = samples.firstSize();
            Total sum = new Total();
            for (int group = 0; group < samples.groups(); group++) {
                sum.add(samples.first(group) * (samples.value(group) / unit - median));
            }
            double mean = sum.value() / n;
            Total squares = new Total();
            Total rest = new Total();
            for (int group = 0; group < samples.groups(); group++) {
                double off = samples.value(group) / unit - median - mean;
                squares.add(samples.first(group) * off * off);
                rest.add(samples.first(group) * off);
            }
            // The rest is what rounding left in the mean (Chan, Golub and LeVeque 1983).
            double corrected = squares.value() - rest.value() * rest.value() / n;
            return new Sample(n, mean, n < 2 ? 0.0 : Math.max(0.0, corrected) / (n - 1));
        }
    }

    /** The difference of the means, first less second, in a unit of its own. */
    private double difference() {
        return first.mean - second.mean;
    }

    /** Welch's t; NaN where neither sample varies. */
    public double welch() {
        return quotient(difference(), Math.sqrt(first.variance / first.n + second.variance / second.n));
    }

    /** The degrees of freedom by Welch and Satterthwaite (1947). */
    public double welchDegrees() {
        double a = first.variance / first.n;
        double b = second.variance / second.n;
        return (a + b) * (a + b) / (a * a / (first.n - 1) + b * b / (second.n - 1));
    }

    /** Student's t with the variance pooled; NaN where neither sample varies. */
    public double pooled() {
        return quotient(difference(), pooledDeviation() * Math.sqrt(1 / first.n + 1 / second.n));
    }

    /** Cohen's d: second mean less first, in pooled standard deviations; NaN where neither sample varies. */
    public double cohensD() {
        return quotient(-difference(), pooledDeviation());
    }

    private double pooledDeviation() {
        double a = (first.n - 1) * first.variance;
        double b = (second.n - 1) * second.variance;
        return Math.sqrt((a + b) / (first.n + second.n - 2));
    }

    private static double quotient(double value, double deviation) {
        return deviation > 0 ? value / deviation : Double.NaN;
    }
}
