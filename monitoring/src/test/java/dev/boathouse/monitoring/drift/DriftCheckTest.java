package dev.boathouse.monitoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.monitoring.Samples;
import dev.boathouse.monitoring.drift.ColumnDrift.Status;
import dev.boathouse.monitoring.drift.Evidence.Subject;
import dev.boathouse.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftCheckTest {

    private static final DriftCheck CHECK = DriftCheck.standard();

    @Test
    void shiftBehindAnOutlierIsFound() {
        Random random = new Random(51);
        Double[] before = gaussian(random, 500, 0);
        Double[] now = gaussian(random, 500, 3);
        now[0] = 1e6;
        ColumnDrift drift = compare(before, now);
        assertThat(drift.status()).isEqualTo(Status.DRIFTED);
        assertThat(drift.deciding().orElseThrow().effect()).isGreaterThan(1.5);
        before[3] = -1e300;
        assertThat(compare(before, now).drifted()).isTrue();
    }

    @Test
    void hairsAreSignificantButNoAlarm() {
        Random random = new Random(52);
        ColumnDrift drift = compare(gaussian(random, 60_000, 0), gaussian(random, 60_000, 0.05));
        Evidence test = drift.deciding().orElseThrow();
        assertThat(test.adjustedPValue()).isLessThan(0.001);
        assertThat(test.effect()).isLessThan(0.1);
        assertThat(drift.status()).isEqualTo(Status.STABLE);
        assertThat(drift.sentence()).contains("of at least 0.200 that matters");
        Profile reference = Profile.of(Samples.doubles(gaussian(random, 60_000, 0)));
        Profile current = Profile.of(Samples.doubles(gaussian(random, 60_000, 0.05)));
        assertThat(CHECK.withMinimumEffect(0).compare(reference, current).drifted())
                .isTrue();
    }

    @Test
    void booleansAreComparedByTheirRate() {
        ColumnDrift drift =
                CHECK.compare(rate(2_040, 10_000), rate(1_600, 10_000)).column("late");
        Evidence test = drift.deciding().orElseThrow();
        assertThat(test.measure()).isEqualTo(Measure.FISHER);
        assertThat(test.statistic().low()).isCloseTo(0.044, within(1e-12));
        assertThat(test.effect()).isCloseTo(0.1142, within(1e-4));
        assertThat(drift.drifted()).isTrue();
        assertThat(drift.sentence()).startsWith("drifted: rate of \"true\" 0.204 to 0.160 (Fisher's exact test");
    }

    private static Profile rate(int trues, int rows) {
        boolean[] flags = new boolean[rows];
        Arrays.fill(flags, 0, trues, true);
        return Profile.of(Frame.of(Schema.of(Field.of("late", DataType.BOOLEAN)), List.of(Column.ofBooleans(flags))));
    }

    @Test
    void numbersOfTwoValuesAreARateAsWell() {
        Double[] before = new Double[1_000];
        Double[] now = new Double[1_000];
        Arrays.setAll(before, i -> i < 204 ? 1.0 : 0.0);
        Arrays.setAll(now, i -> i < 100 ? 1.0 : 0.0);
        Evidence test = compare(before, now).deciding().orElseThrow();
        assertThat(test.measure()).isEqualTo(Measure.FISHER);
        assertThat(test.drifted()).isTrue();
    }

    @Test
    void nullsAndNanAreDriftOfTheirOwn() {
        Random random = new Random(53);
        Double[] before = gaussian(random, 1_000, 0);
        Double[] nulls = gaussian(random, 1_000, 0);
        Double[] nans = gaussian(random, 1_000, 0);
        Arrays.fill(nulls, 0, 60, null);
        Arrays.fill(nans, 0, 60, Double.NaN);
        for (Double[] now : List.of(nulls, nans)) {
            ColumnDrift drift = compare(before, now);
            assertThat(drift.drifted()).isTrue();
            assertThat(drift.evidence()).hasSize(2);
            assertThat(drift.deciding().orElseThrow().subject()).isEqualTo(Subject.PRESENCE);
        }
        assertThat(compare(nulls, nulls).drifted()).isFalse();
        assertThat(compare(nulls, nans).drifted()).isTrue();
    }

    @Test
    void allNullAgainstValuesIsDriftAndAgainstItselfUntested() {
        Double[] none = new Double[100];
        Double[] some = gaussian(new Random(54), 100, 0);
        assertThat(compare(some, none).drifted()).isTrue();
        assertThat(compare(none, some).drifted()).isTrue();
        assertThat(compare(none, none).status()).isEqualTo(Status.UNTESTED);
    }

    @Test
    void emptyAndSingleRowsRaiseNoAlarm() {
        Double[] some = gaussian(new Random(55), 1_000, 0);
        assertThat(compare(some).status()).isEqualTo(Status.UNTESTED);
        assertThat(compare(some).sentence()).contains("no current rows");
        assertThat(compare(new Double[0], some).status()).isEqualTo(Status.UNTESTED);
        assertThat(compare(new Double[0]).status()).isEqualTo(Status.UNTESTED);
        assertThat(compare(new Double[] {1.0}, 99.0).status()).isEqualTo(Status.STABLE);
        assertThat(compare(some, 0.3).status()).isEqualTo(Status.STABLE);
    }

    @Test
    void oneRowFarOutsideManyIsAsUnlikelyAsItLooks() {
        Double[] some = gaussian(new Random(56), 1_000, 0);
        Evidence test = compare(some, 50.0).deciding().orElseThrow();
        assertThat(test.pValue()).isCloseTo(2.0 / 1_001, within(1e-12));
    }

    @Test
    void constantColumnsCompareByTheirValue() {
        Double[] fives = Collections.nCopies(200, 5.0).toArray(new Double[0]);
        Double[] sixes = Collections.nCopies(150, 6.0).toArray(new Double[0]);
        ColumnDrift same = compare(fives, fives);
        assertThat(same.status()).isEqualTo(Status.STABLE);
        assertThat(same.deciding().orElseThrow().pValue()).isEqualTo(1.0);
        assertThat(same.evidence(Measure.POPULATION_STABILITY)
                        .orElseThrow()
                        .statistic()
                        .low())
                .isZero();
        assertThat(same.evidence(Measure.JENSEN_SHANNON)
                        .orElseThrow()
                        .statistic()
                        .low())
                .isZero();
        assertThat(compare(fives, sixes).drifted()).isTrue();
        assertThat(compare(new Double[] {0.0, -0.0}, -0.0)
                        .deciding()
                        .orElseThrow()
                        .pValue())
                .isEqualTo(1.0);
    }

    @Test
    void infinitiesAreTheOutermostValues() {
        Random random = new Random(57);
        Double[] before = gaussian(random, 300, 0);
        Double[] now = gaussian(random, 300, 0);
        Arrays.fill(now, 0, 100, Double.POSITIVE_INFINITY);
        ColumnDrift drift = compare(before, now);
        assertThat(drift.drifted()).isTrue();
        assertThat(drift.deciding().orElseThrow().statistic().low()).isGreaterThan(0.3);
        Double[] infinite = Collections.nCopies(50, Double.NEGATIVE_INFINITY).toArray(new Double[0]);
        assertThat(compare(infinite, infinite).status()).isEqualTo(Status.STABLE);
        assertThat(compare(infinite, before).drifted()).isTrue();
    }

    @Test
    void newAndVanishedLevelsAreNamed() {
        Profile before = texts(500, "a", "b", "c");
        Profile now = texts(500, "a", "b", "d");
        ColumnDrift drift = CHECK.compare(before, now).column("city");
        assertThat(drift.drifted()).isTrue();
        assertThat(drift.sentence()).contains("new: d", "gone: c");
        assertThat(drift.deciding().orElseThrow().measure()).isEqualTo(Measure.CHI_SQUARE);
        assertThat(CHECK.compare(before, texts(420, "a", "b", "c")).drifted()).isFalse();
        assertThat(CHECK.compare(texts(100, "a"), texts(100, "a"))
                        .column("city")
                        .status())
                .isEqualTo(Status.STABLE);
        assertThat(CHECK.compare(texts(100, "a"), texts(100, "z")).drifted()).isTrue();
    }

    private static Profile texts(int rows, String... levels) {
        String[] values = new String[rows];
        Arrays.setAll(values, i -> levels[i % levels.length]);
        return Profile.of(Frame.of(Schema.of(Field.of("city", DataType.STRING)), List.of(Column.ofStrings(values))));
    }

    @Test
    void changedColumnsAreReported() {
        Schema before =
                Schema.of(Field.of("kept", DataType.INT), Field.of("lost", DataType.INT), Field.of("t", DataType.INT));
        Schema now = Schema.of(
                Field.of("kept", DataType.DOUBLE), Field.of("t", DataType.STRING), Field.of("new", DataType.INT));
        DriftReport report = CHECK.compare(
                Profile.of(Frame.of(before, List.of(Column.ofInts(1, 2), Column.ofInts(1, 2), Column.ofInts(1, 2)))),
                Profile.of(Frame.of(
                        now, List.of(Column.ofDoubles(1, 2), Column.ofStrings("1", "2"), Column.ofInts(1, 2)))));
        assertThat(report.columns()).extracting(ColumnDrift::name).containsExactly("kept", "lost", "t", "new");
        assertThat(report.columns())
                .extracting(ColumnDrift::status)
                .containsExactly(Status.STABLE, Status.MISSING, Status.RETYPED, Status.ADDED);
        assertThat(report.alarms()).extracting(ColumnDrift::name).containsExactly("lost", "t");
        assertThat(report.drifted()).isTrue();
        assertThat(report.summary()).contains("2 of 4 columns drifted").contains("lost: missing");
        assertThat(report.json()).contains("\"status\" : \"retyped\"");
        assertThat(report.finding().passed()).isFalse();
        assertThat(report.finding().observed()).isEqualTo("2 of 4 columns drifted: lost, t");
        assertThat(report.finding().digest()).hasSize(64);
        assertThat(report.finding("training drift").name()).isEqualTo("training drift");
        assertThatThrownBy(() -> report.column("nope")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void ignoredColumnsAreNotCompared() {
        DriftReport report =
                CHECK.ignoring("x").compare(Profile.of(Samples.doubles(1.0)), Profile.of(Samples.doubles(2.0)));
        assertThat(report.columns()).isEmpty();
        assertThat(report.drifted()).isFalse();
    }

    @Test
    void swappingTheSamplesChangesNoBit() {
        long seed = 58;
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            Double[] a = gaussian(random, 1 + random.nextInt(300), 0);
            Double[] b = gaussian(random, 1 + random.nextInt(300), random.nextDouble());
            for (int i = 0; i < a.length; i += 1 + random.nextInt(9)) {
                a[i] = random.nextBoolean() ? null : Double.NaN;
            }
            ColumnDrift there = compare(a, b);
            ColumnDrift back = compare(b, a);
            assertThat(there.evidence()).as("seed %d, round %d", seed, round).isEqualTo(back.evidence());
            assertThat(there.status()).isEqualTo(back.status());
            Profile texts1 = levels(random, 30 + random.nextInt(300));
            Profile texts2 = levels(random, 30 + random.nextInt(300));
            assertThat(CHECK.compare(texts1, texts2).column("city").evidence())
                    .isEqualTo(CHECK.compare(texts2, texts1).column("city").evidence());
        }
    }

    private static Profile levels(Random random, int rows) {
        String[] values = new String[rows];
        int levels = 1 + random.nextInt(60);
        Arrays.setAll(values, i -> "level " + random.nextInt(levels));
        return Profile.of(Frame.of(Schema.of(Field.of("city", DataType.STRING)), List.of(Column.ofStrings(values))));
    }

    @Test
    void manyColumnsAreAdjustedTogether() {
        Random random = new Random(59);
        List<Field> fields = new ArrayList<>();
        List<Column> before = new ArrayList<>();
        List<Column> now = new ArrayList<>();
        for (int column = 0; column < 40; column++) {
            double shift = column == 7 ? 1 : 0;
            fields.add(Field.of("x" + column, DataType.DOUBLE));
            before.add(Column.ofDoubles(random.doubles(80).toArray()));
            now.add(Column.ofDoubles(random.doubles(80).map(x -> x + shift).toArray()));
        }
        Schema schema = Schema.of(fields.toArray(new Field[0]));
        DriftReport report = CHECK.compare(Profile.of(Frame.of(schema, before)), Profile.of(Frame.of(schema, now)));
        assertThat(report.alarms()).extracting(ColumnDrift::name).containsExactly("x7");
        assertThat(report.columns().stream().flatMap(column -> column.evidence().stream()))
                .allMatch(test -> test.adjustedPValue() >= test.pValue());
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> CHECK.withAlpha(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CHECK.withAlpha(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CHECK.withMinimumEffect(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CHECK.withMinimumRateEffect(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ColumnDrift compare(Double[] before, Double... now) {
        return CHECK.compare(Profile.of(Samples.doubles(before)), Profile.of(Samples.doubles(now)))
                .column("x");
    }

    private static Double[] gaussian(Random random, int size, double shift) {
        Double[] values = new Double[size];
        Arrays.setAll(values, i -> random.nextGaussian() + shift);
        return values;
    }
}
