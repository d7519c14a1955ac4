package dev.boathouse.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {

    private static final Confusion TWO = Confusion.of(List.of("on time", "late"), new long[][] {{50, 10}, {5, 35}});

    @Test
    void ratesFollowFromCounts() {
        assertThat(TWO.trueNegatives()).isEqualTo(50);
        assertThat(TWO.falsePositives()).isEqualTo(10);
        assertThat(TWO.falseNegatives()).isEqualTo(5);
        assertThat(TWO.truePositives()).isEqualTo(35);
        assertThat(TWO.total()).isEqualTo(100);
        assertThat(TWO.actual(0)).isEqualTo(60);
        assertThat(TWO.predicted(0)).isEqualTo(55);
        assertThat(TWO.precision(1)).isEqualTo(35 / 45.0);
        assertThat(TWO.recall(1)).isEqualTo(35 / 40.0);
        assertThat(TWO.f1(1)).isEqualTo(70 / 85.0);
        assertThat(TWO.value(Metric.ACCURACY)).hasValue(0.85);
        assertThat(TWO.value(Metric.SPECIFICITY)).hasValue(50 / 60.0);
        // Found 0.85, by chance 0.6 * 0.55 + 0.4 * 0.45 = 0.51.
        assertThat(TWO.value(Metric.KAPPA).orElseThrow()).isEqualTo(0.34 / 0.49, within(1e-15));
        assertThat(TWO).hasToString("on time: on time 50, late 10\nlate: on time 5, late 35");
        assertThat(TWO)
                .isEqualTo(Confusion.of(TWO.classes(), new long[][] {{50, 10}, {5, 35}}))
                .isNotEqualTo(Confusion.of(TWO.classes(), new long[][] {{50, 11}, {5, 35}}))
                .hasSameHashCodeAs(Confusion.of(TWO.classes(), new long[][] {{50, 10}, {5, 35}}));
    }

    @Test
    void countsOfNothingHaveNoRates() {
        Confusion none = Confusion.of(List.of("a", "b"), new long[2][2]);
        assertThat(none.value(Metric.ACCURACY)).isEmpty();
        assertThat(none.value(Metric.F1)).isEmpty();
        assertThat(none.precision(1)).isZero();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Confusion.of(List.of("a"), new long[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Confusion.of(List.of("a", "b"), new long[][] {{1, 2}, {3}}))
                .hasMessageContaining("2 classes");
        assertThatThrownBy(() -> Confusion.of(List.of("a", "b"), new long[][] {{1, 2}, {3, -4}}))
                .hasMessageContaining("-4");
        Confusion three = Confusion.of(List.of("a", "b", "c"), new long[3][3]);
        assertThatThrownBy(three::truePositives)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a, b, c");
        assertThatThrownBy(() -> three.value(Metric.F1)).hasMessageContaining("3 classes has no f1");
        assertThatThrownBy(() -> three.count(0, 3)).hasMessageContaining("no class 3");
        assertThatThrownBy(() -> TWO.value(Metric.AUC)).hasMessageContaining("no auc");
    }
}
