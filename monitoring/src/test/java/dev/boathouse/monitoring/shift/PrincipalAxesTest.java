package dev.boathouse.monitoring.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalAxesTest {

    @Test
    void knownMatrixHasItsKnownAxes() {
        PrincipalAxes axes = PrincipalAxes.of(new double[][] {{2, 1}, {1, 2}});
        assertThat(axes.variances()).containsExactly(new double[] {3, 1}, within(1e-15));
        assertThat(Math.abs(axes.axes()[0][0] + axes.axes()[0][1])).isEqualTo(Math.sqrt(2), within(1e-15));
        assertThat(axes.forShare(0.7)).isEqualTo(1);
        assertThat(axes.share(1)).isEqualTo(0.75);
    }

    @Test
    void axesAreAtRightAnglesAndGiveTheMatrixBack() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int size = 1 + random.nextInt(40);
            double[][] matrix = new double[size][size];
            // Fewer rows than columns: some eigenvalues are 0.
            for (int row = 0; row < size / 2 + 1; row++) {
                double[] values = random.doubles(size, -1, 1).toArray();
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        matrix[i][j] += values[i] * values[j];
                    }
                }
            }
            double[][] copy = new double[size][];
            for (int i = 0; i < size; i++) {
                copy[i] = matrix[i].clone();
            }
            PrincipalAxes axes = PrincipalAxes.of(copy);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    double product = 0;
                    double back = 0;
                    for (int k = 0; k < size; k++) {
                        product += axes.axes()[i][k] * axes.axes()[j][k];
                        back += axes.variances()[k] * axes.axes()[k][i] * axes.axes()[k][j];
                    }
                    assertThat(product).as("seed %d", seed).isEqualTo(i == j ? 1 : 0, within(1e-13));
                    assertThat(back).as("seed %d", seed).isEqualTo(matrix[i][j], within(1e-12));
                }
                assertThat(i == 0 || axes.variances()[i] <= axes.variances()[i - 1])
                        .isTrue();
            }
        }
    }

    @Test
    void oneAxisIsKeptAndOneLeftOut() {
        PrincipalAxes axes = PrincipalAxes.of(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        assertThat(axes.forShare(0.01)).isEqualTo(1);
        assertThat(axes.forShare(0.99)).isEqualTo(2);
    }
}
