package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Schema;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Tells whether the latest time of a column is fresh. */
record Freshness(Expectation expectation, Duration most, Instant now) {

    static Freshness of(Expectation expectation, Schema.Field field, Clock clock) {
        if (!Domain.isTime(field.type())) {
            throw new Unfit("Column \"" + field.name() + "\" of type " + field.type() + " holds no times.");
        }
        return of(expectation, clock);
    }

    static Freshness of(Expectation expectation, Clock clock) {
        String age = String.valueOf(Columns.argument(expectation, "max_age"));
        try {
            return new Freshness(expectation, Duration.parse(age), clock.instant());
        } catch (DateTimeException e) {
            throw new Unfit("max_age is \"" + age + "\", which is no duration such as PT48H.");
        }
    }

    ExpectationResult result(boolean masked, Optional<Object> latest, Figures.Counts counts) {
        if (latest.isEmpty()) {
            return Figures.result(
                    expectation, Outcome.FAILED, Optional.empty(), counts, "without values there is no latest one");
        }
        Duration age = Duration.between(instant(latest.get()), now);
        return Figures.result(
                expectation,
                age.compareTo(most) <= 0 ? Outcome.PASSED : Outcome.FAILED,
                masked ? Optional.empty() : latest,
                counts,
                masked
                        ? "the latest time is of a sensitive column"
                        : "the latest time is " + latest.get() + ", at " + now);
    }

    private static Instant instant(Object time) {
        if (time instanceof LocalDate date) {
            return date.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        return time instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) time;
    }
}
