package dev.boathouse.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.internal.BinaryWriter;
import dev.boathouse.core.predictor.Predictor;
import dev.boathouse.core.predictor.PredictorFormats;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {

    private static Map<String, byte[]> contents(ModelPackage made) {
        Map<String, byte[]> contents = new TreeMap<>();
        made.files().forEach(file -> contents.put(file.path(), made.bytes(file.path())));
        return contents;
    }

    @Test
    void packagingTwiceGivesTheSameBytes() {
        assertThat(GoldenModels.forest().packaged().digest())
                .isEqualTo(GoldenModels.forest().packaged().digest());
        assertThat(GoldenModels.forest().packaged(Instant.EPOCH).digest())
                .isNotEqualTo(GoldenModels.forest().packaged().digest());
    }

    @Test
    void aPackageIsNeverOverwritten(@TempDir Path folder) {
        ModelPackage made = GoldenModels.forest().packaged();
        made.writeTo(folder.resolve("deep/model"));
        assertThatThrownBy(() -> made.writeTo(folder.resolve("deep/model"))).isInstanceOf(ConflictException.class);
        assertThat(ModelPackage.read(folder.resolve("deep/model")).digest()).isEqualTo(made.digest());
    }

    @Test
    void aPackageKeepsItsBytesToItself() {
        Map<String, byte[]> given = contents(GoldenModels.forest().packaged());
        ModelPackage made = ModelPackage.of(given);
        given.get("parts/predictor.bin")[40] ^= 1;
        made.bytes("parts/predictor.bin")[40] ^= 1;
        assertThat(made.model().contentDigest()).isEqualTo(GoldenModels.forest().contentDigest());
    }

    @Test
    void aFailedWriteLeavesNothingBehind(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> GoldenModels.forest().packaged().writeTo(folder.resolve("file/model")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("file/model");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("file"));
        }
    }

    @Test
    void aMissingFolderIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> ModelPackage.read(folder.resolve("none")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("none");
    }

    @Test
    void everyChangedByteIsFoundAndItsFileNamed() {
        Map<String, byte[]> whole = contents(GoldenModels.forest().packaged());
        Random random = new Random(3);
        for (String path : whole.keySet()) {
            if (path.equals("model.json")) {
                continue;
            }
            for (int i = 0; i < 20; i++) {
                Map<String, byte[]> damaged = new TreeMap<>(whole);
                byte[] bytes = whole.get(path).clone();
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                damaged.put(path, bytes);
                assertThatThrownBy(() -> ModelPackage.of(damaged))
                        .isInstanceOf(CorruptDataException.class)
                        .hasMessageContaining(path);
            }
        }
    }

    @Test
    void missingAndForeignFilesAreFound() {
        Map<String, byte[]> whole = contents(GoldenModels.forest().packaged());
        for (String path : whole.keySet()) {
            Map<String, byte[]> less = new TreeMap<>(whole);
            less.remove(path);
            assertThatThrownBy(() -> ModelPackage.of(less))
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageContaining(path);
        }
        Map<String, byte[]> more = new TreeMap<>(whole);
        more.put("parts/more.bin", new byte[1]);
        assertThatThrownBy(() -> ModelPackage.of(more))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("parts/more.bin");
    }

    @Test
    void noPathLeavesThePackage() {
        for (String path :
                List.of("../x", "/etc/passwd", "parts/../../x", "a/b/c", "C:\\x", "a\\b", ".", "parts/..", "")) {
            Map<String, byte[]> files = contents(GoldenModels.forest().packaged());
            files.put(path, new byte[1]);
            assertThatThrownBy(() -> ModelPackage.of(files)).as(path).isInstanceOf(CorruptDataException.class);
        }
    }

    @Test
    void linksAreNotFollowed(@TempDir Path folder) throws Exception {
        GoldenModels.forest().packaged().writeTo(folder.resolve("model"));
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("model/link"), secret);
        assertThatThrownBy(() -> ModelPackage.read(folder.resolve("model")))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("link");
    }

    @Test
    void partsOfAnotherModelAreFoundEvenWhenTheManifestAgrees() {
        Map<String, byte[]> forest = contents(GoldenModels.forest().packaged());
        Map<String, byte[]> logistic = contents(GoldenModels.logistic().packaged());
        String predictor = "parts/predictor.bin";
        String manifest = new String(forest.get("model.json"), StandardCharsets.UTF_8);
        ModelPackage.File ours = file(GoldenModels.forest().packaged(), predictor);
        ModelPackage.File theirs = file(GoldenModels.logistic().packaged(), predictor);
        forest.put(predictor, logistic.get(predictor));
        forest.put(
                "model.json",
                manifest.replace(ours.sha256(), theirs.sha256())
                        .replace("\"length\" : " + ours.length(), "\"length\" : " + theirs.length())
                        .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ModelPackage.of(forest).model())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("content digest");
    }

    private static ModelPackage.File file(ModelPackage made, String path) {
        return made.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void damagedPredictorsAreCorruptDataAndNothingElse() {
        Random random = new Random(5);
        for (Model model : List.of(GoldenModels.forest(), GoldenModels.logistic())) {
            byte[] stored = PredictorFormats.write(model.predictor());
            double[] features = {0, 1, 2, 3, 4};
            for (int i = 0; i < 20_000; i++) {
                byte[] damaged = stored.clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                try {
                    Predictor read = PredictorFormats.standard().read("predictor.bin", damaged);
                    if (read.features() == features.length) {
                        double[] scores = new double[read.scores()];
                        read.score(features, scores);
                        assertThat(scores).doesNotContain(Double.NaN);
                    }
                } catch (CorruptDataException | UnsupportedFormatException e) {
                    assertThat(e).hasMessageContaining("predictor.bin");
                }
            }
        }
    }

    @Test
    void aCountThatWouldExhaustMemoryIsRefusedBeforeAnythingIsAllocated() {
        byte[] bomb = BinaryWriter.of("boathouse-trees-1")
                .put(5)
                .put(new double[2])
                .put((byte) 0)
                .put(Integer.MAX_VALUE)
                .toBytes();
        assertThatThrownBy(() -> PredictorFormats.standard().read("predictor.bin", bomb))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("2147483647");
    }

    @Test
    void aPredictorOfTheFutureSaysSo() {
        byte[] future = BinaryWriter.of("boathouse-trees-2").toBytes();
        assertThatThrownBy(() -> PredictorFormats.standard().read("predictor.bin", future))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("boathouse-trees-2");
    }

    @Test
    void theMlmodelFileHasTheKeysOfMlflow() {
        String yaml =
                new String(GoldenModels.forest().packaged(Instant.EPOCH).bytes("MLmodel"), StandardCharsets.UTF_8);
        assertThat(yaml.lines().filter(line -> !line.startsWith(" ")).map(line -> line.substring(0, line.indexOf(':'))))
                .containsExactly(
                        "artifact_path",
                        "flavors",
                        "metadata",
                        "mlflow_version",
                        "model_id",
                        "model_uuid",
                        "signature",
                        "utc_time_created");
        assertThat(yaml)
                .contains("utc_time_created: '1970-01-01 00:00:00.000000'\n")
                .contains(
                        "  inputs: \"[{\\\"type\\\":\\\"string\\\",\\\"name\\\":\\\"origin\\\",\\\"required\\\":false}");
    }
}
