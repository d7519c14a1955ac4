package dev.boathouse.benchmarks;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many times longer one work takes than another, of pairs that ran one after the other: the logarithms of the pairs' ratios are taken to be
 * normal around the true one (Student's t).
 *
 * @param mean the geometric mean of the ratios
 * @param upperBound below it lies the true ratio, in 95 of 100 measurements
 */
record PairedRatios(double mean, double upperBound) {

    private static final double CONFIDENCE = 0.95;

    static PairedRatios of(double[] ours, double[] peers) {
        int pairs = ours.length;
        double[] logs = IntStream.range(0, pairs)
                .mapToDouble(i -> Math.log(ours[i] / peers[i]))
                .toArray();
        double mean = IntStream.range(0, pairs).mapToDouble(i -> logs[i]).sum() / pairs;
        double squares = IntStream.range(0, pairs)
                .mapToDouble(i -> (logs[i] - mean) * (logs[i] - mean))
                .sum();
        double error = Math.sqrt(squares / (pairs - 1) / pairs);
        double quantile = TDistribution.of(pairs - 1).inverseCumulativeProbability(CONFIDENCE);
        return new PairedRatios(Math.exp(mean), Math.exp(mean + quantile * error));
    }
}
