package dev.boathouse.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.predictor.Response;
import dev.boathouse.core.training.Samples;
import dev.boathouse.core.training.Trainer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final Frame ROWS = Samples.flights(2_000, 3);

    @Test
    void predictionsAreJudgedAsTheModelMakesThem() {
        Model usual = Trainer.classification("late")
                .features(Features.oneHot("origin").standardize("distance", "hour"))
                .algorithm(LogisticRegression.ofPenalty(1))
                .fit(ROWS);
        Model careful = Model.of(
                usual.features(),
                usual.predictor(),
                new Response(usual.response().link(), 0.3),
                usual.trainingRecord());
        List<?> predictions = careful.score(ROWS).values("prediction");
        List<?> truth = ROWS.values("late");
        long right = 0;
        for (int i = 0; i < truth.size(); i++) {
            right += predictions.get(i).equals(truth.get(i)) ? 1 : 0;
        }
        Evaluation evaluation = Evaluation.of(careful, ROWS);
        assertThat(evaluation.value(Metric.ACCURACY)).hasValue((double) right / truth.size());
        assertThat(evaluation.value(Metric.ACCURACY))
                .isNotEqualTo(Evaluation.of(usual, ROWS).value(Metric.ACCURACY));
        assertThat(evaluation.value(Metric.AUC))
                .isEqualTo(Evaluation.of(usual, ROWS).value(Metric.AUC));
    }

    @Test
    void whatIsNoClassifierOfTwoClassesIsRefusedByItsTask() {
        Model estimating =
                Trainer.regression("hour").features(Features.oneHot("origin")).fit(ROWS);
        Model several = Trainer.classification("origin").fit(ROWS);
        assertThatThrownBy(() -> Evaluation.of(estimating, ROWS))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("regression");
        assertThatThrownBy(() -> Comparison.of(several, Optional.empty(), ROWS))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("multiclass-classification");
    }
}
