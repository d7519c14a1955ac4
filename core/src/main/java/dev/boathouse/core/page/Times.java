package dev.boathouse.core.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times in UTC, as people read them. */
final class Times {

    /** Steps of ticks below a month, in seconds. */
    private static final long[] STEPS = {
        1,
        5,
        15,
        30,
        60,
        300,
        900,
        1800,
        3600,
        3 * 3600,
        6 * 3600,
        12 * 3600,
        86_400,
        2 * 86_400,
        7 * 86_400,
        14 * 86_400
    };

    /** Steps from a month on, in months. */
    private static final int[] MONTHS = {1, 3, 6, 12, 24, 60, 120, 300, 600, 1200};

    private static final double SECONDS_OF_MONTH = 30.4 * 86_400;
    private static final int MOST_TICKS = 5;
    private static final int MONTHS_OF_YEAR = 12;

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    /** A date, with the time of day unless it is midnight. */
    static String text(Instant at) {
        var time = at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        if (time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return time.toLocalDate().toString();
        }
        return (time.getSecond() == 0 ? MINUTES : SECONDS).format(time);
    }

    /** The same of seconds since 1970-01-01T00:00Z. */
    static String text(double seconds) {
        return text(instant(seconds));
    }

    static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / 1e9;
    }

    /** Round times between two, a few of them. */
    static List<Double> ticks(double low, double high) {
        double rough = (high - low) / MOST_TICKS;
        List<Double> ticks = new ArrayList<>();
        for (long step : STEPS) {
            if (step >= rough) {
                // Weeks begin on a Monday: 1970-01-05 was one.
                long shift = step % (7 * 86_400) == 0 ? 4 * 86_400 : 0;
                for (double at = Math.ceil((low - shift) / step) * step + shift; at <= high; at += step) {
                    ticks.add(at);
                }
                return ticks;
            }
        }
        int months = MONTHS[MONTHS.length - 1];
        for (int i = MONTHS.length - 1; i >= 0 && MONTHS[i] * SECONDS_OF_MONTH >= rough; i--) {
            months = MONTHS[i];
        }
        LocalDate first = instant(low).atOffset(ZoneOffset.UTC).toLocalDate();
        long month =
                Math.floorDiv(first.getYear() * (long) MONTHS_OF_YEAR + first.getMonthValue() - 1, months) * months;
        for (int i = 0; i <= 2 * MOST_TICKS + 2; i++, month += months) {
            LocalDate day = LocalDate.of(
                    (int) Math.floorDiv(month, MONTHS_OF_YEAR), Math.floorMod(month, MONTHS_OF_YEAR) + 1, 1);
            double at = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            if (at >= low && at <= high) {
                ticks.add(at);
            }
        }
        return ticks;
    }

    /** Those that calendars here can tell; others are moved to their ends. */
    private static Instant instant(double seconds) {
        double most = Year.MAX_VALUE * 365.0 * 86_400;
        double within = Math.max(-most, Math.min(most, Math.floor(seconds)));
        return Instant.ofEpochSecond((long) within);
    }
}
