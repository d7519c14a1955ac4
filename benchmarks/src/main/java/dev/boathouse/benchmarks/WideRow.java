package dev.boathouse.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.parquet.io.api.Binary;

/** One random row of the wide table after another, from a seed, in one object. */
final class WideRow {

    private static final int LEVELS = 1_000;
    private static final int DOUBLE_LEVELS = 200;
    private static final int RUN = 20;
    private static final long YEAR = TimeUnit.DAYS.toMicros(366);

    private final SplittableRandom random;
    private final boolean repeating;
    private final Binary[] levels;
    private final long firstMicros = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond() * 1_000_000;

    final double[] doubles = new double[WideColumn.DOUBLES];
    final int[] ints = new int[2];
    final long[] longs = new long[2];
    final Binary[] strings = new Binary[2];
    long micros;
    boolean truth;

    WideRow(WideSpec spec, long firstRow) {
        random = new SplittableRandom(firstRow);
        repeating = spec.doubles() == WideSpec.Doubles.REPEATING;
        levels = IntStream.range(0, LEVELS)
                .mapToObj(level -> Binary.fromConstantByteArray(
                        ("level-" + level + "+".repeat(level % 10)).getBytes(StandardCharsets.UTF_8)))
                .toArray(Binary[]::new);
        longs[1] = firstRow - 1;
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = level();
        }
    }

    void next() {
        for (int i = 0; i < doubles.length; i++) {
            if (!repeating) {
                doubles[i] = random.nextDouble();
            } else if (random.nextInt(RUN) == 0) {
                doubles[i] = level();
            }
        }
        ints[0] = random.nextInt(LEVELS);
        ints[1] = random.nextInt();
        longs[0] = random.nextLong(1L << 36);
        longs[1]++;
        strings[0] = levels[random.nextInt(LEVELS)];
        strings[1] = levels[random.nextInt(LEVELS)];
        micros = firstMicros + random.nextLong(YEAR);
        truth = random.nextBoolean();
    }

    private double level() {
        return random.nextInt(DOUBLE_LEVELS) / (double) DOUBLE_LEVELS;
    }

    /** Whether a value is missing, in a column that has nulls. */
    boolean missing() {
        return random.nextInt(100) == 0;
    }
}
