package dev.boathouse.core.evaluation;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.metric.Metric;
import java.util.OptionalDouble;

/** A metric against the champion's. */
record NoWorse(Metric metric, double margin) implements Check {

    NoWorse {
        if (!(margin >= 0 && margin <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("A margin is 0 or more: found " + margin + ".");
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        OptionalDouble ours = comparison.candidate().value(metric);
        if (comparison.champion().isEmpty()) {
            String observed = ours.isPresent() ? ShortestDecimal.of(ours.getAsDouble()) : "undefined";
            return comparison.finding(
                    toString(), true, observed, "no champion yet", "there is no champion yet to be worse than");
        }
        OptionalDouble theirs = comparison.champion().get().value(metric);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return comparison.finding(toString(), false, "undefined", required(), Comparison.undefined(metric));
        }
        double bound = theirs.getAsDouble() - (metric.higherIsBetter() ? margin : -margin);
        boolean passed = metric.higherIsBetter() ? ours.getAsDouble() >= bound : ours.getAsDouble() <= bound;
        String required = (metric.higherIsBetter() ? ">= " : "<= ") + ShortestDecimal.of(bound);
        String detail = metric + " is " + Comparison.rounded(ours.getAsDouble()) + ", the champion's "
                + Comparison.rounded(theirs.getAsDouble())
                + (margin > 0 ? ", allowed is a margin of " + ShortestDecimal.of(margin) : "")
                + interval(comparison);
        return comparison.finding(toString(), passed, ShortestDecimal.of(ours.getAsDouble()), required, detail);
    }

    private String interval(Comparison comparison) {
        return metric.equals(Metric.AUC)
                ? comparison
                        .aucDifference()
                        .map(interval -> "; the difference is " + interval)
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
