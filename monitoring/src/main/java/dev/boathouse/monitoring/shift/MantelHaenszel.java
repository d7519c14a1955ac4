package dev.boathouse.monitoring.shift;

import dev.boathouse.core.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** What strata say together of a difference between two sides: one that they share, and one that differs over them. */
final class MantelHaenszel {

    /** Mantel and Fleiss's rule (1980, American Journal of Epidemiology 112:129), and as much variance in each group of strata. */
    private static final double ENOUGH = 5;

    private static final int MOST_GROUPS = 10;
    /** Outcomes that differ in probability by rounding only are taken for equally probable. */
    private static final double TIE = 1 + 1e-7;

    private final List<StratumTable> tables;
    private final double weight;
    private final double excess;
    private final double variance;

    MantelHaenszel(List<StratumTable> all) {
        tables = all.stream().filter(table -> table.weight() > 0).toList();
        weight = tables.stream().mapToDouble(StratumTable::weight).sum();
        excess = tables.stream().mapToDouble(StratumTable::excess).sum();
        variance = tables.stream().mapToDouble(StratumTable::variance).sum();
    }

    /** Whether any stratum has rows of both sides and both labels. */
    boolean tellsAnything() {
        return variance > 0;
    }

    /** Cochran's statistic in the form of Mantel and Haenszel (1959, J. Natl. Cancer Inst. 22:719), without a correction for continuity. */
    double statistic() {
        return excess * excess / variance;
    }

    /** By chi-square; exact, given the margins of all strata, where Mantel and Fleiss's rule says that this is not good enough. */
    double pValue() {
        double least = 0;
        double most = 0;
        double expected = 0;
        for (StratumTable table : tables) {
            least += table.least();
            most += table.most();
            expected += table.expected();
        }
        return Math.min(expected - least, most - expected) < ENOUGH ? exact() : tail(statistic(), 1);
    }

    private double exact() {
        double[] all = {1};
        long least = 0;
        long observed = 0;
        for (StratumTable table : tables) {
            least += table.least();
            observed += table.now();
            if (table.most() > table.least()) {
                all = convolved(all, table.distribution());
            }
        }
        double asRare = all[Math.toIntExact(observed - least)] * TIE;
        return Math.min(1, Arrays.stream(all).filter(each -> each <= asRare).sum());
    }

    private static double[] convolved(double[] first, double[] second) {
        double[] sum = new double[first.length + second.length - 1];
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < second.length; j++) {
                sum[i + j] += first[i] * second[j];
            }
        }
        return sum;
    }

    static double tail(double statistic, int degrees) {
        return ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
    }

    /** Current rate less the reference's, both weighted alike over the strata; interval after Sato (1989, Biometrics 45:1323). */
    Interval rateDifference(double level) {
        double estimate = excess / weight;
        double p = 0;
        double q = 0;
        for (StratumTable table : tables) {
            double n1 = table.currentRows();
            double n0 = table.referenceRows();
            double a = table.now();
            double c = table.before();
            p += (n1 * n1 * c - n0 * n0 * a + n1 * n0 * (n0 - n1) / 2) / (table.rows() * table.rows());
            q += (a * (n0 - c) + c * (n1 - a)) / (2 * table.rows());
        }
        double error = Math.sqrt(Math.max(0, estimate * p + q)) / weight;
        Interval plain = Interval.around(estimate, error, level);
        return new Interval(estimate, Math.max(-1, plain.low()), Math.min(1, plain.high()), level);
    }

    /**
     * The odds of a positive now over those in the reference; interval after Robins, Breslow and Greenland (1986, Biometrics 42:311), from 0 to infinity
     * where one of the sums is 0.
     */
    Interval oddsRatio(double level) {
        double r = 0;
        double s = 0;
        double pr = 0;
        double psqr = 0;
        double qs = 0;
        for (StratumTable table : tables) {
            double n = table.rows();
            double a = table.now();
            double b = table.currentRows() - a;
            double c = table.before();
            double d = table.referenceRows() - c;
            double agree = (a + d) / n;
            double differ = (b + c) / n;
            r += a * d / n;
            s += b * c / n;
            pr += agree * a * d / n;
            psqr += agree * b * c / n + differ * a * d / n;
            qs += differ * b * c / n;
        }
        double estimate = r / s;
        if (r == 0 || s == 0) {
            return new Interval(estimate, 0, Double.POSITIVE_INFINITY, level);
        }
        double error = Math.sqrt(pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s));
        Interval logarithm = Interval.around(StrictMath.log(estimate), error, level);
        return new Interval(estimate, StrictMath.exp(logarithm.low()), StrictMath.exp(logarithm.high()), level);
    }

    /** Cohen's h of the weighted rates: above 0 where current rows are positive more often. */
    double effect() {
        double before = 0;
        for (StratumTable table : tables) {
            before += table.weight() * table.before() / table.referenceRows();
        }
        return angle((before + excess) / weight) - angle(before / weight);
    }

    private static double angle(double rate) {
        return 2 * StrictMath.asin(Math.sqrt(Math.max(0, Math.min(1, rate))));
    }

    /**
     * How the difference itself differs over the scores: neighbouring strata in up to ten groups of about the same variance, at least 5 each.
     *
     * @param statistic what the groups' chi-squares add up to, less that of all together
     * @param degrees one less than there are groups; 0 where there is but one, and nothing is tested
     * @param effect the spread of the groups' h around their mean, as a weighted root mean square, less what chance makes of it
     */
    record Heterogeneity(double statistic, int degrees, double effect) {

        double pValue() {
            return degrees == 0 ? 1 : tail(statistic, degrees);
        }
    }

    Heterogeneity heterogeneity() {
        int groups = (int) Math.max(1, Math.min(MOST_GROUPS, variance / ENOUGH));
        double statistic = -statistic();
        double mean = 0;
        double squares = 0;
        int found = 0;
        int from = 0;
        double reached = 0;
        for (int i = 0; i < tables.size(); i++) {
            reached += tables.get(i).variance();
            boolean full = reached >= variance * (found + 1) / groups * (1 - 1e-12);
            if (i == tables.size() - 1 || (full && found < groups - 1)) {
                MantelHaenszel group = new MantelHaenszel(tables.subList(from, i + 1));
                if (group.tellsAnything()) {
                    statistic += group.statistic();
                    double h = group.effect();
                    mean += group.weight * h;
                    squares += group.weight * h * h;
                    found++;
                }
                from = i + 1;
            }
        }
        int degrees = Math.max(0, found - 1);
        double spread = squares - mean * mean / weight - degrees;
        return new Heterogeneity(Math.max(0, statistic), degrees, Math.sqrt(Math.max(0, spread / weight)));
    }
}
