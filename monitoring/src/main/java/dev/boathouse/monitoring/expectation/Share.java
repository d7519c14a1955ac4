package dev.boathouse.monitoring.expectation;

/** Counts of rows as a result's outcome and reason. */
final class Share {

    private Share() {}

    static Outcome outcome(Expectation expectation, long looked, long unexpected) {
        boolean holds = looked == 0 || (double) (looked - unexpected) / looked >= expectation.mostly();
        return holds ? Outcome.PASSED : Outcome.FAILED;
    }

    static String reason(long looked, long unexpected) {
        if (looked == 0) {
            return "there was nothing to look at";
        }
        return unexpected == 0
                ? "all " + looked + " rows looked at are as expected"
                : unexpected + " of " + looked + " rows looked at are not as expected";
    }
}
