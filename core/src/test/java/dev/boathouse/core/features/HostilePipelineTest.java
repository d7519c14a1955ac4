package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.BinaryWriter;
import dev.boathouse.core.internal.SchemaCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that somebody has damaged, or made up. */
class HostilePipelineTest {

    private static final Schema SCHEMA =
            Schema.of(Schema.Field.of("x", DataType.DOUBLE), Schema.Field.of("s", DataType.STRING));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedBytesAreRefusedOrEncodeWithoutSurprise(long seed) {
        Random random = new Random(seed);
        Frame frame = Everything.rows(random, 40);
        byte[] stored = Everything.SPEC
                .fit(Everything.rows(random, 100), Everything.target(random, 100), 1)
                .pipeline()
                .toBytes();
        int read = 0;
        for (int i = 0; i < 6_000; i++) {
            byte[] damaged = i % 5 == 0 ? Arrays.copyOf(stored, random.nextInt(stored.length)) : stored.clone();
            for (int flips = i % 5 == 0 ? 0 : 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            read += survives(damaged, frame, "seed " + seed + ", case " + i) ? 1 : 0;
        }
        assertThat(read).as("some damage shows in numbers alone").isGreaterThan(100);
    }

    private static boolean survives(byte[] bytes, Frame frame, String which) {
        FeaturePipeline pipeline;
        try {
            pipeline = FeaturePipeline.ofBytes("features.bin", bytes, List.of(Everything.SPREAD));
        } catch (CorruptDataException | UnsupportedFormatException e) {
            assertThat(e).as(which).hasMessageContaining("features.bin");
            return false;
        }
        FeatureEncoder encoder;
        try {
            encoder = pipeline.bind(frame.schema());
        } catch (IllegalArgumentException | dev.boathouse.core.NotFoundException e) {
            return true;
        }
        double[] out = new double[40 * encoder.size()];
        Consumer<Runnable> attempt = encoding -> {
            try {
                encoding.run();
                assertThat(Arrays.stream(out).allMatch(Double::isFinite))
                        .as(which)
                        .isTrue();
            } catch (IllegalArgumentException e) {
                assertThat(e).as(which).hasMessageContaining("column");
            }
        };
        attempt.accept(() -> encoder.encode(frame.chunks().get(0), 0, 40, 0, out));
        for (int row = 0; row < 40; row++) {
            int at = row;
            attempt.accept(() -> encoder.encode(frame.chunks().get(0).row(at), out));
        }
        return true;
    }

    /** A pipeline of x and s, whose steps and outputs are written by hand. */
    private static byte[] part(int steps, Consumer<BinaryWriter> write, int... outputs) {
        BinaryWriter out = BinaryWriter.of("boathouse-pipeline-1");
        SchemaCodec.write(SCHEMA, out);
        out.put(steps);
        write.accept(out);
        out.put(outputs.length);
        for (int i = 0; i < outputs.length; i++) {
            out.put(outputs[i]).put("f" + i);
        }
        return out.toBytes();
    }

    private static BinaryWriter step(BinaryWriter out, byte tag, int... reads) {
        out.put(reads.length);
        for (int read : reads) {
            out.put(read);
        }
        return out.put(tag);
    }

    private static void refused(byte[] bytes) {
        assertThatThrownBy(() -> FeaturePipeline.ofBytes("p", bytes))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("Cannot read p");
    }

    @Test
    void theHandWrittenPartIsGoodWhereNothingIsWrong() {
        byte[] good = part(1, out -> step(out, Scale.TAG, 0).put(1.0).put(2.0), 2, 0);
        FeaturePipeline pipeline = FeaturePipeline.ofBytes("p", good);
        assertThat(pipeline.toBytes()).isEqualTo(good);
        assertThat(pipeline.outputs()).containsExactly("f0", "f1");
    }

    @Test
    void slotsMustBeMadeBeforeTheyAreRead() {
        for (int read : new int[] {-1, 2, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            refused(part(1, out -> step(out, Scale.TAG, read).put(1.0).put(2.0), 2));
            refused(part(0, out -> {}, read));
        }
        refused(part(1, out -> step(out, Product.TAG, 0, 2), 2));
        refused(part(1, out -> step(out, Product.TAG, 0), 2));
        refused(part(1, out -> step(out, Product.TAG), 2));
        refused(part(1, out -> step(out, (byte) 99, 0), 2));
    }

    @Test
    void stepsMustSuitWhatTheyRead() {
        refused(part(1, out -> step(out, Scale.TAG, 1).put(1.0).put(2.0), 2));
        refused(part(1, out -> step(out, Elements.TAG, 0).put(3), 2));
        refused(part(1, out -> step(out, Hash.TAG, 0).put(3), 2));
        refused(part(
                1,
                out -> step(out, TimeParts.TAG, 0).put("Z").put(1).put((byte) 0).put((byte) 0),
                2));
        refused(part(0, out -> {}, 1));
    }

    @Test
    void numbersMustMakeSense() {
        refused(part(1, out -> step(out, Scale.TAG, 0).put(1.0).put(0.0), 2));
        refused(part(1, out -> step(out, Scale.TAG, 0).put(Double.NaN).put(1.0), 2));
        refused(part(1, out -> step(out, Clip.TAG, 0).put(2.0).put(1.0), 2));
        refused(part(1, out -> step(out, Clip.TAG, 0).put(Double.NaN).put(1.0), 2));
        refused(part(
                1, out -> step(out, Fill.TAG, 0).put(Double.POSITIVE_INFINITY).put((byte) 0), 2));
        refused(part(1, out -> step(out, Fill.TAG, 0).put(0.0).put((byte) 2), 2));
        refused(part(1, out -> step(out, Buckets.TAG, 0).put(2).put(2.0).put(1.0), 2));
        refused(part(1, out -> step(out, Buckets.TAG, 0).put(Integer.MAX_VALUE).put(2.0), 2));
    }

    @Test
    void aFewBytesCannotAskForMuchMemory() {
        for (int many : new int[] {0, -1, 70_000, Integer.MAX_VALUE}) {
            refused(part(1, out -> step(out, Hash.TAG, 1).put(many), 2));
        }
        refused(part(
                3,
                out -> {
                    for (int i = 0; i < 3; i++) {
                        step(out, Hash.TAG, 1).put(60_000);
                    }
                },
                2));
        refused(part(Integer.MAX_VALUE, out -> {}, 0));
    }

    @Test
    void everyPolicyLevelAndNameIsChecked() {
        refused(part(
                1,
                out -> step(out, OneHot.TAG, 1)
                        .put(2)
                        .put("a")
                        .put("a")
                        .put(2)
                        .put((byte) 0)
                        .put((byte) 0)
                        .put((byte) 0),
                2));
        refused(part(1, out -> levels(step(out, OneHot.TAG, 1), 2, 0, 0), 2));
        refused(part(1, out -> levels(step(out, OneHot.TAG, 1), 0, 0, 0), 2));
        refused(part(1, out -> levels(step(out, OneHot.TAG, 1), 1, 0, 7), 2));
        refused(part(1, out -> levels(step(out, Ordinal.TAG, 1), 1, 0, 0), 2));
        refused(part(1, out -> levels(step(out, Ordinal.TAG, 1), 1, 1, 2), 2));
        assertThat(FeaturePipeline.ofBytes("p", part(1, out -> levels(step(out, OneHot.TAG, 1), 1, 1, 2), 2, 3))
                        .levels())
                .containsEntry("s", List.of("a"));
        byte[] twice = part(1, out -> step(out, Scale.TAG, 0).put(1.0).put(2.0), 2, 0);
        twice[twice.length - 1] = '0';
        refused(twice);
    }

    private static void levels(BinaryWriter out, int kept, int other, int unseen) {
        out.put(1).put("a").put(kept).put((byte) other).put((byte) unseen).put((byte) 0);
    }

    @Test
    void aZoneThatNobodyKnowsIsUnsupported() {
        Schema schema = Schema.of(Schema.Field.of("t", DataType.TIMESTAMP));
        BinaryWriter out = BinaryWriter.of("boathouse-pipeline-1");
        SchemaCodec.write(schema, out);
        out.put(1);
        step(out, TimeParts.TAG, 0).put("Mars/Olympus").put(1).put((byte) 0).put((byte) 0);
        out.put(1).put(1).put("t.year");
        assertThatThrownBy(() -> FeaturePipeline.ofBytes("p", out.toBytes()))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("Mars/Olympus");
    }

    @Test
    void theFormatBeforeIsRefused() {
        refused(BinaryWriter.of("boathouse-features-1").toBytes());
    }
}
