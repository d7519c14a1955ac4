package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.algorithm.Repeatability;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Impute;
import dev.boathouse.core.features.Levels;
import dev.boathouse.core.features.TargetEncoding;
import dev.boathouse.core.features.Transform;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.core.model.ModelReader;
import dev.boathouse.core.model.TrainingRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model is made again of nothing but its record, read from its package, and the rows. */
class ReproduceTest {

    private static final Frame ROWS = Samples.flights(400, 11);

    @TempDir
    Path folder;

    static List<TrainedModels.Case> cases() {
        return TrainedModels.all();
    }

    private TrainingRecord readRecord(Model model) {
        return readRecord(model, ModelReader.standard());
    }

    private TrainingRecord readRecord(Model model, ModelReader reader) {
        Path stored = folder.resolve(model.contentDigest());
        model.packaged().writeTo(stored);
        return reader.read(ModelPackage.read(stored)).trainingRecord();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyModelIsTrainedAgainFromItsPackage(TrainedModels.Case one) {
        Model model = one.fit(3);
        Model again = Trainer.of(readRecord(model)).fit(one.rows());
        if (one.repeatability() == Repeatability.CLOSE) {
            assertThat(again.trainingRecord()).isEqualTo(model.trainingRecord());
            assertThat(TrainedModels.close(
                            TrainedModels.scores(model, one.rows()), TrainedModels.scores(again, one.rows())))
                    .isTrue();
        } else {
            assertThat(again.contentDigest()).isEqualTo(model.contentDigest());
        }
    }

    @Test
    void theRecordKeepsFeaturesSeedAndThreads() {
        Trainer trainer = Trainer.classification("late")
                .features(Features.impute(Impute.median().withIndicator(), "hour")
                        .clipQuantiles(0.015, 0.985, "distance")
                        .copy("origin", "where, from")
                        .oneHot(Levels.mostFrequent(3).withOther(), "origin")
                        .encodeTarget(TargetEncoding.standard().withSmoothing(2.5), "where, from"))
                .algorithm(DecisionTree.ofDepth(6))
                .seed(Long.MIN_VALUE)
                .withParallelism(5);
        Model model = trainer.fit(ROWS);
        Model again = Trainer.of(readRecord(model)).fit(ROWS);
        assertThat(again.trainingRecord()).isEqualTo(model.trainingRecord());
        assertThat(again.contentDigest())
                .isEqualTo(model.contentDigest())
                .isNotEqualTo(trainer.seed(0).fit(ROWS).contentDigest());
    }

    @Test
    void thePositiveClassStaysPositive() {
        for (String positive : List.of("true", "false")) {
            Model model = Trainer.classification("late")
                    .features(Features.drop("origin"))
                    .algorithm(LogisticRegression.ofPenalty(1))
                    .positive(positive)
                    .fit(ROWS);
            Model again = Trainer.of(readRecord(model)).fit(ROWS);
            assertThat(again.trainingRecord().classes()).last().isEqualTo(positive);
            assertThat(again.contentDigest()).isEqualTo(model.contentDigest());
        }
    }

    @Test
    void otherRowsMakeAnotherModel() {
        Model model =
                Trainer.regression("hour").features(Features.drop("origin")).fit(ROWS);
        Model other = Trainer.of(readRecord(model)).fit(Samples.flights(400, 12));
        assertThat(other.contentDigest()).isNotEqualTo(model.contentDigest());
        assertThat(other.trainingRecord().features()).isEqualTo("drop(origin)");
    }

    @Test
    void aRecordKnowsItsRows() {
        Frame rows = ROWS.select("late", "origin", "hour");
        TrainingRecord record = Trainer.classification("late")
                .features(Features.oneHot("origin"))
                .fit(rows)
                .trainingRecord();
        assertThat(record.isOf(rows)).isTrue();
        assertThat(record.isOf(ROWS.select("origin", "hour", "late"))).isTrue();
        assertThat(record.isOf(ROWS.select("late", "hour", "origin"))).isFalse();
        assertThat(record.isOf(ROWS)).isFalse();
        assertThat(record.isOf(ROWS.select("origin", "hour"))).isFalse();
        assertThat(record.isOf(Samples.flights(400, 12).select("late", "origin", "hour")))
                .isFalse();
        TrainingRecord unlabelled =
                Trainer.anomalyDetection().fit(ROWS.select("hour", "distance")).trainingRecord();
        assertThat(unlabelled.isOf(ROWS.select("hour", "distance"))).isTrue();
        assertThat(unlabelled.isOf(ROWS.select("distance", "hour"))).isFalse();
    }

    @Test
    void aTransformOfTheHostIsHandedOverAgain() {
        Model model = Trainer.regression("hour")
                .features(Features.drop("origin").with(new Halved(), "distance"))
                .fit(ROWS);
        TrainingRecord record = readRecord(model, ModelReader.standard().with(new Halved()));
        assertThatThrownBy(() -> Trainer.of(record))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("\"halved, really\"");
        assertThat(Trainer.of(record, List.of(new Halved())).fit(ROWS).contentDigest())
                .isEqualTo(model.contentDigest());
    }

    private record Halved() implements Transform {

        @Override
        public String name() {
            return "halved, really";
        }

        @Override
        public double[] fit(double[][] columns) {
            return new double[0];
        }

        @Override
        public List<String> outputs(List<String> inputs) {
            return List.of("half");
        }

        @Override
        public void apply(double[] state, double[] input, double[] output) {
            output[0] = input[0] / 2;
        }
    }

    @Test
    void whatAnotherLibraryTrainedIsSaidToBeSo() {
        TrainingRecord known = Trainer.anomalyDetection()
                .features(Features.drop("origin"))
                .fit(ROWS)
                .trainingRecord();
        assertThatThrownBy(() -> Trainer.of(with(known, "xgboost", known.parameters(), 2)))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("Cannot make xgboost again");
        assertThatThrownBy(() -> Trainer.of(with(known, "ridge", Map.of("penalty", "1"), 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot use ridge for anomaly-detection");
        assertThatThrownBy(() -> Trainer.of(with(known, known.algorithm(), known.parameters(), 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot train on 0 threads");
    }

    private static TrainingRecord with(
            TrainingRecord record, String algorithm, Map<String, String> parameters, int parallelism) {
        return new TrainingRecord(
                record.task(),
                algorithm,
                new TreeMap<>(parameters),
                record.features(),
                record.seed(),
                parallelism,
                record.label(),
                record.libraries(),
                record.rowCount(),
                record.dataDigest(),
                record.origin());
    }
}
