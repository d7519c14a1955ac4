package dev.boathouse.junit;

import dev.boathouse.core.check.Check;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.registry.Gate;
import java.util.List;

/** Assertions on a candidate beside the champion. Immutable. */
public final class ComparisonAssert {

    private final Comparison comparison;
    private final List<SliceView> views;

    ComparisonAssert(Comparison comparison) {
        this(comparison, List.of());
    }

    private ComparisonAssert(Comparison comparison, List<SliceView> views) {
        this.comparison = comparison;
        this.views = views;
    }

    /**
     * Shows slices if an assertion fails, the worst ones first.
     *
     * @param slicing how to slice
     * @param metric what is shown of each slice
     * @return the same assertions, which show these slices too
     */
    public ComparisonAssert showing(Slicing slicing, Metric metric) {
        return new ComparisonAssert(comparison, SliceView.added(views, slicing, metric));
    }

    /**
     * Checks hold. All of them are made.
     *
     * @param check what must hold
     * @param more what must hold, too
     * @return this
     * @throws org.opentest4j.AssertionFailedError if one does not, with every check, what was required and what was found
     */
    public ComparisonAssert passes(Check check, Check... more) {
        Gate gate = Gate.require(check);
        for (Check each : more) {
            gate = gate.and(each);
        }
        return passes(gate);
    }

    /**
     * The candidate passes a gate. All its checks are made.
     *
     * @param gate the gate
     * @return this
     * @throws org.opentest4j.AssertionFailedError if not, with every check, what was required and what was found
     */
    public ComparisonAssert passes(Gate gate) {
        new VerdictAssert(gate.decide(comparison), views).passed();
        return this;
    }
}
