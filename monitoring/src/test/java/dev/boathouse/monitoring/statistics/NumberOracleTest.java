package dev.boathouse.monitoring.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every numeric value that SciPy gives, where a checkout has them beside it; each difference is named here with its reason. */
class NumberOracleTest {

    private static final String FILE = "shared/oracle/statistics-scipy-1.17.1.json";

    /** Not ours: Evidently's formula, and what is made of histograms. */
    private static final Set<String> OTHERS = Set.of(
            "wasserstein_norm_evidently", "hist_sturges_pooled", "hist_doane_reference", "discrete_on_sturges_pooled");

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
            return;
        }
        TestResult ours = ours(samples, key);
        if (expected.has("error") || Double.isNaN(number(expected.get("statistic")))) {
            System.out.println("DIFF " + pair + " " + key + " " + ours + " " + ours.undefined());
            return;
        }
        double statistic = number(expected.get("statistic"));
        String d = "";
        if (!close(ours.statistic(), statistic)) {
            d += " stat " + ours.statistic() + " vs " + statistic;
        }
        if (expected.has("pvalue")) {
            double p = number(expected.get("pvalue"));
            if (!close(ours.pValue(), p)) {
                d += " p " + ours.pValue() + " vs " + p;
            }
        }
        if (!d.isEmpty()) {
            System.out.println("DIFF " + pair + " " + key + d);
        }
    }

    private static boolean close(double a, double b) {
        return Math.abs(a - b) <= 1e-12 + 1e-9 * Math.abs(b);
    }

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

    private static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
    }

    private static Stream<Map.Entry<String, JsonNode>> pairs() throws IOException {
        Path file = null;
        for (Path folder = Path.of("").toAbsolutePath(); folder != null && file == null; folder = folder.getParent()) {
            file = Files.exists(folder.resolve(FILE)) ? folder.resolve(FILE) : null;
        }
        Assumptions.assumeTrue(file != null, FILE + " is not beside this checkout");
        return new ObjectMapper().readTree(file.toFile()).get("numeric").properties().stream();
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(NumberOracleTest::number)
                .toArray();
    }
}
