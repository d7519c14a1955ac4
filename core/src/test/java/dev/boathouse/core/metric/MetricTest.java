package dev.boathouse.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MetricTest {

    @Test
    void everyConstantIsFoundByItsName() throws IllegalAccessException {
        int constants = 0;
        for (var field : Metric.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof Metric metric) {
                assertThat(metric)
                        .hasToString(field.getName().toLowerCase(Locale.ROOT).replace('_', '-'));
                assertThat(Metric.named(metric.toString())).isSameAs(metric);
                constants++;
            }
        }
        assertThat(constants).isGreaterThan(40);
    }

    @Test
    void parametersArePartOfTheName() {
        for (Metric metric :
                List.of(Metric.pinball(0.1), Metric.pinball(1e-7), Metric.pinball(1 / 3.0), Metric.topAccuracy(12))) {
            assertThat(Metric.named(metric.toString()))
                    .isEqualTo(metric)
                    .hasSameHashCodeAs(metric)
                    .isEqualByComparingTo(metric);
        }
        assertThat(Metric.pinball(0.90)).hasToString("pinball-0.9").isNotEqualTo(Metric.pinball(0.91));
        assertThat(Metric.topAccuracy(3)).hasToString("top-3-accuracy");
    }

    @Test
    void otherNamesAreNotFound() {
        for (String name : List.of(
                "",
                "AUC",
                "pinball-",
                "pinball-0.90",
                "pinball-2",
                "pinball-x",
                "top-0-accuracy",
                "top-accuracy",
                "top-03-accuracy")) {
            assertThatThrownBy(() -> Metric.named(name))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("\"" + name + "\"")
                    .hasMessageContaining("log-loss");
        }
        for (double quantile : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> Metric.pinball(quantile)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Metric.topAccuracy(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void directionsAreKnown() {
        assertThat(Arrays.asList(Metric.AUC, Metric.R2, Metric.topAccuracy(2), Metric.SILHOUETTE))
                .allMatch(metric -> metric.higherIsBetter() && metric.hasDirection());
        assertThat(Arrays.asList(Metric.LOG_LOSS, Metric.pinball(0.5), Metric.DAVIES_BOULDIN, Metric.CALIBRATION_ERROR))
                .allMatch(metric -> !metric.higherIsBetter() && metric.hasDirection());
        assertThat(Arrays.asList(Metric.BIAS, Metric.FLAGGED_RATE, Metric.MEAN_SCORE))
                .noneMatch(metric -> metric.higherIsBetter() || metric.hasDirection());
    }
}
