package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import dev.boathouse.monitoring.watch.ProfiledWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Rows of a few days with every kind of column, odd ones among them. */
final class Days {

    static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

    private static final Schema SCHEMA = Schema.of(
            Field.of("at", DataType.TIMESTAMP),
            Field.of("day", DataType.DATE),
            Field.of("x", DataType.DOUBLE),
            Field.of("n", DataType.LONG),
            Field.of("city", DataType.STRING),
            Field.of("late", DataType.BOOLEAN),
            Field.of("nothing", DataType.DOUBLE),
            Field.of("nan", DataType.DOUBLE),
            Field.of("vector", new DataType.Array(DataType.DOUBLE)),
            Field.of("ssn", DataType.STRING),
            Field.of("salary", DataType.DOUBLE));

    private Days() {}

    static Instant start(int day) {
        return FIRST.plus(Duration.ofDays(day));
    }

    /** Rows of days, so many each; {@code x} rises by 0.5 a day. */
    static Frame rows(long seed, int days, int rowsPerDay) {
        Random random = new Random(seed);
        List<List<Object>> columns = new ArrayList<>();
        SCHEMA.fields().forEach(field -> columns.add(new ArrayList<>()));
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < rowsPerDay; i++) {
                List<Object> row = Arrays.asList(
                        start(day).plusMillis(random.nextInt(86_400_000)),
                        LocalDate.of(2026, 3, 1).plusDays(day),
                        random.nextInt(30) == 0 ? Double.POSITIVE_INFINITY : random.nextGaussian() + day / 2.0,
                        (long) random.nextInt(5),
                        "city " + random.nextInt(4 + day),
                        random.nextBoolean(),
                        null,
                        random.nextInt(3) == 0 ? Double.NaN : 0.0,
                        List.of(1.0, random.nextDouble()),
                        "078-05-" + random.nextInt(9999),
                        1000.0 * random.nextInt(100));
                for (int column = 0; column < row.size(); column++) {
                    columns.get(column).add(column > 1 && random.nextInt(25) == 0 ? null : row.get(column));
                }
            }
        }
        List<Column> typed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            typed.add(Column.of(SCHEMA.field(i).type(), columns.get(i)));
        }
        return Frame.of(SCHEMA, typed);
    }

    static Profiling profiling() {
        return Profiling.standard().sensitive("ssn", "salary");
    }

    /** A day of numbers {@code x}. */
    static ProfiledWindow of(int day, double... values) {
        return new ProfiledWindow(start(day), start(day + 1), profile(values));
    }

    static Profile profile(double... values) {
        return Profile.of(Frame.of(Schema.of(Field.of("x", DataType.DOUBLE)), List.of(Column.ofDoubles(values))));
    }
}
