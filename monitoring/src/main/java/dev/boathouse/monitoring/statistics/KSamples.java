package dev.boathouse.monitoring.statistics;

import dev.boathouse.monitoring.internal.inference.ScholzStephens;
import java.util.Arrays;

/** Several samples of numbers: windows, stores, versions. Do they come from one population? Immutable and thread-safe. */
public final class KSamples {

    private static final String ANDERSON = "k-sample Anderson-Darling test";

    private final double[][] samples;

    private KSamples(double[][] samples) {
        this.samples = samples;
    }

    /**
     * Two samples or more.
     *
     * @param samples their values; NaN is left out, infinities are the greatest and least
     * @return the samples
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static KSamples of(double[]... samples) {
        if (samples.length < 2) {
            throw new IllegalArgumentException(
                    "Nothing to compare: found " + samples.length + " samples. Two or more would work.");
        }
        return new KSamples(Arrays.stream(samples)
                .map(sample -> Arrays.stream(sample)
                        .filter(value -> !Double.isNaN(value))
                        .toArray())
                .toArray(double[][]::new));
    }

    /**
     * The test of Anderson and Darling for any number of samples, with midranks (Scholz and Stephens 1987). The distribution comes from 999
     * labellings of the pooled values by chance (199 beyond 100,000 values) and, beyond those, from a gamma distribution with their moments; the same samples have the
     * same p-value. For two samples {@link NumberSamples#andersonDarling()} has the limit.
     *
     * @return the statistic is the standardised one; the effect is the greatest distance of a sample's distribution function from that of
     *     all pooled. Undefined if a sample is empty, all values are equal or there are fewer than four
     */
    public TestResult andersonDarling() {
        int all = Arrays.stream(samples).mapToInt(sample -> sample.length).sum();
        if (Arrays.stream(samples).anyMatch(sample -> sample.length == 0)) {
            return TestResult.undefined(ANDERSON, "a sample is empty");
        }
        if (all < 4) {
            return TestResult.undefined(ANDERSON, "there are fewer than four values");
        }
        double first = samples[0][0];
        if (Arrays.stream(samples).flatMapToDouble(Arrays::stream).allMatch(value -> value == first)) {
            return TestResult.undefined(ANDERSON, "all values are equal");
        }
        ScholzStephens test = ScholzStephens.of(samples);
        return TestResult.of(ANDERSON, test.statistic(), test, distance(), "distance from the pooled values");
    }

    private double distance() {
        double[] pooled = Arrays.stream(samples).flatMapToDouble(Arrays::stream).toArray();
        return Arrays.stream(samples)
                .mapToDouble(sample ->
                        NumberSamples.of(sample, pooled).kolmogorovSmirnov().statistic())
                .max()
                .orElseThrow();
    }

    /** As {@code 3 samples, 24 values}. */
    @Override
    public String toString() {
        return samples.length + " samples, "
                + Arrays.stream(samples).mapToInt(sample -> sample.length).sum() + " values";
    }
}
