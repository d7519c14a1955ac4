package dev.boathouse.monitoring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.OriginReader;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.watch.Reference.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingReferenceTest {

    private static final Schema SCHEMA = Schema.of(Field.of("x", DataType.DOUBLE), Field.of("late", DataType.BOOLEAN));

    @TempDir
    static Path folder;

    private static Frame trainedOn;
    private static Model model;

    @BeforeAll
    static void train() {
        DeltaTable table = DeltaTable.at(folder.resolve("t").toUri().toString());
        table.create(SCHEMA);
        table.append(rows(1)).commit();
        trainedOn = table.latest()
                .scan()
                .where(Filter.greaterThan("x", 0.1))
                .read()
                .split(0.8, 3)
                .train();
        model = train(trainedOn);
        table.append(rows(2)).commit();
    }

    private static Frame rows(long seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(200).toArray();
        Boolean[] late = new Boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            late[i] = x[i] + 0.3 * random.nextGaussian() > 0.5;
        }
        return Frame.of(SCHEMA, List.of(Column.ofDoubles(x), Column.of(DataType.BOOLEAN, List.of(late))));
    }

    private static Model train(Frame rows) {
        return Trainer.classification("late")
                .algorithm(RandomForest.ofTrees(2))
                .seed(1)
                .fit(rows);
    }

    private static Profile profile(Reference reference) {
        Choice choice = reference.of(Windows.day("2001-05-07", 0.0), List.of());
        return ((Choice.Found) choice).profile();
    }

    @Test
    void theRowsAreReadAgainAtTheVersionOfTheTraining() {
        Reference reference = Reference.training(model);
        assertThat(profile(reference)).isEqualTo(Profile.of(trainedOn));
        assertThat(reference.source()).startsWith("the training rows, file:").contains("@1 where x > 0.1");
    }

    @Test
    void whereFilesWereVacuumedTheAttachedProfileTakesTheirPlace() throws IOException {
        Path vacuumed = copied("vacuumed");
        try (Stream<Path> files = Files.list(vacuumed)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".parquet")).toList()) {
                Files.delete(file);
            }
        }
        Reference reference =
                Reference.training(model.with(Profile.of(trainedOn).attachment()), in(vacuumed));
        assertThat(profile(reference)).isEqualTo(Profile.of(trainedOn));
        assertThat(reference.source())
                .startsWith("the profile attached to the model, as its training rows cannot be had: ");
        assertThatThrownBy(() -> Reference.training(model, in(vacuumed)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("Cannot find what the model was trained on: ")
                .hasMessageEndingWith("Training with Profile.of(rows).attachment() would work.");
    }

    @Test
    void rowsOfAHostAreThoseOfTheAttachedProfile() {
        Frame host = rows(3);
        Reference reference =
                Reference.training(train(host).with(Profile.of(host).attachment()));
        assertThat(profile(reference)).isEqualTo(Profile.of(host));
        assertThat(reference.source()).contains("cannot be had: ");
    }

    @Test
    void rowsThatAreNotThoseOfTheRecordAreNotTaken() {
        TrainingRecord record = model.trainingRecord();
        TrainingRecord other = new TrainingRecord(
                record.task(),
                record.algorithm(),
                record.parameters(),
                record.features(),
                record.seed(),
                record.parallelism(),
                record.label(),
                record.libraries(),
                record.rowCount(),
                "0".repeat(64),
                record.origin());
        Model altered = Model.of(model.features(), model.predictor(), model.response(), other)
                .with(Profile.of(rows(4)).attachment());
        Reference reference = Reference.training(altered);
        assertThat(profile(reference)).isEqualTo(Profile.of(rows(4)));
        assertThat(reference.source())
                .contains("cannot be had: the rows of file:", "are not those of the training record");
    }

    @Test
    void aLakeThatHasMovedIsReadWhereItIsNow() throws IOException {
        Path moved = copied("moved");
        assertThat(profile(Reference.training(model, in(moved)))).isEqualTo(Profile.of(trainedOn));
        assertThatThrownBy(() -> Reference.training(model, in(folder.resolve("nowhere"))))
                .isInstanceOf(NotFoundException.class);
    }

    private static OriginReader in(Path folder) {
        return OriginReader.of(origin -> DeltaTable.at(folder.toUri().toString()));
    }

    private static Path copied(String name) throws IOException {
        Path from = folder.resolve("t");
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }
}
