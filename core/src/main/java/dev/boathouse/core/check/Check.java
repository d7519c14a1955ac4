package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Fairness;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.metric.Metric;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/**
 * Something that must hold before a model may go live. {@code toString()} is the canonical text of a check: equal checks have equal
 * texts, on every Java release. Immutable values.
 *
 * <p>A check gives a {@link Finding}, never an exception, also where a number it needs is not defined: then it fails and says so. Checks
 * against the champion pass where there is none yet, and say that. Intervals are 95 % ones ({@link Comparison#difference}).
 */
public sealed interface Check
        permits Bound,
                DataAge,
                Fair,
                HostCheck,
                LabelRate,
                MostBytes,
                MostFlips,
                MostLatency,
                NoWorse,
                NonInferior,
                RequiredFinding,
                SameSignature,
                SliceChecks,
                SlicesNoWorse,
                Superior {

    /**
     * The candidate's metric, as observed, is at least so large.
     *
     * @param metric a metric of which more is better
     * @param least the bound, included
     * @return the check
     * @throws IllegalArgumentException if less is better, or the bound is not finite
     */
    static Check atLeast(Metric metric, double least) {
        return new Bound(metric, least, true, false);
    }

    /**
     * The candidate's metric, as observed, is at most so large.
     *
     * @param metric a metric of which less is better
     * @param most the bound, included
     * @return the check
     * @throws IllegalArgumentException if more is better, or the bound is not finite
     */
    static Check atMost(Metric metric, double most) {
        return new Bound(metric, most, false, false);
    }

    /**
     * The candidate's metric is at least so large beyond chance: the lower end of its interval is.
     *
     * @param metric a metric of which more is better
     * @param least the bound, included
     * @return the check
     * @throws IllegalArgumentException if less is better, or the bound is not finite
     */
    static Check surelyAtLeast(Metric metric, double least) {
        return new Bound(metric, least, true, true);
    }

    /**
     * The candidate's metric is at most so large beyond chance: the upper end of its interval is.
     *
     * @param metric a metric of which less is better
     * @param most the bound, included
     * @return the check
     * @throws IllegalArgumentException if more is better, or the bound is not finite
     */
    static Check surelyAtMost(Metric metric, double most) {
        return new Bound(metric, most, false, true);
    }

    /**
     * The candidate's metric, as observed, is not worse than the champion's on the same rows. An equally good candidate fails this every other
     * time: {@link #nonInferior} is what asks for evidence.
     *
     * @param metric the metric
     * @return the check
     */
    static Check noWorseThanChampion(Metric metric) {
        return new NoWorse(metric, 0);
    }

    /**
     * The candidate's metric, as observed, is not worse than the champion's on the same rows by more than a margin.
     *
     * @param metric the metric
     * @param margin how much worse it may be, 0 or more
     * @return the check
     * @throws IllegalArgumentException if the margin is negative or not finite
     */
    static Check noWorseThanChampion(Metric metric, double margin) {
        return new NoWorse(metric, margin);
    }

    /**
     * The candidate is, beyond chance, not worse than the champion on the same rows by a margin or more: the worse end of the interval of the
     * difference is within the margin. So a candidate that is worse by the margin passes at most 2.5 % of the time.
     *
     * @param metric the metric
     * @param margin how much worse it may be, above 0
     * @return the check
     * @throws IllegalArgumentException if the margin is not above 0 or not finite
     */
    static Check nonInferior(Metric metric, double margin) {
        return new NonInferior(metric, margin);
    }

    /**
     * The candidate is, beyond chance, better than the champion on the same rows: the interval of the difference excludes 0.
     *
     * @param metric the metric
     * @return the check
     */
    static Check superior(Metric metric) {
        return new Superior(metric);
    }

    /**
     * A check holds on every slice of the test rows; at least one slice must be there.
     *
     * @param slicing how to slice
     * @param check what must hold: a bound on a metric, or a check against the champion
     * @return the check
     * @throws IllegalArgumentException if the check is not about metrics
     */
    static Check onEverySlice(Slicing slicing, Check check) {
        return new SliceChecks(slicing, check);
    }

    /**
     * On no slice the candidate is worse than the champion beyond chance, counting that one looks at many slices (Holm 1979): where nothing
     * is worse, this fails with a probability of at most alpha.
     *
     * @param slicing how to slice
     * @param metric the metric
     * @param alpha the rate of false alarms, such as 0.05
     * @return the check
     * @throws IllegalArgumentException if alpha is not between 0 and 1
     */
    static Check noSliceWorse(Slicing slicing, Metric metric, double alpha) {
        return new SlicesNoWorse(slicing, metric, alpha);
    }

    /**
     * The gap between groups, as observed, is within a bound.
     *
     * @param column the column whose values are the groups
     * @param measure what to compare
     * @param bound the largest difference, or the smallest ratio (0.8 is the four-fifths rule) for a ratio
     * @return the check
     * @throws IllegalArgumentException if the bound is not from 0 to 1
     */
    static Check fair(String column, Fairness.Measure measure, double bound) {
        return new Fair(column, measure, bound);
    }

    /**
     * Of 100 rows that the candidate scores one by one, 99 take no longer, on the machine that checks.
     *
     * @param most the bound, included
     * @return the check
     * @throws IllegalArgumentException if the bound is not above 0
     */
    static Check latencyAtMost(Duration most) {
        return new MostLatency(most);
    }

    /**
     * The packaged candidate is no larger.
     *
     * @param most bytes, included
     * @return the check
     * @throws IllegalArgumentException if the bound is not above 0
     */
    static Check bytesAtMost(long most) {
        return new MostBytes(most);
    }

    /**
     * The candidate can take the champion's place without a change to those who call it: every column it reads is one that the champion reads, of
     * the same type and null where that may be null, and it answers the same columns.
     *
     * @return the check
     */
    static Check sameSignature() {
        return new SameSignature();
    }

    /**
     * Every table version that the candidate was trained on was committed no longer ago. Fails where the rows came from no table.
     *
     * @param age the bound, included
     * @param clock tells the time
     * @return the check; the clock is no part of its text
     * @throws IllegalArgumentException if the bound is not above 0
     */
    static Check dataNoOlderThan(Duration age, Clock clock) {
        return new DataAge(age, clock);
    }

    /**
     * The shares of classes in the training rows of candidate and champion differ by no more; see {@link Comparison#withTraining}.
     *
     * @param margin the largest difference of any class's share, from 0 to 1
     * @return the check
     * @throws IllegalArgumentException if the margin is not from 0 to 1
     */
    static Check labelRateWithin(double margin) {
        return new LabelRate(margin);
    }

    /**
     * When numeric inputs move a little, no more predictions change; not for regression, where each one does.
     *
     * @param share the largest share of predictions, from 0 to 1
     * @param noise how far inputs move, as a share of their standard deviation, such as 0.01
     * @return the check
     * @throws IllegalArgumentException if the share is not from 0 to 1, or the noise not above 0
     */
    static Check flipsAtMost(double share, double noise) {
        return new MostFlips(share, noise);
    }

    /**
     * A finding of that name was added to the comparison, and it passed: how the verdict of a drift report reaches a gate.
     *
     * @param name the name of the finding
     * @return the check
     */
    static Check finding(String name) {
        return new RequiredFinding(name);
    }

    /**
     * A check of the host's own. Gates know it by its name alone: give another name to what checks something else.
     *
     * @param name what is checked
     * @param check makes the finding, with {@link Comparison#digest} as its evidence where there is no other; its name becomes that of the check
     * @return the check
     * @throws IllegalArgumentException if the name is blank
     */
    static Check of(String name, Function<Comparison, Finding> check) {
        return new HostCheck(name, check);
    }

    /**
     * Tells whether the check holds.
     *
     * @param comparison what was compared
     * @return the finding, with a reason that a person can read
     */
    Finding apply(Comparison comparison);

    /**
     * SHA-256 of the canonical text.
     *
     * @return 64 hexadecimal digits
     */
    default String digest() {
        return Digest.of("boathouse-check-1").put(toString()).hex();
    }
}
