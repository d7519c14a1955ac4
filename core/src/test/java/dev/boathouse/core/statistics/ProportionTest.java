package dev.boathouse.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    private static final Offset<Double> PRINTED = within(0.00005);

    /** Newcombe 1998, Statistics in Medicine 17:857, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonsIntervalIsTheOnePublished(long hits, long trials, double low, double high) {
        Interval interval = new Proportion(hits, trials).interval();
        assertThat(interval.low()).isCloseTo(low, PRINTED);
        assertThat(interval.high()).isCloseTo(high, PRINTED);
        Interval misses = new Proportion(trials - hits, trials).interval();
        assertThat(misses.low()).isCloseTo(1 - high, PRINTED);
        assertThat(misses.high()).isCloseTo(1 - low, PRINTED);
    }

    /** By Wilson's definition: the ends are the rates that lie z standard errors, of their own, away. */
    @Test
    void theEndsAreTheRatesThatTheScoreTestJustRejects() {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            long trials = 1 + random.nextInt(1 << (1 + random.nextInt(30)));
            long hits = (long) (random.nextDouble() * (trials + 1));
            double level = 0.5 + random.nextDouble() / 2;
            Interval interval = new Proportion(hits, trials).interval(level);
            double z = Normal.reach(level);
            for (double end : new double[] {interval.low(), interval.high()}) {
                double distance = interval.estimate() - end;
                if (end > 0 && end < 1) {
                    assertThat(Math.abs(distance) / Math.sqrt(end * (1 - end) / trials))
                            .as("%s of %s at %s", hits, trials, level)
                            .isCloseTo(z, within(1e-6 * z));
                }
            }
            assertThat(interval.low()).isBetween(0.0, interval.estimate());
            assertThat(interval.high()).isBetween(interval.estimate(), 1.0);
        }
    }

    @Test
    void withoutTrialsNothingIsKnown() {
        Proportion nothing = new Proportion(0, 0);
        Proportion half = new Proportion(1, 2);
        assertThat(nothing.estimate()).isNaN();
        assertThat(nothing.interval()).isEqualTo(new Interval(Double.NaN, 0, 1, 0.95));
        assertThat(nothing.minus(half).interval()).isEqualTo(new Interval(Double.NaN, -1, 1, 0.95));
        assertThat(half.minus(nothing).pValue()).isNaN();
        assertThat(half.ratioTo(nothing)).isEqualTo(new Interval(Double.NaN, 0, Double.POSITIVE_INFINITY, 0.95));
    }

    /** Newcombe 1998, Statistics in Medicine 17:873, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void newcombesIntervalIsTheOnePublished(long a, long m, long b, long n, double low, double high) {
        Difference difference = new Proportion(a, m).minus(new Proportion(b, n));
        assertThat(difference.interval().estimate()).isEqualTo((double) a / m - (double) b / n);
        assertThat(difference.interval().low()).isCloseTo(low, PRINTED);
        assertThat(difference.interval().high()).isCloseTo(high, PRINTED);
        Interval back = new Proportion(b, n).minus(new Proportion(a, m)).interval();
        assertThat(back.low()).isCloseTo(-high, PRINTED);
        assertThat(back.high()).isCloseTo(-low, PRINTED);
    }

    /** 3 of 4 and 1 of 4: χ² = 2.000, p = 0.15730 (Fagerland, Lydersen and Laake 2017, Statistical Analysis of Contingency Tables, 4). */
    @Test
    void theTestIsPearsons() {
        assertThat(new Proportion(3, 4).minus(new Proportion(1, 4)).pValue()).isCloseTo(0.15730, within(0.000005));
        assertThat(new Proportion(0, 4).minus(new Proportion(0, 9)).pValue()).isEqualTo(1);
        assertThat(new Proportion(4, 4).minus(new Proportion(9, 9)).pValue()).isEqualTo(1);
    }

    /** 7 of 34 and 1 of 34: Fagerland, Lydersen and Laake 2017, 4.7, MOVER-R Wilson and Newcombe hybrid score. */
    @Test
    void theRatiosIntervalIsTheOnePublished() {
        Interval ratio = new Proportion(7, 34).ratioTo(new Proportion(1, 34));
        assertThat(ratio.estimate()).isCloseTo(7, within(1e-12));
        assertThat(ratio.low()).isCloseTo(1.1537, PRINTED);
        assertThat(ratio.high()).isCloseTo(41.9763, PRINTED);
        Interval difference = new Proportion(7, 34).minus(new Proportion(1, 34)).interval();
        assertThat(difference.low()).isCloseTo(0.0189, PRINTED);
        assertThat(difference.high()).isCloseTo(0.3404, PRINTED);
    }

    /** By MOVER's definition: at an end r, the interval of first − r · second, which squares and adds, ends at 0. */
    @Test
    void anEndOfTheRatioMakesTheDifferenceEndAt0() {
        Random random = new Random(5);
        for (int i = 0; i < 1_000; i++) {
            Proportion first = new Proportion(1 + random.nextInt(50), 50 + random.nextInt(50));
            Proportion second = new Proportion(1 + random.nextInt(50), 50 + random.nextInt(50));
            Interval ratio = first.ratioTo(second);
            Interval ours = first.interval();
            Interval theirs = second.interval();
            double low = ratio.low();
            double high = ratio.high();
            assertThat(ours.estimate() - low * theirs.estimate())
                    .as("%s to %s", first, second)
                    .isCloseTo(
                            Math.hypot(ours.estimate() - ours.low(), low * (theirs.high() - theirs.estimate())),
                            within(1e-9));
            assertThat(high * theirs.estimate() - ours.estimate())
                    .as("%s to %s", first, second)
                    .isCloseTo(
                            Math.hypot(ours.high() - ours.estimate(), high * (theirs.estimate() - theirs.low())),
                            within(1e-9));
        }
    }

    @Test
    void aRatioWithoutHitsIsDefined() {
        Interval none = new Proportion(0, 20).ratioTo(new Proportion(5, 20));
        assertThat(none.estimate()).isZero();
        assertThat(none.low()).isZero();
        assertThat(none.high()).isBetween(0.5, 2.0);
        Interval infinite = new Proportion(5, 20).ratioTo(new Proportion(0, 20));
        assertThat(infinite.estimate()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(infinite.high()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(infinite.low()).isCloseTo(1 / none.high(), within(1e-12));
        Interval unknown = new Proportion(0, 20).ratioTo(new Proportion(0, 20));
        assertThat(unknown).isEqualTo(new Interval(Double.NaN, 0, Double.POSITIVE_INFINITY, 0.95));
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Proportion(3, 2)).hasMessageContaining("3 hits in 2 trials");
        assertThatThrownBy(() -> new Proportion(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proportion(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proportion(1, 2).interval(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
