package dev.boathouse.monitoring.statistics;

import dev.boathouse.core.internal.RoundedDecimal;
import dev.boathouse.monitoring.internal.inference.NullDistribution;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a test or a distance says of two samples: the statistic, how likely one so unusual is when nothing has changed, from
 * which value on it would be unusual at these sizes, and how large the change is whatever the sizes. Immutable.
 */
public final class TestResult {

    private final String name;
    private final double statistic;
    private final double effect;
    private final String effectName;
    private final @Nullable NullDistribution distribution;
    private final @Nullable String reason;
    private volatile double pValue = Double.NaN; // found when it is first asked for

    private TestResult(
            String name,
            double statistic,
            double effect,
            String effectName,
            @Nullable NullDistribution distribution,
            @Nullable String reason) {
        this.name = name;
        this.statistic = statistic;
        this.effect = effect;
        this.effectName = effectName;
        this.distribution = distribution;
        this.reason = reason;
    }

    static TestResult of(
            String name, double statistic, NullDistribution distribution, double effect, String effectName) {
        return new TestResult(name, statistic, effect, effectName, distribution, null);
    }

    /** A test that says nothing here: no statistic, p = 1, never an alarm. */
    static TestResult undefined(String name, String reason) {
        return new TestResult(name, Double.NaN, 0.0, "none", null, reason);
    }

    /**
     * The name of the test or distance.
     *
     * @return for instance {@code Kolmogorov-Smirnov test}
     */
    public String name() {
        return name;
    }

    /**
     * The statistic, as its literature defines it.
     *
     * @return the value; NaN if {@link #undefined()} tells why there is none
     */
    public double statistic() {
        return statistic;
    }

    /**
     * The chance of a statistic at least as unusual if both samples came from one population.
     *
     * @return 0 to 1; 1 where the statistic is undefined
     */
    public double pValue() {
        double p = pValue;
        if (Double.isNaN(p)) {
            p = distribution == null ? 1.0 : distribution.pValue(statistic);
            pValue = p;
        }
        return p;
    }

    /**
     * From which value on the statistic is unusual at these sizes: when nothing has changed it is reached with a chance of at most α.
     *
     * @param alpha the rate of false alarms, above 0 and below 1
     * @return the least value of the statistic whose p-value is at most α; +∞ where these sizes cannot reach it
     * @throws IllegalArgumentException if α is out of range
     */
    public double threshold(double alpha) {
        check(alpha);
        return distribution == null ? Double.POSITIVE_INFINITY : distribution.threshold(alpha);
    }

    /**
     * Whether the test speaks against one common population.
     *
     * @param alpha the rate of false alarms, above 0 and below 1
     * @return true if the p-value is at most α
     * @throws IllegalArgumentException if α is out of range
     */
    public boolean fires(double alpha) {
        check(alpha);
        return distribution != null && pValue() <= alpha;
    }

    /**
     * How large the change is, whatever the sizes, in the measure of {@link #effectName()}.
     *
     * @return the effect; 0 where the statistic is undefined
     */
    public double effect() {
        return effect;
    }

    /**
     * What {@link #effect()} is.
     *
     * @return for instance {@code Cohen's d}
     */
    public String effectName() {
        return effectName;
    }

    /**
     * Why there is no statistic.
     *
     * @return a reason, such as that a sample is empty; empty where the statistic is defined
     */
    public Optional<String> undefined() {
        return Optional.ofNullable(reason);
    }

    private static void check(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("No such rate of false alarms: " + alpha + ". It lies between 0 and 1.");
        }
    }

    /** As {@code Welch's t-test: 2.31, p 0.0221, Cohen's d 0.31}. */
    @Override
    public String toString() {
        return reason != null
                ? name + ": undefined, " + reason
                : name + ": " + RoundedDecimal.of(statistic) + ", p "
                        + RoundedDecimal.pValue(pValue()) + ", " + effectName + " "
                        + RoundedDecimal.of(effect);
    }
}
