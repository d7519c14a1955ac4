package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row by row, block by block, column by column, and after a journey through bytes: always the same numbers. */
class FeaturePipelineTest {

    private static FeaturePipeline fitted(Random random) {
        return Everything.SPEC
                .fit(Everything.rows(random, 300), Everything.target(random, 300), 7)
                .pipeline();
    }

    private static FeaturePipeline read(byte[] bytes) {
        return FeaturePipeline.ofBytes("features.bin", bytes, List.of(Everything.SPREAD));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void allWaysOfEncodingAgree(long seed) {
        Random random = new Random(seed);
        FeaturePipeline fitted = fitted(random);
        byte[] stored = fitted.toBytes();
        FeaturePipeline pipeline = read(stored);
        assertThat(pipeline.toBytes()).isEqualTo(stored);
        assertThat(pipeline.inputs()).isEqualTo(fitted.inputs());
        assertThat(pipeline.outputs()).isEqualTo(fitted.outputs()).doesNotHaveDuplicates();
        assertThat(pipeline.levels()).isEqualTo(fitted.levels()).containsOnlyKeys("string", "short");

        int rows = 3_000;
        Frame frame = Everything.rows(random, rows);
        double[][] columns = fitted.columns(frame);
        FeatureEncoder encoder = pipeline.bind(frame.schema());
        Chunk chunk = frame.chunks().get(0);
        int from = 50;
        double[] block = new double[(rows - from) * encoder.size()];
        encoder.encode(chunk, from, rows, 0, block);
        double[] single = new double[encoder.size()];
        for (int row = 0; row < rows; row++) {
            encoder.encode(chunk.row(row), single);
            for (int feature = 0; feature < single.length; feature++) {
                String which = "seed " + seed + ", row " + row + ", "
                        + pipeline.outputs().get(feature);
                assertThat(bits(columns[feature][row])).as(which).isEqualTo(bits(single[feature]));
                if (row >= from) {
                    assertThat(bits(block[(row - from) * single.length + feature]))
                            .as(which)
                            .isEqualTo(bits(single[feature]));
                }
            }
        }
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsOfTheHostGiveTheSame(long seed) {
        Random random = new Random(seed);
        FeaturePipeline pipeline = fitted(random);
        Frame frame = Everything.rows(random, 100);
        FeatureEncoder encoder = pipeline.bind(frame.schema());
        double[] ofChunk = new double[encoder.size()];
        double[] ofHost = new double[encoder.size()];
        for (Row row : frame.rows()) {
            Map<String, Object> values = new HashMap<>();
            frame.schema().names().forEach(name -> values.put(name, row.value(name)));
            encoder.encode(row, ofChunk);
            encoder.encode(Row.of(frame.schema(), values), ofHost);
            assertThat(ofHost).as("seed %d", seed).isEqualTo(ofChunk);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void trainingRowsGetWhatThePipelineGivesThem(long seed) {
        Random random = new Random(seed);
        Frame frame = Everything.rows(random, 2_500);
        FittedFeatures fitted = Everything.SPEC.fit(frame, Everything.target(random, 2_500), seed);
        double[][] again = fitted.pipeline().columns(frame);
        for (int feature = 0; feature < again.length; feature++) {
            String name = fitted.pipeline().outputs().get(feature);
            if (!name.contains(".class")) {
                assertThat(fitted.columns()[feature])
                        .as("seed %d, %s", seed, name)
                        .isEqualTo(again[feature]);
            }
        }
    }

    @Test
    void chunksOfAFrameDoNotShow() {
        Random random = new Random(1);
        FeaturePipeline pipeline = fitted(random);
        Frame one = Everything.rows(random, 700);
        Frame two = Everything.rows(random, 1_500);
        Frame both = Frame.concat(one, two);
        double[][] columns = pipeline.columns(both);
        for (int feature = 0; feature < columns.length; feature++) {
            List<Double> parts = new ArrayList<>();
            for (Frame part : List.of(one, two)) {
                for (double value : pipeline.columns(part)[feature]) {
                    parts.add(value);
                }
            }
            assertThat(columns[feature]).containsExactly(parts.toArray(Double[]::new));
        }
        assertThat(Everything.SPEC
                        .fit(both, Everything.target(new Random(3), 2_200), 1)
                        .pipeline()
                        .toBytes())
                .isEqualTo(Everything.SPEC
                        .fit(Frame.of(both.schema(), joined(both)), Everything.target(new Random(3), 2_200), 1)
                        .pipeline()
                        .toBytes());
    }

    private static List<Column> joined(Frame frame) {
        return frame.schema().fields().stream()
                .map(field -> Column.of(field.type(), frame.values(field.name())))
                .toList();
    }

    @Test
    void featuresAreAFrameThatKnowsHowItCameToBe() {
        Frame frame = Rows.of("hour", Rows.doubles(1.0, null), "origin", Column.ofStrings("b", "a"));
        FeaturePipeline pipeline = Features.impute("hour")
                .standardize("hour")
                .signedLog("hour")
                .oneHot("origin")
                .fit(Rows.of("hour", Rows.doubles(1.0, 2.0), "origin", Column.ofStrings("b", "a")));
        Frame features = pipeline.transform(frame);
        assertThat(features.schema())
                .hasToString("hour:double not null,origin=a:double not null,origin=b:double not null");
        assertThat(features.doubles("origin=b")).containsExactly(1, 0);
        List<String> steps = features.origin().steps();
        assertThat(steps).hasSize(5).startsWith("impute hour", "scale hour", "signedLog hour", "oneHot origin");
        assertThat(steps.get(4)).matches("features [0-9a-f]{64}");
        assertThat(features.origin().toString()).startsWith(frame.origin().toString());
        // The rows keep their identity: a split before and one after agree.
        assertThat(pipeline.transform(frame.split(0.5, 3).train()).rowCount())
                .isEqualTo(features.split(0.5, 3).train().rowCount());
        Frame custom = Features.none()
                .with(Everything.SPREAD, "hour")
                .only("spread.sum")
                .fit(Rows.of("hour", Rows.doubles(1.0)))
                .transform(Rows.of("hour", Rows.doubles(2.0)));
        assertThat(custom.origin().steps()).hasSize(2).first().isEqualTo("spread hour");
        assertThat(custom.origin().isOpaque()).isTrue();
    }

    @Test
    void aHostsTransformIsFoundByNameAmongThoseRegistered() {
        FeaturePipeline pipeline = Features.none()
                .with(Everything.SPREAD, "a", "b")
                .fit(Rows.of("a", Column.ofDoubles(1, 3), "b", Column.ofDoubles(10, 20)));
        assertThat(pipeline.outputs()).containsExactly("a", "b", "spread.sum", "spread.distance");
        Frame row = Rows.of("a", Column.ofDoubles(7), "b", Column.ofDoubles(1));
        assertThat(Rows.first(pipeline, row)).containsExactly(7, 1, 8, 5);
        assertThat(Rows.first(read(pipeline.toBytes()), row)).containsExactly(7, 1, 8, 5);

        assertThatThrownBy(() -> FeaturePipeline.ofBytes("features.bin", pipeline.toBytes()))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("features.bin")
                .hasMessageContaining("\"spread\"")
                .hasMessageContaining("Pass the transform");
        assertThatThrownBy(() -> FeaturePipeline.ofBytes(
                        "features.bin", pipeline.toBytes(), List.of(new Everything.Spread("other"))))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("[other]");
        assertThatThrownBy(() -> FeaturePipeline.ofBytes(
                        "features.bin", pipeline.toBytes(), List.of(Everything.SPREAD, Everything.SPREAD)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spread");
    }

    @Test
    void aHostsTransformSeesAndGivesFiniteNumbersOnly() {
        FeatureSpec spec = Features.none().with(new Inverse(), "a");
        FeaturePipeline pipeline = spec.fit(Rows.of("a", Column.ofDoubles(2)));
        assertThatThrownBy(() -> pipeline.columns(Rows.of("a", Column.ofDoubles(1, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"inverse\" gave Infinity in row 1")
                .hasMessageContaining("\"a\"");
        for (Double bad : new Double[] {null, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> pipeline.columns(Rows.of("a", Rows.doubles(1.0, bad))))
                    .hasMessageContaining("found " + bad + " in row 1");
            assertThatThrownBy(() -> spec.fit(Rows.of("a", Rows.doubles(1.0, bad))))
                    .hasMessageContaining("found " + bad + " in row 1");
        }
        assertThatThrownBy(() -> Features.none().with(new Inverse())).hasMessageContaining("no inputs");
    }

    /** One over x, whatever x is. */
    private static final class Inverse implements Transform {
        @Override
        public String name() {
            return "inverse";
        }

        @Override
        public double[] fit(double[][] columns) {
            return new double[0];
        }

        @Override
        public List<String> outputs(List<String> inputs) {
            return List.of("1/" + inputs.get(0));
        }

        @Override
        public void apply(double[] state, double[] input, double[] output) {
            output[0] = 1 / input[0];
        }
    }
}
