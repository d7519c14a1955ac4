package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.statistics.Difference;
import java.util.Optional;

/** Not worse than the champion by a margin, beyond chance. */
record NonInferior(Metric metric, double margin) implements Check {

    NonInferior {
        Rival.requireDirection(metric);
        if (!(margin > 0 && margin <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "A margin of non-inferiority is above 0: found " + margin + ". With no margin, use superior.");
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        if (comparison.champion().isEmpty()) {
            return Rival.missing(comparison, this, metric);
        }
        Optional<Difference> difference =
                comparison.candidate().defines(metric) ? comparison.difference(metric) : Optional.empty();
        if (difference.isEmpty()) {
            return Figures.finding(
                    comparison, this, false, "undefined", required(), Figures.undefined(metric, comparison));
        }
        double worst = Math.min(
                Rival.gain(metric, difference.get().interval().low()),
                Rival.gain(metric, difference.get().interval().high()));
        boolean passed = worst > -margin;
        return Figures.finding(
                comparison,
                this,
                passed,
                difference.get().interval().toString(),
                required(),
                metric + " differs from the champion's by " + difference.get() + ", "
                        + (passed ? "surely not worse by " : "which may be worse by ") + ShortestDecimal.of(margin));
    }

    private String required() {
        return "surely less than " + ShortestDecimal.of(margin) + " worse than the champion";
    }

    @Override
    public String toString() {
        return metric + " " + required();
    }
}
