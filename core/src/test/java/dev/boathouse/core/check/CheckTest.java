package dev.boathouse.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.training.Samples;
import dev.boathouse.core.training.Trainer;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CheckTest {

    private static final Frame TEST = Samples.flights(3_000, 2);
    private static Model good;
    private static Model weak;

    @BeforeAll
    static void train() {
        Trainer trainer = Trainer.classification("late").features(Features.oneHot("origin"));
        good = trainer.algorithm(RandomForest.ofTrees(20).withMaxDepth(8)).fit(Samples.flights(3_000, 1));
        weak = trainer.algorithm(RandomForest.ofTrees(1).withMaxDepth(1)).fit(Samples.flights(3_000, 1));
    }

    private static Comparison alone() {
        return Comparison.of(good, Optional.empty(), TEST);
    }

    @Test
    void aBoundHoldsOrNamesWhatWasFound() {
        Finding passed = Check.atLeast(Metric.AUC, 0.6).apply(alone());
        assertThat(passed.passed()).isTrue();
        assertThat(passed.name()).isEqualTo("auc >= 0.6");
        Finding failed = Check.atLeast(Metric.AUC, 0.99).apply(alone());
        assertThat(failed.passed()).isFalse();
        assertThat(failed.detail()).startsWith("auc is 0.").endsWith("required is >= 0.99");
        assertThat(failed.digest()).isEqualTo(alone().digest());
        assertThat(Check.atMost(Metric.LOG_LOSS, 1).apply(alone()).passed()).isTrue();
    }

    @Test
    void theDirectionOfAMetricIsMinded() {
        assertThatThrownBy(() -> Check.atLeast(Metric.BRIER, 0.1)).hasMessageContaining("atMost");
        assertThatThrownBy(() -> Check.atMost(Metric.AUC, 0.1)).hasMessageContaining("atLeast");
        assertThatThrownBy(() -> Check.atLeast(Metric.AUC, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Check.noWorseThanChampion(Metric.AUC, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noChampionYetIsFine() {
        Finding finding = Check.noWorseThanChampion(Metric.AUC).apply(alone());
        assertThat(finding.passed()).isTrue();
        assertThat(finding.detail()).contains("no champion yet");
    }

    @Test
    void theChampionIsBeatenOrNot() {
        Comparison better = Comparison.of(good, Optional.of(weak), TEST);
        Comparison worse = Comparison.of(weak, Optional.of(good), TEST);
        for (Metric metric : new Metric[] {Metric.AUC, Metric.LOG_LOSS, Metric.BRIER}) {
            assertThat(Check.noWorseThanChampion(metric).apply(better).passed()).isTrue();
            assertThat(Check.noWorseThanChampion(metric).apply(worse).passed()).isFalse();
            assertThat(Check.noWorseThanChampion(metric, 0.9).apply(worse).passed())
                    .isTrue();
        }
        assertThat(better.difference(Metric.AUC).orElseThrow().interval().low()).isPositive();
        assertThat(Check.noWorseThanChampion(Metric.AUC).apply(worse).detail())
                .contains("the champion's")
                .contains("95 % from");
        assertThat(better.candidate().modelDigest()).isEqualTo(good.contentDigest());
        assertThat(better.champion().orElseThrow().modelDigest()).isEqualTo(weak.contentDigest());
        assertThat(better.candidate().testDigest())
                .isEqualTo(better.champion().orElseThrow().testDigest());
    }

    @Test
    void theSameModelIsNoWorseThanItself() {
        Comparison same = Comparison.of(good, Optional.of(good), TEST);
        assertThat(Check.noWorseThanChampion(Metric.AUC).apply(same).passed()).isTrue();
        assertThat(same.difference(Metric.AUC).orElseThrow().interval()).isEqualTo(new Interval(0, 0, 0, 0.95));
    }

    @Test
    void aFindingOfTheHostIsAskedFor() {
        Check check = Check.finding("drift");
        assertThat(check.apply(alone()).passed()).isFalse();
        assertThat(check.apply(alone()).detail()).contains("no finding \"drift\"");
        Finding calm = new Finding("drift", true, "0 of 5 columns", "none", "nothing has drifted", "d".repeat(64));
        assertThat(check.apply(alone().with(calm)).passed()).isTrue();
        assertThat(check.apply(alone().with(calm)).digest()).isEqualTo(calm.digest());
        Finding alarm = new Finding("drift", false, "2 of 5 columns", "none", "hour has drifted", "e".repeat(64));
        assertThat(check.apply(alone().with(calm).with(alarm)).passed()).isFalse();
        assertThat(alone().with(alarm).digest()).isNotEqualTo(alone().digest());
    }

    @Test
    void oneClassHasNoAucAndSoNoVerdictInFavour() {
        Frame late = TEST.where(dev.boathouse.core.data.Filter.equal("late", true));
        Evaluation evaluation = Evaluation.of(good, late);
        assertThat(evaluation.value(Metric.AUC)).isEmpty();
        assertThat(evaluation.value(Metric.LOG_LOSS)).isPresent();
        assertThat(evaluation.positiveCount()).hasValue(late.rowCount());
        Finding finding = Check.atLeast(Metric.AUC, 0.1).apply(Comparison.of(good, Optional.empty(), late));
        assertThat(finding.passed()).isFalse();
        assertThat(finding.detail()).contains("not every class is among them");
        assertThatThrownBy(() -> Evaluation.of(good, TEST.split(1, 1).test())).hasMessageContaining("no rows");
    }

    @Test
    void modelsOfDifferentLabelsAreNotCompared() {
        Frame other =
                Samples.flights(100, 1).with("early", dev.boathouse.core.data.Column.ofBooleans(alternating(100)));
        Model early = Trainer.classification("early")
                .features(Features.oneHot("origin"))
                .algorithm(RandomForest.ofTrees(1))
                .fit(other);
        assertThatThrownBy(() -> Comparison.of(early, Optional.of(good), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("early")
                .hasMessageContaining("late");
    }

    private static boolean[] alternating(int count) {
        boolean[] values = new boolean[count];
        for (int i = 0; i < count; i += 2) {
            values[i] = true;
        }
        return values;
    }

    @Test
    void textsAreCanonical() {
        assertThat(Check.atLeast(Metric.AUC, 0.70)).hasToString("auc >= 0.7");
        assertThat(Check.atMost(Metric.LOG_LOSS, 1e-7)).hasToString("log-loss <= 1E-7");
        assertThat(Check.noWorseThanChampion(Metric.F1)).hasToString("f1 no worse than the champion");
        assertThat(Check.noWorseThanChampion(Metric.F1, 0.01))
                .hasToString("f1 no worse than the champion by more than 0.01");
        assertThat(Check.finding("drift")).hasToString("finding drift");
        assertThat(Check.atLeast(Metric.AUC, 0.7).digest())
                .isEqualTo(Check.atLeast(Metric.AUC, 0.70).digest())
                .isNotEqualTo(Check.atLeast(Metric.AUC, 0.71).digest());
    }
}
