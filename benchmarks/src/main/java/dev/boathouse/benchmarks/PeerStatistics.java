package dev.boathouse.benchmarks;

import dev.boathouse.monitoring.statistics.Alternative;
import dev.boathouse.monitoring.statistics.NumberSamples;
import dev.boathouse.monitoring.statistics.Precision;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The methods of Evidently 0.7 for numbers, by their formulas and default thresholds: tests at p below 0.05, distances from 0.1 on; distances over bins of
 * equal width, as many as Sturges says, between the ends of both samples.
 */
final class PeerStatistics {

    private static final double ALPHA = 0.05;
    private static final double DISTANCE = 0.1;

    private final NumberSamples samples;
    private final double[] reference;
    private final double[] before;
    private final double[] now;

    PeerStatistics(double[] reference, double[] current) {
        this.reference = reference;
        this.samples = NumberSamples.of(reference, current);
        double low = Math.min(
                Arrays.stream(reference).min().orElseThrow(),
                Arrays.stream(current).min().orElseThrow());
        double high = Math.max(
                Arrays.stream(reference).max().orElseThrow(),
                Arrays.stream(current).max().orElseThrow());
        int bins = (int) Math.ceil(Math.log(reference.length + current.length) / Math.log(2)) + 1;
        before = shares(reference, low, high, bins);
        now = shares(current, low, high, bins);
    }

    static Map<String, Predicate<PeerStatistics>> methods() {
        Map<String, Predicate<PeerStatistics>> methods = new LinkedHashMap<>();
        methods.put(
                "ks",
                peer -> peer.samples
                                .kolmogorovSmirnov(Precision.AUTOMATIC, Alternative.TWO_SIDED)
                                .pValue()
                        < ALPHA);
        methods.put("anderson-darling", peer -> peer.samples.andersonDarling().pValue() < ALPHA);
        methods.put("cramer-von-mises", peer -> peer.samples.cramerVonMises().pValue() < ALPHA);
        methods.put("t-test", peer -> peer.samples.pooledT().pValue() < ALPHA);
        methods.put(
                "mann-whitney-one-sided",
                peer -> peer.samples
                                .mannWhitney(Precision.AUTOMATIC, Alternative.LESS)
                                .pValue()
                        < ALPHA);
        methods.put("epps-singleton", peer -> peer.samples.eppsSingleton().pValue() < ALPHA);
        methods.put(
                "wasserstein", peer -> peer.samples.wasserstein().statistic() / deviation(peer.reference) >= DISTANCE);
        methods.put("energy", peer -> peer.samples.energy().statistic() >= DISTANCE);
        methods.put("psi", peer -> peer.stability() >= DISTANCE);
        methods.put("jensen-shannon", peer -> peer.jensenShannon() >= DISTANCE);
        methods.put("kullback-leibler", peer -> peer.divergence() >= DISTANCE);
        methods.put("hellinger", peer -> peer.hellinger() >= DISTANCE);
        return methods;
    }

    private static double[] shares(double[] values, double low, double high, int bins) {
        double[] shares = new double[bins];
        for (double value : values) {
            shares[Math.min(bins - 1, (int) ((value - low) / (high - low) * bins))] += 1.0 / values.length;
        }
        return shares;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / values.length);
    }

    private double stability() {
        double sum = 0;
        for (int bin = 0; bin < before.length; bin++) {
            double p = Math.max(before[bin], 1e-4);
            double q = Math.max(now[bin], 1e-4);
            sum += (q - p) * Math.log(q / p);
        }
        return sum;
    }

    private double divergence() {
        double sum = 0;
        for (int bin = 0; bin < before.length; bin++) {
            double p = Math.max(before[bin], 1e-4);
            sum += p * Math.log(p / Math.max(now[bin], 1e-4));
        }
        return sum;
    }

    private double jensenShannon() {
        double sum = 0;
        for (int bin = 0; bin < before.length; bin++) {
            double middle = (before[bin] + now[bin]) / 2;
            sum += part(before[bin], middle) + part(now[bin], middle);
        }
        return Math.sqrt(sum / 2);
    }

    private static double part(double p, double middle) {
        return p == 0 ? 0 : p * Math.log(p / middle);
    }

    private double hellinger() {
        double sum = 0;
        for (int bin = 0; bin < before.length; bin++) {
            double apart = Math.sqrt(before[bin]) - Math.sqrt(now[bin]);
            sum += apart * apart;
        }
        return Math.sqrt(sum / 2);
    }
}
