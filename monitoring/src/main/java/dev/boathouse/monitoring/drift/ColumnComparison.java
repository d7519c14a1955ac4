package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.drift.ColumnDrift.Distance;
import dev.boathouse.monitoring.drift.ColumnDrift.Evidence;
import dev.boathouse.monitoring.drift.ColumnDrift.Method;
import dev.boathouse.monitoring.drift.ColumnDrift.Status;
import dev.boathouse.monitoring.drift.ColumnDrift.Subject;
import dev.boathouse.monitoring.internal.ProfileAccess;
import dev.boathouse.monitoring.internal.inference.AlignedBins;
import dev.boathouse.monitoring.internal.inference.Distances;
import dev.boathouse.monitoring.internal.inference.KolmogorovSmirnov;
import dev.boathouse.monitoring.internal.inference.LevelTable;
import dev.boathouse.monitoring.internal.inference.LevelTest;
import dev.boathouse.monitoring.internal.inference.Range;
import dev.boathouse.monitoring.internal.sketch.Levels;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import dev.boathouse.monitoring.profile.Bounds;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.NumberProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One column's tests, before they are adjusted for the number of all tests. */
final class ColumnComparison {

    private static final int BINS = 10;

    private final String name;
    private final Status status;
    private final List<Evidence> tests = new ArrayList<>();
    private Optional<LevelTable> distribution = Optional.empty();
    private double alpha;
    private String change;

    private ColumnComparison(String name, Status status, String change) {
        this.name = name;
        this.status = status;
        this.change = change;
    }

    static ColumnComparison missing(ColumnProfile reference) {
        return new ColumnComparison(
                reference.name(),
                Status.MISSING,
                "the reference has this column (" + reference.type() + "), the current rows do not");
    }

    static ColumnComparison added(ColumnProfile current) {
        return new ColumnComparison(
                current.name(),
                Status.ADDED,
                "the current rows have this column (" + current.type() + "), the reference does not");
    }

    static ColumnComparison of(ColumnProfile reference, ColumnProfile current, DriftCheck check) {
        if (!reference.comparableWith(current)) {
            return new ColumnComparison(
                    reference.name(),
                    Status.RETYPED,
                    "the type was " + reference.type() + " and is now " + current.type());
        }
        Missing missing1 = Missing.of(reference);
        Missing missing2 = Missing.of(current);
        Optional<String> reason = missing1.untested(missing2);
        ColumnComparison comparison = new ColumnComparison(
                reference.name(), reason.isPresent() ? Status.UNTESTED : Status.STABLE, reason.orElse(""));
        comparison.alpha = check.alpha();
        if (reference.count() > 0 && current.count() > 0) {
            comparison.comparePresence(missing1, missing2, check);
        }
        if (missing1.values() > 0 && missing2.values() > 0) {
            reference
                    .numbers()
                    .ifPresent(numbers ->
                            comparison.compareNumbers(numbers, current.numbers().orElseThrow(), check));
            reference
                    .levels()
                    .ifPresent(levels -> comparison.compareLevels(
                            ProfileAccess.direct().levels(levels),
                            ProfileAccess.direct().levels(current.levels().orElseThrow()),
                            check));
        }
        return comparison;
    }

    private void comparePresence(Missing reference, Missing current, DriftCheck check) {
        LevelTable table = LevelTable.of(reference.counts(), current.counts());
        if (table.levels() > 1) {
            add(Subject.PRESENCE, table, check.minimumRateEffect());
            change = Wording.missing(reference, current);
        }
    }

    private void compareNumbers(NumberProfile before, NumberProfile now, DriftCheck check) {
        Numbers reference = ProfileAccess.direct().numbers(before);
        Numbers current = ProfileAccess.direct().numbers(now);
        AlignedBins bins = AlignedBins.of(reference, current);
        distribution = Optional.of(Distances.binned(bins, BINS));
        String words = Wording.numbers(before, now);
        Optional<LevelTable> few = Distances.atMostTwoValues(bins);
        if (few.isPresent()) {
            add(Subject.VALUES, few.get(), check.minimumRateEffect());
        } else {
            Range distance = KolmogorovSmirnov.distance(bins);
            tests.add(new Evidence(
                    Subject.VALUES,
                    Method.KOLMOGOROV_SMIRNOV,
                    new Bounds(distance.low(), distance.high()),
                    KolmogorovSmirnov.given(bins).pValue(distance.low()),
                    1.0,
                    2 * StrictMath.asin(Math.min(1, distance.low())),
                    check.minimumEffect(),
                    false));
        }
        change = change.isEmpty() ? words : words + ", " + change;
    }

    private void compareLevels(Levels reference, Levels current, DriftCheck check) {
        LevelTable table = LevelTable.of(reference, current);
        distribution = Optional.of(table);
        String words = Wording.levels(reference, current);
        add(Subject.VALUES, table, table.levels() == 2 ? check.minimumRateEffect() : check.minimumEffect());
        change = change.isEmpty() ? words : words + ", " + change;
    }

    private void add(Subject subject, LevelTable table, double minimumEffect) {
        LevelTest.Outcome outcome = LevelTest.of(table);
        tests.add(new Evidence(
                subject,
                switch (outcome.method()) {
                    case FISHER -> Method.FISHER;
                    case CHI_SQUARE -> Method.CHI_SQUARE;
                    case PERMUTATION -> Method.PERMUTED_CHI_SQUARE;
                },
                Bounds.exactly(outcome.statistic()),
                outcome.pValue(),
                1.0,
                table.pooled().effect(),
                minimumEffect,
                false));
    }

    List<Evidence> tests() {
        return tests;
    }

    Status status() {
        return status;
    }

    ColumnDrift judged(Status verdict, List<Evidence> evidence) {
        return new ColumnDrift(
                name,
                verdict,
                evidence,
                distribution.map(table -> new Distance(
                        Distances.populationStability(table), Distances.populationStabilityByChance(table, alpha))),
                distribution.map(table ->
                        new Distance(Distances.jensenShannon(table), Distances.jensenShannonByChance(table, alpha))),
                Wording.sentence(verdict, evidence, change));
    }
}
