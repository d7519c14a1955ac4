package dev.boathouse.monitoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.monitoring.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumberSamplesTest {

    private static final double[] NONE = {};

    private static final List<Function<NumberSamples, TestResult>> OF_ORDER =
            List.<Function<NumberSamples, TestResult>>of(
                    NumberSamples::kolmogorovSmirnov,
                    NumberSamples::mannWhitney,
                    NumberSamples::andersonDarling,
                    samples -> samples.andersonDarlingRight(Precision.AUTOMATIC),
                    NumberSamples::cramerVonMises);

    private static final List<Function<NumberSamples, TestResult>> OF_VALUES =
            List.<Function<NumberSamples, TestResult>>of(
                    NumberSamples::welch,
                    NumberSamples::pooledT,
                    NumberSamples::eppsSingleton,
                    NumberSamples::energy,
                    NumberSamples::wasserstein,
                    NumberSamples::mmd,
                    NumberSamples::mmdBiased);

    private static List<TestResult> all(NumberSamples samples) {
        return Stream.of(OF_ORDER, OF_VALUES)
                .flatMap(List::stream)
                .map(test -> test.apply(samples))
                .toList();
    }

    @Test
    void emptySamplesAreUndefined() {
        double[] some = {1, 2, 3};
        for (TestResult result : all(NumberSamples.of(NONE, some))) {
            assertThat(result.undefined()).contains("the reference is empty");
            assertThat(result.fires(0.5)).isFalse();
        }
        for (TestResult result : all(NumberSamples.of(some, new double[] {Double.NaN}))) {
            assertThat(result.undefined()).contains("the current sample is empty");
        }
    }

    @Test
    void nanIsLeftOutAndCounted() {
        NumberSamples samples =
                NumberSamples.of(new double[] {Double.NaN, 2, 1}, new double[] {3, Double.NaN, Double.NaN});
        assertThat(samples.referenceSize()).isEqualTo(2);
        assertThat(samples.referenceNans()).isEqualTo(1);
        assertThat(samples.currentSize()).isEqualTo(1);
        assertThat(samples.currentNans()).isEqualTo(2);
        assertThat(samples.wasserstein().statistic()).isEqualTo(1.5);
    }

    @Test
    void givenArraysStayAsTheyWere() {
        double[] reference = {3, 1, 2};
        NumberSamples samples = NumberSamples.of(reference, new double[] {1});
        assertThat(reference).containsExactly(3, 1, 2);
        reference[0] = 100;
        assertThat(samples.wasserstein().statistic()).isEqualTo(1.0);
    }

    @Test
    void equalConstantsAreNoDrift() {
        double[] five = {5, 5, 5, 5, 5, 5};
        for (TestResult result : all(NumberSamples.of(five, five))) {
            assertThat(result.pValue()).as(result.name()).isEqualTo(1.0);
            assertThat(result.effect()).as(result.name()).isEqualTo(0.0);
        }
        assertThat(NumberSamples.of(five, five).cramerVonMises(Precision.EXACT).pValue())
                .isEqualTo(1.0); // SciPy: 0.664
    }

    @Test
    void differentConstantsAreAsFarApartAsSamplesCanBe() {
        double[] five = new double[30];
        Arrays.fill(five, 5);
        double[] six = new double[30];
        Arrays.fill(six, 6);
        NumberSamples samples = NumberSamples.of(five, six);
        assertThat(samples.kolmogorovSmirnov().statistic()).isEqualTo(1.0);
        assertThat(samples.mannWhitney().effect()).isEqualTo(1.0);
        assertThat(samples.wasserstein().statistic()).isEqualTo(1.0);
        assertThat(samples.energy().effect()).isEqualTo(1.0);
        assertThat(samples.welch().undefined()).contains("neither sample varies");
        for (TestResult result : all(samples)) {
            assertThat(result.undefined().isPresent() || result.pValue() < 1e-6)
                    .as(result.toString())
                    .isTrue();
        }
    }

    @Test
    void oneValueASideCannotFire() {
        NumberSamples samples = NumberSamples.of(new double[] {1}, new double[] {1e300});
        for (TestResult result : all(samples)) {
            assertThat(result.pValue()).as(result.toString()).isEqualTo(1.0);
            assertThat(result.threshold(0.05)).as(result.name()).isPositive();
        }
    }

    @Test
    void infinitiesTakePartInTheOrderOnly() {
        double[] reference = {Double.NEGATIVE_INFINITY, 1, 2, 3, 4, 5};
        double[] current = {1, 2, 3, 4, 5, Double.POSITIVE_INFINITY};
        NumberSamples infinite = NumberSamples.of(reference, current);
        reference[0] = -9;
        current[5] = 9;
        NumberSamples finite = NumberSamples.of(reference, current);
        for (Function<NumberSamples, TestResult> test : OF_ORDER) {
            assertThat(test.apply(infinite).statistic())
                    .isEqualTo(test.apply(finite).statistic());
        }
        for (Function<NumberSamples, TestResult> test : OF_VALUES) {
            assertThat(test.apply(infinite).undefined()).isPresent();
        }
    }

    @Test
    void signedZerosAreEqualAndSubnormalsAreNot() {
        assertThat(NumberSamples.of(new double[] {-0.0, -0.0}, new double[] {0.0, 0.0})
                        .wasserstein()
                        .statistic())
                .isEqualTo(0.0);
        NumberSamples tiny =
                NumberSamples.of(new double[] {0.0, 5e-324, 1e-323}, new double[] {5e-323, 6e-323, 7e-323});
        assertThat(tiny.kolmogorovSmirnov().statistic()).isEqualTo(1.0);
        assertThat(tiny.welch().statistic()).isCloseTo(-7.2, within(2.0));
    }

    @Test
    void anOffsetCostsNoDigits() {
        Random random = new Random(3);
        double[] reference = random.doubles(300, 0, 1024).map(Math::floor).toArray();
        double[] current = random.doubles(200, 50, 1074).map(Math::floor).toArray();
        NumberSamples near = NumberSamples.of(reference, current);
        NumberSamples far = NumberSamples.of(
                Arrays.stream(reference).map(x -> x + 0x1p40).toArray(),
                Arrays.stream(current).map(x -> x + 0x1p40).toArray());
        List<TestResult> expected = all(near);
        List<TestResult> found = all(far);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).statistic())
                    .as(found.get(i).name())
                    .isCloseTo(
                            expected.get(i).statistic(),
                            within(1e-10 * Math.abs(expected.get(i).statistic())));
        }
    }

    @Test
    void greatMagnitudesDoNotOverflow() {
        NumberSamples samples = NumberSamples.of(
                new double[] {-1.7e308, -1e308, 0, 1e307, 2e307},
                new double[] {1e308, 1.2e308, 1.5e308, 1.7e308, 1.6e308});
        assertThat(samples.welch().statistic()).isBetween(-10.0, -3.0);
        assertThat(samples.energy().statistic()).isBetween(1e153, 1e155);
        assertThat(samples.mmd().statistic()).isPositive().isLessThan(2);
    }

    @Test
    void samplesChangePlacesWithoutChangingABit() {
        long seed = 5;
        Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            double[] reference = Samples.any(random, 1 + random.nextInt(80));
            double[] current = round % 2 == 0
                    ? Samples.any(random, 1 + random.nextInt(80))
                    : Samples.any(random, reference.length);
            List<TestResult> one = all(NumberSamples.of(reference, current));
            List<TestResult> other = all(NumberSamples.of(current, reference));
            for (int i = 0; i < one.size(); i++) {
                String what = "seed " + seed + ", round " + round + ", " + one.get(i);
                assertThat(other.get(i).pValue()).as(what).isEqualTo(one.get(i).pValue());
                assertThat(Math.abs(other.get(i).effect()))
                        .as(what)
                        .isEqualTo(Math.abs(one.get(i).effect()));
                if (!one.get(i).name().startsWith("Mann")) {
                    assertThat(Double.valueOf(Math.abs(other.get(i).statistic())))
                            .as(what)
                            .isEqualTo(Double.valueOf(Math.abs(one.get(i).statistic())));
                }
            }
        }
    }

    @Test
    void thresholdIsWhereATestBeginsToFire() {
        Random random = new Random(8);
        NumberSamples samples = NumberSamples.of(
                random.doubles(60).toArray(),
                random.doubles(45).map(x -> x * 1.1).toArray());
        for (TestResult result : all(samples)) {
            for (double alpha : new double[] {0.001, 0.05, 0.09}) {
                assertThat(result.statistic() >= result.threshold(alpha))
                        .as(result + " at " + alpha)
                        .isEqualTo(result.fires(alpha));
            }
        }
        assertThat(samples.mannWhitney(Precision.AUTOMATIC, Alternative.LESS).threshold(0.05))
                .isLessThan(60 * 45 / 2.0);
        assertThat(samples.kolmogorovSmirnov().threshold(0.05) * 180)
                .isCloseTo(Math.rint(samples.kolmogorovSmirnov().threshold(0.05) * 180), within(1e-9));
    }

    @Test
    void directionsAreThoseOfSciPy() {
        NumberSamples grown = NumberSamples.of(new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8, 9, 10});
        assertThat(grown.mannWhitney(Precision.AUTOMATIC, Alternative.LESS).pValue())
                .isLessThan(0.01);
        assertThat(grown.welch(Alternative.LESS).pValue()).isLessThan(0.01);
        assertThat(grown.pooledT(Alternative.LESS).pValue()).isLessThan(0.01);
        assertThat(grown.welch(Alternative.GREATER).pValue()).isGreaterThan(0.99);
        // The distribution function of smaller values is the greater one.
        assertThat(grown.kolmogorovSmirnov(Precision.AUTOMATIC, Alternative.GREATER)
                        .pValue())
                .isLessThan(0.01);
        assertThat(grown.mannWhitney().effect()).isEqualTo(1.0);
        assertThat(grown.welch().effect()).isPositive();
    }

    @Test
    void anOutlierHidesNoShiftFromTheOrder() {
        SplittableRandom random = new SplittableRandom(9);
        double[] reference = random.doubles(100).toArray();
        double[] current = random.doubles(100).map(x -> x + 0.5).toArray();
        current[0] = 1e6;
        NumberSamples samples = NumberSamples.of(reference, current);
        for (Function<NumberSamples, TestResult> test : OF_ORDER) {
            assertThat(test.apply(samples).pValue()).isLessThan(1e-6);
        }
        assertThat(samples.mmd().pValue()).isLessThan(1e-3);
    }

    @Test
    void exactDistributionsBeyondReachAreRefused() {
        NumberSamples samples = NumberSamples.of(new double[200], new double[200]);
        assertThatThrownBy(() -> samples.mannWhitney(Precision.EXACT, Alternative.TWO_SIDED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found sizes 200 and 200")
                .hasMessageContaining("Use AUTOMATIC");
        assertThatThrownBy(() -> samples.andersonDarling(Precision.EXACT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> samples.eppsSingleton(Precision.UNTIED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> samples.cramerVonMises(Precision.UNTIED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cellsOfLargeSamplesComeNearTheirDistances() {
        SplittableRandom random = new SplittableRandom(10);
        double[] reference =
                random.doubles(30_000).map(u -> Math.tan(Math.PI * (u - 0.5))).toArray();
        double[] current = random.doubles(20_000)
                .map(u -> Math.tan(Math.PI * (u - 0.5)) + 0.1)
                .toArray();
        NumberSamples samples = NumberSamples.of(reference, current);
        assertThat(samples.mannWhitney().pValue()).isLessThan(1e-3);
        assertThat(samples.mmd().pValue()).isLessThan(1e-3);
        assertThat(samples.andersonDarling().pValue()).isLessThan(1e-3);
        NumberSamples same =
                NumberSamples.of(Arrays.copyOf(reference, 10_000), Arrays.copyOfRange(reference, 10_000, 30_000));
        for (TestResult result : all(same)) {
            assertThat(result.pValue()).as(result.toString()).isGreaterThan(1e-3);
        }
    }
}
