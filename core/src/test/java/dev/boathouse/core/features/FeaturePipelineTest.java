package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row by row, block by block, column by column, and after a journey through bytes: always the same numbers. */
class FeaturePipelineTest {

    private static final Schema SCHEMA = Schema.of(
            Schema.Field.of("text", DataType.STRING),
            Schema.Field.of("rank", DataType.STRING),
            Schema.Field.of("number", DataType.DOUBLE),
            Schema.Field.of("whole", DataType.LONG),
            Schema.Field.of("time", DataType.TIMESTAMP));

    private static final FeatureSpec SPEC =
            Features.none().oneHot("text", 4).ordinal("rank").impute("number").standardize("whole");

    private static Frame frame(Random random, int rows) {
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Map<String, Object> values = new HashMap<>();
            if (random.nextInt(5) > 0) {
                values.put("text", "é" + random.nextInt(7));
                values.put("rank", "r" + random.nextInt(100));
                values.put("number", random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian());
            }
            values.put("whole", random.nextLong() >> 20);
            values.put("time", Instant.ofEpochSecond(random.nextInt()));
            made.add(Row.of(SCHEMA, values));
        }
        return Frame.ofRows(SCHEMA, made);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void allWaysOfEncodingAgree(long seed) {
        Random random = new Random(seed);
        FeaturePipeline fitted = SPEC.fit(frame(random, 300));
        Frame rows = frame(random, 200);
        byte[] stored = fitted.toBytes();
        FeaturePipeline pipeline = FeaturePipeline.ofBytes("features.bin", stored);
        assertThat(pipeline.toBytes()).isEqualTo(stored);
        assertThat(pipeline.inputs()).isEqualTo(fitted.inputs());
        assertThat(pipeline.outputs()).isEqualTo(fitted.outputs()).hasSize(8);

        double[][] columns = fitted.columns(rows);
        FeatureEncoder encoder = pipeline.bind(SCHEMA);
        Chunk chunk = rows.chunks().get(0);
        double[] block = new double[150 * encoder.size()];
        encoder.encode(chunk, 50, 200, 0, block);
        double[] single = new double[encoder.size()];
        for (int row = 0; row < 200; row++) {
            encoder.encode(chunk.row(row), single);
            for (int feature = 0; feature < single.length; feature++) {
                assertThat(single[feature]).as("seed %d", seed).isEqualTo(columns[feature][row]);
                if (row >= 50) {
                    assertThat(block[(row - 50) * single.length + feature]).isEqualTo(single[feature]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedBytesAreCorruptDataAndNothingElse(long seed) {
        Random random = new Random(seed);
        byte[] stored = SPEC.fit(frame(random, 300)).toBytes();
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = stored.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                FeaturePipeline.ofBytes("features.bin", damaged);
            } catch (CorruptDataException e) {
                assertThat(e).hasMessageContaining("features.bin");
            }
        }
    }
}
