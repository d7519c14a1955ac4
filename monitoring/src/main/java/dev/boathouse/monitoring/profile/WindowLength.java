package dev.boathouse.monitoring.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;

/** How long windows are, and which one an instant lies in. Immutable. */
sealed interface WindowLength {

    int NANOS_OF_MILLI = 1_000_000;
    Duration LONGEST = Duration.ofDays(Integer.MAX_VALUE);

    /** The window that holds an instant, in milliseconds since 1970. */
    Window.Time around(long millis, ZoneId zone);

    /** The length itself. */
    TemporalAmount amount();

    static WindowLength of(Duration length) {
        boolean whole = length.toNanosPart() % NANOS_OF_MILLI == 0;
        if (length.isZero() || length.isNegative() || !whole || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Cannot make windows of " + length
                    + ". A positive length in whole milliseconds, such as PT1H, would work.");
        }
        return new Span(length.toMillis());
    }

    static WindowLength of(Period length) {
        long days = length.get(ChronoUnit.DAYS);
        long months = length.toTotalMonths();
        if (days < 0 || months < 0 || (days > 0) == (months > 0) || months > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Cannot make windows of " + length
                    + ". Days or weeks (P1D, P1W), or months and years (P1M, P1Y), would work, not both together.");
        }
        return days > 0 ? new Days((int) days) : new Months((int) months);
    }

    /** Milliseconds, counted from the epoch. */
    record Span(long millis) implements WindowLength {

        @Override
        public Window.Time around(long at, ZoneId zone) {
            long start = Math.floorDiv(at, millis) * millis;
            Instant from = Instant.ofEpochMilli(start);
            return new Window.Time(from, from.plusMillis(millis));
        }

        @Override
        public Duration amount() {
            return Duration.ofMillis(millis);
        }

        @Override
        public String toString() {
            return amount().toString();
        }
    }

    /** Days of the calendar. */
    sealed interface Calendar extends WindowLength {

        /** The number of the window that holds a day. */
        long numberOf(LocalDate day);

        /** The first day of a window. */
        LocalDate first(long number);

        @Override
        default Window.Time around(long millis, ZoneId zone) {
            Instant at = Instant.ofEpochMilli(millis);
            // Where a change of clocks leads back over midnight, an instant of the day before may lie behind the first
            // one of the day.
            long number = numberOf(LocalDate.ofInstant(at, zone)) - 1;
            Instant end = start(number + 1, zone);
            Instant start = start(number, zone);
            while (!at.isBefore(end)) {
                number++;
                start = end;
                end = start(number + 1, zone);
            }
            return new Window.Time(start, end);
        }

        private Instant start(long number, ZoneId zone) {
            return first(number).atStartOfDay(zone).toInstant();
        }
    }

    /** So many days. */
    record Days(int days) implements Calendar {

        private static final int WEEK = 7;
        /** From Monday, 1969-12-29, to 1970-01-01. */
        private static final int SINCE_MONDAY = 3;

        private int shift() {
            return days % WEEK == 0 ? SINCE_MONDAY : 0;
        }

        @Override
        public long numberOf(LocalDate day) {
            return Math.floorDiv(day.toEpochDay() + shift(), days);
        }

        @Override
        public LocalDate first(long number) {
            return LocalDate.ofEpochDay(number * days - shift());
        }

        @Override
        public Period amount() {
            return Period.ofDays(days);
        }

        @Override
        public String toString() {
            return amount().toString();
        }
    }

    /** So many months. */
    record Months(int months) implements Calendar {

        private static final YearMonth EPOCH = YearMonth.of(1970, 1);

        @Override
        public long numberOf(LocalDate day) {
            return Math.floorDiv(
                    day.getLong(ChronoField.PROLEPTIC_MONTH) - EPOCH.getLong(ChronoField.PROLEPTIC_MONTH), months);
        }

        @Override
        public LocalDate first(long number) {
            return EPOCH.plus(Math.multiplyExact(number, months), ChronoUnit.MONTHS)
                    .atDay(1);
        }

        @Override
        public Period amount() {
            return Period.ofMonths(months).normalized();
        }

        @Override
        public String toString() {
            return amount().toString();
        }
    }
}
