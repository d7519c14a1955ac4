package dev.boathouse.core.predictor;

import java.util.Arrays;

/** Weighted sums of scores, each explained by the sum of what explains those. */
final class CombinedAttribution implements Predictor.Attribution {

    private final Predictor.Attribution parts;
    private final double[][] weights;

    CombinedAttribution(Predictor.Attribution parts, double[][] weights) {
        this.parts = parts;
        this.weights = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
        for (double[] each : weights) {
            requireWeights(each, parts.scores());
        }
    }

    static void requireWeights(double[] weights, int scores) {
        if (weights.length != scores || !Arrays.stream(weights).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("A sum of scores needs a finite weight for each of " + scores
                    + " scores: found " + Arrays.toString(weights) + ".");
        }
    }

    @Override
    public int features() {
        return parts.features();
    }

    @Override
    public int scores() {
        return weights.length;
    }

    @Override
    public double expected(int score) {
        double sum = 0;
        for (int i = 0; i < parts.scores(); i++) {
            sum += weights[score][i] * parts.expected(i);
        }
        return sum;
    }

    @Override
    public void contributions(double[] row, int score, double[] out) {
        double[] part = new double[features()];
        Arrays.fill(out, 0, part.length, 0);
        for (int i = 0; i < parts.scores(); i++) {
            if (weights[score][i] != 0) {
                parts.contributions(row, i, part);
                for (int feature = 0; feature < part.length; feature++) {
                    out[feature] += weights[score][i] * part[feature];
                }
            }
        }
    }

    @Override
    public boolean needsBackground() {
        return parts.needsBackground();
    }

    @Override
    public Predictor.Attribution against(double[] background) {
        return new CombinedAttribution(parts.against(background), weights);
    }
}
