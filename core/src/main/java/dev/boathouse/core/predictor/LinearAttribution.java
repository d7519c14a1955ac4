package dev.boathouse.core.predictor;

import java.util.Arrays;

/** What each coefficient adds for a row, beyond what it adds for the background. */
final class LinearAttribution implements Predictor.Attribution {

    private final int width;
    /** Score by score. */
    private final double[] coefficients;

    private final double[] intercepts;
    private final double[] background;

    private LinearAttribution(int width, double[] coefficients, double[] intercepts, double[] background) {
        this.width = width;
        this.coefficients = coefficients;
        this.intercepts = intercepts;
        this.background = background;
    }

    /** Relative to zeros. Nobody may change the arrays from here on. */
    static LinearAttribution of(int width, double[] coefficients, double[] intercepts) {
        return new LinearAttribution(width, coefficients, intercepts, new double[width]);
    }

    @Override
    public int features() {
        return width;
    }

    @Override
    public int scores() {
        return intercepts.length;
    }

    @Override
    public double expected(int score) {
        double sum = intercepts[score];
        for (int i = 0; i < width; i++) {
            sum += coefficients[score * width + i] * background[i];
        }
        return sum;
    }

    @Override
    public void contributions(double[] row, int score, double[] out) {
        for (int i = 0; i < width; i++) {
            out[i] = coefficients[score * width + i] * (row[i] - background[i]);
        }
    }

    @Override
    public Predictor.Attribution combined(double[][] weights) {
        double[] combined = new double[weights.length * width];
        double[] starts = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            CombinedAttribution.requireWeights(weights[i], scores());
            for (int score = 0; score < scores(); score++) {
                starts[i] += weights[i][score] * intercepts[score];
                for (int feature = 0; feature < width; feature++) {
                    combined[i * width + feature] += weights[i][score] * coefficients[score * width + feature];
                }
            }
        }
        return new LinearAttribution(width, combined, starts, background);
    }

    @Override
    public boolean needsBackground() {
        return true;
    }

    @Override
    public Predictor.Attribution against(double[] other) {
        if (other.length != width || !Arrays.stream(other).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("A background needs a finite number for each of " + width
                    + " features: found " + other.length + " numbers.");
        }
        return new LinearAttribution(width, coefficients, intercepts, other.clone());
    }
}
