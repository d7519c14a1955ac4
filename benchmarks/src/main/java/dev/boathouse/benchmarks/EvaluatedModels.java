package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Difference;
import java.util.Map;
import java.util.Optional;

/**
 * Two linear models that were trained on different rows, and others to judge them by: what evaluating costs beside scoring.
 *
 * @param candidate the one
 * @param champion the other
 * @param rows to judge by
 * @param frame the same rows, with their label
 */
record EvaluatedModels(Model candidate, Model champion, ScoreRows rows, Frame frame) {

    private static final String OURS = "boathouse";
    private static final int TRAINING_ROWS = 2_000;

    static EvaluatedModels linear(int count) {
        ScoreRows rows = ScoreRows.random(count, 3);
        return new EvaluatedModels(
                ScoredModel.linear(ScoreRows.random(TRAINING_ROWS, 1)).ours(),
                ScoredModel.linear(ScoreRows.random(TRAINING_ROWS, 2)).ours(),
                rows,
                rows.labelled());
    }

    /** Scores, digests the rows, computes all metrics. */
    Contender evaluation() {
        return Contender.of(
                OURS,
                rows.count(),
                () -> figures(Evaluation.of(candidate, frame).values()));
    }

    /** Proved by metrics that take no time of it. */
    Contender scoring() {
        return Contender.of("scoring-alone", rows.count(), () ->
                        new double[] {candidate.score(frame).rowCount()})
                .provedBy(() -> figures(BinaryPredictions.ofProbabilities(
                                probabilities(candidate),
                                rows.classes(),
                                candidate.response().threshold())
                        .values()));
    }

    private static double[] figures(Map<Metric, Double> values) {
        return values.values().stream().mapToDouble(value -> value).toArray();
    }

    /** Evaluates both, and tests the difference of their AUCs. */
    Contender comparison() {
        return Contender.of(
                OURS,
                rows.count(),
                () -> figures(Comparison.of(candidate, Optional.of(champion), frame)
                        .difference(Metric.AUC)
                        .orElseThrow()));
    }

    /** Proved by a test that takes no time of it. */
    Contender scoringBoth() {
        return Contender.of("scoring-both-alone", rows.count(), () -> new double[] {
                    candidate.score(frame).rowCount(), champion.score(frame).rowCount()
                })
                .provedBy(() ->
                        figures(DeLong.difference(probabilities(candidate), probabilities(champion), rows.classes())
                                .orElseThrow()));
    }

    private double[] probabilities(Model model) {
        return model.score(frame).doubles("probability");
    }

    private static double[] figures(Difference found) {
        return new double[] {
            found.interval().estimate(),
            found.interval().low(),
            found.interval().high(),
            found.pValue()
        };
    }
}
