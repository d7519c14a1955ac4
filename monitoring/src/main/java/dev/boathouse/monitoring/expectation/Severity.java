package dev.boathouse.monitoring.expectation;

import java.util.Locale;

/** How bad it is when an expectation does not hold, as in Great Expectations 1.x. */
public enum Severity {
    /** The data must not be used: {@link Validation#passed} is false, and {@link Quarantine} sets such rows apart. */
    CRITICAL,
    /** Somebody should look. */
    WARNING,
    /** Worth a note. */
    INFO;

    /**
     * The name in the JSON of suites and results.
     *
     * @return such as {@code critical}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
