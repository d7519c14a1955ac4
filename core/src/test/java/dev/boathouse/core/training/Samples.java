package dev.boathouse.core.training;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.util.List;
import java.util.Random;

/** Rows with a signal: long flights from a busy origin late in the day are late. */
public final class Samples {

    /** The fields. */
    public static final Schema SCHEMA = Schema.of(
            Schema.Field.of("origin", DataType.STRING),
            Schema.Field.of("distance", DataType.INT),
            Schema.Field.of("hour", DataType.DOUBLE),
            Schema.Field.of("late", DataType.BOOLEAN));

    private static final String[] ORIGINS = {"ATL", "ORD", "DFW", "LAX", "SEA", "JFK"};

    private Samples() {}

    /** The same rows for the same arguments. */
    public static Frame flights(int rows, long seed) {
        Random random = new Random(seed);
        String[] origins = new String[rows];
        int[] distances = new int[rows];
        double[] hours = new double[rows];
        boolean[] late = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            int origin = random.nextInt(ORIGINS.length);
            origins[i] = ORIGINS[origin];
            distances[i] = 100 + random.nextInt(2500);
            hours[i] = Math.floor(random.nextDouble() * 2400) / 100;
            double score = -3 + 0.12 * hours[i] + 0.4 * origin + distances[i] / 4000.0;
            late[i] = random.nextDouble() < 1 / (1 + Math.exp(-score));
        }
        return Frame.of(
                SCHEMA,
                List.of(
                        Column.ofStrings(origins),
                        Column.ofInts(distances),
                        Column.ofDoubles(hours),
                        Column.ofBooleans(late)));
    }
}
