package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.data.DataType;
import dev.boathouse.monitoring.Samples;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberFiguresTest {

    private static final MathContext DIGITS = new MathContext(80);

    private static NumberProfile numbers(double... values) {
        return Profile.of(Everything.doubles(values)).column("x").numbers().orElseThrow();
    }

    @Test
    void shapeOfFewDistinctValuesIsThatOfExactArithmetic() {
        NumberProfile known = numbers(1, 2, 2, 9); // by hand: m2 = 10.25, m3 = 36, m4 = 241.0625
        assertThat(known.skewness().orElseThrow().low()).isCloseTo(36 / Math.pow(10.25, 1.5), within(1e-15));
        assertThat(known.excessKurtosis().orElseThrow().low()).isCloseTo(241.0625 / (10.25 * 10.25) - 3, within(1e-15));
        long seed = 91;
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            double[] values = moderate(random, 2 + random.nextInt(300));
            double[] exact = shape(values);
            NumberProfile numbers = numbers(values);
            Bounds skewness = numbers.skewness().orElseThrow();
            Bounds kurtosis = numbers.excessKurtosis().orElseThrow();
            assertThat(skewness.exact()).isTrue();
            assertThat(skewness.low())
                    .as("seed %d, round %d", seed, round)
                    .isCloseTo(exact[0], within(tolerance(exact[0])));
            assertThat(kurtosis.low())
                    .as("seed %d, round %d", seed, round)
                    .isCloseTo(exact[1], within(tolerance(exact[1])));
        }
    }

    private static double tolerance(double value) {
        return 1e-13 * Math.max(1, Math.abs(value));
    }

    /** No exponents that make BigDecimal slow; offsets that cancel sixteen digits. */
    private static double[] moderate(Random random, int size) {
        double offset = random.nextInt(3) * 1e9;
        double[] values = new double[size];
        Arrays.setAll(values, i -> offset + Math.exp(3 * random.nextGaussian()));
        return values;
    }

    private static double[] shape(double[] values) {
        BigDecimal n = BigDecimal.valueOf(values.length);
        BigDecimal mean = Arrays.stream(values)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(n, DIGITS);
        BigDecimal[] moments = new BigDecimal[5];
        for (int power = 2; power <= 4; power++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (double value : values) {
                sum = sum.add(new BigDecimal(value).subtract(mean).pow(power, DIGITS));
            }
            moments[power] = sum.divide(n, DIGITS);
        }
        BigDecimal deviation = moments[2].sqrt(DIGITS);
        return new double[] {
            moments[3].divide(deviation.pow(3, DIGITS), DIGITS).doubleValue(),
            moments[4].divide(moments[2].pow(2, DIGITS), DIGITS).doubleValue() - 3
        };
    }

    @Test
    void boundsOfTheShapeContainItAndAreNarrow() {
        long seed = 92;
        Random random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            double[] values = moderate(random, 12_000);
            double[] exact = shape(values);
            NumberProfile numbers = numbers(values);
            assertThat(numbers.exact()).isFalse();
            Bounds skewness = numbers.skewness().orElseThrow();
            Bounds kurtosis = numbers.excessKurtosis().orElseThrow();
            assertThat(skewness.contains(exact[0]))
                    .as("seed %d, round %d: %s in %s", seed, round, exact[0], skewness)
                    .isTrue();
            assertThat(kurtosis.contains(exact[1]))
                    .as("seed %d, round %d: %s in %s", seed, round, exact[1], kurtosis)
                    .isTrue();
            assertThat(skewness.high() - skewness.low()).isLessThan(0.05 * exact[0]);
            assertThat(kurtosis.high() - kurtosis.low()).isLessThan(0.05 * exact[1]);
        }
    }

    @Test
    void shapeOfAnySampleHasBoundsInOrder() {
        long seed = 93;
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            NumberProfile numbers = numbers(Samples.any(random, 1 + random.nextInt(9_000)));
            numbers.skewness().ifPresent(bounds -> assertThat(bounds.low()).isLessThanOrEqualTo(bounds.high()));
            numbers.excessKurtosis()
                    .ifPresent(bounds -> assertThat(bounds.high()).isGreaterThanOrEqualTo(-2));
        }
        assertThat(numbers(7, 7, 7).skewness()).isEmpty();
        assertThat(numbers().excessKurtosis()).isEmpty();
        assertThat(numbers(Double.MAX_VALUE, -Double.MAX_VALUE).excessKurtosis())
                .hasValue(Bounds.exactly(-2));
    }

    @Test
    void distinctValuesAreExactAndThenEstimated() {
        assertThat(numbers(0.0, -0.0, 3, 3, Double.NaN, Double.POSITIVE_INFINITY)
                        .distinct())
                .hasValue(2);
        long seed = 94;
        Random random = new Random(seed);
        double error = 0;
        int rounds = 20;
        for (int round = 0; round < rounds; round++) {
            int distinct = 5_000 + random.nextInt(60_000);
            double start = random.nextInt();
            double[] values = new double[distinct + 2_000];
            Arrays.setAll(values, i -> start + i % distinct);
            double found = numbers(values).distinct().orElseThrow();
            error += Math.pow(found / distinct - 1, 2);
        }
        // The standard error is 1.04/64; the mean square of 20 is below twice its square, but for one chance in 200.
        assertThat(Math.sqrt(error / rounds)).as("seed %d", seed).isLessThan(1.04 / 64 * 1.42);
    }

    @Test
    void frequentValuesAreThereWhileTheHistogramIsExact() {
        assertThat(numbers(2, 1, 1, -0.0, 0.0, 5).frequent(3))
                .containsExactly(Map.entry(0.0, 2L), Map.entry(1.0, 2L), Map.entry(2.0, 1L));
        assertThat(numbers(new Random(1).doubles(5_000).toArray()).frequent(3)).isEmpty();
    }

    @Test
    void barsCoverAllValues() {
        assertThat(numbers(0, 1, 2, 3, 10).histogram(2))
                .containsExactly(new HistogramBar(0, 5, 4), new HistogramBar(5, 10, 1));
        assertThat(numbers(3, 3).histogram(9)).containsExactly(new HistogramBar(3, 3, 2));
        assertThat(numbers().histogram(9)).isEmpty();
        assertThat(numbers(-Double.MAX_VALUE, Double.MAX_VALUE).histogram(2))
                .extracting(HistogramBar::count)
                .containsExactly(1L, 1L);
        assertThatThrownBy(() -> numbers(1).histogram(0)).isInstanceOf(IllegalArgumentException.class);
        long seed = 95;
        double[] values = new Random(seed).doubles(50_000).toArray();
        for (HistogramBar bar : numbers(values).histogram(10)) {
            long truth = Arrays.stream(values)
                    .filter(value -> value >= bar.low() && value < bar.high())
                    .count();
            assertThat(bar.count()).as("seed %d, %s", seed, bar).isCloseTo(truth, within(100L));
        }
    }

    @Test
    void exactModeAnswersExactly() {
        double[] values = new Random(96).doubles(30_000).map(Math::log).toArray();
        NumberProfile numbers = Profiling.standard()
                .withBins(1 << 17)
                .of(Everything.doubles(values))
                .column("x")
                .numbers()
                .orElseThrow();
        Arrays.sort(values);
        assertThat(numbers.exact()).isTrue();
        assertThat(numbers.quantile(0.25)).hasValue(Bounds.exactly(values[7_499]));
        assertThat(numbers.distinct()).hasValue(Arrays.stream(values).distinct().count());
        assertThatThrownBy(() -> Profiling.standard().withBins(100)).hasMessageContaining("4096");
    }

    @Test
    void datesAndTimestampsHaveInstants() {
        ColumnProfile day = Profile.of(Everything.column(
                        DataType.DATE, Arrays.asList(LocalDate.of(2024, 2, 29), null, LocalDate.of(1969, 12, 31))))
                .column("x");
        assertThat(day.earliest()).hasValue(Instant.parse("1969-12-31T00:00:00Z"));
        assertThat(day.latest()).hasValue(Instant.parse("2024-02-29T00:00:00Z"));
        ColumnProfile at = Profile.of(
                        Everything.column(DataType.TIMESTAMP, List.of(Instant.parse("2024-02-29T12:00:00.000001Z"))))
                .column("x");
        assertThat(at.latest()).hasValue(Instant.parse("2024-02-29T12:00:00.000001Z"));
        assertThat(Profile.of(Everything.doubles(1)).column("x").latest()).isEmpty();
    }
}
