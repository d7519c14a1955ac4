package dev.boathouse.monitoring.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Proportion;
import dev.boathouse.monitoring.shift.CalibrationShift.Recalibration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationCheckTest {

    private static final CalibrationCheck CHECK = CalibrationCheck.standard();

    @Test
    void otherLabelsAtTheSameScoresAreDrift() {
        Random random = new Random(1);
        CalibrationShift shift =
                CHECK.compare(rows(random, 3_000, 1, 1, p -> p), rows(random, 2_000, 1, 1, p -> shifted(p, 0.5)));
        assertThat(shift.drifted()).as(shift.sentence()).isTrue();
        assertThat(shift.tests().get(0).drifted()).isTrue();
        assertThat(shift.oddsRatio().orElseThrow().low()).isGreaterThan(1.2);
        assertThat(StrictMath.log(shift.oddsRatio().orElseThrow().estimate())).isEqualTo(0.5, within(0.2));
        assertThat(shift.rateDifference().orElseThrow().low()).isPositive();
        assertThat(shift.reference().orElseThrow().pValue()).isGreaterThan(0.01);
        assertThat(shift.current().orElseThrow().intercept().estimate()).isEqualTo(0.5, within(0.2));
        assertThat(shift.current().orElseThrow().pValue()).isLessThan(1e-4);
        assertThat(shift.finding().passed()).isFalse();
        assertThat(shift.finding().name()).isEqualTo("calibration drift");
        assertThat(shift.bins()).hasSize(10);
    }

    @Test
    void probabilitiesThatBecomeTooExtremeAreADriftOfShape() {
        Random random = new Random(2);
        CalibrationShift shift =
                CHECK.compare(rows(random, 4_000, 1, 1, p -> p), rows(random, 4_000, 1, 1, p -> 0.5 + (p - 0.5) * 0.5));
        assertThat(shift.tests()).extracting(CalibrationShift.Test::name).containsExactly("level", "shape");
        assertThat(shift.tests()).extracting(CalibrationShift.Test::drifted).containsExactly(false, true);
        assertThat(shift.current().orElseThrow().slope().high()).isLessThan(0.7);
        assertThat(shift.sentence()).startsWith("drifted: at equal scores");
    }

    @Test
    void swappingSidesTurnsSignsOver() {
        Random random = new Random(3);
        BinaryPredictions one = rows(random, 500, 1, 2, p -> p);
        BinaryPredictions other = rows(random, 300, 2, 1, p -> shifted(p, 0.7));
        CalibrationShift shift = CHECK.compare(one, other);
        CalibrationShift swapped = CHECK.compare(other, one);
        assertThat(swapped.drifted()).isEqualTo(shift.drifted());
        for (int i = 0; i < shift.tests().size(); i++) {
            assertThat(swapped.tests().get(i).pValue())
                    .isEqualTo(shift.tests().get(i).pValue(), within(1e-9));
        }
        assertThat(swapped.rateDifference().orElseThrow().estimate())
                .isEqualTo(-shift.rateDifference().orElseThrow().estimate());
        assertThat(swapped.reference()).isEqualTo(shift.current());
    }

    /** SciPy 1.17.1 (minimize, then Newton's steps; chi2.sf). */
    @Test
    void recalibrationIsThatOfLogisticRegression() {
        double[] scores = new double[60];
        int[] labels = new int[60];
        for (int i = 0; i < 60; i++) {
            scores[i] = (i % 19 + 1) / 20.0;
            labels[i] = (i * 7) % 20 < (i % 19 + 1) * 0.6 + 5 ? 1 : 0;
        }
        Recalibration found = LogisticRecalibration.of(BinaryPredictions.ofProbabilities(scores, labels, 0.5))
                .orElseThrow();
        assertThat(found.intercept().estimate()).isEqualTo(0.6087649248046114, within(1e-9));
        assertThat(found.intercept().low()).isEqualTo(-0.010600084697603762, within(1e-9));
        assertThat(found.slope().estimate()).isEqualTo(0.2963337356081538, within(1e-9));
        assertThat(found.slope().low()).isEqualTo(-0.058096162150413855, within(1e-9));
        assertThat(found.pValue()).isEqualTo(0.0003529477158712384, within(1e-10));
    }

    @Test
    void whatCannotBeRecalibratedHasNoLine() {
        double[] scores = {0.1, 0.2, 0.3, 0.7, 0.8, 0.9};
        assertThat(recalibration(scores, 0, 0, 0, 1, 1, 1)).isFalse();
        assertThat(recalibration(scores, 1, 1, 1, 1, 1, 1)).isFalse();
        assertThat(recalibration(new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, 0, 1, 0, 1, 1, 1))
                .isFalse();
        assertThat(recalibration(new double[0])).isFalse();
        assertThat(recalibration(scores, 0, 1, 0, 1, 0, 1)).isTrue();
        assertThat(recalibration(new double[] {0, 0, 0, 1, 1, 1}, 0, 1, 0, 1, 0, 1))
                .isTrue();
    }

    private static boolean recalibration(double[] scores, int... labels) {
        return LogisticRecalibration.of(BinaryPredictions.ofProbabilities(scores, labels, 0.5))
                .isPresent();
    }

    @Test
    void constantScoresCompareTheRates() {
        double[] scores = new double[100];
        Arrays.fill(scores, 0.3);
        CalibrationShift shift = CHECK.compare(labelled(scores, 20), labelled(scores, 60));
        assertThat(shift.rateDifference().orElseThrow().estimate()).isEqualTo(0.4, within(1e-15));
        assertThat(shift.drifted()).isTrue();
        assertThat(shift.tests()).hasSize(1);
        assertThat(shift.bins()).hasSize(1);
        assertThat(shift.bins().get(0).current()).isEqualTo(new Proportion(60, 100));
    }

    private static BinaryPredictions labelled(double[] scores, int positives) {
        int[] labels = new int[scores.length];
        Arrays.fill(labels, 0, positives, 1);
        return BinaryPredictions.ofProbabilities(scores, labels, 0.5);
    }

    @Test
    void whatCannotBeTestedSaysWhyAndRaisesNoAlarm() {
        BinaryPredictions some = labelled(new double[] {0.1, 0.4, 0.8}, 1);
        BinaryPredictions none = labelled(new double[0], 0);
        assertThat(CHECK.compare(some, none).sentence())
                .isEqualTo("not tested: found 3 rows of the reference and 0 current ones");
        assertThat(CHECK.compare(none, none).finding().passed()).isTrue();
        BinaryPredictions negatives = labelled(new double[] {0.1, 0.4, 0.8}, 0);
        assertThat(CHECK.compare(negatives, negatives).untested()).hasValue("all labels are of one class");
        CalibrationShift one = CHECK.compare(labelled(new double[] {0.5}, 1), labelled(new double[] {0.5}, 0));
        assertThat(one.tests().get(0).pValue()).isEqualTo(1);
        assertThat(one.drifted()).isFalse();
        BinaryPredictions low = labelled(new double[30], 15);
        double[] ones = new double[30];
        Arrays.fill(ones, 1);
        assertThat(CHECK.compare(low, labelled(ones, 15)).untested())
                .hasValue("no two rows of both sides have about the same score and different labels");
    }

    @Test
    void otherScoresThanProbabilitiesAreComparedWithoutRecalibration() {
        double[] scores = new Random(4).doubles(200, -5, 5).toArray();
        int[] labels = new int[200];
        Arrays.setAll(labels, i -> i % 2);
        BinaryPredictions plain = BinaryPredictions.ofScores(scores, labels, 0);
        CalibrationShift shift = CHECK.compare(plain, plain);
        assertThat(shift.reference()).isEmpty();
        assertThat(shift.tests().get(0).pValue()).isEqualTo(1);
        assertThatThrownBy(() -> CHECK.compare(plain, labelled(new double[200], 5)))
                .hasMessageContaining("one side has probabilities, the other has other scores");
        assertThatThrownBy(() -> CHECK.withMinimumEffect(-1)).hasMessageContaining("No such least effect");
    }

    /** The scores of the sides differ a lot, the chances at each score do not: covariate shift is no calibration drift. */
    @ParameterizedTest
    @CsvSource({"30, 30, 1000", "50, 500, 500", "400, 400, 200", "10000, 10000, 20"})
    void shiftOfTheScoresAloneRaisesNoMoreAlarmsThanStated(int n, int m, int replicates) {
        long seed = 5;
        Random random = new Random(seed);
        int level = 0;
        int shape = 0;
        int covered = 0;
        for (int i = 0; i < replicates; i++) {
            MantelHaenszel common = new MantelHaenszel(ScoreStrata.of(
                            rows(random, n, 1, 2.5, p -> shifted(p, 0.3)), rows(random, m, 2, 1, p -> shifted(p, 0.3)))
                    .tables());
            level += common.tellsAnything() && common.pValue() <= 0.05 ? 1 : 0;
            shape += common.heterogeneity().pValue() <= 0.05 ? 1 : 0;
            Interval interval = common.rateDifference(0.95);
            covered += interval.low() <= 0 && interval.high() >= 0 ? 1 : 0;
        }
        double bound = 0.05 + 3.5 * Math.sqrt(0.05 * 0.95 / replicates);
        assertThat(level / (double) replicates).as("seed %d", seed).isLessThanOrEqualTo(bound);
        assertThat(shape / (double) replicates).as("seed %d", seed).isLessThanOrEqualTo(bound);
        // Of few rows Sato's interval is a little short.
        assertThat(1 - covered / (double) replicates).as("seed %d", seed).isLessThanOrEqualTo(bound + 0.02);
    }

    private static double shifted(double probability, double by) {
        return 1 / (1 + Math.exp(-by) * (1 - probability) / probability);
    }

    /** Scores of a power law from both ends, labels that are positive with a chance that depends on the score. */
    private static BinaryPredictions rows(
            Random random, int count, double power, double fromAbove, DoubleUnaryOperator chance) {
        double[] scores = new double[count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            double high = Math.pow(random.nextDouble(), 1 / power);
            scores[i] = 0.02 + 0.96 * (1 - Math.pow(1 - high, 1 / fromAbove));
            labels[i] = random.nextDouble() < chance.applyAsDouble(scores[i]) ? 1 : 0;
        }
        return BinaryPredictions.ofProbabilities(scores, labels, 0.5);
    }
}
