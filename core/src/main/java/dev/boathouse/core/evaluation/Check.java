package dev.boathouse.core.evaluation;

import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.metric.Metric;

/**
 * Something that must hold before a model may go live. {@code toString()} is the canonical text of a check: equal checks have equal
 * texts, on every Java release. Immutable values.
 */
public sealed interface Check permits Bound, NoWorse, RequiredFinding {

    /**
     * The candidate's metric is at least so large.
     *
     * @param metric a metric of which more is better
     * @param least the bound, included
     * @return the check
     * @throws IllegalArgumentException if less is better, or the bound is not finite
     */
    static Check atLeast(Metric metric, double least) {
        return new Bound(metric, least, true);
    }

    /**
     * The candidate's metric is at most so large.
     *
     * @param metric a metric of which less is better
     * @param most the bound, included
     * @return the check
     * @throws IllegalArgumentException if more is better, or the bound is not finite
     */
    static Check atMost(Metric metric, double most) {
        return new Bound(metric, most, false);
    }

    /**
     * The candidate's metric is not worse than the champion's on the same rows. Holds where there is no champion yet.
     *
     * @param metric the metric
     * @return the check
     */
    static Check noWorseThanChampion(Metric metric) {
        return new NoWorse(metric, 0);
    }

    /**
     * The candidate's metric is not worse than the champion's on the same rows by more than a margin. Holds where there is no champion yet.
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
     * A finding of that name was added to the comparison, and it passed.
     *
     * @param name the name of the finding
     * @return the check
     */
    static Check finding(String name) {
        return new RequiredFinding(name);
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
