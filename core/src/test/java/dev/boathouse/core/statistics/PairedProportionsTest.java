package dev.boathouse.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedProportionsTest {

    /**
     * Airway hyper-responsiveness (Bentur et al. 2009) and response to therapy (Cavo et al. 2012), as in Fagerland, Lydersen and Laake 2013, BMC
     * Medical Research Methodology 13:91 (mid-p 0.039), and 2017, Statistical Analysis of Contingency Tables, 8.
     */
    @Test
    void midPValuesAreThosePublished() {
        assertThat(new PairedProportions(1, 1, 7, 12).difference().pValue()).isCloseTo(0.0390625, within(1e-12));
        assertThat(new PairedProportions(59, 6, 16, 80).difference().pValue()).isCloseTo(0.034690, within(0.0000005));
    }

    /** The same book, Newcombe's square-and-add interval. */
    @Test
    void newcombesIntervalIsTheOnePublished() {
        Interval interval = new PairedProportions(59, 6, 16, 80).difference().interval();
        assertThat(interval.estimate()).isCloseTo(-0.0621, within(0.00005));
        assertThat(interval.low()).isCloseTo(-0.1186, within(0.00005));
        assertThat(interval.high()).isCloseTo(-0.0046, within(0.00005));
        Interval back = new PairedProportions(59, 16, 6, 80).difference().interval();
        assertThat(back.low()).isCloseTo(-interval.high(), within(1e-15));
        assertThat(back.high()).isCloseTo(-interval.low(), within(1e-15));
    }

    /** Agresti 1990, Categorical Data Analysis, 10.1: approval of the prime minister, z² = 17.36. */
    @Test
    void theCountedTestIsNearTheAsymptoticOne() {
        double pValue = new PairedProportions(794, 150, 86, 570).difference().pValue();
        assertThat(pValue).isCloseTo(Normal.beyond(Math.sqrt(64.0 * 64 / 236)), within(1e-5));
        assertThat(64.0 * 64 / 236).isCloseTo(17.36, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"470, 530", "500, 500", "440, 560", "499, 501"})
    void noGapOpensWhereCountingEnds(long first, long second) {
        double counted = new PairedProportions(9, first, second, 9).difference().pValue();
        double asymptotic = Normal.beyond((first - second) / Math.sqrt(1_000.0));
        assertThat(first + second).isEqualTo(PairedProportions.COUNTED);
        // Equal counts: 1 less half the chance of that, which is 0.0126.
        assertThat(counted).isCloseTo(asymptotic, within(first == second ? 0.013 : 1e-3));
        assertThat(new PairedProportions(9, first + 1, second + 1, 9)
                        .difference()
                        .pValue())
                .isCloseTo(asymptotic, within(1e-3));
    }

    /** By definition, in whole numbers: results less likely than the one found, and half of those as likely. */
    @Test
    void midPIsThatOfTheDefinition() {
        for (int coins : new int[] {1, 2, 5, 30, 101, 1_000}) {
            for (int heads = 0; heads <= coins; heads += Math.max(1, coins / 10)) {
                BigInteger rarer = BigInteger.ZERO;
                BigInteger same = BigInteger.ZERO;
                BigInteger ways = BigInteger.ONE;
                for (int i = 0; i <= coins; i++) {
                    int closer = Math.abs(2 * i - coins) - Math.abs(2 * heads - coins);
                    rarer = closer > 0 ? rarer.add(ways) : rarer;
                    same = closer == 0 ? same.add(ways) : same;
                    ways = ways.multiply(BigInteger.valueOf(coins - i)).divide(BigInteger.valueOf(i + 1));
                }
                double expected = new BigDecimal(rarer.shiftLeft(1).add(same))
                        .divide(new BigDecimal(BigInteger.TWO.shiftLeft(coins)))
                        .doubleValue();
                assertThat(new PairedProportions(3, heads, coins - heads, 4)
                                .difference()
                                .pValue())
                        .as("%s of %s", heads, coins)
                        .isCloseTo(expected, within(1e-12 * expected));
            }
        }
    }

    @Test
    void rowsThatAllAgreeTellNothingApart() {
        Difference same = new PairedProportions(30, 0, 0, 70).difference();
        assertThat(same.pValue()).isEqualTo(1);
        assertThat(same.interval().estimate()).isZero();
        assertThat(same.interval().low()).isNegative();
        assertThat(same.interval().high()).isCloseTo(-same.interval().low(), within(1e-15));
        Difference all = new PairedProportions(100, 0, 0, 0).difference();
        assertThat(all.interval().low()).isBetween(-0.06, -0.03);
        Difference none = new PairedProportions(0, 0, 0, 0).difference();
        assertThat(none.interval()).isEqualTo(new Interval(Double.NaN, -1, 1, 0.95));
        assertThat(none.pValue()).isNaN();
    }

    @Test
    void millionsOfRowsDoNotOverflow() {
        Difference many = new PairedProportions(4_000_000_000L, 30_000, 29_000, 2_000_000_000L).difference();
        assertThat(many.interval().low()).isBetween(0.0, many.interval().estimate());
        assertThat(many.pValue()).isCloseTo(Normal.beyond(1_000 / Math.sqrt(59_000)), within(1e-12));
    }

    @Test
    void rowsAreCounted() {
        boolean[] first = {true, true, true, false, false, true};
        boolean[] second = {true, false, false, true, false, true};
        assertThat(PairedProportions.of(first, second)).isEqualTo(new PairedProportions(2, 2, 1, 1));
        assertThatThrownBy(() -> PairedProportions.of(first, new boolean[2])).hasMessageContaining("6 rows with 2");
        assertThatThrownBy(() -> new PairedProportions(0, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
