package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.profile.Bounds;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What one measure found in one column. Immutable. */
public final class Evidence {

    private final Subject subject;
    private final Measure measure;
    private final Bounds statistic;
    private final DoubleSupplier pValue;
    private final DoubleUnaryOperator thresholds;
    private final @Nullable String reason;
    private final Verdict verdict;

    private Evidence(
            Subject subject,
            Measure measure,
            Bounds statistic,
            DoubleSupplier pValue,
            DoubleUnaryOperator thresholds,
            @Nullable String reason,
            Verdict verdict) {
        this.subject = subject;
        this.measure = measure;
        this.statistic = statistic;
        this.pValue = pValue;
        this.thresholds = thresholds;
        this.reason = reason;
        this.verdict = verdict;
    }

    /** What follows from it. */
    private record Verdict(double adjustedPValue, double effect, double minimumEffect, boolean drifted) {
        static final Verdict NONE = new Verdict(1, 0, 0, false);
    }

    /** What a measure looks at. */
    public enum Subject {
        /** The values that are there: neither null nor NaN. */
        VALUES,
        /** Whether there is a value, or null, or NaN. */
        PRESENCE
    }

    static Evidence of(Measure measure, Bounds statistic, DoubleSupplier pValue, DoubleUnaryOperator thresholds) {
        return new Evidence(Subject.VALUES, measure, statistic, pValue, thresholds, null, Verdict.NONE);
    }

    /** No statistic, p = 1, never an alarm. */
    static Evidence undefined(Measure measure, String reason) {
        return new Evidence(
                Subject.VALUES,
                measure,
                Bounds.exactly(0),
                () -> 1,
                alpha -> Double.POSITIVE_INFINITY,
                reason,
                Verdict.NONE);
    }

    /** The same, to decide: its p-value computed once, its weight known. */
    Evidence deciding(Subject about, double effect, double minimumEffect) {
        double p = pValue.getAsDouble();
        return new Evidence(
                about, measure, statistic, () -> p, thresholds, reason, new Verdict(p, effect, minimumEffect, false));
    }

    Evidence judged(double adjusted, double alpha) {
        boolean drifted = reason == null && adjusted <= alpha && verdict.effect >= verdict.minimumEffect;
        return new Evidence(
                subject,
                measure,
                statistic,
                pValue,
                thresholds,
                reason,
                new Verdict(adjusted, verdict.effect, verdict.minimumEffect, drifted));
    }

    /**
     * What was looked at.
     *
     * @return the values, or whether they are there
     */
    public Subject subject() {
        return subject;
    }

    /**
     * The test or distance.
     *
     * @return the measure
     */
    public Measure measure() {
        return measure;
    }

    /**
     * The statistic: an interval where histograms know no more, which surely contains that of the samples.
     *
     * @return the bounds
     */
    public Bounds statistic() {
        return statistic;
    }

    /**
     * The chance of a statistic at least as large if nothing had changed. Of an interval, that of the bound that says less, or of the statistic as
     * it is between the bins. Of evidence that decides nothing it is computed whenever asked for; some take milliseconds.
     *
     * @return 0 to 1
     */
    public double pValue() {
        return pValue.getAsDouble();
    }

    /**
     * The p-value after Benjamini–Hochberg over all deciding evidence of the comparison.
     *
     * @return 0 to 1; 1 for evidence that decides nothing
     */
    public double adjustedPValue() {
        return verdict.adjustedPValue;
    }

    /**
     * What the statistic stays below with a chance of 1 − α when nothing has changed, at these sizes. Computed when asked for; some take
     * milliseconds.
     *
     * @param alpha the rate, above 0 and below 1
     * @return the least value of the statistic with a p-value of at most α; +∞ where these sizes cannot reach it
     * @throws IllegalArgumentException if α is out of range
     */
    public double threshold(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("No such rate of false alarms: " + alpha + ". It lies between 0 and 1.");
        }
        return thresholds.applyAsDouble(alpha);
    }

    /**
     * How much changed, whatever the number of rows. As Cohen's |h| (0 to π): for two levels the difference of 2·arcsin √rate; for more
     * the angle between the two distributions (twice the Bhattacharyya angle, less what chance adds to many levels); for numbers
     * 2·arcsin D, the h of rates (1 ± D)/2. Where the check states a least value of the measure itself, that measure's value.
     *
     * @return 0 or more
     */
    public double effect() {
        return verdict.effect;
    }

    /**
     * The least effect that matters.
     *
     * @return in the units of {@link #effect()}
     */
    public double minimumEffect() {
        return verdict.minimumEffect;
    }

    /**
     * Whether it raises an alarm: the adjusted p-value is at most α and the effect at least {@link #minimumEffect()}.
     *
     * @return true for an alarm; false always for evidence that decides nothing
     */
    public boolean drifted() {
        return verdict.drifted;
    }

    /**
     * Why there is no statistic: such as that the measure needs exact samples. It is then 0, the p-value 1.
     *
     * @return a reason; empty where the statistic is defined
     */
    public Optional<String> undefined() {
        return Optional.ofNullable(reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that
                && subject == that.subject
                && measure == that.measure
                && statistic.equals(that.statistic)
                && verdict.equals(that.verdict)
                && Double.compare(pValue(), that.pValue()) == 0
                && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, measure, statistic, verdict);
    }

    /** As {@code Kolmogorov-Smirnov test of values: 0.12, p 0.0013}. */
    @Override
    public String toString() {
        return reason != null
                ? measure + ": undefined, " + reason
                : measure + ": "
                        + (statistic.exact()
                                ? Wording.number(statistic.low())
                                : Wording.number(statistic.low()) + " to " + Wording.number(statistic.high()))
                        + ", p " + Wording.probability(pValue());
    }
}
