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
                .isEqualTo("d4652d7a0682abd9b34d0596b2c0fa3bcb6185e6d19ab00ff5e4b708a957404f");
        assertThat(model.contentDigest()).isEqualTo("160810b88733b2101916b721e2166a4bfcc985db254553a9a928260750fd4222");
        assertThat(model.uuid()).hasToString("160810b8-8733-8210-9916-b721e2166a4b");
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
                .isEqualTo("b867ea4b00c625592c54a4fde94f91c5ae14193798f38c17860a4a869556de04");
        assertThat(model.contentDigest()).isEqualTo("4c270f9313578722cff7d795b4707379573d6cfcee9a5851159f4e1a605d18ce");
        assertThat(model.trainingRecord()).isEqualTo(GoldenModels.logistic().trainingRecord());
        assertThat(model.score(Frame.ofRows(GoldenModels.SCHEMA, ROWS)).doubles("probability"))
                .containsExactly(0.4014822417392478, 0.7106587946255064, 0.5456456853194656);
    }

    @Test
    void whatIsWrittenTodayHasTheSameContent() {
        assertThat(GoldenModels.forest().contentDigest())
                .isEqualTo("160810b88733b2101916b721e2166a4bfcc985db254553a9a928260750fd4222");
        assertThat(GoldenModels.logistic().contentDigest())
                .isEqualTo("4c270f9313578722cff7d795b4707379573d6cfcee9a5851159f4e1a605d18ce");
    }
}
