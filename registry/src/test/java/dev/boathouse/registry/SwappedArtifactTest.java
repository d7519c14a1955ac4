package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.model.Model;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of models that somebody put others in the place of. */
class SwappedArtifactTest {

    private static final Model MODEL = Flights.model(1);

    @TempDir
    Path folder;

    private ModelRegistry registry;
    private ModelVersion version;
    private Path file;
    private byte[] bytes;

    @BeforeEach
    void register() throws IOException {
        registry = ModelRegistry.open("file:" + folder.resolve("models"));
        version = registry.register(NAME, MODEL);
        try (Stream<Path> files = Files.walk(folder.resolve("models/_artifacts"))) {
            file = files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(path -> path.toFile().length()))
                    .orElseThrow();
        }
        bytes = Files.readAllBytes(file);
    }

    private void assertRefused() {
        assertThatThrownBy(() -> registry.load(version))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(file.getFileName().toString());
        ModelRegistry production = ModelRegistry.open("file:" + folder.resolve("production"));
        assertThatThrownBy(() -> production.copy(registry, version)).isInstanceOf(CorruptDataException.class);
        assertThat(production.models()).isEmpty();
        assertThat(folder.resolve("production")).doesNotExist();
    }

    /** Registering the same model again puts the right bytes in place. */
    private void assertRestored() throws IOException {
        registry.register(NAME, MODEL);
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(file).hasBinaryContent(bytes);
        assertThat(registry.load(version).contentDigest()).isEqualTo(MODEL.contentDigest());
    }

    @Test
    void anotherFileOfTheSameLengthIsNoModel() throws IOException {
        byte[] other = bytes.clone();
        other[other.length / 2] ^= 1;
        Files.write(file, other);
        assertRefused();
        assertRestored();
    }

    @Test
    void aShorterFileIsNoModel() throws IOException {
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertRefused();
        Files.write(file, new byte[0]);
        assertRefused();
        assertRestored();
    }

    @Test
    void aLongerFileIsNoModel() throws IOException {
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertRefused();
        assertRestored();
    }

    /** One byte more than was registered is read, and no more. */
    @Test
    void anEndlessFileFillsNoMemory() throws IOException {
        try (RandomAccessFile endless = new RandomAccessFile(file.toFile(), "rw")) {
            endless.setLength(1L << 42);
        } catch (IOException e) {
            assumeTrue(false, "files with holes: " + e.getMessage());
        }
        assertRefused();
        assertRestored();
        Path zeros = Path.of("/dev/zero");
        if (Files.exists(zeros)) {
            Files.delete(file);
            Files.createSymbolicLink(file, zeros);
            assertThatThrownBy(() -> registry.load(version)).isInstanceOf(UncheckedIOException.class);
            assertRestored();
        }
    }

    @Test
    void aLinkToAnotherFileIsNoModelAndIsNeverWrittenThrough() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "not to be overwritten");
        Files.delete(file);
        try {
            Files.createSymbolicLink(file, victim);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "symbolic links: " + e.getMessage());
        }
        assertRefused();
        assertRestored();
        assertThat(victim).hasContent("not to be overwritten");
    }

    /** Opening a pipe waits until somebody writes into it, and nothing interrupts that: a test that fails here may not wait, too. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsRefusedAndNotWaitedFor() throws IOException, InterruptedException {
        Files.delete(file);
        Path mkfifo = Path.of("/usr/bin/mkfifo");
        assumeTrue(Files.isExecutable(mkfifo), "named pipes");
        assertThat(new ProcessBuilder(mkfifo.toString(), file.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThatThrownBy(() -> registry.load(version))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no regular file");
        assertRestored();
    }
}
