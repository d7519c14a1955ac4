package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Split;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Impute;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.registry.lineage.Reproduction;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceTest {

    @TempDir
    Path folder;

    @Test
    void aVersionIsTrainedAgainFromItsRecordAlone() {
        DeltaTable table = DeltaTable.at("file:" + folder.resolve("features"));
        table.create(Flights.frame(1, 1).schema());
        table.append(Flights.frame(300, 5)).commit();
        Snapshot pinned = table.append(Flights.frame(200, 6)).commit();
        Split data = pinned.scan().select("late", "hour", "distance").read().split(0.8, 7);
        Model model = Trainer.classification("late")
                .positive("false")
                .features(Features.impute(Impute.median().withIndicator(), "hour")
                        .clipQuantiles(0.05, 0.95, "distance")
                        .interact("hour", "distance"))
                .algorithm(RandomForest.ofTrees(5).withMaxDepth(6))
                .seed(42)
                .withParallelism(3)
                .fit(data.train());
        ModelRegistry registry = ModelRegistry.open("file:" + folder.resolve("models"));
        registry.register(NAME, model, Evaluation.of(model, data.test()));
        table.append(Flights.frame(250, 8)).commit();

        ModelRegistry reader = ModelRegistry.open("file:" + folder.resolve("models"));
        Reproduction again = reader.reproduce(reader.version(NAME, 1));
        assertThat(again.outcome()).as(again::toString).isEqualTo(Reproduction.Outcome.SAME);
        assertThat(again.promise()).isEqualTo(Reproduction.Promise.KEPT);
    }

    @Test
    void rowsOfAHostCannotBeReadAgain() {
        ModelRegistry registry = ModelRegistry.open("file:" + folder.resolve("models"));
        ModelVersion version = registry.register(NAME, Flights.model(1));
        Reproduction again = registry.reproduce(version);
        assertThat(again.outcome()).isEqualTo(Reproduction.Outcome.IMPOSSIBLE);
        assertThat(again.reasons()).isNotEmpty();
    }
}
