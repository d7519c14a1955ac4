package dev.boathouse.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Packages written once, to be read for ever. Never change the files: a new format gets new ones. */
class GoldenModelTest {

    private static final List<Row> ROWS = List.of(
            GoldenModels.row("ATL", "ATL-ORD", 8.0, 600),
            GoldenModels.row("ORD", "ORD-SEA", 20.0, 1721),
            GoldenModels.row(null, "nowhere", null, 0));

    private static ModelPackage golden(String name) throws URISyntaxException {
        return ModelPackage.read(Path.of(Objects.requireNonNull(GoldenModelTest.class.getResource("/golden/" + name))
                .toURI()));
    }

    @Test
    void theForestIsReadAsItWasWritten() throws Exception {
        Model model = golden("forest-1").model();
        assertThat(golden("forest-1").digest())
                .isEqualTo("bcff29570f3d2dd485b517af4b7b190e8ac21c379c2203ea0f7b0ffc0185bd7b");
        assertThat(model.contentDigest()).isEqualTo("dc01d2f87bbcaea34bbf09b8f47e675e4f4d06e796c3770d5b808615903f2d8a");
        assertThat(model.uuid()).hasToString("dc01d2f8-7bbc-8ea3-8bbf-09b8f47e675e");
        assertThat(model.signature()).isEqualTo(GoldenModels.forest().signature());
        assertThat(model.trainingRecord()).isEqualTo(GoldenModels.forest().trainingRecord());
        assertThat(model.attachments()).isEqualTo(GoldenModels.forest().attachments());
        assertThat(model.score(Frame.ofRows(GoldenModels.SCHEMA, ROWS)).doubles("probability"))
                .containsExactly(0.32, 0.45999999999999996, 0.32);
    }

    @Test
    void theRegressionIsReadAsItWasWritten() throws Exception {
        Model model = golden("logistic-1").model();
        assertThat(golden("logistic-1").digest())
                .isEqualTo("a7b067976e065db2d413a5d2271288c61cfdbe53026329e718182c34f34d2c3a");
        assertThat(model.contentDigest()).isEqualTo("beb8383b2c15dd55833662d7f20f91fde6e87a7edb2972fa83588d651d928577");
        assertThat(model.trainingRecord()).isEqualTo(GoldenModels.logistic().trainingRecord());
        assertThat(model.score(Frame.ofRows(GoldenModels.SCHEMA, ROWS)).doubles("probability"))
                .containsExactly(0.4014822417392478, 0.7106587946255064, 0.5456456853194656);
    }

    @Test
    void whatIsWrittenTodayHasTheSameContent() {
        assertThat(GoldenModels.forest().contentDigest())
                .isEqualTo("dc01d2f87bbcaea34bbf09b8f47e675e4f4d06e796c3770d5b808615903f2d8a");
        assertThat(GoldenModels.logistic().contentDigest())
                .isEqualTo("beb8383b2c15dd55833662d7f20f91fde6e87a7edb2972fa83588d651d928577");
    }
}
