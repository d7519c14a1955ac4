package dev.boathouse.core.model;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;

/** Coefficients and an intercept. */
final class Logistic implements Predictor {

    static final String KIND = "boathouse-logistic-1";

    private final double[] coefficients;
    private final double intercept;

    Logistic(double[] coefficients, double intercept) {
        this.coefficients = coefficients.clone();
        this.intercept = intercept;
        double sum = intercept;
        for (double coefficient : coefficients) {
            sum += Math.abs(coefficient);
        }
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException("Coefficients must be finite.");
        }
    }

    @Override
    public int features() {
        return coefficients.length;
    }

    @Override
    public double probability(double[] row) {
        return probability(row, 0);
    }

    private double probability(double[] row, int at) {
        double sum = intercept;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i] * row[at + i];
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }

    @Override
    public void probabilities(double[] rows, int count, double[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = probability(rows, row * coefficients.length);
        }
    }

    @Override
    public String summary() {
        return coefficients.length + " coefficients and an intercept";
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = BinaryWriter.of(KIND).put(coefficients.length);
        for (double coefficient : coefficients) {
            out.put(coefficient);
        }
        return out.put(intercept).toBytes();
    }

    static Logistic read(BinaryReader in) {
        double[] coefficients = new double[in.count(Double.BYTES)];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = in.readFinite();
        }
        double intercept = in.readFinite();
        in.end();
        try {
            return new Logistic(coefficients, intercept);
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found coefficients that add up to no finite number");
        }
    }
}
