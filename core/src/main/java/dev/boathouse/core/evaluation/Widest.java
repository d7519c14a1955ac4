package dev.boathouse.core.evaluation;

import dev.boathouse.core.evaluation.Fairness.Gap;
import dev.boathouse.core.evaluation.Fairness.Group;
import dev.boathouse.core.evaluation.Fairness.Measure;
import dev.boathouse.core.statistics.Interval;
import java.util.Optional;

/** The widest gap among pairs of groups that come one by one. Its ends are those that contain every pair. */
final class Widest {

    private final Measure measure;
    private final double level;
    private Optional<Gap> gap = Optional.empty();

    Widest(Measure measure, double level) {
        this.measure = measure;
        this.level = level;
    }

    void add(Group lower, Group higher, Interval between) {
        if (Double.isNaN(between.estimate())) {
            return;
        }
        Interval pair = measure.isRatio()
                ? new Interval(between.estimate(), between.low(), Math.min(1, between.high()), level)
                : new Interval(
                        between.estimate(),
                        Math.max(0, between.low()),
                        Math.max(between.high(), -between.low()),
                        level);
        gap = Optional.of(gap.map(widest -> wider(widest, lower, higher, pair))
                .orElse(new Gap(measure, lower.name(), higher.name(), pair)));
    }

    private Gap wider(Gap widest, Group lower, Group higher, Interval pair) {
        Interval known = widest.interval();
        boolean wider = measure.isRatio() ? pair.estimate() < known.estimate() : pair.estimate() > known.estimate();
        Interval both = measure.isRatio()
                ? new Interval(
                        Math.min(known.estimate(), pair.estimate()),
                        Math.min(known.low(), pair.low()),
                        Math.min(known.high(), pair.high()),
                        level)
                : new Interval(
                        Math.max(known.estimate(), pair.estimate()),
                        Math.max(known.low(), pair.low()),
                        Math.max(known.high(), pair.high()),
                        level);
        return wider
                ? new Gap(measure, lower.name(), higher.name(), both)
                : new Gap(measure, widest.lower(), widest.higher(), both);
    }

    Optional<Gap> gap() {
        return gap;
    }
}
