package dev.boathouse.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Transform;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelReader;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.registry.lineage.Lineage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models with parts of the host's own, and models that have no label. */
class OtherModelsTest {

    private static final Frame ROWS = Flights.frame(300, 1).select("hour", "distance", "late");

    @TempDir
    private Path folder;

    /** The hour, counted from the evening. */
    private static final class FromEvening implements Transform {

        @Override
        public String name() {
            return "from-evening";
        }

        @Override
        public double[] fit(double[][] columns) {
            return new double[] {18};
        }

        @Override
        public List<String> outputs(List<String> inputs) {
            return List.of("from_evening");
        }

        @Override
        public void apply(double[] state, double[] input, double[] output) {
            output[0] = Math.abs(input[0] - state[0]);
        }
    }

    @Test
    void aModelWithATransformOfTheHostsIsLoadedByARegistryThatKnowsIt() {
        Model model = Trainer.classification("late")
                .features(Features.none().with(new FromEvening(), "hour"))
                .algorithm(LogisticRegression.ofPenalty(1))
                .fit(ROWS);
        ModelRegistry registry = ModelRegistry.open(folder.toString());
        ModelVersion version = registry.register("evening", model);
        assertThatThrownBy(() -> registry.load(version))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("from-evening");
        ModelRegistry knowing = ModelRegistry.open(folder.toString())
                .withReader(ModelReader.standard().with(new FromEvening()));
        assertThat(knowing.actingAs("alice").load(version).score(ROWS).doubles("probability"))
                .isEqualTo(model.score(ROWS).doubles("probability"));
    }

    @Test
    void aModelWithoutALabelKeepsItsLineage() {
        Model model = Trainer.anomalyDetection().seed(5).fit(ROWS.select("hour", "distance"));
        ModelRegistry registry = ModelRegistry.open(folder.toString());
        ModelVersion version = registry.register("odd-flights", model);
        ModelRegistry other = ModelRegistry.open(folder.toString());
        Lineage lineage = other.lineage(other.version("odd-flights", 1));
        assertThat(lineage.training().label()).isEmpty();
        assertThat(lineage.training().algorithm()).isEqualTo("isolation-forest");
        assertThat(lineage.toJson()).doesNotContain("\"label\"");
        assertThat(other.load(version).score(ROWS).schema().names()).contains("anomaly_score", "prediction");
    }
}
