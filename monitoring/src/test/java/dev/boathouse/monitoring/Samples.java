package dev.boathouse.monitoring;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Samples of many shapes, and their profiles. */
public final class Samples {

    private static final int BLOCK = 1024;

    private Samples() {}

    /** A frame of one column {@code x}. */
    public static Frame doubles(Double... values) {
        return Frame.of(
                Schema.of(Schema.Field.of("x", DataType.DOUBLE)),
                List.of(Column.of(DataType.DOUBLE, Arrays.asList(values))));
    }

    /** The numbers as they come. */
    public static Numbers numbers(double... values) {
        NumberBuilder builder = new NumberBuilder(new NumberBuilder.Workspace());
        for (int from = 0; from < values.length; from += BLOCK) {
            int to = Math.min(values.length, from + BLOCK);
            builder.add(Arrays.copyOfRange(values, from, to), to - from);
        }
        return builder.build();
    }

    /** A sample of a random shape: continuous, tied, offset, heavy-tailed, over all magnitudes, any bits. */
    public static double[] any(Random random, int size) {
        int shape = random.nextInt(7);
        double offset = random.nextGaussian();
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = switch (shape) {
                case 0 -> random.nextGaussian() + offset;
                case 1 -> random.nextInt(50);
                case 2 -> 1e9 + 10 * random.nextGaussian();
                case 3 -> Math.tan(Math.PI * (random.nextDouble() - 0.5));
                case 4 -> Math.exp(300 * random.nextGaussian()) * (random.nextBoolean() ? 1 : -1);
                case 5 -> random.nextInt(10) == 0 ? random.nextDouble() : 0.0;
                default -> Double.longBitsToDouble(random.nextLong());
            };
        }
        return values;
    }

    /** The distance of the samples themselves. */
    public static double exactDistance(double[] reference, double[] current) {
        double[] a = ordered(reference);
        double[] b = ordered(current);
        double greatest = 0;
        for (int i = 0, j = 0; i < a.length || j < b.length; ) {
            double at = j == b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j];
            while (i < a.length && a[i] == at) {
                i++;
            }
            while (j < b.length && b[j] == at) {
                j++;
            }
            greatest = Math.max(greatest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return greatest;
    }

    private static double[] ordered(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0)
                .sorted()
                .toArray();
    }
}
