package dev.boathouse.monitoring.drift;

import dev.boathouse.core.statistics.Adjustment;
import dev.boathouse.monitoring.drift.ColumnDrift.Status;
import dev.boathouse.monitoring.drift.Rules.Choice;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Slice;
import dev.boathouse.monitoring.profile.SlicedProfiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides whether data have drifted. An alarm needs both: a test that fires after adjustment for the number of tests, so that
 * chance raises at most the stated rate of alarms, and an effect that matters, so that ten million rows do not make every
 * hair an alarm.
 *
 * <p>Unless told otherwise, numbers, dates and timestamps are compared by the Kolmogorov–Smirnov test, levels by chi-square,
 * anything with two values by Fisher's exact test; the share of nulls and NaN is tested apart. All tests of a comparison are
 * adjusted together (Benjamini–Hochberg): when nothing has changed, the chance of any alarm is at most α; when something has, the
 * expected share of false alarms among all is. That holds for independent and for positively dependent columns.
 *
 * <p>Immutable.
 */
public final class DriftCheck {

    private final Rules rules;

    private DriftCheck(Rules rules) {
        this.rules = rules;
    }

    /**
     * α = 0.05; least effects 0.2 for distributions and 0.1 for rates; any column that drifts makes the data set drift; PSI and
     * Jensen–Shannon are described. 0.2 is what Cohen (1988) calls small; for numbers it means D = 0.1: at least one value in ten would
     * have to change to get from one to the other. A rate is a single figure that somebody watches, and half of that matters: 0.20
     * to 0.16, or 0.50 to 0.55.
     *
     * @return the standard check
     */
    public static DriftCheck standard() {
        Set<Measure> described = EnumSet.of(Measure.POPULATION_STABILITY, Measure.JENSEN_SHANNON);
        return new DriftCheck(
                new Rules(0.05, 0.2, 0.1, 0, Set.of(), Map.of(), List.of(), Collections.unmodifiableSet(described)));
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
        return new DriftCheck(rules.withAlpha(alpha));
    }

    /**
     * The same check with another least effect for distributions: numbers, and levels of more than two.
     *
     * @param effect in the units of {@link Evidence#effect}; 0 makes every significant difference an alarm
     * @return the changed check
     * @throws IllegalArgumentException if negative or NaN
     */
    public DriftCheck withMinimumEffect(double effect) {
        return new DriftCheck(rules.withMinimumEffect(checked(effect)));
    }

    /**
     * The same check with another least effect for rates: columns with two values, and the share of nulls and NaN.
     *
     * @param effect in the units of {@link Evidence#effect}; 0 makes every significant difference an alarm
     * @return the changed check
     * @throws IllegalArgumentException if negative or NaN
     */
    public DriftCheck withMinimumRateEffect(double effect) {
        return new DriftCheck(rules.withMinimumRateEffect(checked(effect)));
    }

    private static double checked(double effect) {
        if (!(effect >= 0)) {
            throw new IllegalArgumentException("No such effect: " + effect + ". It is 0 or more.");
        }
        return effect;
    }

    /**
     * The same check with another rule for the data set: it has drifted when at least this share of the compared columns has. 0, the
     * default, means any column.
     *
     * @param share 0 to 1
     * @return the changed check
     * @throws IllegalArgumentException if out of range
     */
    public DriftCheck withLeastShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("No such share of columns: " + share + ". It is 0 to 1.");
        }
        return new DriftCheck(rules.withLeastShare(share));
    }

    /**
     * The same check without some columns: those that must change, such as times and keys.
     *
     * @param columns names; those that no profile has are no error
     * @return the changed check
     */
    public DriftCheck ignoring(String... columns) {
        Set<String> more = new LinkedHashSet<>(rules.ignored());
        more.addAll(Arrays.asList(columns));
        return new DriftCheck(rules.ignoring(Collections.unmodifiableSet(more)));
    }

    /**
     * The same check with another measure to decide, wherever it fits; of several that fit a column the one named last. Its p-value
     * takes the place of the standard test's; the effect stays the same.
     *
     * @param measure the measure
     * @return the changed check
     */
    public DriftCheck testing(Measure measure) {
        return general(new Choice(measure, OptionalDouble.empty()));
    }

    /**
     * The same check with another measure to decide, wherever it fits, and a fixed threshold: an alarm needs a value of at least that,
     * and one beyond what chance gives at these sizes.
     *
     * @param measure the measure, such as {@link Measure#POPULATION_STABILITY}
     * @param least the least value that matters, such as 0.2
     * @return the changed check
     * @throws IllegalArgumentException if {@code least} is negative or NaN
     */
    public DriftCheck testing(Measure measure, double least) {
        return general(new Choice(measure, OptionalDouble.of(checked(least))));
    }

    private DriftCheck general(Choice choice) {
        List<Choice> more = new ArrayList<>(rules.general());
        more.add(choice);
        return new DriftCheck(rules.choosing(List.copyOf(more)));
    }

    /**
     * The same check with another measure for one column. If it does not fit the column, that is untested, and the report says why.
     *
     * @param column its name
     * @param measure the measure that decides
     * @return the changed check
     */
    public DriftCheck testing(String column, Measure measure) {
        return chosen(column, new Choice(measure, OptionalDouble.empty()));
    }

    /**
     * The same check with another measure and a fixed threshold for one column.
     *
     * @param column its name
     * @param measure the measure that decides
     * @param least the least value of the measure that matters
     * @return the changed check
     * @throws IllegalArgumentException if {@code least} is negative or NaN
     */
    public DriftCheck testing(String column, Measure measure, double least) {
        return chosen(column, new Choice(measure, OptionalDouble.of(checked(least))));
    }

    private DriftCheck chosen(String column, Choice choice) {
        Map<String, Choice> more = new LinkedHashMap<>(rules.chosen());
        more.put(column, choice);
        return new DriftCheck(rules.choosing(Collections.unmodifiableMap(more)));
    }

    /**
     * The same check with other measures to be told beside those that decide, where they fit.
     *
     * @param measures the measures, instead of PSI and Jensen–Shannon; none to save their time
     * @return the changed check
     */
    public DriftCheck describing(Measure... measures) {
        Set<Measure> described = EnumSet.noneOf(Measure.class);
        described.addAll(Arrays.asList(measures));
        return new DriftCheck(rules.describing(Collections.unmodifiableSet(described)));
    }

    /**
     * Compares two profiles. The verdicts do not depend on which of two samples is called the reference, except for columns that only one
     * of them has, and for divergences from the reference.
     *
     * @param reference what the data used to be, for instance what a model was trained on
     * @param current what they are now
     * @return a verdict for each column, in the order of the reference; added columns last
     */
    public DriftReport compare(Profile reference, Profile current) {
        return judged(List.of(pair(reference, current))).get(0);
    }

    /**
     * Compares all rows, and each slice with the same slice of the reference. All p-values, those of all rows and of every slice, are adjusted
     * together: when nothing has changed, the chance of any alarm at all is at most α. Slices that only one side has are named, and raise no alarm:
     * that a value came or went is drift of its column among all rows.
     *
     * @param reference what the data used to be
     * @param current what they are now, sliced alike
     * @return a report on all rows and one on each slice that both have
     * @throws IllegalArgumentException if the slicing differs
     */
    public SlicedDrift compare(SlicedProfiles reference, SlicedProfiles current) {
        if (!reference.slicing().equals(current.slicing())) {
            throw new IllegalArgumentException("Cannot compare " + reference.slicing() + " with " + current.slicing()
                    + ". The same slicing would work.");
        }
        List<Slice> shared = new ArrayList<>();
        List<Slice> vanished = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        pairs.add(pair(reference.whole(), current.whole()));
        reference.slices().forEach((slice, before) -> {
            Profile now = current.slices().get(slice);
            if (now == null) {
                vanished.add(slice);
            } else {
                shared.add(slice);
                pairs.add(pair(before, now));
            }
        });
        List<Slice> appeared = current.slices().keySet().stream()
                .filter(slice -> !reference.slices().containsKey(slice))
                .toList();
        List<DriftReport> reports = judged(pairs);
        Map<Slice, DriftReport> slices = new LinkedHashMap<>();
        for (int i = 0; i < shared.size(); i++) {
            slices.put(shared.get(i), reports.get(i + 1));
        }
        return new SlicedDrift(reports.get(0), slices, vanished, appeared);
    }

    /** Two profiles, with the evidence on each column before it is judged. */
    private record Pair(long referenceRows, long currentRows, List<ColumnComparison> columns) {}

    private Pair pair(Profile reference, Profile current) {
        Map<String, ColumnProfile> before = byName(reference);
        Map<String, ColumnProfile> now = byName(current);
        List<ColumnComparison> comparisons = new ArrayList<>();
        for (ColumnProfile column : before.values()) {
            ColumnProfile other = now.get(column.name());
            comparisons.add(
                    other == null ? ColumnComparison.missing(column) : ColumnComparison.of(column, other, rules));
        }
        for (ColumnProfile column : now.values()) {
            if (!before.containsKey(column.name())) {
                comparisons.add(ColumnComparison.added(column));
            }
        }
        return new Pair(reference.rowCount(), current.rowCount(), comparisons);
    }

    private Map<String, ColumnProfile> byName(Profile profile) {
        return profile.columns().stream()
                .filter(column -> !rules.ignored().contains(column.name()))
                .collect(Collectors.toMap(
                        ColumnProfile::name, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    /** Adjusts the p-values of all of them together. */
    private List<DriftReport> judged(List<Pair> pairs) {
        double[] adjusted = Adjustment.BENJAMINI_HOCHBERG.of(pairs.stream()
                .flatMap(pair -> pair.columns().stream())
                .flatMap(comparison -> comparison.tests().stream())
                .mapToDouble(Evidence::pValue)
                .toArray());
        PrimitiveIterator.OfDouble next = Arrays.stream(adjusted).iterator();
        List<DriftReport> reports = new ArrayList<>();
        for (Pair pair : pairs) {
            List<ColumnDrift> columns = new ArrayList<>();
            for (ColumnComparison comparison : pair.columns()) {
                List<Evidence> evidence = new ArrayList<>();
                for (Evidence test : comparison.tests()) {
                    evidence.add(test.judged(next.nextDouble(), rules.alpha()));
                }
                boolean drifted = evidence.stream().anyMatch(Evidence::drifted);
                columns.add(comparison.judged(drifted ? Status.DRIFTED : comparison.status(), evidence));
            }
            reports.add(new DriftReport(
                    pair.referenceRows(), pair.currentRows(), rules.alpha(), rules.leastShare(), columns));
        }
        return reports;
    }

    @Override
    public String toString() {
        return "alarm where the adjusted p-value is at most " + rules.alpha() + " and the effect at least "
                + rules.minimumEffect() + " (rates: " + rules.minimumRateEffect() + ")"
                + (rules.chosen().isEmpty()
                        ? ""
                        : ", own measures for " + rules.chosen().keySet());
    }
}
