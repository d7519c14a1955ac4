package dev.boathouse.core.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.explanation.Explanation.Contribution;
import dev.boathouse.core.explanation.Explanation.Scale;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.training.Samples;
import dev.boathouse.core.training.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {

    private static final Frame ROWS = Samples.flights(500, 1);
    private static final Trainer TRAINER = Trainer.classification("late")
            .features(Features.standardize("distance").oneHot("origin"))
            .seed(1);
    private static final Model FOREST =
            TRAINER.algorithm(RandomForest.ofTrees(20).withMaxDepth(6)).fit(ROWS);
    private static final Model LOGISTIC =
            TRAINER.algorithm(LogisticRegression.ofPenalty(0.1)).fit(ROWS);

    private static Row row(int index) {
        return ROWS.chunks().get(0).row(index);
    }

    private static double of(List<Contribution> contributions, String name) {
        return contributions.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void columnsGatherWhatTheirFeaturesContribute() {
        Explanation explanation = Explainer.of(FOREST).explain(row(3));
        assertThat(explanation.columns().stream().map(Contribution::name))
                .containsExactlyInAnyOrder("origin", "distance", "hour");
        double origins = explanation.features().stream()
                .filter(each -> each.name().startsWith("origin"))
                .mapToDouble(Contribution::value)
                .sum();
        assertThat(of(explanation.columns(), "origin")).isCloseTo(origins, within(1e-15));
        assertThat(of(explanation.columns(), "hour")).isEqualTo(of(explanation.features(), "hour"));
        for (List<Contribution> each : List.of(explanation.columns(), explanation.features())) {
            assertThat(each)
                    .isSortedAccordingTo(Comparator.comparingDouble((Contribution one) -> -Math.abs(one.value())));
        }
    }

    @Test
    void anExplanationReadsAsASum() {
        List<Contribution> columns = List.of(
                new Contribution("hour", 0.30001234), new Contribution("origin", -0.1), new Contribution("day", 0));
        Explanation explanation =
                new Explanation(Optional.of("late"), Scale.LOG_ODDS, 0.2, 0.40001234, columns, columns);
        assertThat(explanation.toString())
                .isEqualTo("late: log odds 0.4 = 0.2 expected, hour +0.3, origin -0.1, day +0");
        List<Contribution> many = Collections.nCopies(7, new Contribution("x", 1e-7));
        assertThat(new Explanation(Optional.empty(), Scale.PREDICTION, 1, 1, many, many).toString())
                .isEqualTo("prediction 1 = 1 expected" + ", x +0.0000001".repeat(5) + " and 2 more");
    }

    @Test
    void featuresMadeOfSeveralColumnsCountForTheseTogether() {
        Model model = Trainer.classification("late")
                .features(Features.standardize("distance").oneHot("origin").interact("distance", "hour"))
                .algorithm(RandomForest.ofTrees(5))
                .fit(ROWS);
        assertThat(model.features().sources()).contains(List.of("distance", "hour"), List.of("origin"));
        Explainer explainer = Explainer.of(model);
        assertThat(explainer.columns()).containsExactly("origin", "distance", "hour", "distance + hour");
        assertThat(explainer.explain(row(0)).columns()).hasSize(4);
    }

    @Test
    void linearModelsAreExplainedRelativeToOtherRows() {
        assertThatThrownBy(() -> Explainer.of(LOGISTIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Explainer.of(model, frame)");
        assertThatThrownBy(() -> Explainer.of(LOGISTIC, Samples.flights(0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("background is empty");
        Explainer explainer = Explainer.of(LOGISTIC, ROWS);
        Explanation explanation = explainer.explain(row(5));
        assertThat(explainer.scale()).isEqualTo(Scale.LOG_ODDS);
        double[] scores = LOGISTIC.rawScores(ROWS).values("scores").stream()
                .mapToDouble(each -> (Double) ((List<?>) each).get(0))
                .toArray();
        // The score of the mean of linear features is the mean of the scores.
        assertThat(explanation.expected())
                .isCloseTo(Arrays.stream(scores).average().orElseThrow(), within(1e-12));
        Frame origins = explainer.explain(ROWS);
        assertThat(origins.origin().toString()).contains("against");
        // So contributions have the mean 0.
        for (int i = 0; i < explainer.columns().size(); i++) {
            int column = i;
            double mean = origins.values("contributions").stream()
                    .mapToDouble(each -> (Double) ((List<?>) each).get(column))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void treesIgnoreTheBackground() {
        assertThat(Explainer.of(FOREST, Samples.flights(3, 9)).explain(row(1)))
                .isEqualTo(Explainer.of(FOREST).explain(row(1)));
    }

    @Test
    void theOtherOfTwoClassesIsTheOppositeOfTheFirst() {
        for (Model model : List.of(FOREST, LOGISTIC)) {
            Explainer explainer = Explainer.of(model, ROWS);
            Explanation late = explainer.explain(row(2));
            Explanation onTime = explainer.withClass("false").explain(row(2));
            assertThat(explainer.withClass("true").explain(row(2))).isEqualTo(late);
            assertThat(onTime.explained()).hasValue("false");
            double sum = model == FOREST ? 1 : 0;
            assertThat(onTime.score()).isCloseTo(sum - late.score(), within(1e-12));
            assertThat(onTime.expected()).isCloseTo(sum - late.expected(), within(1e-12));
            assertThat(of(onTime.columns(), "hour")).isCloseTo(-of(late.columns(), "hour"), within(1e-15));
            assertThatThrownBy(() -> explainer.withClass("early"))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("the model knows [false, true]");
        }
    }

    @Test
    void anyOfSeveralClassesCanBeExplained() {
        Model model = Trainer.classification("origin")
                .algorithm(RandomForest.ofTrees(10).withMaxDepth(5))
                .fit(ROWS);
        Explainer explainer = Explainer.of(model);
        double[] total = new double[2];
        for (String name : model.trainingRecord().classes()) {
            Explanation explanation = explainer.withClass(name).explain(row(7));
            assertThat(explanation.explained()).hasValue(name);
            total[0] += explanation.expected();
            total[1] += explanation.score();
            assertThat(explainer.withClass(name).explain(ROWS).values("explained"))
                    .containsOnly(name);
        }
        assertThat(total).containsExactly(new double[] {1, 1}, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"boosting", "forest", "isolation", "logistic", "one-versus-rest", "regression"})
    void modelsThatWereWrittenOnceAreExplained(String name) throws Exception {
        Path folder = Path.of(Objects.requireNonNull(ExplainerTest.class.getResource("/golden"))
                .toURI());
        Model model = ModelPackage.read(folder.resolve(name)).model();
        Schema inputs = model.signature().inputs();
        List<Row> rows = Stream.of("ATL", "ORD")
                .map(origin ->
                        Row.of(inputs, Map.of("origin", origin, "route", "ORD-ATL", "hour", 9.5, "distance", 1_000)))
                .toList();
        Explanation explanation =
                Explainer.of(model, Frame.ofRows(inputs, rows)).explain(rows.get(1));
        double sum =
                explanation.columns().stream().mapToDouble(Contribution::value).sum();
        assertThat(explanation.expected() + sum).isCloseTo(explanation.score(), within(1e-12));
        assertThat(explanation.columns()).anyMatch(each -> each.value() != 0);
    }

    @Test
    void aColumnIsNotWrittenOver() {
        Explainer explainer = Explainer.of(FOREST);
        Frame once = explainer.explain(ROWS);
        assertThat(once.origin().toString()).contains("explain " + FOREST.contentDigest());
        assertThatThrownBy(() -> explainer.explain(once))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("already has a column \"expected\"");
        assertThatThrownBy(() -> explainer.explain(ROWS.select("hour"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> explainer.importances(ROWS.select("hour"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void importancesAreMeanSizesOfContributions() {
        Explainer explainer = Explainer.of(FOREST);
        GlobalImportance all = explainer.importances(ROWS);
        Map<String, Double> sums = contributions(explainer, true).stream()
                .collect(Collectors.groupingBy(
                        Contribution::name, Collectors.averagingDouble(each -> Math.abs(each.value()))));
        assertThat(all.scale()).isEqualTo(Scale.PROBABILITY);
        assertThat(all.columns().rows()).isEqualTo(500);
        assertThat(all.columns().ranked()).hasSize(3);
        for (Importances.Importance each : all.columns().ranked()) {
            assertThat(each.interval().estimate()).isCloseTo(sums.get(each.name()), within(1e-12));
        }
        assertThat(all.features().of("hour").estimate())
                .isEqualTo(all.columns().of("hour").estimate());
        assertThat(all.features().ranked()).hasSize(FOREST.features().outputs().size());
        assertThat(all.columns().toString()).startsWith("mean size of contributions to probability, 500 rows\n");
    }

    private static List<Contribution> contributions(Explainer explainer, boolean columns) {
        List<Contribution> all = new ArrayList<>();
        ROWS.rows().forEach(row -> {
            Explanation explanation = explainer.explain(row);
            all.addAll(columns ? explanation.columns() : explanation.features());
        });
        return all;
    }

    @Test
    void intervalsOfSomeRowsContainTheMeanOfAllAsOftenAsTheySay() {
        Explainer explainer = Explainer.of(LOGISTIC, ROWS);
        Frame all = Samples.flights(20_000, 8);
        double truth =
                explainer.importances(all, 20_000, 0).columns().of("hour").estimate();
        int contained = 0;
        for (int seed = 0; seed < 400; seed++) {
            Importances some = explainer.importances(all, 100, seed).columns();
            assertThat(some.rows()).isEqualTo(100);
            Interval hour = some.of("hour");
            contained += hour.low() <= truth && truth <= hour.high() ? 1 : 0;
        }
        // 380 are expected; fewer than 362 or more than 395 come about once in 10,000 times each.
        assertThat(contained).isBetween(362, 395);
        assertThat(explainer.importances(all, 100, 3)).isEqualTo(explainer.importances(all, 100, 3));
        assertThat(explainer.importances(all, 100, 3)).isNotEqualTo(explainer.importances(all, 100, 4));
    }

    @Test
    void rowsThatCannotBeUsedAreNamed() {
        Explainer explainer = Explainer.of(FOREST);
        Frame broken = ROWS.with(
                "hour",
                Column.ofDoubles(Collections.nCopies(500, Double.NaN).stream()
                        .mapToDouble(each -> each)
                        .toArray()));
        assertThatThrownBy(() -> explainer.importances(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"hour\"")
                .hasMessageContaining("in row 0");
        assertThatThrownBy(() -> explainer.importances(ROWS, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("At least 2 of each would work");
    }
}
