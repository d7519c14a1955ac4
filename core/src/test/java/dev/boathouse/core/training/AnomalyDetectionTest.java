package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.algorithm.IsolationForest;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From rows without a label to scores and flags. */
class AnomalyDetectionTest {

    private static final Trainer TRAINER = Trainer.anomalyDetection().features(Features.oneHot("origin"));

    /** Flights, and one of ten times their distance. */
    private static Frame rows(int rows) {
        int[] distances = new int[rows];
        for (int i = 0; i < rows; i++) {
            distances[i] = i == 0 ? 25_000 : 100 + i;
        }
        return Samples.flights(rows, 1).with("distance", Column.ofInts(distances));
    }

    @Test
    void theRowThatIsUnlikeTheOthersHasTheHighestScore() {
        Frame rows = rows(250);
        Model model = TRAINER.fit(rows);
        double[] scores = model.score(rows).doubles("anomaly_score");
        for (int row = 1; row < scores.length; row++) {
            assertThat(scores[row]).isGreaterThan(0).isLessThan(scores[0]);
        }
        assertThat(model.score(rows).values("prediction").get(0)).isEqualTo(true);
        assertThat(model.trainingRecord().task()).isEqualTo(Task.ANOMALY_DETECTION);
        assertThat(model.trainingRecord().label()).isEmpty();
        assertThat(model.trainingRecord().libraries()).isEmpty();
        assertThat(model.trainingRecord().parameters()).containsEntry("contamination", "unknown");
    }

    @Test
    void contaminationSaysHowManyTrainingRowsAreFlagged() {
        Frame rows = rows(2_000);
        Model model = TRAINER.algorithm(IsolationForest.ofTrees(100).withContamination(0.05))
                .fit(rows);
        long flagged = model.score(rows).values("prediction").stream()
                .filter(Boolean.TRUE::equals)
                .count();
        assertThat(flagged).isBetween(90L, 100L);
    }

    @Test
    void aModelKeepsItsThresholdInItsPackage() {
        Frame rows = rows(2_000);
        Model model = TRAINER.algorithm(IsolationForest.ofTrees(9).withContamination(0.01))
                .fit(rows);
        Model read = model.packaged().model();
        assertThat(read.response()).isEqualTo(model.response());
        assertThat(read.contentDigest()).isEqualTo(model.contentDigest());
        assertThat(read.score(rows).contentDigest()).isEqualTo(model.score(rows).contentDigest());
    }

    @Test
    void onlyAlgorithmsForAnomaliesAreTaken() {
        assertThatThrownBy(() -> Trainer.anomalyDetection().algorithm(RandomForest.ofTrees(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("anomaly-detection");
        assertThatThrownBy(() -> Trainer.classification("late").algorithm(IsolationForest.ofTrees(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("isolation-forest");
        assertThatThrownBy(() -> Trainer.anomalyDetection().positive("true"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noRowsAreNamed() {
        Schema schema = Schema.of(Schema.Field.of("x", DataType.DOUBLE));
        assertThatThrownBy(() -> Trainer.anomalyDetection().fit(Frame.of(schema, List.of(Column.ofDoubles()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no rows");
    }
}
