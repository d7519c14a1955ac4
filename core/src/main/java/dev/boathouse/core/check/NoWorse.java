package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.RoundedDecimal;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.metric.Metric;
import java.util.List;
import java.util.OptionalDouble;

/** A metric against the champion's, as observed. */
record NoWorse(Metric metric, double margin) implements Check {

    /** Their intervals need no bootstrap, so they are told along. */
    private static final List<Metric> QUICK = List.of(Metric.AUC, Metric.ACCURACY);

    NoWorse {
        Rival.requireDirection(metric);
        if (!(margin >= 0 && margin <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("A margin is 0 or more: found " + margin + ".");
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        if (comparison.champion().isEmpty()) {
            return Rival.missing(comparison, this, metric);
        }
        OptionalDouble ours = Figures.value(metric, comparison);
        if (ours.isEmpty() || comparison.champion().get().value(metric).isEmpty()) {
            return Figures.finding(
                    comparison, this, false, "undefined", required(), Figures.undefined(metric, comparison));
        }
        double theirs = comparison.champion().get().value(metric).orElseThrow();
        double bound = theirs - Rival.gain(metric, margin);
        boolean passed = metric.higherIsBetter() ? ours.getAsDouble() >= bound : ours.getAsDouble() <= bound;
        String required = (metric.higherIsBetter() ? ">= " : "<= ") + ShortestDecimal.of(bound);
        String detail = metric + " is " + RoundedDecimal.of(ours.getAsDouble()) + ", the champion's "
                + RoundedDecimal.of(theirs)
                + (margin > 0 ? ", allowed is a margin of " + ShortestDecimal.of(margin) : "")
                + interval(comparison);
        return Figures.finding(comparison, this, passed, ShortestDecimal.of(ours.getAsDouble()), required, detail);
    }

    private String interval(Comparison comparison) {
        return QUICK.contains(metric)
                ? comparison
                        .difference(metric)
                        .map(difference -> "; the difference is " + difference.interval())
                        .orElse("")
                : "";
    }

    private String required() {
        return margin > 0
                ? "no worse than the champion by more than " + ShortestDecimal.of(margin)
                : "no worse than the champion";
    }

    @Override
    public String toString() {
        return metric + " " + required();
    }
}
