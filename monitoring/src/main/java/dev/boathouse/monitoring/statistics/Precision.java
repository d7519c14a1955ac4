package dev.boathouse.monitoring.statistics;

/** Which distribution a p-value comes from. */
public enum Precision {

    /** The best one that the sizes allow; takes a bounded time. Each test says where it changes over. */
    AUTOMATIC,

    /** The exact distribution given which values are tied: all splits of the pooled values have the same chance. */
    EXACT,

    /**
     * The exact distribution as if no values were tied, which is what SciPy calls exact. With ties its p-value is not right: too large
     * for Kolmogorov–Smirnov, anything for the others.
     */
    UNTIED,

    /** The limiting distribution for large samples. */
    ASYMPTOTIC
}
