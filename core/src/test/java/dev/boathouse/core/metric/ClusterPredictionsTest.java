package dev.boathouse.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterPredictionsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void distancesAreThoseOfTheDefinitions(long seed) {
        Random random = new Random(seed);
        int rows = 8 + random.nextInt(30);
        int[] clusters = Samples.labels(random, rows, 3);
        // One row alone, and a number left out.
        clusters[0] = 9;
        double[] features = Samples.numbers(random, rows * 3);
        ClusterPredictions predictions = ClusterPredictions.of(clusters).withFeatures(features, 3);
        double silhouette = 0;
        for (int i = 0; i < rows; i++) {
            int row = i;
            double inside =
                    meanDistance(features, row, members(clusters, clusters[row]).filter(j -> j != row));
            double outside = Arrays.stream(clusters)
                    .distinct()
                    .filter(cluster -> cluster != clusters[row])
                    .mapToDouble(cluster -> meanDistance(features, row, members(clusters, cluster)))
                    .min()
                    .orElseThrow();
            silhouette += Double.isNaN(inside) ? 0 : (outside - inside) / Math.max(inside, outside) / rows;
        }
        close(predictions, Metric.SILHOUETTE, silhouette);
        int[] names = Arrays.stream(clusters).distinct().toArray();
        double[] mean = centre(features, IntStream.range(0, rows));
        double within = 0;
        double between = 0;
        double overlap = 0;
        for (int name : names) {
            double[] centre = centre(features, members(clusters, name));
            within += members(clusters, name)
                    .mapToDouble(j -> square(features, j, centre))
                    .sum();
            between += members(clusters, name).count() * square(centre, 0, mean);
            double worst = 0;
            for (int other : names) {
                if (other != name) {
                    double[] theirs = centre(features, members(clusters, other));
                    double spread = meanTo(features, centre, members(clusters, name))
                            + meanTo(features, theirs, members(clusters, other));
                    worst = Math.max(worst, spread / Math.sqrt(square(centre, 0, theirs)));
                }
            }
            overlap += worst / names.length;
        }
        close(predictions, Metric.INERTIA, within);
        close(predictions, Metric.CALINSKI_HARABASZ, between / (names.length - 1) / (within / (rows - names.length)));
        close(predictions, Metric.DAVIES_BOULDIN, overlap);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreementWithTruthIsThatOfTheDefinitions(long seed) {
        Random random = new Random(seed);
        int rows = 5 + random.nextInt(3);
        int[] truth = Samples.labels(random, rows, 3);
        int[] clusters = Samples.labels(random, rows, 2 + random.nextInt(2));
        ClusterPredictions predictions = ClusterPredictions.of(clusters).withTruth(truth);
        // By chance: all orders of the rows.
        double[] sums = new double[3];
        permute(clusters.clone(), 0, permuted -> {
            sums[0]++;
            sums[1] += agreeing(truth, permuted);
            sums[2] += mutual(truth, permuted);
        });
        double pairsInTruth = agreeing(truth, truth);
        double pairsInClusters = agreeing(clusters, clusters);
        double chance = sums[1] / sums[0];
        double rand = (agreeing(truth, clusters) - chance) / ((pairsInTruth + pairsInClusters) / 2 - chance);
        close(predictions, Metric.ADJUSTED_RAND, rand);
        double mutual = mutual(truth, clusters);
        double ofTruth = mutual(truth, truth);
        double ofClusters = mutual(clusters, clusters);
        double expected = sums[2] / sums[0];
        close(
                predictions,
                Metric.ADJUSTED_MUTUAL_INFORMATION,
                (mutual - expected) / ((ofTruth + ofClusters) / 2 - expected));
        close(predictions, Metric.HOMOGENEITY, mutual / ofTruth);
        close(predictions, Metric.COMPLETENESS, mutual / ofClusters);
        close(predictions, Metric.V_MEASURE, 2 * mutual / (ofTruth + ofClusters));
    }

    @Test
    void whatScikitLearnDocumentsIsFound() {
        ClusterPredictions predictions =
                ClusterPredictions.of(new int[] {0, 0, 1, 2}).withTruth(new int[] {0, 0, 1, 1});
        assertThat(predictions.value(Metric.ADJUSTED_RAND).orElseThrow()).isCloseTo(0.571428571428571, within(1e-14));
        assertThat(predictions.value(Metric.HOMOGENEITY)).hasValue(1);
        assertThat(predictions.value(Metric.V_MEASURE).orElseThrow()).isCloseTo(0.8, within(1e-14));
        ClusterPredictions apart = ClusterPredictions.of(new int[] {0, 1, 2, 3}).withTruth(new int[] {0, 0, 0, 0});
        assertThat(apart.value(Metric.ADJUSTED_RAND)).hasValue(0);
        assertThat(apart.value(Metric.ADJUSTED_MUTUAL_INFORMATION).orElseThrow())
                .isCloseTo(0, within(1e-15));
        assertThat(apart.value(Metric.HOMOGENEITY)).hasValue(1);
        assertThat(apart.value(Metric.COMPLETENESS)).hasValue(0);
    }

    @Test
    void theSameGroupsByOtherNamesAreAPerfectMatch() {
        for (int[] truth : List.of(new int[] {4}, new int[] {1, 1}, new int[] {0, 1, 2}, new int[] {5, 5, 2, 1, 1})) {
            ClusterPredictions predictions = ClusterPredictions.of(
                            Arrays.stream(truth).map(label -> 10 - label).toArray())
                    .withTruth(truth);
            assertThat(predictions.values())
                    .hasSize(5)
                    .allSatisfy((metric, value) ->
                            assertThat(value).as("%s", metric).isEqualTo(1));
        }
    }

    @Test
    void oneClusterOrOneForEachRowTellsNothingFromDistances() {
        double[] features = {1, 2, 4, 8};
        ClusterPredictions one = ClusterPredictions.of(new int[4]).withFeatures(features, 1);
        assertThat(one.values()).containsOnlyKeys(Metric.INERTIA);
        ClusterPredictions each = ClusterPredictions.of(new int[] {0, 1, 2, 3}).withFeatures(features, 1);
        assertThat(each.values()).containsOnlyKeys(Metric.INERTIA).containsValue(0.0);
    }

    @Test
    void rowsInOnePlaceHaveDefinedAnswers() {
        double[] same = new double[6];
        Arrays.fill(same, 0.1);
        ClusterPredictions predictions =
                ClusterPredictions.of(new int[] {0, 0, 0, 1, 1, 1}).withFeatures(same, 1);
        assertThat(predictions.value(Metric.SILHOUETTE)).hasValue(0);
        assertThat(predictions.value(Metric.CALINSKI_HARABASZ)).hasValue(1);
        assertThat(predictions.value(Metric.DAVIES_BOULDIN)).hasValue(0);
        assertThat(predictions.value(Metric.INERTIA)).hasValue(0);
    }

    @Test
    void theSilhouetteOfManyRowsIsThatOfASample() {
        Random random = new Random(3);
        int rows = 12_000;
        int[] clusters = Samples.labels(random, rows, 3);
        double[] features = Arrays.stream(clusters)
                .mapToDouble(cluster -> 3 * cluster + random.nextGaussian())
                .toArray();
        ClusterPredictions predictions = ClusterPredictions.of(clusters).withFeatures(features, 1);
        double sampled = predictions.value(Metric.SILHOUETTE).orElseThrow();
        assertThat(predictions.value(Metric.SILHOUETTE)).hasValue(sampled);
        double exact = predictions
                .select(IntStream.range(0, ClusterPredictions.SILHOUETTE_ROWS).toArray())
                .value(Metric.SILHOUETTE)
                .orElseThrow();
        assertThat(sampled).isNotEqualTo(exact).isCloseTo(exact, within(0.03));
        assertThat(predictions.statistic(List.of(Metric.INERTIA, Metric.SILHOUETTE)))
                .isEmpty();
    }

    @Test
    void metricsAreThoseOfWhatIsThere() {
        ClusterPredictions bare = ClusterPredictions.of(new int[] {0, 1});
        assertThat(bare.metrics()).isEmpty();
        assertThat(bare.values()).isEmpty();
        assertThatThrownBy(() -> bare.value(Metric.INERTIA)).isInstanceOf(IllegalArgumentException.class);
        assertThat(bare.withTruth(new int[2]).metrics())
                .contains(Metric.V_MEASURE)
                .doesNotContain(Metric.INERTIA);
        assertThatThrownBy(() -> ClusterPredictions.of(new int[] {-1})).hasMessageContaining("row 0 is -1");
        assertThatThrownBy(() -> bare.withTruth(new int[3])).hasMessageContaining("3 labels");
        assertThatThrownBy(() -> bare.withFeatures(new double[3], 2)).hasMessageContaining("3 numbers");
        assertThatThrownBy(() -> bare.withFeatures(new double[0], 0)).hasMessageContaining("found 0");
        assertThatThrownBy(() -> bare.withFeatures(new double[] {1, Double.NaN}, 1))
                .hasMessageContaining("NaN");
    }

    private static IntStream members(int[] clusters, int cluster) {
        return IntStream.range(0, clusters.length).filter(row -> clusters[row] == cluster);
    }

    private static double meanDistance(double[] features, int row, IntStream others) {
        double[] own = Arrays.copyOfRange(features, row * 3, row * 3 + 3);
        return others.mapToDouble(other -> Math.sqrt(square(features, other, own)))
                .average()
                .orElse(Double.NaN);
    }

    private static double meanTo(double[] features, double[] centre, IntStream rows) {
        return rows.mapToDouble(row -> Math.sqrt(square(features, row, centre)))
                .average()
                .orElseThrow();
    }

    private static double[] centre(double[] features, IntStream rows) {
        int[] its = rows.toArray();
        return IntStream.range(0, 3)
                .mapToDouble(i -> Arrays.stream(its)
                        .mapToDouble(row -> features[row * 3 + i])
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static double square(double[] points, int point, double[] other) {
        return IntStream.range(0, 3)
                .mapToDouble(i -> (points[point * 3 + i] - other[i]) * (points[point * 3 + i] - other[i]))
                .sum();
    }

    /** How many pairs are together in both. */
    private static double agreeing(int[] truth, int[] clusters) {
        double pairs = 0;
        for (int i = 0; i < truth.length; i++) {
            for (int j = 0; j < i; j++) {
                pairs += truth[i] == truth[j] && clusters[i] == clusters[j] ? 1 : 0;
            }
        }
        return pairs;
    }

    private static double mutual(int[] truth, int[] clusters) {
        double sum = 0;
        double rows = truth.length;
        for (int i = 0; i < truth.length; i++) {
            int row = i;
            double both = members(truth, truth[row])
                    .filter(j -> clusters[j] == clusters[row])
                    .count();
            double product = members(truth, truth[row]).count()
                    * (double) members(clusters, clusters[row]).count();
            sum += Math.log(both * rows / product) / rows;
        }
        return sum;
    }

    private interface Visit {
        void of(int[] permuted);
    }

    private static void permute(int[] values, int from, Visit visit) {
        if (from == values.length) {
            visit.of(values);
            return;
        }
        for (int i = from; i < values.length; i++) {
            swap(values, from, i);
            permute(values, from + 1, visit);
            swap(values, from, i);
        }
    }

    private static void swap(int[] values, int i, int j) {
        int value = values[i];
        values[i] = values[j];
        values[j] = value;
    }

    private static void close(ClusterPredictions predictions, Metric metric, double expected) {
        assertThat(predictions.value(metric).orElseThrow())
                .as("%s", metric)
                .isCloseTo(expected, within(1e-11 * Math.max(1, Math.abs(expected))));
    }
}
