package dev.boathouse.core.data;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition on rows, with SQL's three-valued logic: a comparison with null is unknown, and only rows for which the whole condition
 * is true are kept. Every comparison with NaN is false, except {@code <>}, which is true; −0.0 equals 0.0. Strings compare by their
 * UTF-8 bytes. A column is a name, or a path into structs as {@link Schema#find} takes it. Immutable; {@link Object#toString()} is
 * the canonical text that lineage records.
 *
 * <p>Literals are given in the Java types that {@link Row#valueAt(int)} lists and are checked against a schema by {@link #boundTo}:
 * whole numbers fit every numeric column, fractions only floating and decimal ones.
 */
public sealed interface Filter {

    /** How a column is compared with a literal. */
    enum Operator {
        /** Equal. */
        EQUAL("="),
        /** Not equal. */
        NOT_EQUAL("<>"),
        /** Less. */
        LESS("<"),
        /** Less or equal. */
        LESS_OR_EQUAL("<="),
        /** Greater. */
        GREATER(">"),
        /** Greater or equal. */
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /**
         * The operator in SQL.
         *
         * @return such as {@code <=}
         */
        public String symbol() {
            return symbol;
        }
    }

    /**
     * A column against a literal.
     *
     * @param column the column
     * @param operator how to compare
     * @param literal what to compare with
     */
    record Comparison(String column, Operator operator, Object literal) implements Filter {
        @Override
        public String toString() {
            return FilterText.name(column) + " " + operator.symbol() + " " + FilterText.literal(literal);
        }
    }

    /**
     * A column against a list of literals: true if one is equal.
     *
     * @param column the column
     * @param literals what to compare with
     */
    record In(String column, List<Object> literals) implements Filter {

        /** Copies the list. */
        public In {
            literals = List.copyOf(literals);
        }

        @Override
        public String toString() {
            return FilterText.in(this);
        }
    }

    /**
     * True where a column has no value; never unknown.
     *
     * @param column the column
     */
    record IsNull(String column) implements Filter {
        @Override
        public String toString() {
            return FilterText.name(column) + " IS NULL";
        }
    }

    /**
     * The opposite; unknown stays unknown.
     *
     * @param filter what is negated
     */
    record Not(Filter filter) implements Filter {
        @Override
        public String toString() {
            return filter instanceof IsNull isNull
                    ? FilterText.name(isNull.column()) + " IS NOT NULL"
                    : "NOT (" + filter + ")";
        }
    }

    /**
     * Both.
     *
     * @param left one condition
     * @param right the other
     */
    record And(Filter left, Filter right) implements Filter {
        @Override
        public String toString() {
            return "(" + left + " AND " + right + ")";
        }
    }

    /**
     * At least one.
     *
     * @param left one condition
     * @param right the other
     */
    record Or(Filter left, Filter right) implements Filter {
        @Override
        public String toString() {
            return "(" + left + " OR " + right + ")";
        }
    }

    /**
     * Reads a filter from its text, such as {@code origin = 'ATL' AND (hour > 5.5D OR late IS NULL)}. What {@link Object#toString()} writes is
     * read as the same filter. Parentheses around {@code AND} and {@code OR} may be left out: {@code AND} binds more tightly, equal ones from
     * the left. {@code NOT} takes parentheses. Words are in capitals; a column with other characters than ASCII letters, digits and
     * {@code _}, or a path, is in backticks, each of them in it twice.
     *
     * <p>Literals: {@code 'it''s'}, {@code 5}, {@code 0.25} (a decimal), {@code 0.25D}, {@code NaND}, {@code -InfinityD}, {@code 0.25F},
     * {@code true}, {@code DATE '2024-03-01'}, {@code TIMESTAMP '2024-03-01T00:00:00Z'}, {@code TIMESTAMP_NTZ '2024-03-01T00:00'}.
     *
     * @param text the text
     * @return the filter, not yet bound to a schema
     * @throws IllegalArgumentException if it cannot be read, or more than 500 conditions lie in each other; the message tells the place
     */
    static Filter of(String text) {
        return FilterReader.read(text);
    }

    /**
     * The column equals the literal.
     *
     * @param column the column
     * @param literal what to compare with
     * @return the filter
     */
    static Filter equal(String column, Object literal) {
        return new Comparison(column, Operator.EQUAL, literal);
    }

    /**
     * The column differs from the literal.
     *
     * @param column the column
     * @param literal what to compare with
     * @return the filter
     */
    static Filter notEqual(String column, Object literal) {
        return new Comparison(column, Operator.NOT_EQUAL, literal);
    }

    /**
     * The column is less than the literal.
     *
     * @param column the column
     * @param literal what to compare with
     * @return the filter
     */
    static Filter lessThan(String column, Object literal) {
        return new Comparison(column, Operator.LESS, literal);
    }

    /**
     * The column is less than the literal, or equal.
     *
     * @param column the column
     * @param literal what to compare with
     * @return the filter
     */
    static Filter lessThanOrEqual(String column, Object literal) {
        return new Comparison(column, Operator.LESS_OR_EQUAL, literal);
    }

    /**
     * The column is greater than the literal.
     *
     * @param column the column
     * @param literal what to compare with
     * @return the filter
     */
    static Filter greaterThan(String column, Object literal) {
        return new Comparison(column, Operator.GREATER, literal);
    }

    /**
     * The column is greater than the literal, or equal.
     *
     * @param column the column
     * @param literal what to compare with
     * @return the filter
     */
    static Filter greaterThanOrEqual(String column, Object literal) {
        return new Comparison(column, Operator.GREATER_OR_EQUAL, literal);
    }

    /**
     * The column lies between two literals, both included.
     *
     * @param column the column
     * @param low the least value kept
     * @param high the greatest value kept
     * @return the filter
     */
    static Filter between(String column, Object low, Object high) {
        return greaterThanOrEqual(column, low).and(lessThanOrEqual(column, high));
    }

    /**
     * The column equals one of the literals. An empty list is never true.
     *
     * @param column the column
     * @param literals what to compare with
     * @return the filter
     */
    static Filter in(String column, Collection<?> literals) {
        return new In(column, List.copyOf(literals));
    }

    /**
     * The column has no value.
     *
     * @param column the column
     * @return the filter
     */
    static Filter isNull(String column) {
        return new IsNull(column);
    }

    /**
     * The column has a value.
     *
     * @param column the column
     * @return the filter
     */
    static Filter isNotNull(String column) {
        return new Not(new IsNull(column));
    }

    /**
     * The opposite of a condition.
     *
     * @param filter what to negate
     * @return the filter
     */
    static Filter not(Filter filter) {
        return new Not(filter);
    }

    /**
     * This and another.
     *
     * @param other the other condition
     * @return the filter
     */
    default Filter and(Filter other) {
        return new And(this, other);
    }

    /**
     * This or another.
     *
     * @param other the other condition
     * @return the filter
     */
    default Filter or(Filter other) {
        return new Or(this, other);
    }

    /**
     * The columns that the filter needs.
     *
     * @return their names, sorted
     */
    default Set<String> columns() {
        Set<String> names = new TreeSet<>();
        FilterText.collectColumns(this, names);
        return names;
    }

    /**
     * Checks the filter against a schema and gives its literals the types of the columns: Long for whole numbers, Double for floating
     * ones, BigDecimal for decimals. Columns keep their names as written.
     *
     * @param schema the fields of the rows to come
     * @return the typed filter
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     * @throws IllegalArgumentException if a literal does not fit its column, or the column's type cannot be compared
     */
    default Filter boundTo(Schema schema) {
        return LiteralBinding.bind(this, schema);
    }
}
