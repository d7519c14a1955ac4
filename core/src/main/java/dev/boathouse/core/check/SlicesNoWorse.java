package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.evaluation.SliceDifference;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.metric.Metric;
import java.util.List;

/** No slice where the candidate is worse than the champion beyond chance, with Holm's correction. */
record SlicesNoWorse(Slicing slicing, Metric metric, double alpha) implements Check {

    SlicesNoWorse {
        Rival.requireDirection(metric);
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("Alpha is above 0 and below 1: found " + alpha + ".");
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        if (comparison.champion().isEmpty()) {
            return Rival.missing(comparison, this, metric);
        }
        if (!comparison.candidate().defines(metric)) {
            return Figures.finding(
                    comparison, this, false, "undefined", required(), Figures.undefined(metric, comparison));
        }
        List<SliceDifference> slices = comparison.differences(slicing, metric);
        List<SliceDifference> judged =
                slices.stream().filter(slice -> slice.difference().isPresent()).toList();
        List<SliceDifference> worse = judged.stream().filter(this::isWorse).toList();
        boolean passed = worse.isEmpty() && !judged.isEmpty();
        String observed = worse.size() + " of " + judged.size() + " slices are worse";
        String unjudged =
                judged.size() < slices.size() ? ", " + (slices.size() - judged.size()) + " could not be judged" : "";
        String detail = judged.isEmpty()
                ? "no slice could be judged, of " + slices.size()
                : worse.isEmpty()
                        ? "none of " + judged.size() + " slices is worse beyond chance"
                        : worse.get(0).toString();
        return Figures.finding(comparison, this, passed, observed + unjudged, required(), detail + unjudged);
    }

    private boolean isWorse(SliceDifference slice) {
        return slice.adjustedPValue() <= alpha
                && Rival.gain(
                                metric,
                                slice.difference().orElseThrow().interval().estimate())
                        < 0;
    }

    private String required() {
        return "no slice worse than the champion (alpha " + ShortestDecimal.of(alpha) + ", Holm)";
    }

    @Override
    public String toString() {
        return metric + " " + slicing + ": " + required();
    }
}
