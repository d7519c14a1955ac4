package dev.boathouse.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packages written once, to be read for ever. Never change the files: what is new gets new ones. */
class GoldenModelTest {

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(GoldenModelTest.class.getResource("/golden"))
                .toURI());
    }

    /** A line for each package: its name, package digest, content digest, and the bits of its answers. */
    static List<String> remembered() throws IOException, URISyntaxException {
        return Files.readAllLines(folder().resolve("remembered.txt"));
    }

    @ParameterizedTest
    @MethodSource("remembered")
    void aPackageIsReadAndAnswersAsItDidWhenItWasWritten(String line) throws Exception {
        String name = line.substring(0, line.indexOf(' '));
        assertThat(GoldenModels.remembered(name, ModelPackage.read(folder().resolve(name))))
                .isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("remembered")
    void whatIsWrittenTodayHasTheSameContent(String line) throws Exception {
        String name = line.substring(0, line.indexOf(' '));
        Model written = ModelPackage.read(folder().resolve(name)).model();
        Model today = Objects.requireNonNull(GoldenModels.all().get(name));
        assertThat(today.contentDigest()).isEqualTo(written.contentDigest());
        assertThat(today.signature()).isEqualTo(written.signature());
        assertThat(today.response()).isEqualTo(written.response());
        assertThat(today.trainingRecord()).isEqualTo(written.trainingRecord());
        assertThat(today.attachments()).isEqualTo(written.attachments());
    }

    @Test
    void everyKindHasAGoldenPackage() throws Exception {
        assertThat(remembered().stream().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactlyElementsOf(GoldenModels.all().keySet());
    }
}
