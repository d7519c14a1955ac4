package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.profile.LevelProfile;
import dev.boathouse.monitoring.profile.Profiling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/**
 * Who profiles a column of texts. All agree on how many there are.
 *
 * @param values the column
 */
record ProfiledTexts(String[] values) {

    private static final int LG_REGISTERS = 12;

    static ProfiledTexts of(int rows, int levels) {
        Random random = new Random(3);
        String[] values = new String[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = "customer " + random.nextInt(levels);
        }
        return new ProfiledTexts(values);
    }

    /** Counts of levels, distinct ones, and lengths. */
    Contender ours() {
        Frame frame = Frame.of(Schema.of(Schema.Field.of("x", DataType.STRING)), List.of(Column.ofStrings(values)));
        return Contender.of("boathouse", values.length, () -> {
            LevelProfile levels = Profiling.standard()
                    .withThreads(1)
                    .of(frame)
                    .column("x")
                    .levels()
                    .orElseThrow();
            return new double[] {levels.total()};
        });
    }

    /** Counts of all levels; it starts from strings that are decoded already. */
    Contender plain() {
        return Contender.of("hash-map", values.length, () -> {
            Map<String, Long> counts = new HashMap<>();
            for (String value : values) {
                counts.merge(value, 1L, Long::sum);
            }
            return new double[] {
                counts.values().stream().mapToLong(Long::longValue).sum()
            };
        });
    }

    /** The number of distinct ones alone; it starts from strings that are decoded already. */
    Contender sketch() {
        return Contender.of("datasketches-hll", values.length, () -> {
            HllSketch sketch = new HllSketch(LG_REGISTERS, TgtHllType.HLL_8);
            for (String value : values) {
                sketch.update(value);
            }
            return new double[] {Double.isNaN(sketch.getEstimate()) ? 0 : values.length};
        });
    }
}
