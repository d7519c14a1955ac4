package dev.boathouse.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.BinaryWriter;
import dev.boathouse.core.internal.Digest;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packages by somebody who means harm: every digest in them is right, because whoever writes a package can write its digests too. */
class HostilePackageTest {

    private static final List<String> DIGESTED =
            List.of("parts/features.bin", "parts/predictor.bin", "parts/response.bin", "parts/training.bin");

    static Collection<Model> models() {
        return GoldenModels.all().values();
    }

    private static Map<String, byte[]> contents(Model model) {
        ModelPackage made = model.packaged();
        Map<String, byte[]> contents = new TreeMap<>();
        made.files().forEach(file -> contents.put(file.path(), made.bytes(file.path())));
        return contents;
    }

    /** The package with one file replaced, and a manifest that names it. */
    private static ModelPackage signed(Map<String, byte[]> whole, String path, byte[] bytes) {
        Map<String, byte[]> files = new TreeMap<>(whole);
        byte[] before = files.put(path, bytes);
        String manifest = new String(whole.get("model.json"), StandardCharsets.UTF_8)
                .replace(contentDigest(whole), contentDigest(files))
                .replace(lengthAndDigest(before), lengthAndDigest(bytes));
        files.put("model.json", manifest.getBytes(StandardCharsets.UTF_8));
        return ModelPackage.of(files);
    }

    private static String lengthAndDigest(byte[] bytes) {
        return "\"length\" : " + bytes.length + ",\n      \"sha-256\" : \"" + Digest.sha256(bytes) + "\"";
    }

    private static String contentDigest(Map<String, byte[]> files) {
        Digest digest = Digest.of("boathouse-model-1");
        for (String part : DIGESTED) {
            digest.put(part).put(files.get(part), 0, files.get(part).length);
        }
        return digest.hex();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aDamagedPartIsRefusedOrScoresLikeAModel(Model model) {
        Map<String, byte[]> whole = contents(model);
        Random random = new Random(17);
        int loaded = 0;
        for (String path : whole.keySet()) {
            for (int i = 0; i < 250 && path.startsWith("parts/"); i++) {
                byte[] damaged = damaged(whole.get(path), random);
                try {
                    Model read = signed(whole, path, damaged).model();
                    loaded++;
                    scoresOrRefuses(read);
                } catch (CorruptDataException | UnsupportedFormatException e) {
                    assertThat(e).hasMessageContaining("Cannot read");
                } catch (RuntimeException e) {
                    fail(path + ", change " + i + " of seed 17", e);
                }
            }
        }
        assertThat(loaded).isPositive();
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0 && damaged.length > 0; flips--) {
            int at = random.nextInt(damaged.length);
            damaged[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextBoolean() ? 0x7f : 0xff);
        }
        return damaged;
    }

    private static void scoresOrRefuses(Model model) {
        try {
            Frame rows = GoldenModels.rowsFor(model);
            Frame scored = model.score(rows);
            assertThat(scored.rowCount()).isEqualTo(rows.rowCount());
        } catch (IllegalArgumentException | NotFoundException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void readingADamagedPartNeedsMemoryInProportionToItsSize(Model model) {
        Map<String, byte[]> whole = contents(model);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (String path : DIGESTED) {
            byte[] bytes = whole.get(path);
            for (int at = 0; at + 4 <= bytes.length; at++) {
                byte[] bomb = bytes.clone();
                bomb[at] = (byte) 0xff;
                bomb[at + 1] = (byte) 0xff;
                bomb[at + 2] = (byte) 0xff;
                bomb[at + 3] = 0x7f;
                ModelPackage made = signed(whole, path, bomb);
                long before = threads.getCurrentThreadAllocatedBytes();
                try {
                    made.model();
                } catch (CorruptDataException | UnsupportedFormatException e) {
                    assertThat(e).hasMessageContaining("Cannot read");
                }
                assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                        .as("%s at %d", path, at)
                        .isLessThan(4_000_000);
            }
        }
    }

    @Test
    void aManifestOfBracketsDoesNotOverflowTheStack() {
        Map<String, byte[]> whole = contents(GoldenModels.forest());
        whole.put("model.json", "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ModelPackage.of(whole)).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void anOriginOfEndlessStepsDoesNotOverflowTheStack() {
        Map<String, byte[]> whole = contents(GoldenModels.forest());
        BinaryWriter origin = BinaryWriter.of("boathouse-origin-1");
        for (int i = 0; i < 1_000_000; i++) {
            origin.put((byte) 3).put("s").put((byte) 0).put(1);
        }
        ModelPackage made = signed(whole, "parts/origin.bin", origin.toBytes());
        assertThatThrownBy(made::model)
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("parts/origin.bin");
    }

    @Test
    void aTypeOfEndlessArraysDoesNotOverflowTheStack() {
        Map<String, byte[]> whole = contents(GoldenModels.forest());
        byte[] kind = BinaryWriter.of("boathouse-pipeline-1").put(1).put("x").toBytes();
        byte[] arrays = new byte[1_000_000];
        Arrays.fill(arrays, (byte) 2);
        ModelPackage made = signed(
                whole,
                "parts/features.bin",
                BinaryWriter.empty().append(kind).append(arrays).toBytes());
        assertThatThrownBy(made::model)
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("parts/features.bin");
    }
}
