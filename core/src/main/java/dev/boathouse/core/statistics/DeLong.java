package dev.boathouse.core.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The area under the ROC curve: how often a positive row scores above a negative one, ties counting half; and how sure that is (DeLong, DeLong
 * and Clarke-Pearson 1988, Biometrics 44:837). Scores are any numbers but NaN, of which larger ones speak for the positive class; −0.0 equals
 * 0.0. Labels are 1 for the positive class, else 0. The result is the same for any order of the rows and number of threads.
 */
public final class DeLong {

    private static final String METHOD = "DeLong";

    private DeLong() {}

    /**
     * The AUC alone. The count of pairs is exact.
     *
     * @param scores one for each row
     * @param labels one for each row
     * @return from 0 to 1; none where a class has no row
     * @throws IllegalArgumentException if a score is NaN, a label neither 0 nor 1, or the lengths differ
     */
    public static OptionalDouble auc(double[] scores, int[] labels) {
        ClassScores classes = ClassScores.of(scores, labels);
        return classes.bothClasses() ? OptionalDouble.of(classes.auc()) : OptionalDouble.empty();
    }

    /**
     * The AUC with its interval of {@link Interval#DEFAULT_LEVEL}; see {@link #interval(double[], int[], double)}.
     *
     * @param scores one for each row
     * @param labels one for each row
     * @return the interval; none with fewer than two rows of a class
     * @throws IllegalArgumentException if a score is NaN, a label neither 0 nor 1, or the lengths differ
     */
    public static Optional<Interval> interval(double[] scores, int[] labels) {
        return interval(scores, labels, Interval.DEFAULT_LEVEL);
    }

    /**
     * The AUC with its interval: DeLong's variance on the logit scale, ln(A ∕ (1 − A)), which keeps the ends between 0 and 1 and contains
     * the truth more often than the plain interval where the AUC is large (Pepe 2003, The Statistical Evaluation of Medical Tests, 5.2; Qin
     * and Hotilovac 2008, Statistical Methods in Medical Research 17:207).
     *
     * <p>DeLong's variance is 0 where the classes are perfectly apart, or all scores equal. The interval is then what cannot be excluded: of
     * k rows of the smaller class, each beside one of its own of the other, all k pairs turned out the same way, which happens less often
     * than in (1 − level) ∕ 2 where that way has a chance below c = ((1 − level) ∕ 2)^(1 ∕ k). It goes from c to 1 for an AUC of 1, from 0 to
     * 1 − c for 0, and from c ∕ 2 to 1 − c ∕ 2 for equal scores.
     *
     * @param scores one for each row
     * @param labels one for each row
     * @param level how often such intervals contain the true AUC, about; between 0 and 1
     * @return the interval; none with fewer than two rows of a class
     * @throws IllegalArgumentException if the level is not between 0 and 1, a score is NaN, a label neither 0 nor 1, or the lengths differ
     */
    public static Optional<Interval> interval(double[] scores, int[] labels, double level) {
        double z = Normal.reach(level);
        ClassScores classes = ClassScores.of(scores, labels);
        int smaller = classes.smaller();
        if (smaller < 2) {
            return Optional.empty();
        }
        double auc = classes.auc();
        double variance = classes.variance(auc);
        if (variance == 0 || auc == 1) {
            double chance = leastChance(smaller, level);
            return Optional.of(new Interval(auc, chance * auc, 1 - chance * (1 - auc), level));
        }
        double logit = StrictMath.log(auc / (1 - auc));
        double reach = z * StrictMath.sqrt(variance) / (auc * (1 - auc));
        return Optional.of(new Interval(auc, fromLogit(logit - reach), fromLogit(logit + reach), level));
    }

    private static double fromLogit(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** What happens every time of so many has a chance of at least this, or it is rarer than an end of the interval may miss. */
    private static double leastChance(int times, double level) {
        return StrictMath.pow((1 - level) / 2, 1.0 / times);
    }

    /**
     * How far the AUC of one scoring lies above that of another of the same rows, with its interval of {@link Interval#DEFAULT_LEVEL}; see
     * {@link #difference(double[], double[], int[], double)}.
     *
     * @param first one for each row
     * @param second one for each row
     * @param labels one for each row
     * @return the difference; none with fewer than two rows of a class
     * @throws IllegalArgumentException if a score is NaN, a label neither 0 nor 1, or the lengths differ
     */
    public static Optional<Difference> difference(double[] first, double[] second, int[] labels) {
        return difference(first, second, labels, Interval.DEFAULT_LEVEL);
    }

    /**
     * How far the AUC of one scoring lies above that of another of the same rows: normal interval and z test with DeLong's variance of the
     * difference, which knows that both scored the same rows.
     *
     * <p>Where the two rank all pairs alike, though each not perfectly, the difference is 0 without doubt, as it is for equal scores. Where
     * the variance is 0 otherwise, since both set the classes perfectly apart, or one does and the other's scores are all equal, every pair
     * differs by the same. With the smallest chance c of {@link #interval(double[], int[], double)} the interval then is what cannot be
     * excluded: pairs outside of that chance may differ by anything from −1 to 1. A difference of d in k pairs that is 0 in truth has a
     * chance of at most (1 + d)^−k, twice which is the p-value.
     *
     * @param first one for each row
     * @param second one for each row
     * @param labels one for each row
     * @param level how often such intervals contain the true difference, about; between 0 and 1
     * @return the difference; none with fewer than two rows of a class
     * @throws IllegalArgumentException if the level is not between 0 and 1, a score is NaN, a label neither 0 nor 1, or the lengths differ
     */
    public static Optional<Difference> difference(double[] first, double[] second, int[] labels, double level) {
        double z = Normal.reach(level);
        int positives = ClassScores.positives(first, labels);
        ClassScores.positives(second, labels);
        int negatives = labels.length - positives;
        if (Math.min(positives, negatives) < 2) {
            return Optional.empty();
        }
        Placements ours = Placements.of(first, labels, positives);
        Placements theirs = Placements.of(second, labels, positives);
        double estimate = ours.mean() - theirs.mean();
        double variance = ours.minus(theirs).variance();
        if (variance > 0) {
            double error = StrictMath.sqrt(variance);
            return Optional.of(difference(estimate, z * error, Normal.beyond(estimate / error), level));
        }
        if (estimate == 0 && (ours.variance() > 0 || Arrays.equals(first, second))) {
            return Optional.of(difference(0, 0, 1, level));
        }
        return Optional.of(everyPairAlike(estimate, Math.min(positives, negatives), level));
    }

    private static Difference difference(double estimate, double reach, double pValue, double level) {
        Interval interval =
                new Interval(estimate, Math.max(-1, estimate - reach), Math.min(1, estimate + reach), level);
        return new Difference(interval, pValue, METHOD);
    }

    private static Difference everyPairAlike(double estimate, int pairs, double level) {
        double chance = leastChance(pairs, level);
        double sure = chance * estimate;
        double pValue = Math.min(1, 2 * StrictMath.pow(1 + Math.abs(estimate), -pairs));
        return new Difference(new Interval(estimate, sure - (1 - chance), sure + (1 - chance), level), pValue, METHOD);
    }
}
