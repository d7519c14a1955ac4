package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.expectation.ProfiledValues.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Results of expectations on the set of a column's values. */
final class SetResults {

    private SetResults() {}

    /** The values of a set that are not null, in the type of a column. */
    static List<Object> fitting(Schema.Field field, List<?> set) {
        List<Object> fitting = new ArrayList<>();
        set.stream().filter(value -> value != null).forEach(value -> fitting.add(Literals.fit(field, value)));
        return fitting;
    }

    /** Of values that are no members so many rows have one, the most frequent of which are {@code others}; {@code unseen} members do not occur. */
    static ExpectationResult distinct(
            Expectation expectation,
            boolean masked,
            Figures.Counts counts,
            long unexpected,
            Map<Object, Long> others,
            List<Object> unseen) {
        boolean more = unexpected > 0 && expectation.kind() != Kind.COLUMN_DISTINCT_VALUES_TO_CONTAIN_SET;
        boolean lacks = !unseen.isEmpty() && expectation.kind() != Kind.COLUMN_DISTINCT_VALUES_TO_BE_IN_SET;
        List<String> reasons = new ArrayList<>();
        if (more) {
            reasons.add(unexpected + " rows have a value that is not in the set");
        }
        if (lacks) {
            reasons.add(
                    masked
                            ? unseen.size() + " values of the set do not occur"
                            : ExpectationText.value(unseen) + " do not occur");
        }
        return new ExpectationResult(
                expectation,
                reasons.isEmpty() ? Outcome.PASSED : Outcome.FAILED,
                Optional.empty(),
                counts.rows(),
                OptionalLong.of(counts.missing()),
                OptionalLong.empty(),
                more && !masked ? others : Map.of(),
                List.of(),
                reasons.isEmpty() ? "the values are as expected" : String.join("; ", reasons));
    }

    /** The most frequent values, several if they are equally frequent, are {@code top}, if all values were told apart. */
    static ExpectationResult mostCommon(
            Expectation expectation,
            boolean masked,
            Figures.Counts counts,
            boolean complete,
            List<Object> top,
            List<Object> wanted) {
        if (counts.rows() == counts.missing()) {
            return Figures.result(
                    expectation,
                    Outcome.FAILED,
                    Optional.empty(),
                    counts,
                    "without values there is no most common one");
        }
        if (!complete) {
            throw Unfit.undecided("there are more distinct values than are counted, which is " + CommonReading.MOST);
        }
        long in = top.stream()
                .filter(value -> wanted.stream().anyMatch(other -> same(value, other)))
                .count();
        List<Object> shown = top.subList(0, Math.min(top.size(), Tally.TOLD));
        boolean ties = Boolean.TRUE.equals(expectation.arguments().get("ties_okay"));
        boolean holds = ties ? in > 0 : top.size() == 1 && in == 1;
        return Figures.result(
                expectation,
                holds ? Outcome.PASSED : Outcome.FAILED,
                masked ? Optional.empty() : Optional.of(shown),
                counts,
                masked
                        ? "the most common value is of a sensitive column"
                        : "the most common value is " + ExpectationText.value(top.size() == 1 ? top.get(0) : shown));
    }

    /** All values of a column are known. */
    static ExpectationResult ofValues(
            Expectation expectation, ProfiledValues values, boolean masked, Figures.Counts counts) {
        List<Object> wanted = fitting(values.field(), Literals.list(Columns.argument(expectation, "value_set")));
        if (expectation.kind() == Kind.COLUMN_MOST_COMMON_VALUE_TO_BE_IN_SET) {
            long most =
                    values.counts().stream().mapToLong(Long::longValue).max().orElse(0);
            List<Object> top = new ArrayList<>();
            for (int i = 0; i < values.values().size(); i++) {
                if (values.counts().get(i) == most) {
                    top.add(values.values().get(i));
                }
            }
            return mostCommon(expectation, masked, counts, true, top, wanted);
        }
        Expectation members = Expectation.in(values.field().name(), wanted);
        Count others = values.failing(members);
        List<Object> unseen = wanted.stream()
                .filter(value -> values.values().stream().noneMatch(other -> same(other, value)))
                .toList();
        return distinct(expectation, masked, counts, others.least(), others.frequent(), unseen);
    }

    private static boolean same(Object value, Object other) {
        Object plain = value instanceof Byte || value instanceof Short || value instanceof Integer
                ? (Object) ((Number) value).longValue()
                : value instanceof Float single ? (Object) single.doubleValue() : value;
        if (plain instanceof Boolean) {
            return plain.equals(other);
        }
        return Between.compare(plain, other) == 0;
    }
}
