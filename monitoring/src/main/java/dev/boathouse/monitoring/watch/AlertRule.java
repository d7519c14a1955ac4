package dev.boathouse.monitoring.watch;

import dev.boathouse.core.internal.ShortestDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * When a figure is an alert, and when it is over. Any figure will do: a metric, a drift effect, a row count, a verdict. {@link AlertState} follows it.
 *
 * <pre>{@code
 * AlertRule rule = AlertRule.below("auc", 0.65).withClearing(0.68).withConsecutive(2).withCoolDown(Duration.ofDays(7));
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param metric the name of what is observed
 * @param kind which values are a breach
 * @param limit the last value that is none
 * @param clearing the value at which an alert is over
 * @param consecutive how many breaches in a row raise it
 * @param consecutiveToClear how many good values in a row clear it
 * @param coolDown how long it is not raised again after it was told
 * @param repeat after how much time it is told again while it is raised, if it is
 * @param missing what a missing value counts as
 * @param severity how bad its alerts are
 */
public record AlertRule(
        String metric,
        Kind kind,
        double limit,
        double clearing,
        int consecutive,
        int consecutiveToClear,
        Duration coolDown,
        Optional<Duration> repeat,
        Missing missing,
        Severity severity) {

    /** Which values are a breach. */
    public enum Kind {
        /** Those below the limit. */
        BELOW,
        /** Those above the limit. */
        ABOVE,
        /** Verdicts that have failed: 1. One that has passed is 0. */
        FAILING
    }

    /** How bad an alert is: for the host to choose whom to tell. */
    public enum Severity {
        /** To be read some time. */
        NOTICE,
        /** To be looked at. */
        WARNING,
        /** To be acted on. */
        CRITICAL
    }

    /** What an observation without a value, or of NaN, counts as. */
    public enum Missing {
        /** Nothing: runs go on after it. */
        NOTHING,
        /** A breach: silence is an alert too. */
        BREACH
    }

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if the name is empty, a limit not finite or on the wrong side, a number of observations less than 1, or a time
     *     negative
     */
    public AlertRule {
        limit += 0.0; // one zero
        clearing += 0.0;
        boolean ordered = kind == Kind.BELOW ? clearing >= limit : clearing <= limit;
        if (metric.isEmpty() || !Double.isFinite(limit) || !Double.isFinite(clearing) || !ordered) {
            throw new IllegalArgumentException("No alert on \"" + metric + "\": found limit " + limit + ", clearing at "
                    + clearing + ". A name, and a value to clear at on the good side of the limit, would work.");
        }
        if (consecutive < 1 || consecutiveToClear < 1) {
            throw new IllegalArgumentException("No alert on \"" + metric + "\" after " + consecutive
                    + " observations, cleared after " + consecutiveToClear + ". At least 1 would work.");
        }
        if (coolDown.isNegative()
                || repeat.filter(every -> every.isNegative() || every.isZero()).isPresent()) {
            throw new IllegalArgumentException("No alert on \"" + metric + "\" with a cool-down of " + coolDown
                    + ", repeated after " + repeat.map(Duration::toString).orElse("nothing")
                    + ". A cool-down of 0 or more, and a repetition after more than 0, would work.");
        }
    }

    private static AlertRule of(String metric, Kind kind, double limit) {
        return new AlertRule(
                metric, kind, limit, limit, 1, 1, Duration.ZERO, Optional.empty(), Missing.NOTHING, Severity.WARNING);
    }

    /**
     * An alert on values below a limit: a warning at the first one, over at the first that is not, never repeated.
     *
     * @param metric the name of what is observed
     * @param limit the least good value
     * @return the rule
     * @throws IllegalArgumentException if the name is empty or the limit not finite
     */
    public static AlertRule below(String metric, double limit) {
        return of(metric, Kind.BELOW, limit);
    }

    /**
     * An alert on values above a limit: a warning at the first one, over at the first that is not, never repeated.
     *
     * @param metric the name of what is observed
     * @param limit the greatest good value
     * @return the rule
     * @throws IllegalArgumentException if the name is empty or the limit not finite
     */
    public static AlertRule above(String metric, double limit) {
        return of(metric, Kind.ABOVE, limit);
    }

    /**
     * An alert on a verdict that fails: a warning at the first one, over at the first that passes, never repeated.
     *
     * @param finding the name of the finding, such as {@code drift}
     * @return the rule
     * @throws IllegalArgumentException if the name is empty
     */
    public static AlertRule failing(String finding) {
        return of(finding, Kind.FAILING, 0.5);
    }

    /**
     * The same rule, over only at a better value: what lies between is neither a breach nor the end of one, so that a value that trembles about the
     * limit is one alert.
     *
     * @param value over when it is reached: at least the limit for {@link #below}, at most for {@link #above}
     * @return the changed rule
     * @throws IllegalArgumentException if the value lies on the bad side of the limit or is not finite
     * @throws IllegalStateException for {@link #failing}: a verdict has nothing in between
     */
    public AlertRule withClearing(double value) {
        if (kind == Kind.FAILING) {
            throw new IllegalStateException(
                    "No value to clear \"" + metric + "\" at: it is a verdict. withConsecutiveToClear would work.");
        }
        return new AlertRule(
                metric, kind, limit, value, consecutive, consecutiveToClear, coolDown, repeat, missing, severity);
    }

    /**
     * The same rule, raised only after so many breaches in a row.
     *
     * @param breaches 1 or more
     * @return the changed rule
     * @throws IllegalArgumentException if less than 1
     */
    public AlertRule withConsecutive(int breaches) {
        return new AlertRule(
                metric, kind, limit, clearing, breaches, consecutiveToClear, coolDown, repeat, missing, severity);
    }

    /**
     * The same rule, over only after so many good values in a row.
     *
     * @param values 1 or more
     * @return the changed rule
     * @throws IllegalArgumentException if less than 1
     */
    public AlertRule withConsecutiveToClear(int values) {
        return new AlertRule(metric, kind, limit, clearing, consecutive, values, coolDown, repeat, missing, severity);
    }

    /**
     * The same rule, not raised again until so much time has passed since it was last raised or repeated. Breaches in that time count: if
     * enough of them came in a row, the first one after it raises.
     *
     * @param time 0 or more
     * @return the changed rule
     * @throws IllegalArgumentException if negative
     */
    public AlertRule withCoolDown(Duration time) {
        return new AlertRule(
                metric, kind, limit, clearing, consecutive, consecutiveToClear, time, repeat, missing, severity);
    }

    /**
     * The same rule, told again while it is raised.
     *
     * @param every after how much time; told at the first value since
     * @return the changed rule
     * @throws IllegalArgumentException if not above 0
     */
    public AlertRule withRepeat(Duration every) {
        return new AlertRule(
                metric,
                kind,
                limit,
                clearing,
                consecutive,
                consecutiveToClear,
                coolDown,
                Optional.of(every),
                missing,
                severity);
    }

    /**
     * The same rule with another meaning of missing values.
     *
     * @param meaning what they count as
     * @return the changed rule
     */
    public AlertRule withMissing(Missing meaning) {
        return new AlertRule(
                metric, kind, limit, clearing, consecutive, consecutiveToClear, coolDown, repeat, meaning, severity);
    }

    /**
     * The same rule with another severity.
     *
     * @param changed the severity of its alerts
     * @return the changed rule
     */
    public AlertRule withSeverity(Severity changed) {
        return new AlertRule(
                metric, kind, limit, clearing, consecutive, consecutiveToClear, coolDown, repeat, missing, changed);
    }

    boolean isBreach(double value) {
        return Double.isNaN(value) ? missing == Missing.BREACH : kind == Kind.BELOW ? value < limit : value > limit;
    }

    boolean isGood(double value) {
        return kind == Kind.BELOW ? value >= clearing : value <= clearing;
    }

    /** As {@code auc below 0.65}. */
    @Override
    public String toString() {
        return metric + " " + Words.of(kind) + (kind == Kind.FAILING ? "" : " " + ShortestDecimal.of(limit));
    }
}
