package dev.boathouse.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import org.junit.jupiter.api.Test;

class SmallModelTest {

    @Test
    void tellsTwoClassesApart() {
        assertThat(value(SmallModel.ofTwoClasses(), Metric.AUC)).isBetween(0.85, 0.97);
    }

    @Test
    void tellsNumbers() {
        assertThat(value(SmallModel.ofNumbers(), Metric.R2)).isBetween(0.7, 0.95);
    }

    @Test
    void isTheSameModelForTheSameSeed() {
        SmallModel once = SmallModel.ofTwoClasses(7);
        SmallModel again = SmallModel.ofTwoClasses(7);
        assertThat(again.model().contentDigest()).isEqualTo(once.model().contentDigest());
        assertThat(again.test().contentDigest()).isEqualTo(once.test().contentDigest());
        assertThat(SmallModel.ofTwoClasses(8).model().contentDigest())
                .isNotEqualTo(once.model().contentDigest());
    }

    @Test
    void worseModelsAreWorseForEverySeed() {
        for (long seed = 0; seed < 10; seed++) {
            SmallModel classes = SmallModel.ofTwoClasses(seed);
            assertThat(value(classes.worse(), Metric.AUC))
                    .as("seed %s", seed)
                    .isLessThan(value(classes, Metric.AUC) - 0.05);
            SmallModel numbers = SmallModel.ofNumbers(seed);
            assertThat(value(numbers.worse(), Metric.R2))
                    .as("seed %s", seed)
                    .isLessThan(value(numbers, Metric.R2) - 0.2);
        }
    }

    @Test
    void worseModelsHaveTheSameSignatureAndTestRows() {
        SmallModel small = SmallModel.ofNumbers();
        assertThat(small.worse().model().signature()).isEqualTo(small.model().signature());
        assertThat(small.worse().test()).isSameAs(small.test());
    }

    private static double value(SmallModel small, Metric metric) {
        return Evaluation.of(small.model(), small.test()).value(metric).orElseThrow();
    }
}
