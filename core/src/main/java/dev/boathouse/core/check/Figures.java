package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.metric.Metric;
import java.util.OptionalDouble;

/** Numbers in sentences, and what checks on numbers share. */
final class Figures {

    private Figures() {}

    /** The finding of a check, with the comparison as its evidence. */
    static Finding finding(
            Comparison comparison, Check check, boolean passed, String observed, String required, String detail) {
        return new Finding(check.toString(), passed, observed, required, detail, comparison.digest());
    }

    static double shareOf(double value, String what) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " is from 0 to 1: found " + value + ".");
        }
        return value;
    }

    /** Why a metric has no value. */
    static String undefined(Metric metric, Comparison comparison) {
        if (!comparison.candidate().defines(metric)) {
            return metric + " is no metric of " + comparison.candidate().task();
        }
        long rows = comparison.candidate().rowCount();
        return metric + " is undefined for these " + rows + " rows"
                + (rows == 0
                        ? ""
                        : comparison.candidate().task().isClassification() ? ": not every class is among them" : "");
    }

    /** The value; none also where the metric belongs to another task. */
    static OptionalDouble value(Metric metric, Comparison comparison) {
        return comparison.candidate().defines(metric) ? comparison.candidate().value(metric) : OptionalDouble.empty();
    }
}
