package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.explanation.Explainer;
import dev.boathouse.core.explanation.Explanation;
import dev.boathouse.core.explanation.Explanation.Contribution;
import dev.boathouse.core.explanation.Explanation.Scale;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models of every algorithm for every task: what is explained adds up to what they answer. */
class ExplainedModelsTest {

    private static final int CHECKED = 60;

    static List<TrainedModels.Case> all() {
        return TrainedModels.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void contributionsAddUpToTheAnswer(TrainedModels.Case trained) {
        assumeTrue(trained.canRunHere(), "OpenBLAS is missing");
        Model model = trained.fit(2);
        if (model.trainingRecord().task() == Task.CLUSTERING
                || model.predictor().attribution().isEmpty()) {
            assertThatThrownBy(() -> Explainer.of(model, trained.rows()))
                    .isInstanceOf(UnsupportedFormatException.class)
                    .hasMessageContaining(model.predictor().kind())
                    .hasMessageContaining("PermutationImportance");
            return;
        }
        Explainer explainer = Explainer.of(model, trained.rows());
        assertThat(explainer.scale()).isEqualTo(scale(trained));
        Frame explained = explainer.explain(trained.rows());
        Answers answers = Answers.of(model, trained.rows());
        int row = 0;
        for (Row each : trained.rows().rows()) {
            Explanation explanation = explainer.explain(each);
            double sum = explanation.expected()
                    + explanation.columns().stream()
                            .mapToDouble(Contribution::value)
                            .sum();
            double features = explanation.features().stream()
                    .mapToDouble(Contribution::value)
                    .sum();
            double tolerance = 1e-11 * Math.max(1, Math.abs(explanation.score()));
            assertThat(sum).as("row %d", row).isCloseTo(explanation.score(), within(tolerance));
            assertThat(explanation.expected() + features).isCloseTo(sum, within(tolerance));
            assertThat(answers.score(row, explanation))
                    .as("row %d, %s", row, explainer.scale())
                    .isCloseTo(explanation.score(), within(1e-9 * Math.max(1, Math.abs(explanation.score()))));
            assertThat(contributions(explained, row, explainer)).isEqualTo(byName(explanation.columns()));
            assertThat(explained.values("expected").get(row)).isEqualTo(explanation.expected());
            if (++row == CHECKED) {
                break;
            }
        }
        assertThat(explained.schema().contains("explained"))
                .isEqualTo(model.trainingRecord().task() == Task.MULTICLASS_CLASSIFICATION);
        if (explained.schema().contains("explained")) {
            assertThat(explained.values("explained"))
                    .isEqualTo(model.score(trained.rows()).values("prediction"));
        }
    }

    private static Map<String, Double> contributions(Frame explained, int row, Explainer explainer) {
        List<?> values = (List<?>) explained.values("contributions").get(row);
        return explainer.columns().stream().collect(Collectors.toMap(Function.identity(), name ->
                (Double) values.get(explainer.columns().indexOf(name))));
    }

    private static Map<String, Double> byName(List<Contribution> contributions) {
        return contributions.stream().collect(Collectors.toMap(Contribution::name, Contribution::value));
    }

    /** What the model itself answers, on the scale of an explanation. */
    private record Answers(Model model, Frame scored, Frame raw) {

        static Answers of(Model model, Frame rows) {
            return new Answers(model, model.score(rows), model.rawScores(rows));
        }

        double score(int row, Explanation explanation) {
            return switch (explanation.scale()) {
                case PREDICTION -> number("prediction", row);
                case LOG_ANOMALY -> StrictMath.log(number("anomaly_score", row)) / StrictMath.log(2);
                case PROBABILITY -> probability(row, explanation);
                case LOG_ODDS -> {
                    double probability = probability(row, explanation);
                    yield StrictMath.log(probability / (1 - probability));
                }
                case SCORE -> (Double) ((List<?>) raw.values("scores").get(row)).get(place(explanation));
            };
        }

        private double number(String column, int row) {
            return (Double) scored.values(column).get(row);
        }

        private int place(Explanation explanation) {
            return model.trainingRecord()
                    .classes()
                    .indexOf(explanation.explained().orElseThrow());
        }

        private double probability(int row, Explanation explanation) {
            if (model.trainingRecord().task() == Task.BINARY_CLASSIFICATION) {
                assertThat(explanation.explained()).hasValue("true");
                return number("probability", row);
            }
            return (Double) ((List<?>) scored.values("probabilities").get(row)).get(place(explanation));
        }
    }

    /** What people read, where that is a sum; else what is nearest to it. */
    private static Scale scale(TrainedModels.Case trained) {
        String algorithm = trained.name().substring(0, trained.name().indexOf('/'));
        boolean shares = Set.of("ada-boost", "decision-tree", "random-forest").contains(algorithm);
        return switch (trained.name().substring(algorithm.length() + 1)) {
            case "binary-classification" -> shares ? Scale.PROBABILITY : Scale.LOG_ODDS;
            case "multiclass-classification" -> shares ? Scale.PROBABILITY : Scale.SCORE;
            case "regression" -> Scale.PREDICTION;
            default -> Scale.LOG_ANOMALY;
        };
    }
}
