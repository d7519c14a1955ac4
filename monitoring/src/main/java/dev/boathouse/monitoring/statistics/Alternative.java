package dev.boathouse.monitoring.statistics;

/** What a test looks for, seen from the reference. */
public enum Alternative {
    /** A difference in either direction. */
    TWO_SIDED,
    /** The reference has less of it. */
    LESS,
    /** The reference has more of it. */
    GREATER
}
