package dev.boathouse.monitoring.statistics;

/** Which differences a test looks for. Each test says what is less or greater; SciPy means the same. */
public enum Alternative {

    /** Differences either way. */
    TWO_SIDED,

    /** The reference is less. */
    LESS,

    /** The reference is greater. */
    GREATER
}
