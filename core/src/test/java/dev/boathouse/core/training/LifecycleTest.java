package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Split;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Attachment;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.core.model.Scorer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a frame to a model, a package, scores, an evaluation and a verdict. */
class LifecycleTest {

    @Test
    void aModelTravelsFromTrainingToAVerdict(@TempDir Path folder) {
        Split data = Samples.flights(20_000, 1).split(0.8, 7L);
        Trainer trainer = Trainer.classification("late")
                .features(Features.impute("hour").oneHot("origin"))
                .algorithm(RandomForest.ofTrees(40).withMaxDepth(12))
                .seed(42);
        Model model = trainer.fit(data.train()).with(Attachment.of("note.txt", "text/plain", new byte[] {1, 2, 3}));

        ModelPackage written = model.packaged();
        written.writeTo(folder.resolve("model"));
        ModelPackage read = ModelPackage.read(folder.resolve("model"));
        assertThat(read.digest()).isEqualTo(written.digest());
        Model loaded = read.model();
        assertThat(loaded.contentDigest()).isEqualTo(model.contentDigest());
        assertThat(loaded.trainingRecord()).isEqualTo(model.trainingRecord());
        assertThat(loaded.signature()).isEqualTo(model.signature());
        assertThat(loaded.attachments()).isEqualTo(model.attachments());

        Frame scored = loaded.score(data.test());
        assertThat(scored.origin().steps()).last().isEqualTo("score " + model.contentDigest());
        Scorer scorer = model.scorer(data.test().schema());
        double[] out = new double[2];
        int position = 0;
        double[] probabilities = scored.doubles("probability");
        for (Row row : data.test().rows()) {
            scorer.score(row, out);
            assertThat(out[0]).isEqualTo(probabilities[position++]);
        }

        Evaluation evaluation = Evaluation.of(loaded, data.test());
        assertThat(evaluation.value(Metric.AUC).orElseThrow()).isBetween(0.68, 0.8);
        assertThat(evaluation.rowCount()).isEqualTo(data.test().rowCount());

        Model weak = trainer.algorithm(RandomForest.ofTrees(1).withMaxDepth(2)).fit(data.train());
        Comparison comparison = Comparison.of(weak, Optional.of(loaded), data.test());
        Finding finding = Check.noWorseThanChampion(Metric.AUC).apply(comparison);
        assertThat(finding.passed()).isFalse();
        assertThat(comparison.difference(Metric.AUC).orElseThrow().interval().high())
                .isLessThan(0);
        assertThat(Check.noWorseThanChampion(Metric.AUC)
                        .apply(Comparison.of(weak, Optional.empty(), data.test()))
                        .passed())
                .isTrue();
    }
}
