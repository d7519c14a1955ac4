package dev.boathouse.monitoring.expectation;

import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.LevelProfile;
import dev.boathouse.monitoring.profile.NumberProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Suggestions for a column of texts: a set where few values occur again and again, else their lengths. */
final class LevelSuggestions {

    /** TensorFlow Data Validation's default (enum_threshold). */
    private static final int MOST_LEVELS = 400;

    /** Labels of a profile are cut there, and no longer the values. */
    private static final int WHOLE_LABEL = 100;

    /** Of so many of the levels at most may have occurred once (Deequ has the same, and the next two). */
    private static final double FEW_ONCE = 0.1;

    private static final double MANY_ONCE = 0.4;
    private static final double MOST_VALUES = 0.9;

    private LevelSuggestions() {}

    static Optional<Expectation> set(String column, LevelProfile levels) {
        Map<String, Long> counts = levels.counts();
        boolean whole =
                counts.keySet().stream().allMatch(label -> label.codePointCount(0, label.length()) < WHOLE_LABEL);
        if (!levels.complete() || counts.isEmpty() || !whole) {
            return Optional.empty();
        }
        long once = counts.values().stream().filter(count -> count == 1).count();
        double share = (double) once / counts.size();
        if (share <= FEW_ONCE && counts.size() <= MOST_LEVELS) {
            // A level that occurred once stands for about one that has not occurred yet (Good, 1953).
            return Allowance.mostly(once, levels.total())
                    .map(mostly -> Expectation.in(column, List.copyOf(counts.keySet()))
                            .mostly(mostly)
                            .warning()
                            .withNote(Suggestions.text(
                                    "%,d values were %,d levels, %,d of them once",
                                    levels.total(), counts.size(), once)));
        }
        return share <= MANY_ONCE ? most(column, levels, counts) : Optional.empty();
    }

    private static Optional<Expectation> most(String column, LevelProfile levels, Map<String, Long> counts) {
        List<String> frequent = new ArrayList<>();
        long covered = 0;
        for (Map.Entry<String, Long> level : counts.entrySet()) {
            if (covered >= MOST_VALUES * levels.total()) {
                break;
            }
            frequent.add(level.getKey());
            covered += level.getValue();
        }
        long rest = levels.total() - covered;
        long values = covered;
        return frequent.size() > MOST_LEVELS
                ? Optional.empty()
                : Allowance.mostly(rest, levels.total())
                        .map(mostly -> Expectation.in(column, frequent)
                                .mostly(mostly)
                                .warning()
                                .withNote(Suggestions.text(
                                        "%,d of %,d values were the %,d most frequent of %,d levels",
                                        values, levels.total(), frequent.size(), counts.size())));
    }

    static Optional<Expectation> lengths(ColumnProfile column, NumberProfile lengths) {
        if (lengths.finite() < Suggestions.ENOUGH) {
            return Optional.empty();
        }
        long least = (long) lengths.min().orElseThrow();
        long greatest = (long) lengths.max().orElseThrow();
        long margin = (greatest - least + 9) / 10;
        return Allowance.mostly(0, lengths.finite())
                .map(mostly -> Values.lengths(column.name(), Math.max(0, least - margin), greatest + margin)
                        .mostly(mostly)
                        .warning()
                        .withNote(Suggestions.text(
                                "%,d values had %,d to %,d characters", lengths.finite(), least, greatest)));
    }
}
