package dev.boathouse.core.evaluation;

import dev.boathouse.core.evaluation.Fairness.Gap;
import dev.boathouse.core.evaluation.Fairness.Group;
import dev.boathouse.core.evaluation.Fairness.Measure;
import dev.boathouse.core.statistics.Interval;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The widest gap among pairs of groups that come one by one. Its ends are those that contain every pair. */
final class Widest {

    private final Measure measure;
    private final double level;
    private @Nullable Group lower;
    private @Nullable Group higher;
    private double estimate;
    private double low;
    private double high;

    Widest(Measure measure, double level) {
        this.measure = measure;
        this.level = level;
    }

    void difference(Group one, Interval less, Group other, Interval more) {
        Interval between = more.minus(less);
        low = Math.max(low, between.low());
        high = Math.max(high, Math.max(between.high(), -between.low()));
        if (lower == null || between.estimate() > estimate) {
            take(one, other, between.estimate());
        }
    }

    void ratio(Group one, Interval less, Group other, Interval more) {
        if (more.estimate() == 0) {
            return;
        }
        Interval between = less.dividedBy(more);
        boolean first = lower == null;
        low = first ? between.low() : Math.min(low, between.low());
        high = Math.min(first ? 1 : high, between.high());
        if (first || between.estimate() < estimate) {
            take(one, other, between.estimate());
        }
    }

    private void take(Group one, Group other, double gap) {
        lower = one;
        higher = other;
        estimate = gap;
    }

    Optional<Gap> gap() {
        return lower == null || higher == null
                ? Optional.empty()
                : Optional.of(new Gap(measure, lower.name(), higher.name(), new Interval(estimate, low, high, level)));
    }
}
