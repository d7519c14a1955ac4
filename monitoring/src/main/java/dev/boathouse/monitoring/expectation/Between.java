package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two limits, each of which may be missing or excluded.
 *
 * @param least the lower limit, in the type of what is compared
 * @param most the upper limit
 * @param aboveLeast whether the lower limit is excluded
 * @param belowMost whether the upper limit is excluded
 */
record Between(@Nullable Object least, @Nullable Object most, boolean aboveLeast, boolean belowMost) {

    /** The limits of an expectation on values of a column. */
    static Between of(Expectation expectation, Schema.Field field) {
        Map<String, Object> arguments = expectation.arguments();
        return new Between(
                Optional.ofNullable(arguments.get("min_value"))
                        .map(limit -> Literals.fit(field, limit))
                        .orElse(null),
                Optional.ofNullable(arguments.get("max_value"))
                        .map(limit -> Literals.fit(field, limit))
                        .orElse(null),
                Boolean.TRUE.equals(arguments.get("strict_min")),
                Boolean.TRUE.equals(arguments.get("strict_max")));
    }

    /** The limits of an expectation on a number. */
    static Between ofNumber(Expectation expectation) {
        Map<String, Object> arguments = expectation.arguments();
        return new Between(
                number(arguments.get("min_value")),
                number(arguments.get("max_value")),
                Boolean.TRUE.equals(arguments.get("strict_min")),
                Boolean.TRUE.equals(arguments.get("strict_max")));
    }

    /** A limit that is a number, or none. */
    static @Nullable Object number(@Nullable Object limit) {
        if (limit instanceof BigDecimal decimal) {
            return decimal.doubleValue();
        }
        if (limit == null || limit instanceof Number) {
            return limit;
        }
        throw new Unfit("A number cannot be compared with " + ExpectationText.value(limit) + " ("
                + limit.getClass().getSimpleName() + ").");
    }

    static Between exactly(Object value) {
        return new Between(number(value), number(value), false, false);
    }

    /** Whether a value lies between the limits; NaN does not. */
    boolean holds(Object value) {
        if (isNan(value)) {
            return false;
        }
        return isAbove(value) && isBelow(value);
    }

    /** What is surely known of a value of which the least and the greatest possible one are known. */
    Outcome holds(Object low, Object high) {
        if (holds(low) && holds(high)) {
            return Outcome.PASSED;
        }
        boolean apart = isNan(low) || isNan(high) || !isAbove(high) || !isBelow(low);
        return apart || low.equals(high) ? Outcome.FAILED : Outcome.UNDECIDED;
    }

    private static boolean isNan(Object value) {
        return value instanceof Double real && Double.isNaN(real);
    }

    private boolean isAbove(Object value) {
        return least == null
                || (!isNan(least) && (aboveLeast ? compare(value, least) > 0 : compare(value, least) >= 0));
    }

    private boolean isBelow(Object value) {
        return most == null || (!isNan(most) && (belowMost ? compare(value, most) < 0 : compare(value, most) <= 0));
    }

    /** Compares values of one kind; numbers exactly. */
    static int compare(Object left, Object right) {
        if (left instanceof Double one && right instanceof Double other) {
            return Double.compare(one + 0.0, other + 0.0); // −0.0 + 0.0 is 0.0
        }
        if (left instanceof Number one && right instanceof Number other) {
            return Literals.isFinite(left) && Literals.isFinite(right)
                    ? Literals.decimal(left).compareTo(Literals.decimal(right))
                    : Double.compare(one.doubleValue(), other.doubleValue());
        }
        if (left instanceof String one && right instanceof String other) {
            return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        }
        return compareTimes(left, right);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // both were fitted to the same column
    private static int compareTimes(Object left, Object right) {
        return ((Comparable) left).compareTo(right);
    }
}
