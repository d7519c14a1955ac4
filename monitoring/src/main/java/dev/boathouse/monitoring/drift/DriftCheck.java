package dev.boathouse.monitoring.drift;

import dev.boathouse.core.statistics.Adjustment;
import dev.boathouse.monitoring.drift.ColumnDrift.Evidence;
import dev.boathouse.monitoring.drift.ColumnDrift.Status;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether data have drifted. An alarm needs both: a test that fires after adjustment for the number of tests, so that
 * chance raises at most the stated rate of alarms, and an effect that matters, so that ten million rows do not make every
 * hair an alarm.
 *
 * <p>Numbers, dates and timestamps are compared by the Kolmogorov–Smirnov test, levels by chi-square, anything with two
 * values by Fisher's exact test; the share of nulls and NaN is tested apart. All tests of a comparison are adjusted together
 * (Benjamini–Hochberg): when nothing has changed, the chance of any alarm is at most α; when something has, the expected share
 * of false alarms among all is. That holds for independent and for positively dependent columns.
 *
 * <p>Immutable.
 */
public final class DriftCheck {

    private final double alpha;
    private final double minimumEffect;
    private final double minimumRateEffect;
    private final Set<String> ignored;

    private DriftCheck(double alpha, double minimumEffect, double minimumRateEffect, Set<String> ignored) {
        this.alpha = alpha;
        this.minimumEffect = minimumEffect;
        this.minimumRateEffect = minimumRateEffect;
        this.ignored = ignored;
    }

    /**
     * α = 0.05; least effects 0.2 for distributions and 0.1 for rates. 0.2 is what Cohen (1988) calls small; for numbers it
     * means D = 0.1: at least one value in ten would have to change to get from one to the other. A rate is a single figure that
     * somebody watches, and half of that matters: 0.20 to 0.16, or 0.50 to 0.55.
     *
     * @return the standard check
     */
    public static DriftCheck standard() {
        return new DriftCheck(0.05, 0.2, 0.1, Set.of());
    }

    /**
     * The same check with another rate of false alarms.
     *
     * @param alpha the chance of any alarm when nothing has changed, above 0 and below 1
     * @return the changed check
     * @throws IllegalArgumentException if out of range
     */
    public DriftCheck withAlpha(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("No such rate of false alarms: " + alpha + ". It lies between 0 and 1.");
        }
        return new DriftCheck(alpha, minimumEffect, minimumRateEffect, ignored);
    }

    /**
     * The same check with another least effect for distributions: numbers, and levels of more than two.
     *
     * @param effect in the units of {@link Evidence#effect}; 0 makes every significant difference an alarm
     * @return the changed check
     * @throws IllegalArgumentException if negative or NaN
     */
    public DriftCheck withMinimumEffect(double effect) {
        return new DriftCheck(alpha, checked(effect), minimumRateEffect, ignored);
    }

    /**
     * The same check with another least effect for rates: columns with two values, and the share of nulls and NaN.
     *
     * @param effect in the units of {@link Evidence#effect}; 0 makes every significant difference an alarm
     * @return the changed check
     * @throws IllegalArgumentException if negative or NaN
     */
    public DriftCheck withMinimumRateEffect(double effect) {
        return new DriftCheck(alpha, minimumEffect, checked(effect), ignored);
    }

    private static double checked(double effect) {
        if (!(effect >= 0)) {
            throw new IllegalArgumentException("No such effect: " + effect + ". It is 0 or more.");
        }
        return effect;
    }

    /**
     * The same check without some columns: those that must change, such as times and keys.
     *
     * @param columns names; those that no profile has are no error
     * @return the changed check
     */
    public DriftCheck ignoring(String... columns) {
        Set<String> more = new LinkedHashSet<>(ignored);
        more.addAll(Arrays.asList(columns));
        return new DriftCheck(alpha, minimumEffect, minimumRateEffect, Set.copyOf(more));
    }

    /**
     * Compares two profiles. The verdicts do not depend on which of two samples is called the reference, except for columns that only one
     * of them has.
     *
     * @param reference what the data used to be, for instance what a model was trained on
     * @param current what they are now
     * @return a verdict for each column, in the order of the reference; added columns last
     */
    public DriftReport compare(Profile reference, Profile current) {
        List<ColumnComparison> comparisons = new ArrayList<>();
        for (ColumnProfile column : reference.columns()) {
            if (!ignored.contains(column.name())) {
                comparisons.add(find(current, column.name())
                        .map(now -> ColumnComparison.of(column, now, this))
                        .orElseGet(() -> ColumnComparison.missing(column)));
            }
        }
        for (ColumnProfile column : current.columns()) {
            if (!ignored.contains(column.name())
                    && find(reference, column.name()).isEmpty()) {
                comparisons.add(ColumnComparison.added(column));
            }
        }
        return new DriftReport(reference.rowCount(), current.rowCount(), alpha, judged(comparisons));
    }

    private List<ColumnDrift> judged(Collection<ColumnComparison> comparisons) {
        double[] adjusted = Adjustment.BENJAMINI_HOCHBERG.of(comparisons.stream()
                .flatMap(comparison -> comparison.tests().stream())
                .mapToDouble(Evidence::pValue)
                .toArray());
        List<ColumnDrift> columns = new ArrayList<>();
        int at = 0;
        for (ColumnComparison comparison : comparisons) {
            List<Evidence> evidence = new ArrayList<>();
            for (Evidence test : comparison.tests()) {
                evidence.add(judged(test, adjusted[at++]));
            }
            boolean drifted = evidence.stream().anyMatch(Evidence::drifted);
            columns.add(comparison.judged(drifted ? Status.DRIFTED : comparison.status(), evidence));
        }
        return columns;
    }

    private Evidence judged(Evidence test, double adjusted) {
        return new Evidence(
                test.subject(),
                test.method(),
                test.statistic(),
                test.pValue(),
                adjusted,
                test.effect(),
                test.minimumEffect(),
                adjusted <= alpha && test.effect() >= test.minimumEffect());
    }

    private static Optional<ColumnProfile> find(Profile profile, String name) {
        return profile.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }

    double alpha() {
        return alpha;
    }

    double minimumEffect() {
        return minimumEffect;
    }

    double minimumRateEffect() {
        return minimumRateEffect;
    }

    @Override
    public String toString() {
        return "alarm where the adjusted p-value is at most " + alpha + " and the effect at least " + minimumEffect
                + " (rates: " + minimumRateEffect + ")";
    }
}
