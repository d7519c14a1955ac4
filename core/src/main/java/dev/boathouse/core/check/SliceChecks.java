package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.evaluation.Slicing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A check on every slice. */
record SliceChecks(Slicing slicing, Check check) implements Check {

    private static final int MOST_NAMED = 5;

    SliceChecks {
        boolean aboutMetrics = check instanceof Bound
                || check instanceof NoWorse
                || check instanceof NonInferior
                || check instanceof Superior
                || check instanceof HostCheck;
        if (!aboutMetrics) {
            throw new IllegalArgumentException("Cannot check \"" + check
                    + "\" on every slice: it is not about metrics. Check it once, for all rows.");
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        Map<String, Comparison> slices = comparison.slices(slicing);
        List<String> failed = new ArrayList<>();
        slices.forEach((name, slice) -> {
            Finding finding = check.apply(slice);
            if (!finding.passed()) {
                failed.add(name + ": " + finding.detail());
            }
        });
        boolean passed = failed.isEmpty() && !slices.isEmpty();
        String observed = failed.size() + " of " + slices.size() + " slices fail";
        return Figures.finding(comparison, this, passed, observed, "no slice fails", detail(slices.size(), failed));
    }

    private static String detail(int slices, List<String> failed) {
        if (slices == 0) {
            return "there is no slice with rows enough";
        }
        if (failed.isEmpty()) {
            return slices == 1 ? "the only slice passes" : "all " + slices + " slices pass";
        }
        int left = failed.size() - MOST_NAMED;
        return String.join("; ", failed.subList(0, Math.min(MOST_NAMED, failed.size())))
                + (left > 0 ? "; and " + left + " more" : "");
    }

    @Override
    public String toString() {
        return "on every slice " + slicing + ": " + check;
    }
}
