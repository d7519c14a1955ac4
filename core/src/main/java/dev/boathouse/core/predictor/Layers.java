package dev.boathouse.core.predictor;

import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.util.Arrays;

/** A feed-forward network: layers of neurons, each of which sees all of the layer before. */
final class Layers implements RowByRow {

    static final String KIND = "boathouse-layers-1";

    private static final byte RECTIFIER = 1;
    private static final byte TANH = 2;
    private static final byte SIGMOID = 3;

    private final Activation activation;
    /** Features, then the neurons of each layer. */
    private final int[] widths;
    /** Layer by layer, neuron by neuron. */
    private final double[] weights;

    private final double[] biases;
    /** Room for what two layers say, for each thread that asks: scoring allocates nothing. */
    private final ThreadLocal<double[]> room;

    private final int widest;

    Layers(Activation activation, double[][][] weights, double[][] biases) {
        this(
                activation,
                widths(weights),
                Arrays.stream(weights)
                        .flatMap(Arrays::stream)
                        .flatMapToDouble(Arrays::stream)
                        .toArray(),
                Arrays.stream(biases).flatMapToDouble(Arrays::stream).toArray());
    }

    private static int[] widths(double[][][] weights) {
        int[] widths = new int[weights.length + 1];
        for (int layer = 0; layer < weights.length; layer++) {
            widths[layer + 1] = weights[layer].length;
        }
        widths[0] = weights.length == 0 || weights[0].length == 0 ? 0 : weights[0][0].length;
        return widths;
    }

    private Layers(Activation activation, int[] widths, double[] weights, double[] biases) {
        this.activation = activation;
        this.widths = widths;
        this.weights = weights;
        this.biases = biases;
        check();
        this.widest = Arrays.stream(widths).skip(1).max().orElse(1);
        this.room = ThreadLocal.withInitial(() -> new double[2 * widest]);
    }

    private void check() {
        boolean fits = widths.length >= 2 && widths[0] > 0;
        long neurons = 0;
        double connections = 0;
        for (int layer = 1; layer < widths.length; layer++) {
            fits &= widths[layer] > 0;
            neurons += widths[layer];
            connections += (double) widths[layer] * widths[layer - 1];
        }
        if (!fits || biases.length != neurons || weights.length != connections) {
            throw new IllegalArgumentException(
                    "Layers need a weight for each pair of neurons that see each other, and a bias"
                            + " for each neuron: found " + weights.length + " and " + biases.length + " for layers of "
                            + Arrays.toString(Arrays.copyOf(widths, Math.min(widths.length, 20))) + ".");
        }
        if (!Arrays.stream(weights).allMatch(Double::isFinite)
                || !Arrays.stream(biases).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Weights and biases must be finite.");
        }
    }

    @Override
    public int features() {
        return widths[0];
    }

    @Override
    public int scores() {
        return widths[widths.length - 1];
    }

    @Override
    public void score(double[] rows, int at, double[] scores, int to) {
        double[] values = room.get();
        double[] in = rows;
        int inFrom = at;
        int weight = 0;
        int bias = 0;
        for (int layer = 1; layer < widths.length; layer++) {
            boolean last = layer == widths.length - 1;
            double[] out = last ? scores : values;
            int outFrom = last ? to : layer % 2 * widest;
            for (int neuron = 0; neuron < widths[layer]; neuron++) {
                double sum = biases[bias++];
                for (int i = 0; i < widths[layer - 1]; i++) {
                    sum += weights[weight++] * in[inFrom + i];
                }
                out[outFrom + neuron] = last ? sum : activation.of(sum);
            }
            in = out;
            inFrom = outFrom;
        }
    }

    @Override
    public String summary() {
        return widths.length - 1 + (widths.length == 2 ? " layer, " : " layers, ") + weights.length + " weights";
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public byte[] toBytes() {
        byte tag = switch (activation) {
            case RECTIFIER -> RECTIFIER;
            case TANH -> TANH;
            case SIGMOID -> SIGMOID;
        };
        BinaryWriter out = BinaryWriter.empty().put(tag).put(widths.length);
        for (int width : widths) {
            out.put(width);
        }
        return out.put(weights).put(biases).toBytes();
    }

    static Layers read(BinaryReader in) {
        byte tag = in.readByte();
        Activation activation = switch (tag) {
            case RECTIFIER -> Activation.RECTIFIER;
            case TANH -> Activation.TANH;
            case SIGMOID -> Activation.SIGMOID;
            default -> throw in.corrupt("found the unknown activation " + tag);
        };
        int[] widths = new int[in.count(Integer.BYTES)];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = in.readInt();
        }
        double[] weights = in.finites();
        double[] biases = in.finites();
        in.end();
        try {
            return new Layers(activation, widths, weights, biases);
        } catch (IllegalArgumentException e) {
            throw in.corrupt("found broken layers (" + e.getMessage() + ")");
        }
    }
}
