package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Fairness;
import dev.boathouse.core.evaluation.Fairness.Gap;
import dev.boathouse.core.evaluation.Fairness.Measure;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.model.Task;
import java.util.Optional;

/** The gap between groups. */
record Fair(String column, Measure measure, double bound) implements Check {

    Fair {
        Figures.shareOf(bound, "The bound of a gap");
    }

    @Override
    public Finding apply(Comparison comparison) {
        if (comparison.candidate().task() != Task.BINARY_CLASSIFICATION) {
            return failed(comparison, "groups are compared for " + Task.BINARY_CLASSIFICATION + " only");
        }
        Fairness fairness = comparison.candidate().fairness(column);
        Optional<Gap> gap = fairness.gap(measure);
        if (gap.isEmpty()) {
            return failed(
                    comparison,
                    "the gap is undefined: " + column + " has "
                            + fairness.groups().size() + " groups, too few of them with rows to compare");
        }
        double found = gap.get().interval().estimate();
        boolean passed = measure.isRatio() ? found >= bound : found <= bound;
        return Figures.finding(
                comparison,
                this,
                passed,
                ShortestDecimal.of(found),
                required(),
                gap.get().toString());
    }

    private Finding failed(Comparison comparison, String detail) {
        return Figures.finding(comparison, this, false, "undefined", required(), detail);
    }

    private String required() {
        return (measure.isRatio() ? ">= " : "<= ") + ShortestDecimal.of(bound);
    }

    @Override
    public String toString() {
        return measure + " by " + column + " " + required();
    }
}
