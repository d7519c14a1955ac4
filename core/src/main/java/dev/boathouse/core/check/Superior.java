package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.statistics.Difference;
import java.util.Optional;

/** Better than the champion, beyond chance. */
record Superior(Metric metric) implements Check {

    private static final String REQUIRED = "surely better than the champion";

    Superior {
        Rival.requireDirection(metric);
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
                    comparison, this, false, "undefined", REQUIRED, Figures.undefined(metric, comparison));
        }
        double worst = Math.min(
                Rival.gain(metric, difference.get().interval().low()),
                Rival.gain(metric, difference.get().interval().high()));
        return Figures.finding(
                comparison,
                this,
                worst > 0,
                difference.get().interval().toString(),
                REQUIRED,
                metric + " differs from the champion's by " + difference.get()
                        + (worst > 0 ? ", surely for the better" : ", which may be chance"));
    }

    @Override
    public String toString() {
        return metric + " " + REQUIRED;
    }
}
