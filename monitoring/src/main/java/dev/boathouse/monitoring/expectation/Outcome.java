package dev.boathouse.monitoring.expectation;

/** What became of an expectation. */
public enum Outcome {
    /** It holds. */
    PASSED,
    /** It does not hold. */
    FAILED,
    /** What was seen does not tell; the reason says what would. */
    UNDECIDED
}
