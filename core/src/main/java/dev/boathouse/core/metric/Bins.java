package dev.boathouse.core.metric;

import java.util.Map;

/** Intervals of probabilities, each with its upper edge but without the lower one, and the calibration error over equal ones. */
final class Bins implements Part.Pass {

    /** How many the calibration error takes. */
    static final int USUAL = 10;

    private final double[] probabilities;
    private final boolean[] positive;
    private final int[] bins;

    Bins(double[] probabilities, boolean[] positive) {
        this.probabilities = probabilities;
        this.positive = positive;
        this.bins = new int[probabilities.length];
        double[] edges = equal(USUAL);
        for (int row = 0; row < bins.length; row++) {
            bins[row] = bin(probabilities[row], edges);
        }
    }

    /** The edges of bins of equal width, 0 and 1 included, rounded as NumPy's linspace does. */
    static double[] equal(int bins) {
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = i * (1.0 / bins);
        }
        edges[bins] = 1;
        return edges;
    }

    /** How many of the inner edges are smaller, starting at a guess for equal bins. */
    private static int bin(double probability, double[] edges) {
        int last = edges.length - 2;
        int bin = Math.min(last, (int) (probability * (last + 1)));
        while (bin < last && edges[bin + 1] < probability) {
            bin++;
        }
        while (bin > 0 && edges[bin] >= probability) {
            bin--;
        }
        return bin;
    }

    @Override
    public void add(byte[] counts, Map<Metric, Double> found) {
        double[] excess = new double[USUAL];
        long weight = 0;
        for (int row = 0; row < bins.length; row++) {
            int count = counts[row] & 0xFF;
            excess[bins[row]] += count * (probabilities[row] - (positive[row] ? 1 : 0));
            weight += count;
        }
        if (weight > 0) {
            double sum = 0;
            for (double one : excess) {
                sum += Math.abs(one);
            }
            found.put(Metric.CALIBRATION_ERROR, sum / weight);
        }
    }
}
