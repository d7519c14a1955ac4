package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.RoundedDecimal;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/** A metric, or the nearer end of its interval, against a constant. */
record Bound(Metric metric, double bound, boolean least, boolean surely) implements Check {

    Bound {
        if (!Double.isFinite(bound)) {
            throw new IllegalArgumentException("A bound must be finite: found " + bound + ".");
        }
        if (metric.hasDirection() && metric.higherIsBetter() != least) {
            throw new IllegalArgumentException(
                    "For " + metric + " " + (least ? "less is better: use atMost." : "more is better: use atLeast."));
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        OptionalDouble value = Figures.value(metric, comparison);
        if (value.isEmpty()) {
            return failed(comparison, Figures.undefined(metric, comparison));
        }
        return surely ? ofInterval(comparison) : ofValue(comparison, value.getAsDouble());
    }

    private Finding ofValue(Comparison comparison, double found) {
        boolean passed = least ? found >= bound : found <= bound;
        String detail = metric + " is " + RoundedDecimal.of(found) + ", "
                + (passed ? "as good as required (" : "required is ") + required() + (passed ? ")" : "");
        return Figures.finding(comparison, this, passed, ShortestDecimal.of(found), required(), detail);
    }

    private Finding ofInterval(Comparison comparison) {
        Optional<Interval> interval = comparison.candidate().interval(metric);
        if (interval.isEmpty()) {
            return failed(comparison, metric + " has no interval for these rows: nothing is sure");
        }
        double end = least ? interval.get().low() : interval.get().high();
        boolean passed = least ? end >= bound : end <= bound;
        String detail = metric + " is " + interval.get() + ", whose " + (least ? "lower" : "upper") + " end is "
                + (passed ? "as good as required (" : "to be ") + required() + (passed ? ")" : "");
        return Figures.finding(comparison, this, passed, ShortestDecimal.of(end), required(), detail);
    }

    private Finding failed(Comparison comparison, String detail) {
        return Figures.finding(comparison, this, false, "undefined", required(), detail);
    }

    private String required() {
        return (least ? ">= " : "<= ") + ShortestDecimal.of(bound);
    }

    @Override
    public String toString() {
        return metric + (surely ? " surely " : " ") + required();
    }
}
