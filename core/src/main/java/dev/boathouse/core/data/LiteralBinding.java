package dev.boathouse.core.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Gives literals the type of their column, or rejects them. */
final class LiteralBinding {

    private LiteralBinding() {}

    static Filter bind(Filter filter, Schema schema) {
        if (filter instanceof Filter.Comparison comparison) {
            Schema.Field field = schema.find(comparison.column());
            return new Filter.Comparison(field.name(), comparison.operator(), typed(field, comparison.literal()));
        }
        if (filter instanceof Filter.In in) {
            Schema.Field field = schema.find(in.column());
            return new Filter.In(
                    field.name(),
                    in.literals().stream().map(literal -> typed(field, literal)).toList());
        }
        if (filter instanceof Filter.IsNull isNull) {
            schema.find(isNull.column());
            return isNull;
        }
        if (filter instanceof Filter.Not not) {
            return new Filter.Not(bind(not.filter(), schema));
        }
        if (filter instanceof Filter.And and) {
            return new Filter.And(bind(and.left(), schema), bind(and.right(), schema));
        }
        Filter.Or or = (Filter.Or) filter;
        return new Filter.Or(bind(or.left(), schema), bind(or.right(), schema));
    }

    static Object typed(Schema.Field field, Object literal) {
        DataType type = field.type();
        if (type.isInteger() && isWhole(literal)) {
            return ((Number) literal).longValue();
        }
        if (type.isFloating() && floating(literal)) {
            return ((Number) literal).doubleValue();
        }
        if (type instanceof DataType.Decimal && (literal instanceof BigDecimal || isWhole(literal))) {
            return literal instanceof BigDecimal decimal
                    ? decimal.stripTrailingZeros()
                    : new BigDecimal(BigInteger.valueOf(((Number) literal).longValue()));
        }
        boolean fits = (type == DataType.STRING && literal instanceof String)
                || (type == DataType.BOOLEAN && literal instanceof Boolean)
                || (type == DataType.DATE && literal instanceof LocalDate)
                || (type == DataType.TIMESTAMP && literal instanceof Instant instant && inMicros(instant.getNano()))
                || (type == DataType.TIMESTAMP_NTZ
                        && literal instanceof LocalDateTime time
                        && inMicros(time.getNano()));
        if (fits) {
            return literal;
        }
        throw new IllegalArgumentException("Cannot compare column \"" + field.name() + "\" of type " + type + " with "
                + FilterText.literal(literal) + " (" + literal.getClass().getSimpleName() + "). " + wanted(type));
    }

    private static boolean isWhole(Object literal) {
        return literal instanceof Byte
                || literal instanceof Short
                || literal instanceof Integer
                || literal instanceof Long;
    }

    private static boolean floating(Object literal) {
        return literal instanceof Double
                || literal instanceof Float
                || (isWhole(literal)
                        && new BigDecimal(((Number) literal).longValue())
                                        .compareTo(new BigDecimal(((Number) literal).doubleValue()))
                                == 0);
    }

    private static boolean inMicros(int nanos) {
        return nanos % 1_000 == 0;
    }

    private static String wanted(DataType type) {
        if (type.isInteger()) {
            return "Use a whole number.";
        }
        if (type.isFloating()) {
            return "Use a number that a double holds exactly.";
        }
        if (type instanceof DataType.Decimal) {
            return "Use a BigDecimal or a whole number.";
        }
        if (type == DataType.DATE) {
            return "Use a LocalDate.";
        }
        if (type == DataType.TIMESTAMP) {
            return "Use an Instant in whole microseconds.";
        }
        if (type == DataType.TIMESTAMP_NTZ) {
            return "Use a LocalDateTime in whole microseconds.";
        }
        if (type == DataType.STRING || type == DataType.BOOLEAN) {
            return "Use a " + (type == DataType.STRING ? "String." : "Boolean.");
        }
        return "Such a column can only be tested for null.";
    }
}
