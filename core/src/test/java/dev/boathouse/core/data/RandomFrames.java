package dev.boathouse.core.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Frames of all types with nulls and awkward values, from a seed. */
final class RandomFrames {

    static final List<DataType> SCALARS = List.of(
            DataType.BOOLEAN,
            DataType.BYTE,
            DataType.SHORT,
            DataType.INT,
            DataType.LONG,
            DataType.FLOAT,
            DataType.DOUBLE,
            DataType.STRING,
            DataType.DATE,
            DataType.TIMESTAMP,
            DataType.TIMESTAMP_NTZ,
            new DataType.Decimal(9, 2),
            new DataType.Decimal(30, 5));

    private RandomFrames() {}

    static Schema schema() {
        List<Schema.Field> fields = new ArrayList<>();
        for (DataType type : SCALARS) {
            fields.add(Schema.Field.of("c" + fields.size(), type));
        }
        fields.add(Schema.Field.of("bytes", DataType.BINARY));
        fields.add(Schema.Field.of("vector", new DataType.Array(DataType.DOUBLE)));
        return Schema.of(fields);
    }

    static Frame frame(Random random, int rows) {
        Schema schema = schema();
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : schema.fields()) {
            columns.add(Column.of(field.type(), values(random, field.type(), rows)));
        }
        return Frame.of(schema, columns);
    }

    private static List<@Nullable Object> values(Random random, DataType type, int rows) {
        double nullShare = random.nextInt(3) / 4.0;
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            values.add(random.nextDouble() < nullShare ? null : value(random, type));
        }
        return values;
    }

    /** From a small range, so that equal values are common. */
    static Object value(Random random, DataType type) {
        int small = random.nextInt(9) - 4;
        if (type instanceof DataType.Array) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                list.add(random.nextInt(5) == 0 ? null : value(random, DataType.DOUBLE));
            }
            return list;
        }
        if (type instanceof DataType.Decimal decimal) {
            return new BigDecimal(BigInteger.valueOf(small * 7_777L), decimal.scale());
        }
        return switch ((ScalarType) type) {
            case BOOLEAN -> random.nextBoolean();
            case BYTE -> (byte) small;
            case SHORT -> (short) (small * 1_000);
            case INT -> small * 1_000_000;
            case LONG -> small * 1_000_000_000_000L;
            case FLOAT -> (float) floating(random, small);
            case DOUBLE -> floating(random, small);
            case STRING ->
                List.of("", "a", "ab", "b", "é", "\uFFFD", "\uD83D\uDE00", "it's", "Z")
                        .get(small + 4);
            case BINARY -> new byte[] {(byte) small, 0};
            case DATE -> LocalDate.ofEpochDay(small * 400L);
            case TIMESTAMP -> Instant.ofEpochSecond(small * 1_000_000L, random.nextInt(3) * 1_000L);
            case TIMESTAMP_NTZ -> LocalDateTime.ofEpochSecond(small * 1_000_000L, 0, ZoneOffset.UTC);
        };
    }

    private static double floating(Random random, int small) {
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> -0.0;
            case 2 -> 0.0;
            case 3 -> Double.NEGATIVE_INFINITY;
            default -> small / 2.0;
        };
    }

    static Filter filter(Random random, Schema schema, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            Filter left = filter(random, schema, depth - 1);
            return switch (random.nextInt(3)) {
                case 0 -> Filter.not(left);
                case 1 -> left.and(filter(random, schema, depth - 1));
                default -> left.or(filter(random, schema, depth - 1));
            };
        }
        int column = random.nextInt(SCALARS.size());
        String name = schema.field(column).name();
        DataType type = SCALARS.get(column);
        if (random.nextInt(6) == 0) {
            return Filter.isNull(name);
        }
        if (random.nextInt(4) == 0) {
            return Filter.in(name, List.of(literal(random, type), literal(random, type)));
        }
        Filter.Operator[] operators = Filter.Operator.values();
        return new Filter.Comparison(name, operators[random.nextInt(operators.length)], literal(random, type));
    }

    private static Object literal(Random random, DataType type) {
        Object value = value(random, type);
        while (value instanceof Number number && Double.isNaN(number.doubleValue())) {
            value = value(random, type);
        }
        return value;
    }
}
