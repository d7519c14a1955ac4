package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Split;
import dev.boathouse.core.data.TimeCut;
import dev.boathouse.core.features.DateParts;
import dev.boathouse.core.features.FeatureSpec;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Levels.Fallback;
import dev.boathouse.core.features.TargetEncoding;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Scorer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What real flights of later months bring that training has not seen, and what policies make of it. */
class LaterFlightsTest {

    private static final Split FLIGHTS =
            RealFlights.all(2_000).where(Filter.isNotNull("fare")).split(TimeCut.share("departure", 0.75));

    private static final Trainer TRAINER =
            Trainer.classification("late").algorithm(DecisionTree.ofDepth(8)).seed(1);

    private static Model trained(FeatureSpec features, String... columns) {
        String[] used = Arrays.copyOf(columns, columns.length + 1);
        used[columns.length] = "late";
        return TRAINER.features(features).fit(FLIGHTS.train().select(used));
    }

    /** The features of the first flight, by name. */
    private static Map<String, Double> features(Model model, Frame flights) {
        double[][] columns = model.features().columns(flights);
        Map<String, Double> values = new TreeMap<>();
        List<String> names = model.features().outputs();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), columns[i][0]);
        }
        return values;
    }

    @Test
    void anAirportNeverSeenCountsAsItsPoliciesSay() {
        Model model = trained(FlightFeatures.dependent(), FlightFeatures.INPUTS.toArray(String[]::new));
        Frame known = FLIGHTS.test()
                .where(Filter.equal("origin", "ATL")
                        .and(Filter.in("route", FLIGHTS.train().values("route"))));
        Map<String, Double> plain = features(model, known);
        Map<String, Double> strange = features(model, StrangeFlights.of(known));
        assertThat(plain).containsEntry("origin=ATL", 1.0).containsEntry("origin.other", 0.0);
        double late = FLIGHTS.train().values("late").stream()
                .mapToInt(value -> Boolean.TRUE.equals(value) ? 1 : 0)
                .average()
                .orElseThrow();
        assertThat(strange).containsEntry("origin.other", 1.0).containsEntry("route", late);
        assertThat(strange.entrySet().stream().filter(entry -> entry.getKey().startsWith("origin=")))
                .hasSize(12)
                .allMatch(entry -> entry.getValue() == 0);
        assertThat(plain).doesNotContainEntry("route", late);
        // Rare airports of training rows have the rank behind the last one that is kept, which is thus the greatest.
        assertThat(strange).containsEntry("size", 1.0);
        Set<String> changed = new HashSet<>(strange.keySet());
        changed.removeIf(name -> strange.get(name).equals(plain.get(name)));
        assertThat(changed)
                .allMatch(name -> name.startsWith("origin")
                        || name.startsWith("tail#")
                        || name.equals("size")
                        || name.equals("route"));
    }

    @Test
    void aFareThatIsMissingIsTheMedianAndSaysSo() {
        Model model = trained(FlightFeatures.dependent(), FlightFeatures.INPUTS.toArray(String[]::new));
        double median = median(FLIGHTS.train().doubles("fare"));
        Frame free = StrangeFlights.changed(FLIGHTS.test(), "fare", row -> null);
        Frame usual = StrangeFlights.changed(FLIGHTS.test(), "fare", row -> BigDecimal.valueOf(median));
        Map<String, Double> expected = features(model, usual);
        assertThat(expected).containsEntry("fare.missing", 0.0);
        expected.put("fare.missing", 1.0);
        assertThat(features(model, free)).isEqualTo(expected);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    @Test
    void airportsThatTrainingHasNotSeenAreNamedWhereNobodySaidWhatTheyAre() {
        Set<Object> seen = new HashSet<>(FLIGHTS.train().values("origin"));
        List<@Nullable Object> later = FLIGHTS.test().values("origin");
        int row = 0;
        while (seen.contains(later.get(row))) {
            row++;
        }
        String found = "Cannot use column \"origin\" as a feature: found \"" + later.get(row) + "\" in row " + row
                + ". Training has not seen that level.";
        for (FeatureSpec strict : List.of(
                Features.oneHot("origin"),
                Features.ordinal("origin"),
                Features.none().encodeTarget("origin"))) {
            Model model = trained(strict, "origin", "hour");
            assertThatThrownBy(() -> model.score(FLIGHTS.test()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(found);
        }
    }

    static List<Arguments> surprises() {
        FeatureSpec parts = Features.none().dateParts(DateParts.of(DateParts.Part.MONTH), "departure");
        FeatureSpec routes =
                Features.none().encodeTarget(TargetEncoding.standard().withUnseen(Fallback.RARE), "route");
        return List.of(
                Arguments.of("origin", "ZZZ", Features.oneHot("origin"), "found \"ZZZ\"", "withUnseen(Fallback.RARE)"),
                Arguments.of("origin", null, Features.oneHot("origin"), "found null", "withMissing(Fallback.RARE)"),
                Arguments.of("origin", null, Features.none().hash(4, "origin"), "found null", "impute"),
                Arguments.of("route", null, routes, "found null", "withMissing(Fallback.RARE)"),
                Arguments.of("fare", null, Features.standardize("fare"), "found null", "impute(\"fare\")"),
                Arguments.of("hour", Double.NaN, Features.none(), "found NaN", "impute(\"hour\")"),
                Arguments.of("hour", Double.POSITIVE_INFINITY, Features.standardize("hour"), "found Infinity", "clip"),
                Arguments.of("hour", -1.0, Features.none().log("hour"), "found -1.0 to take ln(1 + x) of", "signedLog"),
                Arguments.of("miles", -2, Features.none().log("miles"), "found -2.0 to take ln(1 + x) of", "signedLog"),
                Arguments.of("weekend", null, Features.none(), "found null", "impute(\"weekend\")"),
                Arguments.of("departure", null, parts, "found null", "impute"),
                Arguments.of("day", null, Features.none(), "found null", "impute(\"day\")"),
                Arguments.of("shape", null, Features.none().vector("shape"), "found null", "impute(\"shape[0]\")"),
                Arguments.of(
                        "shape",
                        List.of(1.0),
                        Features.none().vector("shape"),
                        "found an array of 1 elements",
                        "training had 3"));
    }

    /** In a frame the row is named; a scorer that has refused a row takes the next one as ever. */
    @ParameterizedTest
    @MethodSource("surprises")
    void whatHasNoPolicyIsNamed(
            String column, @Nullable Object value, FeatureSpec features, String found, String advice) {
        Model model = trained(features, column);
        Frame good = FLIGHTS.train();
        Frame bad = StrangeFlights.changed(FLIGHTS.train(), column, row -> value);
        Frame both = Frame.concat(good, bad);
        assertThatThrownBy(() -> model.score(both))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + column + "\"")
                .hasMessageContaining(found)
                .hasMessageContaining("in row " + good.rowCount())
                .hasMessageContaining(advice);
        Scorer scorer = model.scorer(good.schema());
        double[] before = answers(scorer, good.rows().iterator().next());
        assertThatThrownBy(() -> answers(scorer, bad.rows().iterator().next()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + column + "\"")
                .hasMessageContaining(found)
                .hasMessageContaining(advice);
        assertThat(answers(scorer, good.rows().iterator().next())).isEqualTo(before);
    }

    private static double[] answers(Scorer scorer, Row row) {
        double[] out = new double[scorer.outputs().size()];
        scorer.score(row, out);
        return out;
    }
}
