package dev.boathouse.core.check;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.evaluation.Footprint;
import java.time.Duration;

/** How long rows may take, one by one. */
record MostLatency(Duration most) implements Check {

    MostLatency {
        if (most.isNegative() || most.isZero()) {
            throw new IllegalArgumentException("A latency is above 0: found " + most + ".");
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        Footprint footprint = comparison.candidate().footprint();
        return Figures.finding(
                comparison,
                this,
                footprint.p99().compareTo(most) <= 0,
                footprint.p99().toNanos() + " ns",
                "<= " + most.toNanos() + " ns",
                "99 of 100 rows took at most " + footprint.p99().toNanos() + " ns, half of them at most "
                        + footprint.median().toNanos() + " ns");
    }

    @Override
    public String toString() {
        return "latency of 99 % of rows <= " + most;
    }
}
