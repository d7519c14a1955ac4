package dev.boathouse.core.data;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A stretch of time.
 *
 * @param length a {@link Duration} along dates and timestamps, a {@link Number} along numbers
 */
record Span(Object length) {

    Span {
        boolean negative = length instanceof Duration duration
                ? duration.isNegative()
                : !(((Number) length).doubleValue() >= 0 && ((Number) length).doubleValue() < Double.POSITIVE_INFINITY);
        if (negative) {
            throw new IllegalArgumentException(
                    "A gap or window cannot be " + length + ": use a finite length of at least 0.");
        }
    }

    /** Reads a stretch behind its word, if that is next. */
    static Optional<Span> read(TextCursor in, String word) {
        return in.takes(word) ? Optional.of(new Span(in.length())) : Optional.empty();
    }

    /** The time that lies so far before another one of the column. */
    Object before(Object time, Schema.Field field) {
        try {
            return length instanceof Duration duration
                    ? before(time, duration, field)
                    : before(time, (Number) length, field);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "Cannot go back " + this + " from " + FilterText.literal(time) + " in column \"" + field.name()
                            + "\": there is no such " + field.type() + ". Use a shorter gap or window.",
                    e);
        }
    }

    private Object before(Object time, Duration back, Schema.Field field) {
        if (time instanceof LocalDate date) {
            if (!back.truncatedTo(ChronoUnit.DAYS).equals(back)) {
                throw mismatch(field, "Use a Duration of whole days.");
            }
            return date.minusDays(back.toDays());
        }
        if (time instanceof Number) {
            throw mismatch(field, "Use a number.");
        }
        if (!back.truncatedTo(ChronoUnit.MICROS).equals(back)) {
            throw mismatch(field, "Use a Duration of whole microseconds.");
        }
        Object earlier = time instanceof Instant instant ? instant.minus(back) : ((LocalDateTime) time).minus(back);
        // Fails where microseconds in a long do not reach.
        KeyRange.whole(earlier);
        return earlier;
    }

    private Object before(Object time, Number back, Schema.Field field) {
        if (!(time instanceof Number)) {
            throw mismatch(field, "Use a Duration.");
        }
        Object typed = LiteralBinding.typed(field, back);
        if (time instanceof BigDecimal decimal) {
            return decimal.subtract((BigDecimal) typed);
        }
        return time instanceof Double number
                ? (Object) (number - (Double) typed)
                : (Object) Math.subtractExact((Long) time, (Long) typed);
    }

    private IllegalArgumentException mismatch(Schema.Field field, String wanted) {
        return new IllegalArgumentException("Cannot go back " + this + " in column \"" + field.name() + "\" of type "
                + field.type() + ". " + wanted);
    }

    /** As {@code PT168H} or {@code 7}. */
    @Override
    public String toString() {
        return FilterText.literal(length);
    }
}
