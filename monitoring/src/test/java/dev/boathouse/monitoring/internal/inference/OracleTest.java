package dev.boathouse.monitoring.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boathouse.monitoring.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The values that SciPy gives, where a checkout has them beside it. */
class OracleTest {

    private static final String FILE = "shared/oracle/statistics-scipy-1.17.1.json";

    @TestFactory
    Stream<DynamicTest> numbersAgreeWithScipy() throws IOException {
        return cases("numeric")
                .map(pair -> DynamicTest.dynamicTest(pair.getKey(), () -> {
                    double[] reference = doubles(pair.getValue().get("reference"));
                    double[] current = doubles(pair.getValue().get("current"));
                    JsonNode expected = pair.getValue().get("results").get("ks_2samp[exact,two-sided]");
                    Range distance = KolmogorovSmirnov.distance(
                            AlignedBins.of(Samples.numbers(reference), Samples.numbers(current)));
                    assertThat(distance.low())
                            .isCloseTo(expected.get("statistic").doubleValue(), within(1e-9));
                    assertThat(distance.high()).isEqualTo(distance.low());
                    assertThat(KolmogorovSmirnov.pValue(reference.length, current.length, distance.low()))
                            .isCloseTo(expected.get("pvalue").doubleValue(), within(1e-9));
                }));
    }

    @TestFactory
    Stream<DynamicTest> levelsAgreeWithScipy() throws IOException {
        return cases("categorical")
                .map(pair -> DynamicTest.dynamicTest(pair.getKey(), () -> {
                    LevelTable table = LevelTable.of(
                            longs(pair.getValue().get("reference_counts")),
                            longs(pair.getValue().get("current_counts")));
                    JsonNode results = pair.getValue().get("results");
                    JsonNode chiSquare = results.get("chi2_contingency[correction=False]");
                    assertThat(table.chiSquare())
                            .isCloseTo(chiSquare.get("statistic").doubleValue(), within(1e-9));
                    assertThat(Distances.jensenShannon(table))
                            .isCloseTo(
                                    results.get("discrete")
                                            .get("jensenshannon_distance[base=2]")
                                            .get("statistic")
                                            .doubleValue(),
                                    within(1e-9));
                    LevelTest.Outcome outcome = LevelTest.of(table);
                    double p = chiSquare.get("pvalue").doubleValue();
                    switch (outcome.method()) {
                        case CHI_SQUARE -> assertThat(outcome.pValue()).isCloseTo(p, within(1e-9));
                        case FISHER ->
                            assertThat(outcome.pValue())
                                    .isCloseTo(
                                            results.get("fisher_exact[two-sided]")
                                                    .get("pvalue")
                                                    .doubleValue(),
                                            within(1e-9));
                        // Rare levels: SciPy's limiting distribution is not to be trusted there, but not far off.
                        case PERMUTATION -> assertThat(outcome.pValue()).isCloseTo(p, within(0.05));
                    }
                }));
    }

    @Test
    void oracleIsComplete() throws IOException {
        assertThat(cases("numeric")).hasSize(11);
        assertThat(cases("categorical")).hasSize(10);
    }

    private static Stream<Map.Entry<String, JsonNode>> cases(String group) throws IOException {
        Path file = null;
        for (Path folder = Path.of("").toAbsolutePath(); folder != null && file == null; folder = folder.getParent()) {
            file = Files.exists(folder.resolve(FILE)) ? folder.resolve(FILE) : null;
        }
        Assumptions.assumeTrue(file != null, FILE + " is not beside this checkout");
        return new ObjectMapper().readTree(file.toFile()).get(group).properties().stream();
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(node -> node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue())
                .toArray();
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
    }
}
