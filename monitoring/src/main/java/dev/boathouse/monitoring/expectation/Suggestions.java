package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.DataType;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.NumberProfile;
import dev.boathouse.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What can be expected of data like those of a profile. The rules are those of Deequ's suggestions (com.amazon.deequ.suggestions.rules: RetainType,
 * CompleteIfComplete, RetainCompleteness, NonNegativeNumbers, UniqueIfApproximatelyUnique, CategoricalRange, FractionalCategoricalRange) and of TensorFlow Data
 * Validation's schema inference (presence, type, domains of up to 400 values), with allowances for what chance does.
 */
final class Suggestions {

    /** Of fewer rows little can be learned. */
    static final long ENOUGH = 100;

    /** What a column with more nulls is for is not known (Deequ has the same). */
    private static final double LEAST_COMPLETE = 0.2;

    private final List<Expectation> suggested = new ArrayList<>();

    private Suggestions() {}

    static Expectations of(String name, Profile profile) {
        Suggestions suggestions = new Suggestions();
        suggestions.rows(profile.rowCount());
        profile.columns().forEach(suggestions::column);
        String[] sensitive = profile.columns().stream()
                .filter(ColumnProfile::sensitive)
                .map(ColumnProfile::name)
                .toArray(String[]::new);
        return Expectations.of(name, suggestions.suggested).sensitive(sensitive);
    }

    private void rows(long rows) {
        if (rows > 0) {
            suggested.add(Expectation.rowCount(rows / 2, 2 * rows)
                    .warning()
                    .withNote(text("there were %,d; half of that to twice as many", rows)));
        }
    }

    private void column(ColumnProfile column) {
        suggested.add(type(column));
        completeness(column).ifPresent(suggested::add);
        if (!column.sensitive()) {
            suggested.addAll(values(column));
        }
    }

    private static Expectation type(ColumnProfile column) {
        boolean nested = column.type().contains("<");
        Expectation expectation =
                nested || column.type().equals("struct") || column.type().equals("map")
                        ? Expectation.exists(column.name())
                        : Expectation.of(
                                Kind.COLUMN_VALUES_TO_BE_OF_TYPE,
                                Map.of("column", column.name(), "type_", column.type()));
        return expectation.withNote("it was there, of type " + column.type());
    }

    static Optional<Expectation> completeness(ColumnProfile column) {
        long rows = column.count();
        long nulls = column.nulls();
        Expectation present = Expectation.notNull(column.name());
        if (rows > 0 && nulls == 0) {
            return Optional.of(
                    (rows >= ENOUGH ? present : present.warning()).withNote(text("none of %,d was null", rows)));
        }
        if (rows < ENOUGH || rows - nulls < LEAST_COMPLETE * rows) {
            return Optional.empty();
        }
        double most = Math.ceil(100 * Allowance.bound(nulls, rows)) / 100;
        return most > 1 - LEAST_COMPLETE
                ? Optional.empty()
                : Optional.of(present.mostly((100 - Math.round(100 * most)) / 100.0)
                        .warning()
                        .withNote(text("%,d of %,d were null", nulls, rows)));
    }

    /** Those that need to know the values. */
    static List<Expectation> values(ColumnProfile column) {
        List<Expectation> suggested = new ArrayList<>();
        long values = column.count() - column.nulls();
        if (values < ENOUGH) {
            return suggested;
        }
        if (isNumber(column)) {
            column.numbers().ifPresent(numbers -> suggested.addAll(NumberSuggestions.of(column, numbers)));
        }
        if (column.type().equals(DataType.STRING.toString())) {
            Optional<Expectation> levels = column.levels().flatMap(found -> LevelSuggestions.set(column.name(), found));
            levels.or(() -> column.lengths().flatMap(lengths -> LevelSuggestions.lengths(column, lengths)))
                    .ifPresent(suggested::add);
        }
        distinct(column).ifPresent(suggested::add);
        return suggested;
    }

    static boolean isNumber(ColumnProfile column) {
        return isInteger(column)
                || List.of("float", "double").contains(column.type())
                || column.type().startsWith("decimal(");
    }

    static boolean isInteger(ColumnProfile column) {
        return List.of("byte", "short", "integer", "long").contains(column.type());
    }

    /** Of whole numbers and texts alone: that no two measurements agree says nothing. */
    private static Optional<Expectation> distinct(ColumnProfile column) {
        long values = column.count() - column.nulls();
        double distinct;
        boolean exact;
        if (isInteger(column)) {
            NumberProfile numbers = column.numbers().orElseThrow();
            distinct = numbers.distinct().orElse(0);
            exact = numbers.exact();
        } else if (column.type().equals(DataType.STRING.toString())) {
            distinct = column.levels().orElseThrow().distinct();
            exact = column.levels().orElseThrow().complete();
        } else {
            return Optional.empty();
        }
        if (exact) {
            return distinct == values
                    ? Optional.of(Expectation.unique(column.name())
                            .warning()
                            .withNote(text("all of %,d were distinct", values)))
                    : Optional.empty();
        }
        return distinct < 0.95 * values
                ? Optional.empty()
                : Optional.of(Figure.distinctShare(column.name())
                        .atLeast(0.85)
                        .warning()
                        .withNote(text(
                                "about %,.0f of %,d were distinct, by an estimate that is off by 1.6 %%; if it is a key, expect"
                                        + " it to be unique",
                                distinct, values)));
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
