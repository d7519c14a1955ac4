package dev.boathouse.core.predictor;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.Arrays;

/** Support vectors, and for each score a weight for each vector. */
final class KernelMachine implements RowByRow {

    static final String KIND = "boathouse-kernel-1";

    private static final byte LINEAR = 1;
    private static final byte GAUSSIAN = 2;
    private static final byte POLYNOMIAL = 3;

    private final Kernel kernel;
    private final int width;
    private final double[] intercepts;
    /** Vector by vector. */
    private final double[] vectors;
    /** Vector by vector, a weight for each score. */
    private final double[] weights;

    KernelMachine(Kernel kernel, double[][] vectors, double[][] weights, double[] intercepts) {
        this(
                kernel,
                vectors.length == 0 ? 0 : vectors[0].length,
                intercepts.clone(),
                Arrays.stream(vectors).flatMapToDouble(Arrays::stream).toArray(),
                Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray());
    }

    private KernelMachine(Kernel kernel, int width, double[] intercepts, double[] vectors, double[] weights) {
        this.kernel = kernel;
        this.width = width;
        this.intercepts = intercepts;
        this.vectors = vectors;
        this.weights = weights;
        check();
    }

    private void check() {
        long count = width < 1 ? 0 : vectors.length / width;
        boolean fits = count > 0
                && vectors.length == count * width
                && intercepts.length > 0
                && weights.length == count * intercepts.length;
        if (!fits) {
            throw new IllegalArgumentException(
                    "A kernel machine needs vectors, and for each of them a weight for each score:"
                            + " found " + vectors.length + " numbers in vectors of " + width + " features, "
                            + weights.length
                            + " weights and " + intercepts.length + " scores.");
        }
        double reach = Arrays.stream(weights).map(Math::abs).sum()
                + Arrays.stream(intercepts).map(Math::abs).sum();
        if (!Double.isFinite(reach) || !Arrays.stream(vectors).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Vectors, and the sum of the weights, must be finite.");
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
        System.arraycopy(intercepts, 0, scores, to, intercepts.length);
        int weight = 0;
        for (int vector = 0; vector < vectors.length; vector += width) {
            double value = kernel.of(rows, at, vectors, vector, width);
            for (int score = 0; score < intercepts.length; score++) {
                scores[to + score] += weights[weight++] * value;
            }
        }
    }

    @Override
    public String summary() {
        return vectors.length / width + " support vectors";
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = BinaryWriter.empty();
        if (kernel instanceof Kernel.Gaussian gaussian) {
            out.put(GAUSSIAN).put(gaussian.width());
        } else if (kernel instanceof Kernel.Polynomial polynomial) {
            out.put(POLYNOMIAL).put(polynomial.degree()).put(polynomial.scale()).put(polynomial.offset());
        } else {
            out.put(LINEAR);
        }
        return out.put(width).put(intercepts).put(vectors).put(weights).toBytes();
    }

    static KernelMachine read(BinaryReader in) {
        byte tag = in.readByte();
        try {
            Kernel kernel = switch (tag) {
                case LINEAR -> new Kernel.Linear();
                case GAUSSIAN -> new Kernel.Gaussian(in.readDouble());
                case POLYNOMIAL -> new Kernel.Polynomial(in.readInt(), in.readDouble(), in.readDouble());
                default -> throw in.corrupt("found the unknown kernel " + tag);
            };
            KernelMachine read = new KernelMachine(kernel, in.readInt(), in.finites(), in.finites(), in.finites());
            in.end();
            return read;
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found a broken kernel machine (" + e.getMessage() + ")");
        }
    }
}
