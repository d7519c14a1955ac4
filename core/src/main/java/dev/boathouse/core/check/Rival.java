package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.metric.Metric;
import java.util.OptionalDouble;

/** What checks against the champion share. */
final class Rival {

    private Rival() {}

    static void requireDirection(Metric metric) {
        if (!metric.hasDirection()) {
            throw new IllegalArgumentException(
                    "Of " + metric + " neither more nor less is better: nobody can be worse. Use atLeast and atMost.");
        }
    }

    /** There is no champion to be held against: that is fine. */
    static Finding missing(Comparison comparison, Check check, String observed) {
        return Figures.finding(
                comparison, check, true, observed, "no champion yet", "there is no champion yet to be worse than");
    }

    static Finding missing(Comparison comparison, Check check, Metric metric) {
        OptionalDouble ours = Figures.value(metric, comparison);
        return missing(comparison, check, ours.isPresent() ? ShortestDecimal.of(ours.getAsDouble()) : "undefined");
    }

    /** By how much the candidate is better, from a difference of candidate minus champion. */
    static double gain(Metric metric, double difference) {
        return metric.higherIsBetter() ? difference : -difference;
    }
}
