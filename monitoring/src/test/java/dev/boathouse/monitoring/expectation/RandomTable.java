package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Random rows of many types, with nulls and every odd value, as a frame and as a table of DuckDB. */
final class RandomTable {

    static final Schema SCHEMA = Schema.of(
            Field.of("i", DataType.INT),
            Field.of("j", DataType.INT),
            Field.of("l", DataType.LONG),
            Field.of("d", DataType.DOUBLE),
            Field.of("e", DataType.DOUBLE),
            Field.of("f", DataType.FLOAT),
            Field.of("m", new DataType.Decimal(10, 2)),
            Field.of("w", new DataType.Decimal(30, 4)),
            Field.of("s", DataType.STRING),
            Field.of("t", DataType.STRING),
            Field.of("b", DataType.BOOLEAN),
            Field.of("day", DataType.DATE),
            Field.of("ts", DataType.TIMESTAMP));

    private static final String SQL_TYPES = "n integer, i integer, j integer, l bigint, d double, e double, f float,"
            + " m decimal(10,2), w decimal(30,4), s varchar, t varchar, b boolean, day date, ts timestamp";
    private static final String[] TEXTS = {"", "a", "ab", "abc", "AB", "é", "日本", "🚣 row", "zz", "a'b", "A1"};
    private static final double[] ODD = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0, 1e300
    };

    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    /** So many rows; {@code odd} of a thousand doubles are not finite or extreme, every value is null so often. */
    RandomTable(long seed, int count, int odd, double nulls) {
        Random random = new Random(seed);
        for (int n = 0; n < count; n++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Field field : SCHEMA.fields()) {
                row.add(random.nextDouble() < nulls ? null : value(field, random, odd, n));
            }
            rows.add(row);
        }
    }

    private static Object value(Field field, Random random, int odd, int n) {
        return switch (field.name()) {
            case "i" -> random.nextInt(40) - 10;
            case "j" -> n / 3 + (random.nextInt(20) == 0 ? -5 : 0);
            case "l" -> random.nextInt(30) == 0 ? random.nextLong() : (long) random.nextInt(400);
            case "d", "e" ->
                random.nextInt(1000) < odd ? ODD[random.nextInt(ODD.length)] : Math.rint(random.nextGaussian() * 8) / 4;
            case "f" -> random.nextInt(16) / 4f;
            case "m" -> BigDecimal.valueOf(random.nextInt(2000) - 500, 2);
            case "w" -> new BigDecimal(new BigInteger(90, random), 4).subtract(BigDecimal.TEN.pow(22));
            case "s", "t" -> TEXTS[random.nextInt(TEXTS.length)];
            case "b" -> random.nextInt(4) > 0;
            case "day" -> LocalDate.of(2024, 1, 1).plusDays(random.nextInt(60));
            default -> Instant.parse("2024-01-01T00:00:00Z").plus(random.nextInt(2_000_000_000), ChronoUnit.MICROS);
        };
    }

    Frame frame() {
        return frame(0, rows.size());
    }

    Frame frame(int from, int to) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < SCHEMA.size(); c++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (List<@Nullable Object> row : rows.subList(from, to)) {
                values.add(row.get(c));
            }
            columns.add(Column.of(SCHEMA.field(c).type(), values));
        }
        return Frame.of(SCHEMA, columns);
    }

    int size() {
        return rows.size();
    }

    void store(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create or replace table rows (" + SQL_TYPES + ")");
            StringJoiner all = new StringJoiner(",");
            for (int n = 0; n < rows.size(); n++) {
                StringJoiner row = new StringJoiner(",", "(" + n + ",", ")");
                rows.get(n).forEach(value -> row.add(literal(value)));
                all.add(row.toString());
            }
            statement.execute("insert into rows values " + all);
        }
    }

    private static String literal(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Double || value instanceof Float) {
            String text = value.toString().replace("Infinity", "inf");
            return "'" + text + "'::" + (value instanceof Double ? "double" : "float");
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = value.toString().replace("'", "''");
        return value instanceof Instant
                ? "timestamp '" + text.replace("T", " ").replace("Z", "") + "'"
                : "'" + text + "'";
    }
}
