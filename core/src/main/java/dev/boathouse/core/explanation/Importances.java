package dev.boathouse.core.explanation;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.statistics.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How much each column or feature matters, the most important first. Immutable.
 *
 * @param measure what was measured, such as {@code loss of auc}
 * @param rows on how many rows
 * @param ranked the importances; of equal ones, in the order of the model's inputs
 */
public record Importances(String measure, long rows, List<Importance> ranked) {

    /** Ranks and copies. */
    public Importances {
        ranked = ranked.stream()
                .sorted(Comparator.comparingDouble(
                        (Importance each) -> -each.interval().estimate()))
                .toList();
    }

    /**
     * How much one matters.
     *
     * @param name of the column or feature
     * @param interval the importance, and how far it is known
     */
    public record Importance(String name, Interval interval) {

        /** As {@code hour 0.0123 (95 % from 0.0101 to 0.0145)}. */
        @Override
        public String toString() {
            return name + " " + interval;
        }
    }

    /**
     * How much one matters.
     *
     * @param name of the column or feature
     * @return the importance, and how far it is known
     * @throws NotFoundException if there is none of that name
     */
    public Interval of(String name) {
        return ranked.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("No importance of \"" + name + "\": there are "
                        + ranked.stream().map(Importance::name).collect(Collectors.joining(", ")) + "."))
                .interval();
    }

    /** A line for each. */
    @Override
    public String toString() {
        return measure + ", " + rows + " rows\n"
                + ranked.stream().map(each -> "  " + each + "\n").collect(Collectors.joining());
    }
}
