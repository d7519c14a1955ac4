package dev.boathouse.monitoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boathouse.monitoring.SharedFile;
import dev.boathouse.monitoring.statistics.LevelSamples.Base;
import dev.boathouse.monitoring.statistics.LevelSamples.Limit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every value that SciPy gives for samples of levels, where a checkout has them beside it. A key that is not known here fails. */
class LevelOracleTest {

    private static final String FILE = "shared/oracle/statistics-scipy-1.17.1.json";

    @TestFactory
    Stream<DynamicTest> levelsAgreeWithScipy() throws IOException {
        return cases("categorical")
                .map(pair -> DynamicTest.dynamicTest(pair.getKey(), () -> {
                    LevelSamples samples = LevelSamples.of(
                            longs(pair.getValue().get("reference_counts")),
                            longs(pair.getValue().get("current_counts")));
                    assertThat(pair.getValue().get("results").properties()).isNotEmpty();
                    pair.getValue().get("results").properties().forEach(entry -> test(samples, entry));
                }));
    }

    private static void test(LevelSamples samples, Map.Entry<String, JsonNode> entry) {
        switch (entry.getKey()) {
            case "chi2_contingency[correction=True]" -> agrees(samples.chiSquare(Limit.YATES), entry);
            case "chi2_contingency[correction=False]" -> agrees(samples.chiSquare(Limit.UNCORRECTED), entry);
            case "g_test_contingency[correction=True]" -> agrees(samples.gTest(Limit.YATES), entry);
            case "g_test_contingency[correction=False]" -> agrees(samples.gTest(Limit.UNCORRECTED), entry);
            case "fisher_exact[two-sided]" -> agrees(samples.fisher(), entry);
            case "fisher_exact[less]" -> agrees(samples.fisher(Alternative.LESS), entry);
            case "fisher_exact[greater]" -> agrees(samples.fisher(Alternative.GREATER), entry);
            case "discrete" -> distances(samples, entry.getValue());
            default -> assertThat(entry.getKey()).as("an unknown key").contains("_evidently");
        }
    }

    private static void agrees(TestResult ours, Map.Entry<String, JsonNode> entry) {
        agrees(ours.statistic(), entry.getKey(), entry.getValue().get("statistic"));
        agrees(ours.pValue(), entry.getKey() + " p", entry.getValue().get("pvalue"));
    }

    private static void agrees(double ours, String key, JsonNode node) {
        double expected = number(node);
        if (Double.isFinite(expected)) {
            assertThat(ours).as(key).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        } else {
            assertThat(ours).as(key).isEqualTo(expected);
        }
    }

    private static void distances(LevelSamples samples, JsonNode results) {
        results.properties().forEach(entry -> {
            String key = entry.getKey();
            JsonNode expected = entry.getValue().path("statistic");
            switch (key) {
                case "p_ref", "q_cur" ->
                    assertThat(Arrays.stream(numbers(entry.getValue())).sum()).isCloseTo(1, within(1e-9));
                case "jensenshannon_distance[base=e]" -> agrees(samples.jensenShannon(Base.E), key, expected);
                case "jensenshannon_distance[base=2]" -> agrees(samples.jensenShannon(Base.TWO), key, expected);
                case "entropy_kl(ref||cur)[base=e]" -> agrees(samples.kullbackLeibler(Base.E), key, expected);
                case "entropy_kl(ref||cur)[base=2]" -> agrees(samples.kullbackLeibler(Base.TWO), key, expected);
                case "entropy_kl(cur||ref)[base=e]" -> agrees(samples.swapped().kullbackLeibler(Base.E), key, expected);
                case "entropy_kl(cur||ref)[base=2]" ->
                    agrees(samples.swapped().kullbackLeibler(Base.TWO), key, expected);
                case "entropy(ref)[base=e]" -> agrees(samples.referenceEntropy(Base.E), key, expected);
                case "entropy(cur)[base=e]" -> agrees(samples.currentEntropy(Base.E), key, expected);
                case "hellinger" -> agrees(samples.hellinger(), key, expected);
                case "tvd" -> agrees(samples.totalVariation(), key, expected);
                case "l_infinity" -> agrees(samples.lInfinity(), key, expected);
                default -> assertThat(key).as("an unknown key").contains("_evidently");
            }
        });
    }

    private static void agrees(TestResult ours, String key, JsonNode expected) {
        agrees(ours.statistic(), key, expected);
        assertThat(ours.effect()).isEqualTo(ours.statistic());
    }

    @TestFactory
    Stream<DynamicTest> binnedNumbersAgreeWithScipy() throws IOException {
        return cases("numeric")
                .map(pair -> DynamicTest.dynamicTest(pair.getKey(), () -> {
                    double[] reference = numbers(pair.getValue().get("reference"));
                    double[] current = numbers(pair.getValue().get("current"));
                    JsonNode results = pair.getValue().get("results");
                    double[] both = DoubleStream.concat(Arrays.stream(reference), Arrays.stream(current))
                            .toArray();
                    EqualWidths pooled = EqualWidths.sturges(both);
                    histogram(pooled, reference, current, results.get("hist_sturges_pooled"));
                    histogram(EqualWidths.doane(reference), reference, current, results.get("hist_doane_reference"));
                    LevelSamples samples = LevelSamples.of(pooled.counts(reference), pooled.counts(current));
                    distances(samples, results.get("discrete_on_sturges_pooled"));
                }));
    }

    private static void histogram(EqualWidths bins, double[] reference, double[] current, JsonNode expected) {
        double[] edges = numbers(expected.get("edges"));
        assertThat(bins.edges()).hasSize(edges.length);
        for (int i = 0; i < edges.length; i++) {
            assertThat(bins.edges()[i]).isCloseTo(edges[i], within(1e-9 * Math.max(1, Math.abs(edges[i]))));
        }
        assertThat(bins.counts(reference)).containsExactly(longs(expected.get("ref_counts")));
        assertThat(bins.counts(current)).containsExactly(longs(expected.get("cur_counts")));
    }

    private static Stream<Map.Entry<String, JsonNode>> cases(String group) throws IOException {
        Path file = SharedFile.require(FILE);
        return new ObjectMapper().readTree(file.toFile()).get(group).properties().stream();
    }

    private static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(LevelOracleTest::number)
                .toArray();
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
    }
}
