package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Split;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Impute;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registered model is trained again of what it says about itself and the table version that it names, whatever came to the table since. */
class ReproduceTest {

    private static final Pattern SPLIT = Pattern.compile("split (\\S+) seed (-?\\d+) train");

    @TempDir
    Path folder;

    @Test
    void aModelIsTrainedAgainFromItsRecordAlone() {
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
        TrainingRecord record = reader.load(reader.version(NAME, 1)).trainingRecord();
        assertThat(record.origin().isOpaque()).isFalse();
        Frame rows = readAgain(record.origin());
        assertThat(rows.rowCount()).isEqualTo(record.rowCount());
        assertThat(rows.origin().digest()).isEqualTo(record.origin().digest());
        Trainer trainer = Trainer.of(record);
        assertThat(trainer.fit(rows).contentDigest()).isEqualTo(model.contentDigest());

        Frame latest = table.latest().scan().select("late", "hour", "distance").read();
        assertThat(latest.rowCount()).isEqualTo(750);
        assertThat(trainer.fit(latest).contentDigest()).isNotEqualTo(model.contentDigest());
    }

    /** The rows of one table version without a filter, after one random split. */
    private static Frame readAgain(Origin origin) {
        assertThat(origin.tables()).hasSize(1);
        assertThat(origin.steps()).hasSize(1);
        Origin.Table table = origin.tables().get(0);
        assertThat(table.filter()).isEmpty();
        Matcher split = SPLIT.matcher(origin.steps().get(0));
        assertThat(split.matches()).as(origin.steps().get(0)).isTrue();
        return DeltaTable.at(table.location())
                .version(table.version())
                .scan()
                .select(table.columns())
                .read()
                .split(Double.parseDouble(split.group(1)), Long.parseLong(split.group(2)))
                .train();
    }
}
