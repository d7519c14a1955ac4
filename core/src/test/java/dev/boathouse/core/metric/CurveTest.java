package dev.boathouse.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aThinnerCurveKeepsItsEndsAndItsShape(long seed) {
        BinaryPredictions predictions = Samples.binary(new Random(seed), 20_000, 1 << 20);
        Curve full = predictions.rocCurve().orElseThrow();
        Curve thin = full.atMost(200);
        assertThat(thin.size()).isEqualTo(200);
        assertThat(thin.x(0)).isEqualTo(0);
        assertThat(thin.y(199)).isEqualTo(1);
        assertThat(IntStream.range(1, 200))
                .allMatch(i -> thin.x(i) >= thin.x(i - 1) && thin.threshold(i) < thin.threshold(i - 1));
        assertThat(thin.area()).isCloseTo(full.area(), within(1e-3));
        int at = 0;
        for (int i = 0; i < full.size(); i++) {
            while (thin.x(at + 1) < full.x(i)) {
                at++;
            }
            double low = Math.min(thin.y(at), thin.y(at + 1));
            double high = Math.max(thin.y(at), thin.y(at + 1));
            assertThat(full.y(i)).isBetween(low - 0.01, high + 0.01);
        }
        assertThat(full.atMost(full.size())).isSameAs(full);
        assertThat(predictions.precisionRecallCurve().orElseThrow().atMost(2).size())
                .isEqualTo(2);
    }

    @Test
    void cornersStayAndPointsOnALineGo() {
        double[] x = {0, 0, 0, 0.5, 1, 1};
        double[] y = {0, 0.25, 0.5, 0.75, 1, 1};
        Curve curve = Curve.of("x", "y", x, y, new double[] {5, 4, 3, 2, 1, 0});
        Curve thin = curve.atMost(3);
        assertThat(thin)
                .isEqualTo(
                        Curve.of("x", "y", new double[] {0, 0, 1}, new double[] {0, 0.5, 1}, new double[] {5, 3, 0}));
        assertThat(thin.area()).isEqualTo(0.75).isEqualTo(curve.area());
        assertThat(curve).hasToString("y by x, 6 points").hasSameHashCodeAs(curve.atMost(6));
        assertThat(curve.xName() + curve.yName()).isEqualTo("xy");
    }

    @Test
    void theFirstThresholdLiesAboveEveryScoreHoweverLarge() {
        BinaryPredictions predictions = BinaryPredictions.ofScores(new double[] {1e300, 0}, new int[] {1, 0}, 1);
        assertThat(predictions.rocCurve().orElseThrow().threshold(0)).isEqualTo(Math.nextUp(1e300));
        assertThat(predictions.precisionRecallCurve().orElseThrow().threshold(0))
                .isEqualTo(Math.nextUp(1e300));
    }

    @Test
    void whatIsNoCurveIsRefused() {
        double[] two = {0, 1};
        double[] falling = {1, 0};
        assertThatThrownBy(() -> Curve.of("x", "y", two, new double[1], falling))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 y");
        assertThatThrownBy(() -> Curve.of("x", "y", new double[0], new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Curve.of("x", "y", falling, two, falling)).hasMessageContaining("point 1");
        assertThatThrownBy(() -> Curve.of("x", "y", two, two, two)).hasMessageContaining("point 1");
        assertThatThrownBy(() -> Curve.of("x", "y", new double[] {0, Double.NaN}, two, falling))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Curve.of("x", "y", two, two, falling).atMost(1))
                .hasMessageContaining("1 points");
    }
}
