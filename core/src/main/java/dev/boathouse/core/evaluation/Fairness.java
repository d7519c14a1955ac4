package dev.boathouse.core.evaluation;

import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Proportion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a classifier of two classes treats groups of rows. A row is selected when the positive class is predicted. Every gap is the largest
 * one between any two groups; its interval contains all pairs at once (Bonferroni), so it does not get narrower by choosing the pair after
 * looking. Immutable.
 *
 * <p>Measures that agree with each other on a perfect model cannot all hold on others (Kleinberg, Mullainathan and Raghavan 2016,
 * Chouldechova 2017): which one matters is a question for those who answer for the decision.
 *
 * @param column the column whose values are the groups
 * @param groups what happens to each, by value; groups without rows do not exist
 */
public record Fairness(String column, List<Group> groups) {

    /** Copies the list. */
    public Fairness {
        groups = List.copyOf(groups);
    }

    /** What is compared between groups. */
    public enum Measure {
        /** Demographic parity: difference of selection rates (Dwork et al. 2012). */
        DEMOGRAPHIC_PARITY,
        /** Disparate impact: the smallest selection rate by the largest; US agencies look closer below 0.8 (29 CFR 1607.4 D). */
        DISPARATE_IMPACT,
        /** Equal opportunity: difference of true positive rates (Hardt, Price and Srebro 2016). */
        EQUAL_OPPORTUNITY,
        /** Equalized odds: the larger of the differences of true positive and of false positive rates (Hardt, Price and Srebro 2016). */
        EQUALIZED_ODDS,
        /** Predictive parity: difference of precisions (Chouldechova 2017). */
        PREDICTIVE_PARITY,
        /** Calibration within groups: difference of mean probability minus share of positives (Kleinberg et al. 2016). */
        CALIBRATION;

        /**
         * Tells whether it is a ratio, 1 where groups are treated alike; else it is a difference, 0 where they are.
         *
         * @return true for {@link #DISPARATE_IMPACT}
         */
        public boolean isRatio() {
            return this == DISPARATE_IMPACT;
        }

        /** As {@code equal-opportunity}. */
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What happens to a group.
     *
     * @param name the value of the column, as {@code gender = f}
     * @param positives how many rows are positive, of all
     * @param selected how many rows are predicted to be positive, of all
     * @param truePositives how many are selected of the positive rows
     * @param falsePositives how many are selected of the negative rows
     * @param precision how many are positive of those selected
     * @param calibration mean probability minus share of positives
     * @param calibrationError the standard error of that; NaN for a single row
     */
    public record Group(
            String name,
            Proportion positives,
            Proportion selected,
            Proportion truePositives,
            Proportion falsePositives,
            Proportion precision,
            double calibration,
            double calibrationError) {

        /**
         * Mean probability minus share of positives, with its interval by the normal limit of a mean, within [−1, 1].
         *
         * @param level such as 0.95
         * @return the interval
         */
        public Interval calibration(double level) {
            if (Double.isNaN(calibrationError)) {
                return new Interval(calibration, -1, 1, level);
            }
            Interval around = Interval.around(calibration, calibrationError, level);
            return new Interval(calibration, Math.max(-1, around.low()), Math.min(1, around.high()), level);
        }
    }

    /**
     * The largest gap between two groups.
     *
     * @param measure what was compared
     * @param lower the group with the lower rate
     * @param higher the group with the higher rate
     * @param interval the gap: a difference of 0 or more, or a ratio of 1 or less
     */
    public record Gap(Measure measure, String lower, String higher, Interval interval) {

        /** As {@code demographic-parity 0.0800 (95 % from 0.0300 to 0.1300) between gender = f and gender = m}. */
        @Override
        public String toString() {
            return measure + " " + interval + " between " + lower + " and " + higher;
        }
    }

    /**
     * The largest gap.
     *
     * @param measure what to compare
     * @return the gap; empty where fewer than two groups have rows for it, and for a ratio where no row of any group is selected
     */
    public Optional<Gap> gap(Measure measure) {
        return gap(measure, Interval.DEFAULT_LEVEL);
    }

    /**
     * The largest gap, with an interval of another level.
     *
     * @param measure what to compare
     * @param level such as 0.95
     * @return as {@link #gap(Measure)}
     */
    public Optional<Gap> gap(Measure measure, double level) {
        return switch (measure) {
            case DEMOGRAPHIC_PARITY -> largest(measure, level, List.of(of(Group::selected)));
            case DISPARATE_IMPACT -> smallestRatio(level);
            case EQUAL_OPPORTUNITY -> largest(measure, level, List.of(of(Group::truePositives)));
            case EQUALIZED_ODDS ->
                largest(measure, level, List.of(of(Group::truePositives), of(Group::falsePositives)));
            case PREDICTIVE_PARITY -> largest(measure, level, List.of(of(Group::precision)));
            case CALIBRATION -> largest(measure, level, List.of((Rate) Group::calibration));
        };
    }

    /** The interval of a rate at a level; none without rows. */
    @FunctionalInterface
    private interface Rate {
        Interval of(Group group, double level);
    }

    private static Rate of(Function<Group, Proportion> proportion) {
        return (group, level) -> proportion.apply(group).interval(level);
    }

    private Optional<Gap> largest(Measure measure, double level, List<Rate> rates) {
        Widest widest = new Widest(measure, level);
        double each = 1 - (1 - level) / (rates.size() * pairs());
        for (Rate rate : rates) {
            forEachPair(rate, each, widest::difference);
        }
        return widest.gap();
    }

    private Optional<Gap> smallestRatio(double level) {
        Widest widest = new Widest(Measure.DISPARATE_IMPACT, level);
        forEachPair(of(Group::selected), 1 - (1 - level) / pairs(), widest::ratio);
        return widest.gap();
    }

    private double pairs() {
        return Math.max(1, groups.size() * (groups.size() - 1) / 2.0);
    }

    @FunctionalInterface
    private interface Pair {
        void of(Group lower, Interval low, Group higher, Interval high);
    }

    private void forEachPair(Rate rate, double level, Pair pair) {
        for (int i = 0; i < groups.size(); i++) {
            Interval one = rate.of(groups.get(i), level);
            for (int j = i + 1; j < groups.size(); j++) {
                Interval other = rate.of(groups.get(j), level);
                if (one.estimate() <= other.estimate()) {
                    pair.of(groups.get(i), one, groups.get(j), other);
                } else if (one.estimate() > other.estimate()) {
                    pair.of(groups.get(j), other, groups.get(i), one);
                }
            }
        }
    }
}
