package dev.boathouse.monitoring.metrics;

import dev.boathouse.monitoring.profile.Window;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How long windows are, in the words of the layout: {@code 5 minutes}, {@code 1 hour}, {@code 1 day}, {@code 2 weeks}, {@code 1 month}. */
final class Granularity {

    private static final int MONTHS_OF_YEAR = 12;
    private static final int DAYS_OF_WEEK = 7;

    private Granularity() {}

    static String of(TemporalAmount length) {
        if (length instanceof Period period) {
            long months = period.toTotalMonths();
            return months == 0 ? days(period.get(ChronoUnit.DAYS)) : months(months);
        }
        Duration duration = (Duration) length;
        if (duration.toMillis() % Duration.ofDays(1).toMillis() == 0) {
            return days(duration.toDays());
        }
        for (ChronoUnit unit : List.of(ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS)) {
            if (duration.toMillis() % unit.getDuration().toMillis() == 0) {
                return words(duration.toMillis() / unit.getDuration().toMillis(), singular(unit));
            }
        }
        return words(duration.toMillis(), "millisecond");
    }

    private static String singular(ChronoUnit unit) {
        return switch (unit) {
            case HOURS -> "hour";
            case MINUTES -> "minute";
            default -> "second";
        };
    }

    private static String days(long days) {
        return days % DAYS_OF_WEEK == 0 ? words(days / DAYS_OF_WEEK, "week") : words(days, "day");
    }

    private static String months(long months) {
        return months % MONTHS_OF_YEAR == 0 ? words(months / MONTHS_OF_YEAR, "year") : words(months, "month");
    }

    private static String words(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /** What windows of equal length, or of whole months in UTC, have in common. */
    static String of(List<Window.Time> windows) {
        Set<Long> months = windows.stream().map(Granularity::wholeMonths).collect(Collectors.toSet());
        if (months.size() == 1 && !months.contains(0L)) {
            return months(months.iterator().next());
        }
        Set<Duration> lengths = windows.stream()
                .map(window -> Duration.between(window.start(), window.end()))
                .collect(Collectors.toSet());
        if (lengths.size() > 1) {
            throw new IllegalArgumentException("No granularity of windows of different lengths: found "
                    + lengths.stream().sorted().toList() + ". withGranularity(\"1 day\") would work.");
        }
        return of(lengths.iterator().next());
    }

    /** How many months of UTC a window is; 0 where it is no such. */
    private static long wholeMonths(Window.Time window) {
        LocalDateTime start = LocalDateTime.ofInstant(window.start(), ZoneOffset.UTC);
        LocalDateTime end = LocalDateTime.ofInstant(window.end(), ZoneOffset.UTC);
        boolean whole = start.getDayOfMonth() == 1
                && end.getDayOfMonth() == 1
                && start.toLocalTime().equals(LocalTime.MIDNIGHT)
                && end.toLocalTime().equals(LocalTime.MIDNIGHT);
        return whole ? ChronoUnit.MONTHS.between(start, end) : 0;
    }
}
