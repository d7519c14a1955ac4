package dev.boathouse.monitoring.internal.inference;

/** On which side of what is expected a statistic is unusual. */
public enum Side {
    /** Below or above. */
    BOTH,
    /** Only below. */
    BELOW,
    /** Only above. */
    ABOVE
}
