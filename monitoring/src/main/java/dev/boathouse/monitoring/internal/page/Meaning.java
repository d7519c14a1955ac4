package dev.boathouse.monitoring.internal.page;

import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Digits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the numbers that are kept of a column mean. */
public enum Meaning {
    /** Themselves. */
    NUMBER,
    /** Days since 1970-01-01. */
    DATE,
    /** Microseconds since 1970-01-01T00:00Z. */
    TIMESTAMP;

    private static final double DAY = 86_400;
    private static final double SECOND = 1e6;

    /** What those of a column of this type mean. */
    public static Meaning of(String type) {
        return switch (type) {
            case "date" -> DATE;
            case "timestamp", "timestamp_ntz" -> TIMESTAMP;
            default -> NUMBER;
        };
    }

    /** A number that was computed, or a time. */
    public Cell cell(double value) {
        return this == NUMBER ? Figures.of(value) : Cell.of(instant(value));
    }

    /** A value that occurs, as it is. */
    public Cell value(double value) {
        return this == NUMBER ? Cell.of(value, Figures.VALUES) : Cell.of(instant(value));
    }

    /** Bounds between which a value surely lies. */
    public Cell bounds(double low, double high) {
        return bounds(low, high, Figures.COMPUTED);
    }

    /** The same with other digits of numbers. */
    public Cell bounds(double low, double high, Digits digits) {
        if (this == NUMBER) {
            return Figures.bounds(low, high, digits);
        }
        Cell from = cell(low);
        Cell to = cell(high);
        return from.text().equals(to.text()) ? from : Cell.of(from.text() + " to " + to.text());
    }

    /** An axis of such numbers. */
    public Axis axis(String name) {
        return this == NUMBER ? Axis.of(name) : Axis.ofTime(name);
    }

    /** Where a value is on that axis. */
    public double x(double value) {
        return switch (this) {
            case NUMBER -> value;
            case DATE -> value * DAY;
            case TIMESTAMP -> value / SECOND;
        };
    }

    private Instant instant(double value) {
        return Instant.EPOCH.plus((long) value, this == DATE ? ChronoUnit.DAYS : ChronoUnit.MICROS);
    }
}
