package dev.boathouse.junit;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Digits;
import java.util.List;

/** A metric of candidate and champion, NaN where it is not defined. */
record Values(double candidate, double champion) {

    private static final int PLACES = 4;

    static Values of(Comparison comparison, Metric metric) {
        return new Values(
                value(comparison.candidate(), metric),
                comparison.champion().map(other -> value(other, metric)).orElse(Double.NaN));
    }

    private static double value(Evaluation evaluation, Metric metric) {
        return evaluation.defines(metric) ? evaluation.value(metric).orElse(Double.NaN) : Double.NaN;
    }

    double difference() {
        return candidate - champion;
    }

    /** Candidate, champion, difference. */
    List<Cell> cells() {
        return List.of(cell(candidate), cell(champion), cell(difference()));
    }

    private static Cell cell(double value) {
        return Double.isNaN(value) ? Cell.of("-") : Cell.of(value, Digits.places(PLACES));
    }
}
