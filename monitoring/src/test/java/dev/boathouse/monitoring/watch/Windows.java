package dev.boathouse.monitoring.watch;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.Samples;
import dev.boathouse.monitoring.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** Windows to compare. */
final class Windows {

    private Windows() {}

    /** A day of UTC with these values of {@code x}. */
    static ProfiledWindow day(String day, Double... values) {
        Instant start = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        return window(start, Duration.ofDays(1), values);
    }

    static ProfiledWindow window(Instant start, Duration length, Double... values) {
        return new ProfiledWindow(start, start.plus(length), Profile.of(Samples.doubles(values)));
    }

    /** Numbers {@code x} about a mean, and a rate of {@code late}. */
    static Profile profile(Random random, int rows, double mean, double rate) {
        double[] x = new double[rows];
        Boolean[] late = new Boolean[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = mean + random.nextGaussian();
            late[i] = random.nextDouble() < rate;
        }
        return Profile.of(Frame.of(
                Schema.of(Field.of("x", DataType.DOUBLE), Field.of("late", DataType.BOOLEAN)),
                List.of(Column.ofDoubles(x), Column.of(DataType.BOOLEAN, List.of(late)))));
    }

    /** The day of that number from 2001 on. */
    static ProfiledWindow day(int number, Profile profile) {
        Instant start = Instant.parse("2001-01-01T00:00:00Z").plus(Duration.ofDays(number));
        return new ProfiledWindow(start, start.plus(Duration.ofDays(1)), profile);
    }
}
