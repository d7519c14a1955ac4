package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Rows with a column of every kind that a profile treats in its own way. */
final class Everything {

    static final Schema SCHEMA = Schema.of(
            Field.of("x", DataType.DOUBLE),
            Field.of("few", DataType.DOUBLE),
            Field.of("n", DataType.LONG),
            Field.of("f", DataType.FLOAT),
            Field.of("i", DataType.INT),
            Field.of("price", new DataType.Decimal(10, 2)),
            Field.of("day", DataType.DATE),
            Field.of("at", DataType.TIMESTAMP),
            Field.of("flag", DataType.BOOLEAN),
            Field.of("city", DataType.STRING),
            Field.of("key", DataType.STRING),
            Field.of("raw", DataType.BINARY),
            Field.of("vector", new DataType.Array(DataType.DOUBLE)),
            Field.of("words", new DataType.Array(DataType.STRING)),
            Field.of("ssn", DataType.STRING),
            Field.of("salary", DataType.DOUBLE));

    /** Two sensitive columns and a correlated pair. */
    static final Profiling PROFILING =
            Profiling.standard().sensitive("ssn", "salary").correlating("x", "i");

    private Everything() {}

    static List<List<Object>> rows(Random random, int size) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Object> row = new ArrayList<>(List.of(
                    random.nextInt(50) == 0 ? Double.NEGATIVE_INFINITY : Math.exp(3 * random.nextGaussian()),
                    random.nextInt(20) == 0 ? -0.0 : random.nextInt(9) / 4.0,
                    random.nextLong(),
                    (float) random.nextGaussian(),
                    random.nextInt(20),
                    BigDecimal.valueOf(random.nextInt(100_000), 2),
                    LocalDate.ofEpochDay(random.nextInt(20_000)),
                    Instant.ofEpochSecond(random.nextInt(), 1_000),
                    random.nextBoolean(),
                    "Z\u00fcrich \ud83d\ude00 " + random.nextInt(9),
                    Integer.toString(random.nextInt(20_000), 36),
                    new byte[random.nextInt(6)],
                    Arrays.asList(random.nextGaussian(), random.nextInt(3) == 0 ? null : Double.NaN),
                    random.nextBoolean() ? List.of() : List.of("a", "b" + random.nextInt(3)),
                    "078-05-" + (1000 + random.nextInt(9000)),
                    1000.0 * random.nextInt(200)));
            for (int column = 0; column < row.size(); column++) {
                if (random.nextInt(30) == 0) {
                    row.set(column, null);
                }
            }
            rows.add(row);
        }
        return rows;
    }

    static Frame frame(List<List<Object>> rows) {
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < SCHEMA.size(); column++) {
            int at = column;
            List<Object> values = new ArrayList<>();
            rows.forEach(row -> values.add(row.get(at)));
            columns.add(Column.of(SCHEMA.field(column).type(), values));
        }
        return Frame.of(SCHEMA, columns);
    }

    /** One column {@code x} of any type. */
    static Frame column(DataType type, List<?> values) {
        return Frame.of(Schema.of(Field.of("x", type)), List.of(Column.of(type, values)));
    }

    static Frame doubles(double... values) {
        return Frame.of(Schema.of(Field.of("x", DataType.DOUBLE)), List.of(Column.ofDoubles(values)));
    }
}
