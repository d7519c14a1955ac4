package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Row;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must hold of data. Immutable; equal ones have equal texts. {@link Figure} makes those on a figure of a column, such as its
 * mean, {@link Relation} those on several columns, {@link Values} more of those on the values of one.
 *
 * <p>Types, arguments and rules are those of Great Expectations 1.x, so that suites can be exchanged. An expectation on values looks at each
 * row, but not at nulls, and holds if at least the share {@link #mostly()} of what it looked at does; with nothing to look at it holds.
 * NaN is a value: it lies between nothing, is in a set only if the set names it, and equals itself. Literals are given in the Java types that {@link
 * Row#valueAt(int)} lists; a text also stands for a date or a timestamp in ISO form. Where the column is missing, or its type or a literal does not
 * fit, the expectation fails and says why.
 */
public final class Expectation {

    private record Terms(double mostly, Severity severity, Optional<Filter> condition, String note) {
        static final Terms STANDARD = new Terms(1, Severity.CRITICAL, Optional.empty(), "");
    }

    private final Kind kind;
    private final Map<String, Object> arguments;
    private final Terms terms;
    private final Optional<Predicate<Row>> code;

    private Expectation(Kind kind, Map<String, Object> arguments, Terms terms, Optional<Predicate<Row>> code) {
        this.kind = kind;
        this.arguments = arguments;
        this.terms = terms;
        this.code = code;
    }

    /**
     * An expectation by the name of its type, with arguments as Great Expectations writes them. All others are made of this one.
     *
     * @param type such as {@code expect_column_values_to_be_between}
     * @param arguments its arguments by name; those with a null are left out. {@code mostly}, severity and condition are none of them
     * @return the expectation: critical, for all rows
     * @throws IllegalArgumentException if there is no such type, an argument is missing, unknown or of a type that no column has
     */
    public static Expectation of(String type, Map<String, ? extends @Nullable Object> arguments) {
        Kind kind = Kind.of(type)
                .orElseThrow(() -> new IllegalArgumentException("There is no expectation \"" + type
                        + "\": found none of that name. Expectation.types() lists those that would work."));
        if (kind == Kind.ROWS_TO_PASS) {
            throw new IllegalArgumentException(
                    "Cannot make " + type + " of its name: it is code of the host. Expectation.passes would work.");
        }
        return of(kind, arguments);
    }

    static Expectation of(Kind kind, Map<String, ? extends @Nullable Object> arguments) {
        return new Expectation(kind, Arguments.checked(kind, arguments), Terms.STANDARD, Optional.empty());
    }

    static Expectation on(String column, Kind kind) {
        return of(kind, Map.of("column", column));
    }

    static Expectation on(String column, Kind kind, String argument, Object value) {
        return of(kind, Map.of("column", column, argument, value));
    }

    /**
     * The types of expectations that are known here.
     *
     * @return their names, sorted
     */
    public static Set<String> types() {
        return Arrays.stream(Kind.values()).map(Kind::type).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * There is such a column.
     *
     * @param column its name, or a path into structs
     * @return the expectation
     */
    public static Expectation exists(String column) {
        return on(column, Kind.COLUMN_TO_EXIST);
    }

    /**
     * The columns are these, in this order.
     *
     * @param columns their names
     * @return the expectation
     */
    public static Expectation columns(String... columns) {
        return of(Kind.TABLE_COLUMNS_TO_MATCH_ORDERED_LIST, Map.of("column_list", List.of(columns)));
    }

    /**
     * The columns are these, in any order.
     *
     * @param columns their names
     * @return the expectation
     */
    public static Expectation columnSet(String... columns) {
        return of(Kind.TABLE_COLUMNS_TO_MATCH_SET, Map.of("column_set", List.of(columns)));
    }

    /**
     * The column has a type.
     *
     * @param column the column
     * @param types one of these
     * @return the expectation
     */
    public static Expectation type(String column, DataType... types) {
        return types.length == 1
                ? on(column, Kind.COLUMN_VALUES_TO_BE_OF_TYPE, "type_", types[0].toString())
                : on(
                        column,
                        Kind.COLUMN_VALUES_TO_BE_IN_TYPE_LIST,
                        "type_list",
                        Arrays.stream(types).map(DataType::toString).toList());
    }

    /**
     * There are so many rows.
     *
     * @param least how many at least
     * @param most how many at most
     * @return the expectation
     */
    public static Expectation rowCount(long least, long most) {
        return of(Kind.TABLE_ROW_COUNT_TO_BE_BETWEEN, Map.of("min_value", least, "max_value", most));
    }

    /**
     * No value is missing.
     *
     * @param column the column
     * @return the expectation
     */
    public static Expectation notNull(String column) {
        return on(column, Kind.COLUMN_VALUES_TO_NOT_BE_NULL);
    }

    /**
     * Every value is missing.
     *
     * @param column the column
     * @return the expectation
     */
    public static Expectation isNull(String column) {
        return on(column, Kind.COLUMN_VALUES_TO_BE_NULL);
    }

    /**
     * No value occurs twice. All rows of a value that does are unexpected.
     *
     * @param column the column
     * @return the expectation
     */
    public static Expectation unique(String column) {
        return on(column, Kind.COLUMN_VALUES_TO_BE_UNIQUE);
    }

    /**
     * Values lie between two others, both included. Texts compare by their UTF-8 bytes.
     *
     * @param column the column
     * @param least the least value
     * @param most the greatest value
     * @return the expectation
     */
    public static Expectation between(String column, Object least, Object most) {
        return of(Kind.COLUMN_VALUES_TO_BE_BETWEEN, Map.of("column", column, "min_value", least, "max_value", most));
    }

    /**
     * Values are in a set.
     *
     * @param column the column
     * @param values the set
     * @return the expectation
     */
    public static Expectation in(String column, Collection<?> values) {
        return on(column, Kind.COLUMN_VALUES_TO_BE_IN_SET, "value_set", values);
    }

    /**
     * A regular expression is found in each text. It may match any part: {@code ^} and {@code $} ask for all of it.
     *
     * @param column the column
     * @param regex in the syntax of {@link java.util.regex.Pattern}
     * @return the expectation
     */
    public static Expectation matches(String column, String regex) {
        return on(column, Kind.COLUMN_VALUES_TO_MATCH_REGEX, "regex", regex);
    }

    /**
     * The latest date or timestamp lies no further back than so long, by the clock of the {@link Expectations}. Later ones, even to come, are fresh.
     *
     * @param column the column; of a date counts its midnight in UTC
     * @param age how old at most
     * @return the expectation
     */
    public static Expectation fresh(String column, Duration age) {
        return on(column, Kind.COLUMN_MAX_TO_BE_FRESH, "max_age", age.toString());
    }

    /**
     * A filter is true for each row. Rows for which it is unknown, because of a null, are not looked at.
     *
     * @param filter the filter
     * @return the expectation
     */
    public static Expectation satisfies(Filter filter) {
        return of(Kind.ROWS_TO_SATISFY, Map.of("filter", filter.toString()));
    }

    /**
     * Code of the host says yes to each row. Cannot be stored. What it throws reaches whoever validates.
     *
     * @param name what it checks, for people
     * @param code gets a row with all columns; called by several threads at once
     * @return the expectation
     */
    public static Expectation passes(String name, Predicate<Row> code) {
        Expectation named = of(Kind.ROWS_TO_PASS, Map.of("name", name));
        return new Expectation(named.kind, named.arguments, Terms.STANDARD, Optional.of(code));
    }

    /**
     * With another argument, such as {@code strict_min}.
     *
     * @param argument its name
     * @param value its value
     * @return the changed copy
     * @throws IllegalArgumentException if it takes none of that name
     */
    public Expectation with(String argument, Object value) {
        Map<String, Object> changed = new HashMap<>(arguments);
        changed.put(argument, value);
        return new Expectation(kind, Arguments.checked(kind, changed), terms, code);
    }

    /**
     * Holds if at least this share of the rows that are looked at does.
     *
     * @param share 0 to 1; 1 is the default
     * @return the changed copy
     * @throws IllegalArgumentException if it is out of range, or the expectation does not judge rows
     */
    public Expectation mostly(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("Cannot expect a share of " + share + ". 0 to 1 would work.");
        }
        if (!kind.judgesRows() && share != 1) {
            throw new IllegalArgumentException(
                    "Cannot expect " + this + " of a share of rows: it judges no rows. Leave \"mostly\" out.");
        }
        return with(new Terms(share, terms.severity, terms.condition, terms.note));
    }

    /**
     * Of some rows alone: those for which a filter is true.
     *
     * @param filter the filter
     * @return the changed copy
     */
    public Expectation where(Filter filter) {
        return with(new Terms(terms.mostly, terms.severity, Optional.of(filter), terms.note));
    }

    /**
     * With another severity.
     *
     * @param changed {@link Severity#CRITICAL} is the default
     * @return the changed copy
     */
    public Expectation withSeverity(Severity changed) {
        return with(new Terms(terms.mostly, changed, terms.condition, terms.note));
    }

    /**
     * With severity {@link Severity#WARNING}.
     *
     * @return the changed copy
     */
    public Expectation warning() {
        return withSeverity(Severity.WARNING);
    }

    /**
     * With another note for people: why this is expected.
     *
     * @param changed any text; none by default
     * @return the changed copy
     */
    public Expectation withNote(String changed) {
        return with(new Terms(terms.mostly, terms.severity, terms.condition, changed));
    }

    private Expectation with(Terms changed) {
        return new Expectation(kind, arguments, changed, code);
    }

    /**
     * The name of the type.
     *
     * @return such as {@code expect_column_values_to_be_between}
     */
    public String type() {
        return kind.type();
    }

    /**
     * The arguments, those that have their default left out.
     *
     * @return texts, Long, Double, BigDecimal, Boolean, LocalDate, LocalDateTime, Instant, lists and maps by name, in a fixed order
     */
    public Map<String, Object> arguments() {
        return arguments;
    }

    /**
     * Which share of rows must be as expected.
     *
     * @return 0 to 1
     */
    public double mostly() {
        return terms.mostly;
    }

    /**
     * How bad it is when it does not hold.
     *
     * @return the severity
     */
    public Severity severity() {
        return terms.severity;
    }

    /**
     * Which rows it is about.
     *
     * @return a filter; empty for all rows
     */
    public Optional<Filter> condition() {
        return terms.condition;
    }

    /**
     * Why this is expected.
     *
     * @return a text for people; empty if nobody said
     */
    public String note() {
        return terms.note;
    }

    Kind kind() {
        return kind;
    }

    Optional<Predicate<Row>> code() {
        return code;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expectation that
                && kind == that.kind
                && arguments.equals(that.arguments)
                && terms.equals(that.terms)
                && code.equals(that.code);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind.type(), arguments, terms.mostly, terms.condition, terms.note, code);
    }

    /** As {@code expect_column_values_to_be_between(column=distance, min_value=0, max_value=6000), mostly 0.99, where late IS NULL, warning}. */
    @Override
    public String toString() {
        return ExpectationText.of(this);
    }
}
