package dev.boathouse.core.predictor;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.Arrays;
import java.util.Optional;

/** Coefficients and intercepts, a row of them for each score. */
final class Linear implements RowByRow {

    static final String KIND = "boathouse-linear-1";

    private final int width;
    private final double[] intercepts;
    /** Score by score. */
    private final double[] coefficients;

    Linear(double[][] coefficients, double[] intercepts) {
        this(
                coefficients.length == 0 ? 0 : coefficients[0].length,
                intercepts.clone(),
                Arrays.stream(coefficients).flatMapToDouble(Arrays::stream).toArray());
    }

    private Linear(int width, double[] intercepts, double[] coefficients) {
        this.width = width;
        this.intercepts = intercepts;
        this.coefficients = coefficients;
        if (width < 1 || intercepts.length < 1 || coefficients.length != (long) width * intercepts.length) {
            throw new IllegalArgumentException(
                    "A linear predictor needs a coefficient for each score and feature: found " + coefficients.length
                            + " for " + intercepts.length + " scores and " + width + " features.");
        }
        if (!Arrays.stream(coefficients).allMatch(Double::isFinite)
                || !Arrays.stream(intercepts).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Coefficients and intercepts must be finite.");
        }
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
    public void score(double[] rows, int at, double[] scores, int to) {
        for (int score = 0; score < intercepts.length; score++) {
            double sum = intercepts[score];
            int first = score * width;
            for (int i = 0; i < width; i++) {
                sum += coefficients[first + i] * rows[at + i];
            }
            scores[to + score] = sum;
        }
    }

    @Override
    public Optional<Attribution> attribution() {
        return Optional.of(LinearAttribution.of(width, coefficients, intercepts));
    }

    @Override
    public String summary() {
        return coefficients.length + " coefficients";
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public byte[] toBytes() {
        return BinaryWriter.empty().put(width).put(intercepts).put(coefficients).toBytes();
    }

    static Linear read(BinaryReader in) {
        int width = in.readInt();
        double[] intercepts = in.finites();
        double[] coefficients = in.finites();
        in.end();
        try {
            return new Linear(width, intercepts, coefficients);
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found a broken linear predictor (" + e.getMessage() + ")");
        }
    }
}
