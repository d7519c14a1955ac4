package dev.boathouse.core.evaluation;

import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.metric.Metric;
import java.util.OptionalDouble;

/** A metric against a constant. */
record Bound(Metric metric, double bound, boolean least) implements Check {

    Bound {
        if (!Double.isFinite(bound)) {
            throw new IllegalArgumentException("A bound must be finite: found " + bound + ".");
        }
        if (metric.higherIsBetter() != least) {
            throw new IllegalArgumentException(
                    "For " + metric + " " + (least ? "less is better: use atMost." : "more is better: use atLeast."));
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        OptionalDouble value = comparison.candidate().value(metric);
        if (value.isEmpty()) {
            return comparison.finding(toString(), false, "undefined", required(), Comparison.undefined(metric));
        }
        double found = value.getAsDouble();
        boolean passed = least ? found >= bound : found <= bound;
        String detail = metric + " is " + Comparison.rounded(found) + ", "
                + (passed ? "as good as required (" : "required is ") + required() + (passed ? ")" : "");
        return comparison.finding(toString(), passed, ShortestDecimal.of(found), required(), detail);
    }

    private String required() {
        return (least ? ">= " : "<= ") + ShortestDecimal.of(bound);
    }

    @Override
    public String toString() {
        return metric + " " + required();
    }
}
