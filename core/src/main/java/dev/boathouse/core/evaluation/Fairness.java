package dev.boathouse.core.evaluation;

import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Proportion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

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
            case DEMOGRAPHIC_PARITY -> widest(measure, level, Rate.of(Group::selected));
            case DISPARATE_IMPACT -> widest(measure, level, Rate.ofRatio(Group::selected));
            case EQUAL_OPPORTUNITY -> widest(measure, level, Rate.of(Group::truePositives));
            case EQUALIZED_ODDS ->
                widest(measure, level, Rate.of(Group::truePositives), Rate.of(Group::falsePositives));
            case PREDICTIVE_PARITY -> widest(measure, level, Rate.of(Group::precision));
            case CALIBRATION -> widest(measure, level, Rate.ofCalibration());
        };
    }

    private Optional<Gap> widest(Measure measure, double level, Rate... rates) {
        double pairs = Math.max(1, groups.size() * (groups.size() - 1) / 2.0 * rates.length);
        Widest widest = new Widest(measure, level);
        for (Rate rate : rates) {
            for (int i = 0; i < groups.size(); i++) {
                for (int j = i + 1; j < groups.size(); j++) {
                    boolean ordered = !rate.isBelow(groups.get(j), groups.get(i));
                    Group lower = groups.get(ordered ? i : j);
                    Group higher = groups.get(ordered ? j : i);
                    widest.add(lower, higher, rate.between().of(lower, higher, 1 - (1 - level) / pairs));
                }
            }
        }
        return widest.gap();
    }

    /** What a group has, and how far that of another, which has no less, lies from it. */
    private record Rate(ToDoubleFunction<Group> value, Between between) {

        @FunctionalInterface
        interface Between {
            Interval of(Group lower, Group higher, double level);
        }

        static Rate of(Function<Group, Proportion> rate) {
            return new Rate(
                    group -> rate.apply(group).estimate(),
                    (lower, higher, level) ->
                            rate.apply(higher).minus(rate.apply(lower), level).interval());
        }

        static Rate ofRatio(Function<Group, Proportion> rate) {
            return new Rate(
                    group -> rate.apply(group).estimate(),
                    (lower, higher, level) -> rate.apply(lower).ratioTo(rate.apply(higher), level));
        }

        static Rate ofCalibration() {
            return new Rate(Group::calibration, (lower, higher, level) -> {
                double error = Math.hypot(lower.calibrationError(), higher.calibrationError());
                double difference = higher.calibration() - lower.calibration();
                return Double.isNaN(error)
                        ? new Interval(difference, -2, 2, level)
                        : Interval.around(difference, error, level);
            });
        }

        boolean isBelow(Group one, Group other) {
            return value.applyAsDouble(one) < value.applyAsDouble(other);
        }
    }
}
