package dev.boathouse.core.card;

import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Proportion;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers as cells. Those below 0.01 and those above 10 keep about as many digits as those between. */
final class Figures {

    private static final int USUAL = 4;
    private static final int LEAST_EXPONENT = -2;
    private static final double TINY = 1e-6;
    private static final int MOST_PLACES = 12;

    private Figures() {}

    static Cell of(double value) {
        return Cell.of(value, digits(value));
    }

    static Cell of(Interval interval) {
        return Cell.interval(
                interval.estimate(),
                interval.low(),
                interval.high(),
                digits(interval.estimate(), interval.low(), interval.high()));
    }

    /** A share with its Wilson interval. */
    static Cell of(Proportion share) {
        return share.trials() == 0 ? undefined("there are no rows for it") : of(share.interval());
    }

    /** A metric with its interval, without where there is none, or why it has no value. */
    static Cell of(Evaluation evaluation, Metric metric) {
        OptionalDouble value = evaluation.value(metric);
        return of(evaluation.predictions(), metric, value, evaluation.interval(metric));
    }

    static Cell of(Predictions predictions, Metric metric, OptionalDouble value, Optional<Interval> interval) {
        if (value.isEmpty()) {
            return undefined(Reason.undefined(metric, predictions));
        }
        return interval.map(Figures::of).orElse(of(value.getAsDouble()));
    }

    static Cell undefined(String reason) {
        return Cell.of("undefined: " + reason);
    }

    static Cell pValue(double value) {
        return Double.isNaN(value) ? Cell.of("undefined") : Cell.of(value, Digits.places(USUAL));
    }

    /** Digits for numbers that lie so far apart. */
    static Digits apart(double distance) {
        int exponent = (int) Math.floor(StrictMath.log10(distance));
        return exponent < -MOST_PLACES ? Digits.significant(MOST_PLACES) : Digits.places(Math.max(0, 1 - exponent));
    }

    /** So many places that the largest has about four digits that count. */
    static Digits digits(double... values) {
        double largest = 0;
        for (double value : values) {
            largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        if (largest == 0) {
            return Digits.places(USUAL);
        }
        if (largest < TINY) {
            return Digits.significant(USUAL);
        }
        int exponent = (int) Math.floor(StrictMath.log10(largest));
        return Digits.places(
                exponent < LEAST_EXPONENT
                        ? USUAL + LEAST_EXPONENT - exponent
                        : Math.max(0, USUAL - Math.max(0, exponent)));
    }
}
