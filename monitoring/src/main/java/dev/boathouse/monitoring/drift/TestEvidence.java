package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.profile.Bounds;
import dev.boathouse.monitoring.statistics.TestResult;

/** What a test of samples says, as evidence. */
final class TestEvidence {

    private TestEvidence() {}

    /** A statistic of either sign counts by its size. */
    static Evidence of(Measure measure, TestResult result) {
        return result.undefined()
                .map(reason -> Evidence.undefined(measure, reason))
                .orElseGet(() -> Evidence.of(
                        measure, Bounds.exactly(size(measure, result.statistic())), result::pValue, result::threshold));
    }

    private static double size(Measure measure, double statistic) {
        return measure == Measure.TWO_PROPORTIONS ? Math.abs(statistic) : statistic;
    }
}
