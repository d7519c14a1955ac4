package dev.boathouse.core.data;

import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Frames with every scalar at the top and inside of structs, with the extremes of every type and with coded strings, from a seed. */
final class NestedFrames {

    private static final Schema SCALARS = scalars();
    private static final DataType.Struct INNER = new DataType.Struct(SCALARS);
    private static final DataType.Struct OUTER = new DataType.Struct(
            Schema.of(Schema.Field.of("inner", INNER), Schema.Field.of("list", new DataType.Array(DataType.LONG))));

    static final Schema SCHEMA =
            SCALARS.with(Schema.Field.of("coded", DataType.STRING)).with(Schema.Field.of("outer", OUTER));

    /** Every field that a filter can name. */
    static final List<String> PATHS = paths();

    private NestedFrames() {}

    private static Schema scalars() {
        List<Schema.Field> fields = new ArrayList<>();
        for (DataType type : RandomFrames.SCALARS) {
            fields.add(Schema.Field.of("c" + fields.size(), type));
        }
        fields.add(Schema.Field.of("narrow", new DataType.Decimal(18, 3)));
        fields.add(Schema.Field.of("bytes", DataType.BINARY));
        return Schema.of(fields);
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>(SCHEMA.names());
        SCALARS.names().forEach(name -> paths.add("outer.inner." + name));
        paths.addAll(List.of("outer.inner", "outer.list"));
        return paths;
    }

    static Frame frame(Random random, int rows) {
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : SCHEMA.fields()) {
            columns.add(field.name().equals("coded") ? coded(random, rows) : column(random, field.type(), rows));
        }
        return Frame.of(SCHEMA, columns);
    }

    private static Column column(Random random, DataType type, int rows) {
        int nulls = random.nextInt(3);
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            values.add(random.nextInt(4) < nulls ? null : value(random, type));
        }
        return Column.of(type, values);
    }

    /** With an entry twice, one that nothing refers to, and codes of no entry where there is no value. */
    private static Column coded(Random random, int rows) {
        ByteDictionary dictionary = new ByteDictionary(
                "ababZ".getBytes(java.nio.charset.StandardCharsets.UTF_8), new int[] {0, 1, 2, 4, 4, 4, 5}, 6);
        int[] codes = new int[rows];
        long[] validity = new long[(rows + 63) / 64];
        for (int i = 0; i < rows; i++) {
            boolean there = random.nextInt(3) > 0;
            codes[i] = there ? random.nextInt(5) : random.nextInt(9) - 2;
            validity[i / 64] |= there ? 1L << i : 0;
        }
        return ColumnAccess.direct().ofBytes(DataType.STRING, codes, dictionary, rows, validity);
    }

    private static Object value(Random random, DataType type) {
        if (type instanceof DataType.Struct struct) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (Schema.Field field : struct.fields().fields()) {
                fields.put(field.name(), random.nextInt(5) == 0 ? null : value(random, field.type()));
            }
            return fields;
        }
        if (type instanceof DataType.Array) {
            return random.longs(random.nextInt(3)).boxed().toList();
        }
        return random.nextInt(6) == 0 ? edge(random, type) : RandomFrames.value(random, type);
    }

    private static Object edge(Random random, DataType type) {
        boolean high = random.nextBoolean();
        if (type instanceof DataType.Decimal decimal) {
            BigInteger most = BigInteger.TEN.pow(decimal.precision()).subtract(BigInteger.ONE);
            return new BigDecimal(high ? most : most.negate(), decimal.scale());
        }
        return switch ((ScalarType) type) {
            case BOOLEAN -> high;
            case BYTE -> high ? Byte.MAX_VALUE : Byte.MIN_VALUE;
            case SHORT -> high ? Short.MAX_VALUE : Short.MIN_VALUE;
            case INT -> high ? Integer.MAX_VALUE : Integer.MIN_VALUE;
            case LONG -> high ? Long.MAX_VALUE : Long.MIN_VALUE;
            case FLOAT ->
                List.of(Float.POSITIVE_INFINITY, Float.MIN_VALUE, -Float.MIN_VALUE, Float.intBitsToFloat(-1))
                        .get(random.nextInt(4));
            case DOUBLE ->
                List.of(Double.POSITIVE_INFINITY, Double.MIN_VALUE, -Double.MIN_VALUE, Double.longBitsToDouble(-1))
                        .get(random.nextInt(4));
            case STRING -> high ? "a".repeat(40) : "a\0";
            case BINARY -> new byte[] {-1};
            case DATE -> LocalDate.ofEpochDay(high ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case TIMESTAMP -> Instant.ofEpochSecond(high ? 9_000_000_000_000L : -9_000_000_000_000L);
            case TIMESTAMP_NTZ ->
                LocalDateTime.ofEpochSecond(high ? 99_999_999_999L : -99_999_999_999L, 0, ZoneOffset.UTC);
        };
    }

    static Filter filter(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            Filter left = filter(random, depth - 1);
            return switch (random.nextInt(3)) {
                case 0 -> Filter.not(left);
                case 1 -> left.and(filter(random, depth - 1));
                default -> left.or(filter(random, depth - 1));
            };
        }
        String path = PATHS.get(random.nextInt(PATHS.size()));
        DataType type = SCHEMA.find(path).type();
        boolean comparable =
                type != DataType.BINARY && !(type instanceof DataType.Array) && !(type instanceof DataType.Struct);
        if (!comparable || random.nextInt(8) == 0) {
            return Filter.isNull(path);
        }
        if (random.nextInt(3) == 0) {
            List<Object> literals = new ArrayList<>();
            for (int i = random.nextInt(9); i > 0; i--) {
                literals.add(literal(random, type));
            }
            return Filter.in(path, literals);
        }
        Filter.Operator[] operators = Filter.Operator.values();
        return new Filter.Comparison(path, operators[random.nextInt(operators.length)], literal(random, type));
    }

    /** Decimals also between two values that the type can hold. */
    private static Object literal(Random random, DataType type) {
        Object value = value(random, type);
        return value instanceof BigDecimal decimal && random.nextInt(3) == 0
                ? decimal.add(new BigDecimal(random.nextBoolean() ? "0.0000001" : "-0.0000001"))
                : value;
    }
}
