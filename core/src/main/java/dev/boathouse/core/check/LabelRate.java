package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.ShortestDecimal;
import dev.boathouse.core.statistics.Difference;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** How far the shares of classes in training data may have moved. */
record LabelRate(double margin) implements Check {

    LabelRate {
        Figures.shareOf(margin, "The margin of a share");
    }

    @Override
    public Finding apply(Comparison comparison) {
        if (comparison.champion().isEmpty()) {
            return Rival.missing(comparison, this, "no champion yet");
        }
        Optional<Map<String, Difference>> shifts = comparison.trainingShifts();
        if (shifts.isEmpty()) {
            return failed(
                    comparison,
                    "the training rows are not known: add them with comparison.withTraining(candidate's, champion's)");
        }
        Optional<Map.Entry<String, Difference>> largest =
                shifts.get().entrySet().stream().max(Comparator.comparingDouble(shift -> size(shift.getValue())));
        if (largest.isEmpty()) {
            return failed(comparison, "the label has no classes");
        }
        double found = size(largest.get().getValue());
        return Figures.finding(
                comparison,
                this,
                found <= margin,
                ShortestDecimal.of(found),
                required(),
                "the share of " + largest.get().getKey() + " differs by "
                        + largest.get().getValue());
    }

    private static double size(Difference difference) {
        return Math.abs(difference.interval().estimate());
    }

    private Finding failed(Comparison comparison, String detail) {
        return Figures.finding(comparison, this, false, "unknown", required(), detail);
    }

    private String required() {
        return "<= " + ShortestDecimal.of(margin);
    }

    @Override
    public String toString() {
        return "difference of label shares in training data " + required();
    }
}
