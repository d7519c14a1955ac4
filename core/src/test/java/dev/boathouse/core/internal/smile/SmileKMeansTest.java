package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.algorithm.KMeans;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smile's own k-means from the same seeds is the oracle, for rows that need no shift. */
class SmileKMeansTest {

    private static Fitted fit(KMeans means, double[][] columns, long seed) {
        return SmileKMeans.fit(means, new Examples(columns, new int[0], 0, new double[0], seed), new SameThread());
    }

    private static int nearest(double[] distances) {
        int nearest = 0;
        for (int i = 1; i < distances.length; i++) {
            nearest = distances[i] < distances[nearest] ? i : nearest;
        }
        return nearest;
    }

    /** Values from −1 to 1, both of which occur: about as wide as the powers of two leave them. */
    private static double[][] unscaled(Random random, int features, int rows) {
        double[][] columns = new double[features][rows];
        for (double[] column : columns) {
            Arrays.setAll(column, i -> random.nextDouble() * 2 - 1);
            column[0] = -1;
            column[1] = 1;
        }
        return columns;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void distancesAreThoseToTheCentresOfSmileToTheLastBit(long seed) {
        Random random = new Random(seed);
        int features = 1 + random.nextInt(7);
        int clusters = 2 + random.nextInt(6);
        double[][] columns = unscaled(random, features, 50 + random.nextInt(500));
        KMeans means = KMeans.ofClusters(clusters).withRuns(1 + random.nextInt(3));
        KMeansOracle oracle = new KMeansOracle(means, new Examples(columns, new int[0], 0, new double[0], seed));
        Fitted ours = fit(means, columns, seed);
        for (double[] row : Rows.toEstimate(columns).rows()) {
            double[] distances = Asked.row(ours, row);
            assertThat(nearest(distances)).as("seed %d", seed).isEqualTo(oracle.nearest(row));
            oracle.check("seed " + seed, distances, row);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-12, 1, 1e12, 1e150})
    void groupsAreFoundWhateverTheirSize(double size) {
        Random random = new Random(7);
        double[] column = new double[300];
        Arrays.setAll(column, i -> size * (i % 3 * 10 + random.nextDouble()));
        Fitted fitted = fit(KMeans.ofClusters(3), new double[][] {column}, 1);
        for (int i = 0; i < 300; i++) {
            double[] distances = Asked.row(fitted, column[i]);
            assertThat(nearest(distances)).isEqualTo(nearest(Asked.row(fitted, column[i % 3])));
            if (size == 1) {
                assertThat(distances[nearest(distances)]).isLessThan(1);
            }
        }
    }

    @Test
    void groupsFarFromZeroAreFound() {
        double[] near = new double[200];
        Arrays.setAll(near, i -> 1e9 + Math.ulp(1e9) * (i % 2));
        double[] constant = new double[200];
        Arrays.fill(constant, -1e300);
        for (double sign : new double[] {1, -1}) {
            double[] signed = Arrays.stream(near).map(value -> sign * value).toArray();
            Fitted fitted = fit(KMeans.ofClusters(2), new double[][] {signed, constant}, 1);
            assertThat(nearest(Asked.row(fitted, signed[0], -1e300)))
                    .isNotEqualTo(nearest(Asked.row(fitted, signed[1], -1e300)));
            assertThat(Asked.row(fitted, signed[0], -1e300)).contains(0.0);
        }
    }

    @Test
    void moreRunsAreNeverWorse() {
        Random random = new Random(8);
        double[][] columns = Rows.gaussian(random, 2, 400);
        double one = squares(fit(KMeans.ofClusters(8).withRuns(1), columns, 5), columns);
        double many = squares(fit(KMeans.ofClusters(8).withRuns(30), columns, 5), columns);
        assertThat(many).isLessThanOrEqualTo(one * (1 + 1e-3)).isGreaterThan(0);
    }

    private static double squares(Fitted fitted, double[][] columns) {
        double sum = 0;
        for (int i = 0; i < columns[0].length; i++) {
            double[] distances = Asked.row(fitted, Rows.row(columns, i));
            sum += Math.pow(distances[nearest(distances)], 2);
        }
        return sum;
    }

    @Test
    void asManyClustersAsDifferentRowsPutACentreOnEach() {
        double[][] columns = {{1, 1, 2, 2, 3, 3, -0.0, 0.0}};
        Fitted fitted = fit(KMeans.ofClusters(4), columns, 3);
        for (double value : columns[0]) {
            double[] distances = Asked.row(fitted, value);
            assertThat(distances[nearest(distances)]).isCloseTo(0, within(1e-15));
        }
    }

    @Test
    void moreClustersThanDifferentRowsAreRefused() {
        assertThatThrownBy(() -> fit(KMeans.ofClusters(4), new double[][] {{1, 1, 2, 2, 3, 3}, {0, 0, 0, 0, 0, 0}}, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 3 different rows for 4 clusters");
        assertThatThrownBy(() -> fit(KMeans.ofClusters(2), new double[][] {{7}}, 3))
                .hasMessageContaining("found 1 different rows");
        assertThatThrownBy(() -> fit(KMeans.ofClusters(2), new double[][] {{0.0, -0.0}}, 3))
                .hasMessageContaining("found 1 different rows");
        // The squares of small distances vanish beside large ones.
        assertThatThrownBy(() -> fit(KMeans.ofClusters(3), new double[][] {{0, 1e-200, 1e100}}, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("close together");
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> KMeans.ofClusters(1)).hasMessageContaining("give 2 to");
        assertThatThrownBy(() -> KMeans.ofClusters(2).withRuns(0)).hasMessageContaining("runs");
        assertThatThrownBy(() -> KMeans.ofClusters(2).withMaxIterations(0)).hasMessageContaining("max-iterations");
    }
}
