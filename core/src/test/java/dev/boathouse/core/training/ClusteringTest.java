package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.algorithm.KMeans;
import dev.boathouse.core.algorithm.Ridge;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.core.model.Task;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Grouping rows without a label. */
class ClusteringTest {

    private static final Trainer TRAINER = Trainer.clustering(4)
            .features(Features.oneHot("origin").standardize("distance", "hour"))
            .seed(3);

    @Test
    void everyRowGetsItsClusterAndTheDistanceToItsCentre() {
        Frame rows = Frame.of(
                Schema.of(Schema.Field.of("x", DataType.DOUBLE)), List.of(Column.ofDoubles(1, 11, 2, 12, 3, 13)));
        Model model = Trainer.clustering(2).fit(rows);
        assertThat(model.trainingRecord().task()).isEqualTo(Task.CLUSTERING);
        assertThat(model.trainingRecord().label()).isEmpty();
        assertThat(model.trainingRecord().parameters()).containsEntry("clusters", "2");
        Frame scored = model.score(rows);
        assertThat(scored.doubles("cluster_distance")).containsExactly(1, 1, 0, 0, 1, 1);
        List<?> clusters = scored.values("prediction");
        assertThat(clusters.get(0)).isEqualTo(clusters.get(2)).isEqualTo(clusters.get(4));
        assertThat(clusters.get(1)).isEqualTo(clusters.get(3)).isNotEqualTo(clusters.get(0));
        assertThat(model.signature().outputs().names()).containsExactly("cluster_distance", "prediction");
    }

    @Test
    void aClusteringModelIsStoredAndReadBack() {
        Frame rows = Samples.flights(300, 2);
        Model model = TRAINER.fit(rows);
        ModelPackage stored = model.packaged();
        Map<String, byte[]> files = new TreeMap<>();
        stored.files().forEach(file -> files.put(file.path(), stored.bytes(file.path())));
        Model read = ModelPackage.of(files).model();
        assertThat(read.contentDigest()).isEqualTo(model.contentDigest());
        assertThat(read.predictor().summary()).isEqualTo("4 centres");
    }

    @Test
    void algorithmsForLabelsAreRefused() {
        assertThatThrownBy(() -> TRAINER.algorithm(Ridge.ofPenalty(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it is for regression");
        assertThatThrownBy(() -> Trainer.regression("hour").algorithm(KMeans.ofClusters(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it is for clustering");
    }
}
