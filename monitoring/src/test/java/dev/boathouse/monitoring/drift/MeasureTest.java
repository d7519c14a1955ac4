package dev.boathouse.monitoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.Samples;
import dev.boathouse.monitoring.drift.ColumnDrift.Status;
import dev.boathouse.monitoring.drift.Measure.Fit;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import dev.boathouse.monitoring.statistics.Alternative;
import dev.boathouse.monitoring.statistics.NumberSamples;
import dev.boathouse.monitoring.statistics.Precision;
import dev.boathouse.monitoring.statistics.TestResult;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every measure has an answer for every pair of columns, and holds its rate. */
class MeasureTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    private static final List<Double[]> COLUMNS = List.of(
            new Double[] {},
            new Double[] {1.0},
            new Double[] {2.0, 2.0, 2.0, 2.0, 2.0, 2.0},
            new Double[] {null, null, null},
            new Double[] {Double.NaN, Double.NaN},
            new Double[] {INF, -INF, 1.0, 2.0, 3.0, 4.0},
            new Double[] {-0.0, 0.0, 0.0, 1.0, 0.0, -0.0},
            new Double[] {Double.MIN_VALUE, -Double.MIN_VALUE, 0.0, 3 * Double.MIN_VALUE, 1e-310, 2e-310},
            new Double[] {1e9 - 10, 1e9, 1e9 + 10, 1e9 + 1, 1e9 - 3, 1e9 + 2},
            new Double[] {1e308, -1e308, 1e308, 1.0, 2.0, -1e308},
            spread(40, 0),
            spread(300, 0.5),
            spread(6_000, 0.3));

    private static Double[] spread(int size, double offset) {
        Random random = new Random(size);
        Double[] values = new Double[size];
        Arrays.setAll(values, i -> random.nextGaussian() + offset);
        return values;
    }

    @ParameterizedTest
    @EnumSource
    void hasAnAnswerForEveryPairOfColumns(Measure measure) {
        for (int first = 0; first < COLUMNS.size(); first++) {
            for (int second = first; second < COLUMNS.size(); second++) {
                Double[] before = COLUMNS.get(first);
                Double[] now = COLUMNS.get(second);
                ColumnDrift there = compare(measure, before, now);
                ColumnDrift back = compare(measure, now, before);
                String pair = measure + ", " + before.length + " and " + now.length + " values: " + there.sentence();
                assertThat(there.evidence(measure).isPresent()).as(pair).isEqualTo(count(before) > 0 && count(now) > 0);
                there.evidence(measure).ifPresent(evidence -> {
                    assertThat(evidence.pValue()).as(pair).isBetween(0.0, 1.0);
                    assertThat(evidence.statistic().low())
                            .as(pair)
                            .isLessThanOrEqualTo(evidence.statistic().high());
                    assertThat(evidence.undefined().isPresent())
                            .as(pair)
                            .isEqualTo(there.status() == Status.UNTESTED && count(before) > 0 && count(now) > 0);
                });
                if (measure != Measure.KULLBACK_LEIBLER) {
                    assertThat(back.evidence()).as(pair).isEqualTo(there.evidence());
                }
            }
        }
    }

    private static long count(Double[] column) {
        return Stream.of(column)
                .filter(value -> value != null && !value.isNaN())
                .count();
    }

    private static ColumnDrift compare(Measure measure, Double[] before, Double... now) {
        return DriftCheck.standard()
                .testing("x", measure)
                .compare(Profile.of(Samples.doubles(before)), Profile.of(Samples.doubles(now)))
                .column("x");
    }

    @Test
    void identicalSamplesNeverDriftAndDisjointOnesDo() {
        Double[] some = spread(200, 0);
        Double[] far = Arrays.stream(some).map(x -> x + 1000).toArray(Double[]::new);
        for (Measure measure : Measure.values()) {
            if (measure.fit() != Fit.TWO) {
                Evidence same = compare(measure, some, some).evidence(measure).orElseThrow();
                assertThat(same.pValue()).as(measure + "").isGreaterThan(0.9);
                assertThat(compare(measure, some, far).drifted())
                        .as(measure + "")
                        .isTrue();
            }
        }
    }

    @Test
    void measuresThatNeedValuesSaySoAndGetThemFromProfilesWithMoreBins() {
        Frame before = Samples.doubles(spread(6_000, 0));
        Frame now = Samples.doubles(spread(5_000, 0.4));
        DriftCheck check = DriftCheck.standard().testing(Measure.ENERGY);
        ColumnDrift rough = check.compare(Profile.of(before), Profile.of(now)).column("x");
        assertThat(rough.status()).isEqualTo(Status.UNTESTED);
        assertThat(rough.sentence()).contains("energy distance says nothing, it needs all values");
        Profiling exact = Profiling.standard().withBins(20_000);
        assertThat(check.compare(exact.of(before), exact.of(now)).column("x").status())
                .isEqualTo(Status.DRIFTED);
    }

    @Test
    void thresholdsAreWhereTheVerdictTurns() {
        Random random = new Random(71);
        for (int round = 0; round < 12; round++) {
            int size = 20 + random.nextInt(200);
            Double[] before = spread(size, 0);
            Double[] now = spread(size + 13, random.nextDouble() * 0.6);
            for (Measure measure : Measure.values()) {
                if (measure.fit() != Fit.TWO) {
                    Evidence evidence =
                            compare(measure, before, now).evidence(measure).orElseThrow();
                    boolean beyond = evidence.statistic().low() >= evidence.threshold(0.05);
                    assertThat(beyond)
                            .as("%s, round %d, threshold %s", evidence, round, evidence.threshold(0.05))
                            .isEqualTo(evidence.pValue() <= 0.05);
                }
            }
        }
    }

    @Test
    void everyMeasureHoldsItsRateAmongNumbers() {
        long seed = 72;
        int replicates = 400;
        Random random = new Random(seed);
        int[] fired = new int[Measure.values().length];
        for (int replicate = 0; replicate < replicates; replicate++) {
            boolean tied = replicate % 2 == 0;
            Profile before = Profile.of(Samples.doubles(sample(random, 40, tied)));
            Profile now = Profile.of(Samples.doubles(sample(random, 60, tied)));
            ColumnDrift drift = DriftCheck.standard()
                    .describing(Measure.values())
                    .compare(before, now)
                    .column("x");
            for (Measure measure : Measure.values()) {
                fired[measure.ordinal()] += drift.evidence(measure)
                                .filter(evidence -> evidence.pValue() <= 0.05)
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        double most = replicates * (0.05 + 3.5 * Math.sqrt(0.05 * 0.95 / replicates));
        for (Measure measure : Measure.values()) {
            assertThat(fired[measure.ordinal()])
                    .as("%s, seed %d", measure, seed)
                    .isLessThanOrEqualTo((int) most);
            if (measure.fit() != Fit.TWO) {
                assertThat(fired[measure.ordinal()])
                        .as("%s, seed %d", measure, seed)
                        .isPositive();
            }
        }
    }

    private static Double[] sample(Random random, int size, boolean tied) {
        Double[] values = new Double[size];
        Arrays.setAll(values, i -> tied ? (double) random.nextInt(6) : random.nextGaussian());
        return values;
    }

    @Test
    void whatProfilesSayIsWhatTheSamplesSay() {
        long seed = 74;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            double[] before = doubles(sample(random, 3 + random.nextInt(80), round % 2 == 0));
            double[] now = doubles(sample(random, 3 + random.nextInt(80), round % 2 == 0));
            NumberSamples samples = NumberSamples.of(before, now);
            ColumnDrift drift = DriftCheck.standard()
                    .describing(Measure.values())
                    .compare(Profile.of(frame(before)), Profile.of(frame(now)))
                    .column("x");
            agree(drift, Measure.CRAMER_VON_MISES, samples.cramerVonMises());
            agree(drift, Measure.WASSERSTEIN, samples.wasserstein());
            agree(drift, Measure.WELCH, samples.welch());
            agree(drift, Measure.ENERGY, samples.energy());
            agree(drift, Measure.ANDERSON_DARLING, samples.andersonDarling());
            drift.evidence(Measure.KOLMOGOROV_SMIRNOV).ifPresent(evidence -> {
                TestResult expected = samples.kolmogorovSmirnov(Precision.EXACT, Alternative.TWO_SIDED);
                assertThat(evidence.statistic().low()).isCloseTo(expected.statistic(), within(1e-12));
                assertThat(evidence.pValue()).isCloseTo(expected.pValue(), within(1e-9));
            });
            drift.evidence(Measure.MANN_WHITNEY).ifPresent(evidence -> {
                double u = samples.mannWhitney().statistic();
                double pairs = (double) before.length * now.length;
                assertThat(evidence.statistic().low()).isCloseTo(Math.max(u, pairs - u), within(1e-9));
            });
        }
    }

    private static void agree(ColumnDrift drift, Measure measure, TestResult expected) {
        drift.evidence(measure)
                .filter(evidence -> evidence.undefined().isEmpty())
                .ifPresent(evidence -> assertThat(evidence.statistic().low())
                        .as("%s and %s", evidence, expected)
                        .isCloseTo(
                                measure == Measure.WELCH ? Math.abs(expected.statistic()) : expected.statistic(),
                                within(1e-9 * Math.max(1, Math.abs(expected.statistic())))));
    }

    private static double[] doubles(Double... values) {
        return Arrays.stream(values).mapToDouble(Double::doubleValue).toArray();
    }

    private static Frame frame(double... values) {
        return Frame.of(Schema.of(Schema.Field.of("x", DataType.DOUBLE)), List.of(Column.ofDoubles(values)));
    }

    @Test
    void aFixedThresholdNeedsItsValueAndMoreThanChance() {
        Double[] before = spread(60, 0);
        Double[] now = spread(61, 0);
        ColumnDrift chance = DriftCheck.standard()
                .testing(Measure.POPULATION_STABILITY, 0.1)
                .compare(Profile.of(Samples.doubles(before)), Profile.of(Samples.doubles(now)))
                .column("x");
        Evidence evidence = chance.deciding().orElseThrow();
        assertThat(evidence.measure()).isEqualTo(Measure.POPULATION_STABILITY);
        assertThat(evidence.effect()).isEqualTo(evidence.statistic().low()).isGreaterThan(0.1);
        assertThat(evidence.minimumEffect()).isEqualTo(0.1);
        assertThat(chance.drifted()).isFalse();
    }

    @Test
    void aDataSetMayNeedAShareOfItsColumns() {
        Schema schema = Schema.of(
                Schema.Field.of("a", DataType.DOUBLE),
                Schema.Field.of("b", DataType.DOUBLE),
                Schema.Field.of("c", DataType.DOUBLE));
        double[] some = new Random(73).doubles(500).toArray();
        double[] other = Arrays.stream(some).map(x -> x + 1).toArray();
        Profile before = Profile.of(
                Frame.of(schema, List.of(Column.ofDoubles(some), Column.ofDoubles(some), Column.ofDoubles(some))));
        Profile now = Profile.of(
                Frame.of(schema, List.of(Column.ofDoubles(other), Column.ofDoubles(some), Column.ofDoubles(some))));
        DriftCheck check = DriftCheck.standard();
        assertThat(check.compare(before, now).drifted()).isTrue();
        assertThat(check.withLeastShare(0.3).compare(before, now).drifted()).isTrue();
        DriftReport report = check.withLeastShare(0.5).compare(before, now);
        assertThat(report.drifted()).isFalse();
        assertThat(report.alarms()).hasSize(1);
        assertThat(report.finding().passed()).isTrue();
        assertThat(report.finding().observed()).isEqualTo("1 of 3 columns drifted: a");
        assertThat(report.finding().required()).contains("at least 50 % of the columns");
    }

    @Test
    void whatNoCheckCanBeToldIsRefused() {
        DriftCheck check = DriftCheck.standard();
        assertThatThrownBy(() -> check.testing(Measure.POPULATION_STABILITY, -0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("It is 0 or more.");
        assertThatThrownBy(() -> check.testing("x", Measure.POPULATION_STABILITY, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> check.withLeastShare(1.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No such share of columns: 1.1. It is 0 to 1.");
        Evidence evidence = compare(Measure.WELCH, spread(9, 0), spread(9, 1))
                .evidence(Measure.WELCH)
                .orElseThrow();
        assertThatThrownBy(() -> evidence.threshold(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMeasureThatDoesNotFitLeavesItsColumnUntested() {
        ColumnDrift named = DriftCheck.standard()
                .testing("x", Measure.FISHER)
                .compare(Profile.of(Samples.doubles(spread(50, 0))), Profile.of(Samples.doubles(spread(50, 3))))
                .column("x");
        assertThat(named.status()).isEqualTo(Status.UNTESTED);
        assertThat(named.sentence()).contains("does not fit the column's values");
    }
}
