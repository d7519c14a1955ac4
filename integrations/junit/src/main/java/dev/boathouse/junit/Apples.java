package dev.boathouse.junit;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.internal.SplitMix;
import java.util.List;

/** Made-up apples: the older and redder, the riper and sweeter, give or take some chance. */
final class Apples {

    private static final String[] COLOURS = {"green", "yellow", "red"};

    private Apples() {}

    static Frame frame(int rows, String label, long seed) {
        double[] weight = new double[rows];
        double[] days = new double[rows];
        String[] colour = new String[rows];
        boolean[] ripe = new boolean[rows];
        double[] sugar = new double[rows];
        for (int i = 0; i < rows; i++) {
            long state = SplitMix.mix(seed + SplitMix.mix(i));
            int shade = (int) (uniform(state, 0) * COLOURS.length);
            weight[i] = Math.rint(100 + 100 * uniform(state, 1));
            days[i] = Math.rint(100 + 60 * uniform(state, 2));
            colour[i] = COLOURS[shade];
            double ripeness = (days[i] - 100) / 60 + 0.4 * shade;
            ripe[i] = ripeness + 0.5 * uniform(state, 3) > 1.15;
            sugar[i] = 6 + 4 * ripeness + weight[i] / 100 + uniform(state, 4);
        }
        boolean tellsRipe = label.equals("ripe");
        return Frame.of(
                Schema.of(
                        Field.of("weight", DataType.DOUBLE),
                        Field.of("days", DataType.DOUBLE),
                        Field.of("colour", DataType.STRING),
                        Field.of(label, tellsRipe ? DataType.BOOLEAN : DataType.DOUBLE)),
                List.of(
                        Column.ofDoubles(weight),
                        Column.ofDoubles(days),
                        Column.ofStrings(colour),
                        tellsRipe ? Column.ofBooleans(ripe) : Column.ofDoubles(sugar)));
    }

    /** From 0 to 1, without 1. */
    private static double uniform(long state, int draw) {
        return (SplitMix.mix(state + draw) >>> 11) * 0x1.0p-53;
    }
}
