package dev.boathouse.parquet;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.parquet.ColumnSpec.Shape;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A condition, and the same in DuckDB's words.
 *
 * @param filter ours
 * @param sql DuckDB's
 * @param sameInDuckDb whether both mean the same: not with NaN, which DuckDB sorts behind all numbers and finds equal to itself
 */
record RandomFilter(Filter filter, String sql, boolean sameInDuckDb) {

    private static final List<String> SYMBOLS = List.of("=", "<>", "<", "<=", ">", ">=");

    /** One over the columns that can be compared; empty if there are none. */
    static Optional<RandomFilter> over(List<FileColumn> columns, Random random) {
        List<ColumnSpec> comparable = columns.stream()
                .filter(ColumnSpec.class::isInstance)
                .map(ColumnSpec.class::cast)
                .filter(column -> column.shape() == Shape.VALUE && column.kind().type() != DataType.BINARY)
                .toList();
        return comparable.isEmpty() ? Optional.empty() : Optional.of(tree(comparable, random, random.nextInt(3)));
    }

    private static RandomFilter tree(List<ColumnSpec> columns, Random random, int depth) {
        if (depth == 0) {
            return leaf(columns.get(random.nextInt(columns.size())), random);
        }
        RandomFilter left = tree(columns, random, depth - 1);
        if (random.nextInt(4) == 0) {
            return new RandomFilter(Filter.not(left.filter), "NOT (" + left.sql + ")", left.sameInDuckDb);
        }
        RandomFilter right = tree(columns, random, depth - 1);
        boolean both = left.sameInDuckDb && right.sameInDuckDb;
        return random.nextBoolean()
                ? new RandomFilter(left.filter.and(right.filter), "(" + left.sql + " AND " + right.sql + ")", both)
                : new RandomFilter(left.filter.or(right.filter), "(" + left.sql + " OR " + right.sql + ")", both);
    }

    private static RandomFilter leaf(ColumnSpec column, Random random) {
        String name = column.name();
        DataType type = column.kind().type();
        boolean time = type == DataType.TIMESTAMP || type == DataType.TIMESTAMP_NTZ;
        String left = time ? "epoch_us(" + DuckDb.name(name) + ")" : DuckDb.name(name);
        boolean same = column.inDuckDb() && !hasNaN(column);
        if (random.nextInt(6) == 0) {
            boolean isNull = random.nextBoolean();
            return new RandomFilter(
                    isNull ? Filter.isNull(name) : Filter.isNotNull(name),
                    left + (isNull ? " IS NULL" : " IS NOT NULL"),
                    column.inDuckDb());
        }
        Object literal = literal(column, random);
        String text = sql(literal, type);
        boolean number = !(literal instanceof Double value && value.isNaN());
        if (random.nextInt(6) == 0) {
            Object other = literal(column, random);
            boolean numbers = number && !(other instanceof Double value && value.isNaN());
            return new RandomFilter(
                    Filter.in(name, List.of(literal, other)),
                    left + " IN (" + text + ", " + sql(other, type) + ")",
                    same && numbers);
        }
        int operator = random.nextInt(SYMBOLS.size());
        Filter filter = switch (operator) {
            case 0 -> Filter.equal(name, literal);
            case 1 -> Filter.notEqual(name, literal);
            case 2 -> Filter.lessThan(name, literal);
            case 3 -> Filter.lessThanOrEqual(name, literal);
            case 4 -> Filter.greaterThan(name, literal);
            default -> Filter.greaterThanOrEqual(name, literal);
        };
        return new RandomFilter(filter, left + " " + SYMBOLS.get(operator) + " " + text, same && number);
    }

    private static boolean hasNaN(ColumnSpec column) {
        return column.cells().stream()
                .anyMatch(cell -> cell instanceof Number number && Double.isNaN(number.doubleValue()));
    }

    /** A value of the column, or another one of its kind. */
    private static Object literal(ColumnSpec column, Random random) {
        @Nullable
        Object stored = column.cells().isEmpty()
                ? null
                : column.cells().get(random.nextInt(column.cells().size()));
        Object value = column.kind()
                .read()
                .apply(
                        stored == null || random.nextInt(4) == 0
                                ? column.kind().fresh().apply(random)
                                : stored);
        if (value instanceof Float number) {
            return (double) number;
        }
        return value instanceof Byte || value instanceof Short || value instanceof Integer
                ? (Object) ((Number) value).longValue()
                : value;
    }

    private static String sql(Object literal, DataType type) {
        if (literal instanceof Double number) {
            return "CAST('" + number + "' AS DOUBLE)";
        }
        if (literal instanceof BigDecimal decimal) {
            return "CAST('" + decimal.toPlainString() + "' AS " + type + ")";
        }
        if (literal instanceof String text) {
            return "'" + text.replace("'", "''") + "'";
        }
        if (literal instanceof LocalDate date) {
            return "(DATE '1970-01-01' + CAST(" + date.toEpochDay() + " AS INTEGER))";
        }
        if (literal instanceof Instant instant) {
            return "" + Cells.micros(instant);
        }
        if (literal instanceof LocalDateTime time) {
            return sql(time.toInstant(ZoneOffset.UTC), type);
        }
        return literal.toString();
    }
}
