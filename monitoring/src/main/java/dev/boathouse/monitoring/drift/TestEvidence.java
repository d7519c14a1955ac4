package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.profile.Bounds;
import dev.boathouse.monitoring.statistics.TestResult;

/** What a test of samples says, as evidence. */
final class TestEvidence {

    private TestEvidence() {}

    static Evidence of(Measure measure, TestResult result) {
        return result.undefined()
                .map(reason -> Evidence.undefined(measure, reason))
                .orElseGet(() ->
                        Evidence.of(measure, Bounds.exactly(result.statistic()), result::pValue, result::threshold));
    }
}
