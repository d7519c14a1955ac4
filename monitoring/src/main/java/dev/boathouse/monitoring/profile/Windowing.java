package dev.boathouse.monitoring.profile;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.Objects;
import java.util.Optional;

/**
 * How rows are cut into windows, each row into one: by the time in a column, or by counting. Immutable.
 *
 * <p>The time column is a timestamp, a timestamp_ntz or a date. What names no zone is a local time in the zone of the windows: a date its first
 * instant; a local time that a change of clocks leaves out is later by what was left out, one that comes twice is the earlier one
 * (as {@link java.time.LocalDateTime#atZone} has it).
 */
public final class Windowing {

    private static final int STANDARD_MOST = 1000;

    /** How windows are cut. */
    sealed interface Cut {

        /** By time. */
        record Every(String time, WindowLength length) implements Cut {
            @Override
            public String toString() {
                return length + " of " + time;
            }
        }

        /** So many rows each. */
        record OfRows(long rows) implements Cut {
            @Override
            public String toString() {
                return rows + " rows";
            }
        }

        /** So many windows. */
        record Parts(int windows) implements Cut {
            @Override
            public String toString() {
                return windows + " windows";
            }
        }
    }

    private final Cut cut;
    private final ZoneId zone;
    private final int most;

    private Windowing(Cut cut, ZoneId zone, int most) {
        this.cut = cut;
        this.zone = zone;
        this.most = most;
    }

    private static Windowing of(Cut cut) {
        return new Windowing(cut, ZoneOffset.UTC, STANDARD_MOST);
    }

    /**
     * Windows of one length in time, one after the other, counted from 1970-01-01T00:00Z in any zone: {@code Duration.ofHours(1)}. A duration of
     * a day is 24 hours; a day of a zone, which may have 23, is {@code Period.ofDays(1)}.
     *
     * @param time the column with the time of a row
     * @param length whole milliseconds, at least one
     * @return the windowing
     * @throws IllegalArgumentException if the length is none
     */
    public static Windowing of(String time, Duration length) {
        return of(new Cut.Every(time, WindowLength.of(length)));
    }

    /**
     * Windows of days, weeks, months or years of the calendar, one after the other. Days are counted from 1970-01-01; whole weeks from Monday,
     * 1969-12-29, so that one week is that of ISO 8601; months and years from January 1970, so that three months are a quarter. A window begins
     * with the first instant of its day in the zone, which is UTC unless {@link #withZone} says otherwise.
     *
     * @param time the column with the time of a row
     * @param length days (or weeks), or months and years, at least one, not both
     * @return the windowing
     * @throws IllegalArgumentException if the length is none
     */
    public static Windowing of(String time, Period length) {
        return of(new Cut.Every(time, WindowLength.of(length)));
    }

    /**
     * Windows of so many rows each, in the order in which rows come, the last one of fewer. Of a table that is the order of
     * {@link dev.boathouse.delta.Scan#read()}; unless the scan is unordered, when it is none that can be relied on.
     *
     * @param rows 1 or more
     * @return the windowing
     * @throws IllegalArgumentException if it is not positive
     */
    public static Windowing ofRows(long rows) {
        return of(new Cut.OfRows(requirePositive(rows, "rows a window")));
    }

    /**
     * So many windows, in the order in which rows come, whose numbers of rows differ by one at most; of fewer rows than windows, one for each row. A
     * scan is read twice, the first time a single column to count its rows.
     *
     * @param windows 1 or more
     * @return the windowing
     * @throws IllegalArgumentException if it is not positive
     */
    public static Windowing ofCount(int windows) {
        Windowing counted = of(new Cut.Parts((int) requirePositive(windows, "windows")));
        return counted.withMost(Math.max(windows, STANDARD_MOST));
    }

    private static long requirePositive(long number, String what) {
        if (number < 1) {
            throw new IllegalArgumentException("Cannot cut into " + number + " " + what + ". At least 1 would work.");
        }
        return number;
    }

    /**
     * With the days, months and years of this zone, and with local times in it.
     *
     * @param other the zone, instead of UTC
     * @return the changed copy
     */
    public Windowing withZone(ZoneId other) {
        return new Windowing(cut, other, most);
    }

    /**
     * With another limit to the number of windows, which is {@value #STANDARD_MOST} unless changed. At most 32 of them are collected at a time, fewer
     * of more than 20 columns, in some 200 MiB; the others wait as profiles, of up to 64 KiB a column.
     *
     * @param windows 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public Windowing withMost(int windows) {
        return new Windowing(cut, zone, (int) requirePositive(windows, "windows at most"));
    }

    /**
     * How long windows are.
     *
     * @return a {@link Duration}, or of the calendar a {@link Period}; empty where rows are counted
     */
    public Optional<TemporalAmount> length() {
        return cut instanceof Cut.Every every ? Optional.of(every.length().amount()) : Optional.empty();
    }

    Cut cut() {
        return cut;
    }

    ZoneId zone() {
        return zone;
    }

    int most() {
        return most;
    }

    /** Whether windows of other rows may be the same windows. */
    boolean merges() {
        return cut instanceof Cut.Every;
    }

    Optional<String> time() {
        return cut instanceof Cut.Every every ? Optional.of(every.time()) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Windowing that && cut.equals(that.cut) && zone.equals(that.zone) && most == that.most;
    }

    @Override
    public int hashCode() {
        return Objects.hash(cut, zone, most);
    }

    /** As {@code P1D of event_time in Europe/Berlin}. */
    @Override
    public String toString() {
        return merges() ? cut + " in " + zone : cut.toString();
    }
}
