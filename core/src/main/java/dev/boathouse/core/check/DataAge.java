package dev.boathouse.core.check;

import dev.boathouse.core.data.Origin;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How old training data may be. */
record DataAge(Duration age, Clock clock) implements Check {

    DataAge {
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("An age is above 0: found " + age + ".");
        }
    }

    @Override
    public Finding apply(Comparison comparison) {
        List<Origin.Table> tables =
                comparison.candidate().model().trainingRecord().origin().tables();
        if (tables.isEmpty()) {
            return failed(comparison, "the training rows come from no table, so their age is unknown");
        }
        Instant now = clock.instant();
        for (Origin.Table table : tables) {
            Optional<Instant> at = table.committedAt();
            if (at.isEmpty()) {
                return failed(comparison, "nothing tells when " + table + " was committed");
            }
            if (Duration.between(at.get(), now).compareTo(age) > 0) {
                return failed(comparison, table + " was committed at " + at.get() + ", it is now " + now);
            }
        }
        return Figures.finding(
                comparison,
                this,
                true,
                tables.size() + (tables.size() == 1 ? " table version" : " table versions"),
                required(),
                "every table version was committed at " + now.minus(age) + " or later");
    }

    private Finding failed(Comparison comparison, String detail) {
        return Figures.finding(comparison, this, false, "too old or unknown", required(), detail);
    }

    private String required() {
        return "committed no longer ago than " + age;
    }

    @Override
    public String toString() {
        return "training data " + required();
    }
}
