package dev.boathouse.monitoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boathouse.monitoring.SharedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every numeric value that SciPy gives, where a checkout has them beside it; each difference is named here with its reason. */
class NumberOracleTest {

    private static final String FILE = "shared/oracle/statistics-scipy-1.17.1.json";

    /** Not ours: Evidently's formula, and what is made of histograms. */
    private static final Set<String> OTHERS = Set.of(
            "wasserstein_norm_evidently", "hist_sturges_pooled", "hist_doane_reference", "discrete_on_sturges_pooled");

    private static final Set<String> TIED =
            Set.of("n2_many_ties", "n5_constant_ref_varied_cur", "n10_medium_300_vs_200");

    @TestFactory
    Stream<DynamicTest> numbersAgreeWithScipy() throws IOException {
        return pairs().flatMap(pair -> {
            NumberSamples samples = NumberSamples.of(
                    doubles(pair.getValue().get("reference")),
                    doubles(pair.getValue().get("current")));
            return pair.getValue().get("results").properties().stream()
                    .filter(result -> !OTHERS.contains(result.getKey()))
                    .map(result -> DynamicTest.dynamicTest(
                            pair.getKey() + " " + result.getKey(),
                            () -> check(pair.getKey(), samples, result.getKey(), result.getValue())));
        });
    }

    private static void check(String pair, NumberSamples samples, String key, JsonNode expected) {
        if (expected.has("skipped")) {
            return; // too large for SciPy's exact distribution
        }
        TestResult ours = ours(samples, key);
        if (expected.has("error") || Double.isNaN(number(expected.get("statistic")))) {
            assertThat(ours.undefined()).isPresent();
            assertThat(ours.pValue()).isEqualTo(1.0);
            return;
        }
        agrees(ours.statistic(), number(expected.get("statistic")));
        if (!expected.has("pvalue")) {
            return;
        }
        double p = number(expected.get("pvalue"));
        if (Double.isNaN(p)) {
            assertThat(ours.pValue()).isEqualTo(1.0); // all values are equal: SciPy divides 0 by 0
        } else if (key.startsWith("anderson_ksamp")) {
            andersonDarling(ours.pValue(), p);
        } else if (key.equals("ks_2samp[auto]") && TIED.contains(pair)) {
            // SciPy's is an upper bound: among splits that keep the ties a distance is less often as great.
            assertThat(ours.pValue()).isLessThan(p);
        } else {
            agrees(ours.pValue(), p);
        }
    }

    /** SciPy interpolates a table by a parabola, and clips at 0.001 and 0.25; ours is the limit itself. */
    private static void andersonDarling(double ours, double p) {
        if (p == 0.25) {
            assertThat(ours).isGreaterThan(0.25);
        } else {
            assertThat(ours).isCloseTo(p, within(0.04 * p));
        }
    }

    private static void agrees(double ours, double expected) {
        assertThat(ours).isCloseTo(expected, within(1e-12 + 1e-9 * Math.abs(expected)));
    }

    /** What SciPy calls exact takes no notice of ties; {@code SplitsTest} holds ours against all splits. */
    private static TestResult ours(NumberSamples samples, String key) {
        String[] parts = key.replace("]", "").split("\\[", 2);
        String options = parts.length > 1 ? parts[1] : "";
        Precision precision = options.startsWith("exact")
                ? Precision.UNTIED
                : options.startsWith("asym") ? Precision.ASYMPTOTIC : Precision.AUTOMATIC;
        Alternative alternative = options.endsWith("less")
                ? Alternative.LESS
                : options.endsWith("greater") ? Alternative.GREATER : Alternative.TWO_SIDED;
        return switch (parts[0]) {
            case "ks_2samp" -> samples.kolmogorovSmirnov(precision, alternative);
            case "mannwhitneyu" ->
                options.endsWith("no-continuity")
                        ? samples.mannWhitneyUncorrected(Alternative.TWO_SIDED)
                        : samples.mannWhitney(precision, alternative);
            case "anderson_ksamp" ->
                options.endsWith("True")
                        ? samples.andersonDarling(Precision.ASYMPTOTIC)
                        : samples.andersonDarlingRight(Precision.ASYMPTOTIC);
            case "cramervonmises_2samp" -> samples.cramerVonMises(precision);
            case "ttest_ind" -> options.equals("welch") ? samples.welch() : samples.pooledT();
            case "epps_singleton_2samp" -> samples.eppsSingleton(Precision.ASYMPTOTIC);
            case "wasserstein_distance" -> samples.wasserstein();
            case "energy_distance" -> samples.energy();
            default -> throw new AssertionError("a key that no test knows: " + key);
        };
    }

    @Test
    void oracleIsComplete() throws IOException {
        assertThat(pairs()).hasSize(11);
    }

    private static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
    }

    private static Stream<Map.Entry<String, JsonNode>> pairs() throws IOException {
        Path file = SharedFile.require(FILE);
        return new ObjectMapper().readTree(file.toFile()).get("numeric").properties().stream();
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(NumberOracleTest::number)
                .toArray();
    }
}
