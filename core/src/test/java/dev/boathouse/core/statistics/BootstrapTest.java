package dev.boathouse.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {

    /** Efron and Tibshirani 1993, An Introduction to the Bootstrap, table 14.1: test A of 26 children. */
    private static final double[] SPATIAL = {
        48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41
    };

    /**
     * Their table 14.2: variance 171.5, BCa 90 % from 115.8 to 259.6 with 2,000 rounds, acceleration 0.061. Martinez and Martinez 2002,
     * Computational Statistics Handbook with MATLAB, example 7.8, from 115.97 to 258.54, bias 0.16.
     */
    @Test
    void theVarianceOfTheSpatialTestIsTheOnePublished() {
        Rows variance = new Rows(SPATIAL.length, 1, (counts, values) -> values[0] = variance(SPATIAL, counts));
        Bootstrap bootstrap = Bootstrap.standard().withRounds(20_000).withLevel(0.9);
        Interval interval = bootstrap.run(variance).interval(0).orElseThrow();
        assertThat(interval.estimate()).isCloseTo(171.5, within(0.05));
        // R's boot and bootstrap find 116.2 to 116.9 and 264.0 with as many rounds; ours spread by about 1 and 2.
        assertThat(interval.low()).isCloseTo(116, within(2.0));
        assertThat(interval.high()).isCloseTo(262, within(5.0));
        Replicates replicates = Replicates.of(variance, bootstrap);
        BiasCorrected found = BiasCorrected.of(
                        171.534, replicates.drawn()[0], replicates.without()[0])
                .orElseThrow();
        assertThat(found.acceleration()).isCloseTo(0.061, within(0.0005));
        assertThat(found.bias()).isCloseTo(0.16, within(0.05));
    }

    private static double variance(double[] values, byte[] counts) {
        double mean = Rows.mean(values, counts);
        return Rows.mean(
                Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .toArray(),
                counts);
    }

    @Test
    void withoutBiasAndSkewnessItIsThePercentileInterval() {
        double[] drawn = new Random(1).doubles(999).toArray();
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        BiasCorrected plain =
                BiasCorrected.of(sorted[499], drawn, new double[] {1, 2, 3}).orElseThrow();
        assertThat(plain.bias()).isCloseTo(0, within(1e-12));
        assertThat(plain.acceleration()).isZero();
        Interval interval = plain.interval(0.95);
        assertThat(interval.low()).isCloseTo(sorted[24], within(1e-12));
        assertThat(interval.high()).isCloseTo(sorted[974], within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void anyParallelismGivesTheSameBits(int parallelism) {
        double[] values = new Random(2).doubles(3_000).map(x -> x * x).toArray();
        Bootstrap.Resamples once = Bootstrap.standard().withParallelism(3).run(Rows.mean(values));
        Bootstrap.Resamples again =
                Bootstrap.standard().withParallelism(parallelism).run(Rows.mean(values));
        assertThat(again.interval(0)).isEqualTo(once.interval(0));
        assertThat(again.pValue(0)).isEqualTo(once.pValue(0));
        assertThat(Bootstrap.standard().withSeed(2).run(Rows.mean(values)).interval(0))
                .isNotEqualTo(once.interval(0));
    }

    /** Intervals are evidence, which must not change by itself: with rows left out one by one, and in groups. */
    @Test
    void theNumbersStayTheSameInEveryRelease() {
        assertThat(Bootstrap.standard().run(Rows.mean(SPATIAL)).interval(0))
                .hasValue(new Interval(29.653846153846153, 23.692307692307693, 34.34615384615385, 0.95));
        double[] many =
                IntStream.range(0, 2_000).mapToDouble(i -> (i % 7) * (i % 11)).toArray();
        assertThat(Bootstrap.standard().run(Rows.mean(many)).interval(0))
                .hasValue(new Interval(14.9625, 14.328296106987228, 15.699219837680864, 0.95));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255, 1_000, 65_537})
    void eachRoundDrawsAsManyRowsAsThereAreAllWithTheSameChance(int rows) {
        byte[] counts = new byte[rows];
        long[] totals = new long[rows];
        double squares = 0;
        int rounds = 400;
        for (int round = 0; round < rounds; round++) {
            Replicates.draw(counts, round * 77L);
            int sum = 0;
            for (int i = 0; i < rows; i++) {
                int count = Byte.toUnsignedInt(counts[i]);
                sum += count;
                totals[i] += count;
                squares += (count - 1.0) * (count - 1.0);
            }
            assertThat(sum).isEqualTo(rows);
        }
        // Counts have the mean 1 and the variance 1 − 1 ∕ n; sums of squared distances are about χ².
        double variance = 1 - 1.0 / rows;
        double spread = Math.sqrt(3.0 / rows / rounds);
        assertThat(squares / rows / rounds).isCloseTo(variance, within(5 * spread));
        double distances = Arrays.stream(totals)
                .mapToDouble(total -> (total - (double) rounds) * (total - rounds) / rounds)
                .sum();
        assertThat(distances).isCloseTo(rows - 1.0, within(5 * Math.sqrt(2.0 * rows)));
    }

    @Test
    void groupsHaveTheAccelerationOfRows() {
        double[] values = new Random(4)
                .doubles(20_000)
                .map(x -> Math.pow(-Math.log(x), 3))
                .toArray();
        Replicates replicates =
                Replicates.of(Rows.mean(values), Bootstrap.standard().withRounds(100));
        assertThat(replicates.without()[0]).hasSize(Replicates.GROUPS);
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        double cubes = Arrays.stream(values).map(x -> Math.pow(x - mean, 3)).sum();
        double ofRows = cubes / 6 / Math.pow(squares, 1.5);
        double ofGroups = BiasCorrected.of(
                        mean, replicates.drawn()[0], replicates.without()[0])
                .orElseThrow()
                .acceleration();
        // The spread of groups' third powers: √15 ∕ (6 · 200).
        assertThat(ofRows).isGreaterThan(0.01);
        assertThat(ofGroups).isCloseTo(ofRows, within(4 * Math.sqrt(15) / 6 / Replicates.GROUPS));
    }

    @Test
    void thePValueIsTheLevelOfTheIntervalThatEndsAt0() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            double shift = random.nextDouble() / 2;
            double[] values =
                    random.doubles(100).map(x -> -Math.log(x) - 1 + shift).toArray();
            Bootstrap bootstrap = Bootstrap.standard().withSeed(seed);
            double pValue = bootstrap.run(Rows.mean(values)).pValue(0).orElseThrow();
            if (pValue > 0.01 && pValue < 0.99) {
                Interval interval = bootstrap
                        .withLevel(1 - pValue)
                        .run(Rows.mean(values))
                        .interval(0)
                        .orElseThrow();
                double nearest = Math.min(Math.abs(interval.low()), Math.abs(interval.high()));
                assertThat(nearest).as("seed %s, p %s", seed, pValue).isLessThan(0.01);
            }
        }
    }

    @Test
    void aPValueIsNeverBelowWhatTheRoundsCanTell() {
        double[] far = new Random(5).doubles(50, 10, 11).toArray();
        assertThat(Bootstrap.standard().withRounds(500).run(Rows.mean(far)).pValue(0))
                .hasValue(1 / 501.0);
        double[] zeros = new double[50];
        assertThat(Bootstrap.standard().run(Rows.mean(zeros)).pValue(0)).hasValue(1);
    }

    @Test
    void numbersThatNeverChangeHaveNoLengthAndOneRowNoInterval() {
        double[] same = new double[20];
        Arrays.fill(same, 0.25);
        Bootstrap.Resamples resamples = Bootstrap.standard().run(Rows.mean(same));
        assertThat(resamples.interval(0)).hasValue(new Interval(0.25, 0.25, 0.25, 0.95));
        assertThat(resamples.difference(0).orElseThrow().pValue()).isEqualTo(1 / 1_001.0);
        Bootstrap.Resamples single = Bootstrap.standard().run(Rows.mean(new double[] {3}));
        assertThat(single.estimate(0)).hasValue(3);
        assertThat(single.interval(0)).isEmpty();
        assertThat(single.pValue(0)).isEmpty();
    }

    /** The mean of rows above 0, of which there are few: (99 ∕ 100)¹⁰⁰ = 0.37 of the rounds draw none, or 0.95¹⁰⁰ = 0.006. */
    @Test
    void undefinedRoundsAreLeftOutUnlessThereAreMany() {
        double[] one = new double[100];
        one[7] = 5;
        double[] five = new double[100];
        Arrays.fill(five, 0, 5, 5);
        five[2] = 6;
        Bootstrap.Resamples few = Bootstrap.standard().run(meanOfPositive(one));
        assertThat(few.estimate(0)).hasValue(5);
        assertThat(few.interval(0)).isEmpty();
        Bootstrap.Resamples enough = Bootstrap.standard().run(meanOfPositive(five));
        assertThat(enough.interval(0).orElseThrow().low()).isGreaterThanOrEqualTo(5);
        Bootstrap.Resamples never = Bootstrap.standard().run(meanOfPositive(new double[100]));
        assertThat(never.estimate(0)).isEmpty();
        assertThat(never.interval(0)).isEmpty();
        assertThat(never.size()).isEqualTo(1);
    }

    private static Rows meanOfPositive(double[] values) {
        return new Rows(values.length, 1, (counts, means) -> {
            byte[] positive = counts.clone();
            for (int i = 0; i < values.length; i++) {
                positive[i] = values[i] > 0 ? counts[i] : 0;
            }
            means[0] = Rows.mean(values, positive);
        });
    }

    @Test
    void severalNumbersComeFromTheSameRounds() {
        double[] values = new Random(6).doubles(200).toArray();
        Rows both = new Rows(200, 2, (counts, numbers) -> {
            numbers[0] = Rows.mean(values, counts);
            numbers[1] = -numbers[0];
        });
        Bootstrap.Resamples resamples = Bootstrap.standard().run(both);
        Interval plus = resamples.interval(0).orElseThrow();
        Interval minus = resamples.interval(1).orElseThrow();
        assertThat(minus.low()).isCloseTo(-plus.high(), within(1e-12));
        assertThat(minus.high()).isCloseTo(-plus.low(), within(1e-12));
        assertThat(plus)
                .isEqualTo(
                        Bootstrap.standard().run(Rows.mean(values)).interval(0).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anInterruptEndsItWithoutAResult(int parallelism) {
        Bootstrap bootstrap = Bootstrap.standard().withParallelism(parallelism);
        Rows constant = new Rows(10, 1, (counts, values) -> values[0] = 1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> bootstrap.run(constant)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();

        // From within: rounds that would not end by themselves while the caller waits.
        Thread caller = Thread.currentThread();
        AtomicInteger calls = new AtomicInteger();
        Rows interrupting = new Rows(10, 1, (counts, values) -> {
            if (calls.incrementAndGet() == 3) {
                caller.interrupt();
            }
            if (calls.get() >= 3 && Thread.currentThread() != caller) {
                await(caller);
            }
        });
        assertThatThrownBy(() -> bootstrap.run(interrupting)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(calls.get()).isLessThan(100);
    }

    /** Until somebody interrupts this thread: the caller passes its interrupt on. */
    private static void await(Thread caller) {
        try {
            caller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whatAStatisticThrowsArrivesAndNoThreadStays(int parallelism) {
        Rows failing = new Rows(10, 1, (counts, values) -> {
            if (counts[0] == 3) {
                throw new IllegalStateException("three");
            }
        });
        assertThatThrownBy(
                        () -> Bootstrap.standard().withParallelism(parallelism).run(failing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("three");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("boathouse-bootstrap"));
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        Bootstrap standard = Bootstrap.standard();
        assertThatThrownBy(() -> standard.withRounds(99)).hasMessageContaining("99 rounds");
        assertThatThrownBy(() -> standard.withLevel(95)).hasMessageContaining("95");
        assertThatThrownBy(() -> standard.withParallelism(0)).hasMessageContaining("0 threads");
        assertThatThrownBy(() -> standard.run(new Rows(0, 1, (counts, values) -> {})))
                .hasMessageContaining("0 rows");
    }
}
