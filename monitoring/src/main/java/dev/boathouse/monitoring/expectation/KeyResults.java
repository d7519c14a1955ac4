package dev.boathouse.monitoring.expectation;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Results of expectations for which values were told apart. */
final class KeyResults {

    private KeyResults() {}

    /** All rows of a value that occurs twice are unexpected, as in Great Expectations; shown are those where it occurs again. */
    static ExpectationResult unique(Expectation expectation, Expectations suite, KeysPiece keys) {
        long looked = keys.values();
        long unexpected = keys.repeatedRows();
        Outcome outcome = Share.outcome(expectation, looked, unexpected);
        String reason = Share.reason(looked, unexpected);
        boolean known = !keys.overfull();
        if (!known) {
            // What was found is the least there is.
            boolean fails = outcome == Outcome.FAILED;
            outcome = fails ? Outcome.FAILED : Outcome.UNDECIDED;
            reason = fails ? "at least " + reason : keys.tooMany();
        }
        return new ExpectationResult(
                expectation,
                outcome,
                Optional.empty(),
                keys.rows(),
                OptionalLong.of(keys.rows() - looked),
                known ? OptionalLong.of(unexpected) : OptionalLong.empty(),
                Sensitive.any(suite, Columns.of(expectation)) ? Map.of() : keys.frequent(),
                keys.sample(),
                reason);
    }

    static ExpectationResult distinct(Expectation expectation, Between limits, KeysPiece keys) {
        boolean share = expectation.kind() == Kind.COLUMN_PROPORTION_OF_UNIQUE_VALUES_TO_BE_BETWEEN;
        String name = share ? "share of distinct values" : "number of distinct values";
        Figures.Counts counts = new Figures.Counts(keys.rows(), keys.rows() - keys.values());
        Optional<Figures.Interval> found = share && keys.values() == 0
                ? Optional.empty()
                : Optional.of(new Figures.Interval(
                        figure(keys.distinct() + (keys.overfull() ? 1 : 0), keys, share),
                        figure(keys.overfull() ? keys.values() : keys.distinct(), keys, share)));
        return Figures.result(expectation, false, name, found, limits, counts);
    }

    private static Object figure(long distinct, KeysPiece keys, boolean share) {
        return share ? (Object) ((double) distinct / keys.values()) : (Object) distinct;
    }
}
