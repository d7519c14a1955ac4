package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.drift.ColumnDrift.Status;
import dev.boathouse.monitoring.drift.Evidence.Subject;
import dev.boathouse.monitoring.drift.Rules.Choice;
import dev.boathouse.monitoring.internal.ProfileAccess;
import dev.boathouse.monitoring.internal.inference.LevelTable;
import dev.boathouse.monitoring.internal.sketch.Levels;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.LevelProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One column's evidence, before it is adjusted for the number of all tests. */
final class ColumnComparison {

    private final String name;
    private final Distributions distributions;
    private Status status;
    private String change;
    private final List<Evidence> tests = new ArrayList<>();
    private final List<Evidence> described = new ArrayList<>();

    private ColumnComparison(String name, Distributions distributions, Status status, String change) {
        this.name = name;
        this.distributions = distributions;
        this.status = status;
        this.change = change;
    }

    static ColumnComparison missing(ColumnProfile reference) {
        return new ColumnComparison(
                reference.name(),
                SideFigures.ofReference(reference),
                Status.MISSING,
                "the reference has this column (" + reference.type() + "), the current rows do not");
    }

    static ColumnComparison added(ColumnProfile current) {
        return new ColumnComparison(
                current.name(),
                SideFigures.ofCurrent(current),
                Status.ADDED,
                "the current rows have this column (" + current.type() + "), the reference does not");
    }

    static ColumnComparison of(ColumnProfile reference, ColumnProfile current, Rules rules) {
        if (!reference.comparableWith(current)) {
            return new ColumnComparison(
                    reference.name(),
                    SideFigures.of(reference, current),
                    Status.RETYPED,
                    "the type was " + type(reference) + " and is now " + type(current));
        }
        Missing missing1 = Missing.of(reference);
        Missing missing2 = Missing.of(current);
        Optional<String> reason = missing1.untested(missing2);
        ColumnComparison comparison = new ColumnComparison(
                reference.name(),
                SideFigures.of(reference, current),
                reason.isPresent() ? Status.UNTESTED : Status.STABLE,
                reason.orElse(""));
        if (reference.count() > 0 && current.count() > 0) {
            comparison.comparePresence(missing1, missing2, rules);
        }
        if (missing1.values() > 0 && missing2.values() > 0) {
            values(reference, current, comparison.distributions)
                    .ifPresent(values -> comparison.compareValues(values, rules));
        }
        return comparison;
    }

    private static String type(ColumnProfile column) {
        return column.type() + (column.sensitive() ? ", sensitive," : "");
    }

    private static Optional<Comparison> values(
            ColumnProfile reference, ColumnProfile current, Distributions distributions) {
        if (reference.numbers().isPresent() && current.numbers().isPresent()) {
            return Optional.of(new NumberComparison(
                    reference.numbers().get(),
                    current.numbers().get(),
                    Wording.numbers(
                            distributions.reference().orElseThrow(),
                            distributions.current().orElseThrow())));
        }
        if (reference.levels().isPresent() && current.levels().isPresent()) {
            Levels before = levels(reference.levels().get());
            Levels now = levels(current.levels().get());
            return Optional.of(new LevelComparison(LevelTable.of(before, now), Wording.levels(before, now)));
        }
        return Optional.empty();
    }

    private static Levels levels(LevelProfile profile) {
        return ProfileAccess.direct().levels(profile);
    }

    private void comparePresence(Missing reference, Missing current, Rules rules) {
        LevelTable table = LevelTable.of(reference.counts(), current.counts());
        if (table.levels() > 1) {
            change = Wording.missing(reference, current);
            LevelComparison presence = new LevelComparison(table, change);
            tests.add(presence.by(presence.standard())
                    .deciding(Subject.PRESENCE, presence.effect(), rules.minimumRateEffect()));
        }
    }

    private void compareValues(Comparison values, Rules rules) {
        change = change.isEmpty() ? values.words() : values.words() + ", " + change;
        Choice choice =
                rules.choice(name, values::fits).orElseGet(() -> new Choice(values.standard(), OptionalDouble.empty()));
        Measure measure = choice.measure();
        Evidence found = values.fits(measure)
                ? values.by(measure)
                : Evidence.undefined(measure, "it does not fit the column's values");
        double least = choice.least().orElse(values.isRate() ? rules.minimumRateEffect() : rules.minimumEffect());
        double effect = choice.least().isPresent() ? found.statistic().low() : values.effect();
        tests.add(found.deciding(Subject.VALUES, effect, least));
        if (found.undefined().isPresent()) {
            status = Status.UNTESTED;
            change = measure + " says nothing, " + found.undefined().get() + "; " + change;
        }
        for (Measure other : rules.described()) {
            if (other != measure && values.fits(other)) {
                described.add(values.by(other));
            }
        }
    }

    List<Evidence> tests() {
        return tests;
    }

    Status status() {
        return status;
    }

    ColumnDrift judged(Status verdict, List<Evidence> evidence) {
        return new ColumnDrift(
                name, verdict, evidence, described, Wording.sentence(verdict, evidence, change), distributions);
    }
}
