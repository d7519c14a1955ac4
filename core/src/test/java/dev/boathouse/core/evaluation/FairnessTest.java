package dev.boathouse.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Fairness.Gap;
import dev.boathouse.core.evaluation.Fairness.Group;
import dev.boathouse.core.evaluation.Fairness.Measure;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Proportion;
import dev.boathouse.core.training.Samples;
import dev.boathouse.core.training.Trainer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FairnessTest {

    /** Selected 40 of 100 and 60 of 100, hits 30 of 50 and 40 of 50, alarms 10 of 50 and 20 of 50. */
    private static final Fairness TWO =
            new Fairness("g", List.of(group("a", 100, 50, 30, 10), group("b", 100, 50, 40, 20)));

    private static Group group(String name, int rows, int positives, int hits, int alarms) {
        return new Group(
                name,
                new Proportion(positives, rows),
                new Proportion(hits + alarms, rows),
                new Proportion(hits, positives),
                new Proportion(alarms, rows - positives),
                new Proportion(hits, hits + alarms),
                name.equals("a") ? -0.02 : 0.05,
                0.01);
    }

    @Test
    void gapsAreThoseOfTheDefinitions() {
        assertGap(Measure.DEMOGRAPHIC_PARITY, 0.2, "a", "b");
        assertGap(Measure.EQUAL_OPPORTUNITY, 0.2, "a", "b");
        assertGap(Measure.EQUALIZED_ODDS, 0.2, "a", "b");
        assertGap(Measure.PREDICTIVE_PARITY, 30.0 / 40 - 40.0 / 60, "b", "a");
        assertGap(Measure.DISPARATE_IMPACT, 0.4 / 0.6, "a", "b");
        assertGap(Measure.CALIBRATION, 0.07, "a", "b");
    }

    private static void assertGap(Measure measure, double expected, String lower, String higher) {
        Gap gap = TWO.gap(measure).orElseThrow();
        assertThat(gap.interval().estimate()).isCloseTo(expected, within(1e-12));
        assertThat(gap.interval().low()).isLessThanOrEqualTo(expected);
        assertThat(gap.interval().high()).isGreaterThanOrEqualTo(expected);
        assertThat(gap.lower()).isEqualTo(lower);
        assertThat(gap.higher()).isEqualTo(higher);
    }

    @Test
    void withTwoGroupsTheIntervalIsNewcombes() {
        Interval pair = new Proportion(60, 100).minus(new Proportion(40, 100)).interval();
        Interval gap = TWO.gap(Measure.DEMOGRAPHIC_PARITY).orElseThrow().interval();
        assertThat(gap.low()).isCloseTo(pair.low(), within(1e-12));
        assertThat(gap.high()).isCloseTo(pair.high(), within(1e-12));
    }

    @Test
    void theIntervalContainsTheGapAsOftenAsItSaysWhateverPairIsTheWidest() {
        SplittableRandom random = new SplittableRandom(5);
        double[] rates = {0.3, 0.3, 0.35, 0.4, 0.4};
        int rounds = 2_000;
        int covered = 0;
        int ratioCovered = 0;
        for (int round = 0; round < rounds; round++) {
            Group[] groups = new Group[rates.length];
            for (int i = 0; i < rates.length; i++) {
                int selected = 0;
                for (int row = 0; row < 200; row++) {
                    selected += random.nextDouble() < rates[i] ? 1 : 0;
                }
                groups[i] = group("g" + i, 200, 100, Math.min(selected, 100), Math.max(0, selected - 100));
            }
            Fairness fairness = new Fairness("g", List.of(groups));
            Interval gap =
                    fairness.gap(Measure.DEMOGRAPHIC_PARITY).orElseThrow().interval();
            covered += gap.low() <= 0.1 && 0.1 <= gap.high() ? 1 : 0;
            Interval ratio =
                    fairness.gap(Measure.DISPARATE_IMPACT).orElseThrow().interval();
            ratioCovered += ratio.low() <= 0.75 && 0.75 <= ratio.high() ? 1 : 0;
        }
        double error = Math.sqrt(0.95 * 0.05 / rounds);
        assertThat(covered / (double) rounds).isGreaterThan(0.95 - 4 * error);
        assertThat(ratioCovered / (double) rounds).isGreaterThan(0.95 - 4 * error);
    }

    @Test
    void groupsAreCountedFromTheRows() {
        Frame rows = Fixed.rows(3_000, 8);
        Evaluation evaluation = Evaluation.of(Fixed.model("first"), rows);
        Fairness fairness = evaluation.fairness("group");
        assertThat(fairness.groups().stream().map(Group::name))
                .containsExactly("group = a", "group = b", "group is null");
        List<?> groups = rows.values("group");
        double[] first = rows.doubles("first");
        List<?> positive = rows.values("positive");
        long count = 0;
        long positives = 0;
        long selected = 0;
        long hits = 0;
        double gap = 0;
        for (int row = 0; row < first.length; row++) {
            if ("a".equals(groups.get(row))) {
                boolean truth = Boolean.TRUE.equals(positive.get(row));
                count++;
                positives += truth ? 1 : 0;
                selected += first[row] >= 0 ? 1 : 0;
                hits += truth && first[row] >= 0 ? 1 : 0;
                gap += 1 / (1 + StrictMath.exp(-first[row])) - (truth ? 1 : 0);
            }
        }
        Group a = fairness.groups().get(0);
        assertThat(a.positives()).isEqualTo(new Proportion(positives, count));
        assertThat(a.selected()).isEqualTo(new Proportion(selected, count));
        assertThat(a.truePositives()).isEqualTo(new Proportion(hits, positives));
        assertThat(a.falsePositives()).isEqualTo(new Proportion(selected - hits, count - positives));
        assertThat(a.precision()).isEqualTo(new Proportion(hits, selected));
        assertThat(a.calibration()).isCloseTo(gap / count, within(1e-12));
        assertThat(a.calibration(0.95).low()).isLessThan(a.calibration());
    }

    @Test
    void whatHasNoRowsHasNoGap() {
        assertThat(new Fairness("g", List.of()).gap(Measure.DEMOGRAPHIC_PARITY)).isEmpty();
        assertThat(new Fairness("g", List.of(group("a", 10, 5, 1, 1))).gap(Measure.EQUALIZED_ODDS))
                .isEmpty();
        Fairness noPositives = new Fairness("g", List.of(group("a", 10, 0, 0, 1), group("b", 10, 5, 1, 1)));
        assertThat(noPositives.gap(Measure.EQUAL_OPPORTUNITY)).isEmpty();
        assertThat(noPositives.gap(Measure.DEMOGRAPHIC_PARITY)).isPresent();
        Fairness nobody = new Fairness("g", List.of(group("a", 10, 5, 0, 0), group("b", 10, 5, 0, 0)));
        assertThat(nobody.gap(Measure.DISPARATE_IMPACT)).isEmpty();
        assertThat(nobody.gap(Measure.DEMOGRAPHIC_PARITY)
                        .orElseThrow()
                        .interval()
                        .estimate())
                .isZero();
        Fairness some = new Fairness("g", List.of(group("a", 10, 5, 0, 0), group("b", 10, 5, 2, 0)));
        Interval ratio = some.gap(Measure.DISPARATE_IMPACT).orElseThrow().interval();
        assertThat(ratio.estimate()).isZero();
        assertThat(ratio.low()).isZero();
        assertThat(ratio.high()).isBetween(0.1, 1.0);
    }

    @Test
    void onlyClassifiersOfTwoClassesAreJudged() {
        Frame rows = Samples.flights(500, 1);
        Model estimating =
                Trainer.regression("hour").features(Features.oneHot("origin")).fit(rows);
        assertThatThrownBy(() -> Evaluation.of(estimating, rows).fairness("late"))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("slices by that column");
    }
}
