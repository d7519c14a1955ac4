package dev.boathouse.junit;

import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.registry.Gate;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Assertions on what a gate said about a candidate. Immutable. */
public final class VerdictAssert {

    private final Gate.Verdict verdict;
    private final List<SliceView> views;

    VerdictAssert(Gate.Verdict verdict) {
        this(verdict, List.of());
    }

    VerdictAssert(Gate.Verdict verdict, List<SliceView> views) {
        this.verdict = verdict;
        this.views = views;
    }

    /**
     * Shows slices if the assertion fails, the worst ones first.
     *
     * @param slicing how to slice
     * @param metric what is shown of each slice
     * @return the same assertion, which shows these slices too
     */
    public VerdictAssert showing(Slicing slicing, Metric metric) {
        return new VerdictAssert(verdict, SliceView.added(views, slicing, metric));
    }

    /**
     * The gate was passed.
     *
     * @return this
     * @throws AssertionFailedError if not, with every check, what was required and what was found
     */
    public VerdictAssert passed() {
        if (!verdict.passed()) {
            throw new AssertionFailedError(VerdictPage.of(verdict, views).text());
        }
        return this;
    }
}
