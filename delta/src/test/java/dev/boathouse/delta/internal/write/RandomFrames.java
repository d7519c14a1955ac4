package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Frames of random values: columns differ in how many are null, how many are different, and whether equal ones come together. */
final class RandomFrames {

    private static final Schema FLAT = Schema.of(
            Schema.Field.of("l", DataType.LONG),
            Schema.Field.of("d", DataType.DOUBLE).required(),
            Schema.Field.of("t", DataType.STRING),
            Schema.Field.of("m", new DataType.Decimal(20, 3)),
            Schema.Field.of("b", DataType.BOOLEAN));

    /** Every type that can be written, alone and inside others. */
    static final Schema ALL = Schema.of(
            Schema.Field.of("id", DataType.LONG).required(),
            Schema.Field.of("boolean", DataType.BOOLEAN),
            Schema.Field.of("byte", DataType.BYTE),
            Schema.Field.of("short", DataType.SHORT),
            Schema.Field.of("int", DataType.INT),
            Schema.Field.of("long", DataType.LONG),
            Schema.Field.of("float", DataType.FLOAT),
            Schema.Field.of("double", DataType.DOUBLE),
            Schema.Field.of("string", DataType.STRING),
            Schema.Field.of("binary", DataType.BINARY),
            Schema.Field.of("date", DataType.DATE),
            Schema.Field.of("timestamp", DataType.TIMESTAMP),
            Schema.Field.of("ntz", DataType.TIMESTAMP_NTZ),
            Schema.Field.of("decimal5", new DataType.Decimal(5, 2)),
            Schema.Field.of("decimal18", new DataType.Decimal(18, 0)),
            Schema.Field.of("decimal38", new DataType.Decimal(38, 10)),
            Schema.Field.of("struct", new DataType.Struct(FLAT)),
            Schema.Field.of(
                    "deep",
                    new DataType.Struct(Schema.of(
                            Schema.Field.of("inner", new DataType.Struct(FLAT)),
                            Schema.Field.of("list", new DataType.Array(DataType.INT)),
                            Schema.Field.of("text", DataType.STRING)))),
            Schema.Field.of("longs", new DataType.Array(DataType.LONG)),
            Schema.Field.of("texts", new DataType.Array(DataType.STRING)),
            Schema.Field.of("truths", new DataType.Array(DataType.BOOLEAN)).required(),
            Schema.Field.of("structs", new DataType.Array(new DataType.Struct(FLAT))));

    private final Random random;

    RandomFrames(long seed) {
        this.random = new Random(seed);
    }

    Frame of(Schema schema, int rows) {
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : schema.fields()) {
            columns.add(column(field, rows));
        }
        return Frame.of(schema, columns);
    }

    private Column column(Schema.Field field, int rows) {
        int nulls = field.nullable() ? List.of(0, 0, 1, 30, 100).get(random.nextInt(5)) : 0;
        int range = List.of(2, 40, 3_000, 1 << 30).get(random.nextInt(4));
        int repeats = random.nextInt(3) == 0 ? 20 : 1;
        List<@Nullable Object> values = new ArrayList<>();
        Object last = null;
        for (int i = 0; i < rows; i++) {
            if (i == 0 || random.nextInt(repeats) == 0) {
                last = random.nextInt(100) < nulls ? null : value(field.type(), range);
            }
            values.add(field.name().equals("id") ? (Object) (long) i : last);
        }
        return Column.of(field.type(), values);
    }

    private @Nullable Object maybe(Schema.Field field, int range) {
        return field.nullable() && random.nextInt(4) == 0 ? null : value(field.type(), range);
    }

    Object value(DataType type, int range) {
        if (type instanceof DataType.Array array) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                values.add(random.nextInt(5) == 0 ? null : value(array.element(), range));
            }
            return Collections.unmodifiableList(values);
        }
        if (type instanceof DataType.Struct struct) {
            Map<String, @Nullable Object> values = new HashMap<>();
            struct.fields().fields().forEach(field -> values.put(field.name(), maybe(field, range)));
            return values;
        }
        int n = random.nextInt(range);
        if (type instanceof DataType.Decimal decimal) {
            BigInteger unscaled = range > 3_000
                    ? new BigInteger(BigInteger.TEN.pow(decimal.precision()).bitLength() - 1, random)
                    : BigInteger.valueOf(n);
            return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), decimal.scale());
        }
        return switch (type.toString()) {
            case "boolean" -> n % 2 == 0;
            case "byte" -> (byte) n;
            case "short" -> (short) n;
            case "integer" -> n - range / 2;
            case "long" -> (long) (n - range / 2) * 3_000_000_019L;
            case "float" -> (float) real(n, range);
            case "double" -> real(n, range);
            case "string" -> "é" + Integer.toString(n, 36) + "x".repeat(n % 40);
            case "binary" -> bytes(n);
            case "date" -> LocalDate.ofEpochDay(n % 60_000 - 20_000);
            case "timestamp" -> instant(n);
            default -> LocalDateTime.ofInstant(instant(n), ZoneOffset.UTC);
        };
    }

    private double real(int n, int range) {
        return n % 50 == 7 && range == 3_000
                ? Double.NaN
                : n == 1 ? -0.0 : n == 3 ? Double.POSITIVE_INFINITY : n * 0.37 - 5;
    }

    private static byte[] bytes(int n) {
        byte[] text = ("\u0001" + n).getBytes(StandardCharsets.UTF_8);
        text[0] = (byte) (n * 37);
        return n % 3 == 0 ? new byte[n % 2] : text;
    }

    private static Instant instant(int n) {
        return Instant.EPOCH.plus((n - 500L) * 1_000_003, ChronoUnit.MICROS);
    }
}
