package dev.boathouse.core.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Fairness;
import dev.boathouse.core.evaluation.Fairness.Group;
import dev.boathouse.core.evaluation.Fairness.Measure;
import dev.boathouse.core.evaluation.Fixed;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.metric.AnomalyPredictions;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClassPredictions;
import dev.boathouse.core.metric.Confusion;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.NumberPredictions;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.page.Bars;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.statistics.Bootstrap;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Proportion;
import dev.boathouse.core.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The numbers on a card are those of the evaluation, and say how they were found. */
class CardNumbersTest {

    private static final Map<String, Evaluation> KINDS = Judged.ofEveryKind();
    private static final Frame ROWS = Fixed.rows(400, 21);
    private static final Evaluation FIRST = Evaluation.of(Fixed.model("first"), ROWS);
    private static final Evaluation SECOND = Evaluation.of(Fixed.model("second"), ROWS);

    private static void assertShows(Cell cell, Interval interval) {
        assertThat(cell).isInstanceOfSatisfying(Cell.Estimate.class, found -> {
            assertThat(found.value()).isEqualTo(interval.estimate());
            assertThat(found.low()).isEqualTo(interval.low());
            assertThat(found.high()).isEqualTo(interval.high());
        });
    }

    @Test
    void everyMetricOfEveryKindIsThereWithItsInterval() {
        KINDS.forEach((kind, evaluation) -> {
            Map<String, List<Cell>> rows = Read.rows(Read.table(ModelCard.of(kind, evaluation), "Metrics", "Metrics"));
            Map<Metric, Interval> intervals = evaluation.intervals();
            assertThat(rows).as(kind).hasSize(evaluation.predictions().metrics().size());
            assertThat(evaluation.values()).isNotEmpty();
            evaluation.values().forEach((metric, value) -> {
                Cell cell = rows.get(metric.toString()).get(1);
                if (intervals.containsKey(metric)) {
                    assertShows(cell, intervals.get(metric));
                } else {
                    assertThat(cell)
                            .isInstanceOfSatisfying(
                                    Cell.Quantity.class,
                                    found -> assertThat(found.value()).isEqualTo(value));
                    assertThat(rows.get(metric.toString()).get(2).text()).startsWith("none: ");
                }
            });
        });
    }

    @Test
    void howAnIntervalWasMadeIsSaidAsItIs() {
        KINDS.forEach((kind, evaluation) -> {
            Map<String, List<Cell>> rows = Read.rows(Read.table(ModelCard.of(kind, evaluation), "Metrics", "Metrics"));
            evaluation.intervals().forEach((metric, interval) -> {
                String said = rows.get(metric.toString()).get(2).text();
                assertThat(remade(evaluation.predictions(), metric, said))
                        .as(kind + " " + metric)
                        .contains(interval);
            });
        });
    }

    /** The interval of a metric by the method of a name. */
    private static Optional<Interval> remade(Predictions predictions, Metric metric, String method) {
        return switch (method) {
            case "DeLong" -> {
                BinaryPredictions rows = (BinaryPredictions) predictions;
                yield DeLong.interval(rows.scores(), rows.labels());
            }
            case "Wilson" -> Optional.of(rate(predictions, metric).interval());
            case "BCa bootstrap" ->
                Bootstrap.standard()
                        .run(predictions.statistic(List.of(metric)).orElseThrow())
                        .interval(0);
            default -> Optional.empty();
        };
    }

    private static Proportion rate(Predictions predictions, Metric metric) {
        if (predictions instanceof AnomalyPredictions rows) {
            return new Proportion(rows.flaggedCount(), rows.rowCount());
        }
        Confusion counts = predictions instanceof ClassPredictions rows
                ? rows.confusion()
                : ((BinaryPredictions) predictions).confusion();
        long right = LongStream.range(0, counts.classes().size())
                .map(label -> counts.count((int) label, (int) label))
                .sum();
        return switch (metric.toString()) {
            case "accuracy" -> new Proportion(right, counts.total());
            case "precision" -> new Proportion(counts.truePositives(), counts.predicted(1));
            case "recall" -> new Proportion(counts.truePositives(), counts.actual(1));
            case "specificity" -> new Proportion(counts.trueNegatives(), counts.actual(0));
            default -> throw new AssertionError(metric + " is no rate of counted rows");
        };
    }

    @Test
    void noModelAndNoRowsFailToGiveACard() {
        for (Filter few : List.of(
                Filter.lessThan("hour", -1), // no row
                Filter.equal("hour", Judged.FLIGHTS.doubles("hour")[0]), // one row
                Filter.between("hour", 3.0, 3.4),
                Filter.equal("late", true),
                Filter.equal("origin", "ATL"))) {
            KINDS.forEach((kind, evaluation) -> {
                Evaluation part = evaluation.where("few", few);
                ModelCard card = ModelCard.of(kind, part)
                        .withSlices(Slicing.by("origin", "late"))
                        .withSlices(Slicing.where("none", Filter.lessThan("hour", -1)))
                        .withFairness("origin")
                        .with(Comparison.of(part, Optional.of(part)));
                assertThat(card.markdown()).as(kind + " " + few).contains("## Metrics");
                Map<String, List<Cell>> rows = Read.rows(Read.table(card, "Metrics", "Metrics"));
                for (Metric metric : part.predictions().metrics()) {
                    assertThat(rows.get(metric.toString()).get(1).text().startsWith("undefined: "))
                            .as(kind + " " + few + " " + metric)
                            .isEqualTo(part.value(metric).isEmpty());
                }
            });
        }
    }

    @Test
    void undefinedValuesSayWhy() {
        assertReason(FIRST.where("n", Filter.lessThan("size", -1)), Metric.AUC, "there are no rows");
        assertReason(FIRST.where("n", Filter.equal("positive", true)), Metric.AUC, "no row is negative");
        assertReason(FIRST.where("n", Filter.equal("positive", false)), Metric.AUC, "no row is positive");
        Filter sure = Filter.equal("positive", true).and(Filter.greaterThan("first", 0.5));
        assertReason(FIRST.where("n", sure), Metric.KAPPA, "truth and predictions are all of one class");
        Evaluation classes = KINDS.get("classes").where("n", Filter.equal("origin", "ATL"));
        assertReason(classes, Metric.AUC_OVR_MACRO, "no row, or every row, is of some class");
        assertReason(classes, Metric.AUC_OVO_MACRO, "all rows are of one class");
        assertReason(numbers(-3, 5), Metric.MSLE, "a true number is negative");
        assertReason(numbers(3), Metric.R2, "there is one row");
        Evaluation clusters = KINDS.get("clusters").where("n", Filter.lessThan("distance", 103));
        assertReason(clusters, Metric.SILHOUETTE, "it needs two clusters");
    }

    private static Evaluation numbers(double... hours) {
        Frame rows = Frame.of(
                Schema.of(Schema.Field.of("distance", DataType.INT), Schema.Field.of("hour", DataType.DOUBLE)),
                List.of(Column.ofInts(new int[hours.length]), Column.ofDoubles(hours)));
        return Evaluation.of(Trainer.regression("hour").fit(Judged.FLIGHTS.select("distance", "hour")), rows);
    }

    private static void assertReason(Evaluation evaluation, Metric metric, String reason) {
        List<Cell> row = Read.rows(Read.table(ModelCard.of("t", evaluation), "Metrics", "Metrics"))
                .get(metric.toString());
        assertThat(evaluation.value(metric)).isEmpty();
        assertThat(row.get(1).text()).startsWith("undefined: " + reason);
    }

    @Test
    void differencesAreThoseOfTheComparison() {
        Comparison comparison = Comparison.of(FIRST, Optional.of(SECOND));
        Map<String, List<Cell>> rows = Read.rows(Read.table(
                ModelCard.of("t", FIRST).with(comparison), "Compared with the champion", "This model minus"));
        Map<String, List<Cell>> turned = Read.rows(Read.table(
                ModelCard.of("t", SECOND).with(Comparison.of(SECOND, Optional.of(FIRST))),
                "Compared with the champion",
                "This model minus"));
        assertThat(rows).hasSize(FIRST.predictions().metrics().size());
        for (Metric metric : FIRST.predictions().metrics()) {
            Difference difference = comparison.difference(metric).orElseThrow();
            List<Cell> row = rows.get(metric.toString());
            assertShows(row.get(3), difference.interval());
            assertThat(row.get(5).text()).isEqualTo(difference.method());
            boolean apart =
                    difference.interval().low() > 0 || difference.interval().high() < 0;
            boolean gain = difference.interval().estimate() > 0 == metric.higherIsBetter();
            String verdict = apart ? (gain ? "better" : "worse") : "not told apart";
            assertThat(row.get(6).text()).as(metric.toString()).isEqualTo(verdict);
            assertThat(turned.get(metric.toString()).get(6).text())
                    .isEqualTo(apart ? (gain ? "worse" : "better") : "not told apart");
        }
        assertThat(rows.get("auc").get(6).text()).isEqualTo("better");
        assertThat(rows.get("log-loss").get(6).text()).isEqualTo("better");
    }

    @Test
    void slicesAreThoseOfTheEvaluationAndSmallOnesAreMarked() {
        Slicing slicing = Slicing.by("group");
        Table table = Read.table(
                ModelCard.of("t", FIRST).withSlices(slicing, Metric.AUC, Metric.LOG_LOSS), "Slices", "Slices");
        Map<String, List<Cell>> rows = Read.rows(table);
        Map<String, Evaluation> slices = FIRST.slices(slicing);
        assertThat(rows).hasSize(slices.size() + 1);
        assertShows(rows.get("all rows").get(2), FIRST.interval(Metric.AUC).orElseThrow());
        slices.forEach((name, slice) -> {
            List<Cell> row = rows.get(name);
            assertThat(row.get(1)).isEqualTo(Cell.count(slice.rowCount()));
            assertShows(row.get(2), slice.interval(Metric.AUC).orElseThrow());
            assertShows(row.get(3), slice.interval(Metric.LOG_LOSS).orElseThrow());
            assertThat(row.get(4).text()).isEqualTo(slice.rowCount() < 100 ? "few rows" : "");
        });
        assertThat(rows.get("group is null").get(4).text()).isEqualTo("few rows");
    }

    @Test
    void ofManySlicesThoseWithTheMostRowsAreShownInTheirOrder() {
        Evaluation evaluation = Evaluation.of(Fixed.model("first"), Fixed.rows(1_000, 3));
        Slicing slicing = Slicing.by("size", "group", "positive");
        List<String> names = Read.table(
                        ModelCard.of("t", evaluation).withSlices(slicing, Metric.ACCURACY), "Slices", "Slices")
                .rows()
                .stream()
                .skip(1)
                .map(row -> row.get(0).text())
                .toList();
        Map<String, Evaluation> slices = evaluation.slices(slicing);
        assertThat(slices).hasSizeGreaterThan(50);
        assertThat(names).hasSize(50).isSubsetOf(slices.keySet());
        assertThat(new ArrayList<>(slices.keySet())).containsSubsequence(names);
        long least = names.stream()
                .mapToLong(name -> slices.get(name).rowCount())
                .min()
                .orElseThrow();
        slices.forEach((name, slice) -> {
            if (!names.contains(name)) {
                assertThat(slice.rowCount()).isLessThanOrEqualTo(least);
            }
        });
    }

    @Test
    void groupsAndGapsAreThoseOfTheEvaluation() {
        ModelCard card = ModelCard.of("t", FIRST).withFairness("group");
        Fairness fairness = FIRST.fairness("group");
        Map<String, List<Cell>> rates = Read.rows(Read.table(card, "Fairness", "Groups"));
        assertThat(rates).hasSize(fairness.groups().size());
        for (Group group : fairness.groups()) {
            List<Cell> row = rates.get(group.name());
            assertShows(row.get(2), group.positives().interval());
            assertShows(row.get(3), group.selected().interval());
            assertShows(row.get(4), group.truePositives().interval());
            assertShows(row.get(5), group.falsePositives().interval());
            assertShows(row.get(6), group.precision().interval());
            assertShows(row.get(7), group.calibration(0.95));
        }
        Map<String, List<Cell>> gaps = Read.rows(Read.table(card, "Fairness", "Largest gaps"));
        assertThat(gaps).hasSize(Measure.values().length);
        for (Measure measure : Measure.values()) {
            Fairness.Gap gap = fairness.gap(measure).orElseThrow();
            assertShows(gaps.get(measure.toString()).get(1), gap.interval());
            assertThat(gaps.get(measure.toString()).get(3).text()).isEqualTo(gap.lower());
            assertThat(gaps.get(measure.toString()).get(4).text()).isEqualTo(gap.higher());
        }
    }

    @Test
    void confusionAndChartsHoldEveryRow() {
        BinaryPredictions rows = (BinaryPredictions) FIRST.predictions();
        ModelCard card = ModelCard.of("t", FIRST);
        Map<String, List<Cell>> counts = Read.rows(Read.table(card, "Predictions beside the truth", "Rows by truth"));
        assertThat(counts.get("true").get(2))
                .isEqualTo(Cell.count(rows.confusion().truePositives()));
        assertThat(counts.get("false").get(2))
                .isEqualTo(Cell.count(rows.confusion().falsePositives()));
        List<Chart> charts = Read.section(card, "Predictions beside the truth").blocks().stream()
                .filter(Chart.class::isInstance)
                .map(Chart.class::cast)
                .toList();
        assertThat(charts).hasSize(4);
        Plot calibration = (Plot) charts.get(2);
        assertThat(calibration.series().get(0).points())
                .hasSameSizeAs(rows.calibration(10).bins());
        Bars histogram = (Bars) charts.get(3);
        assertThat(histogram.groups().stream()
                        .flatMap(group -> group.bars().stream())
                        .mapToDouble(Bars.Bar::value)
                        .sum())
                .isEqualTo(rows.rowCount());
        assertThat(histogram.groups().get(1).bars().stream()
                        .mapToDouble(Bars.Bar::value)
                        .sum())
                .isEqualTo(rows.positiveCount());
    }

    @Test
    void groupsOfEstimatesHoldTheMeanTruthOfTheirRows() {
        NumberPredictions rows = NumberPredictions.of(
                new double[] {1, 1, 1, 2, 2, 3, 1e308, 1e308, -1e308},
                new double[] {1, 2, 3, 5, 7, 4, 1e308, -1e308, 0});
        Plot plot = (Plot) NumberBlocks.of(Side.alone(rows)).get(1);
        assertThat(plot.series().get(0).points())
                .extracting(Plot.Point::x, Plot.Point::y)
                .contains(tuple(1.0, 2.0), tuple(2.0, 6.0), tuple(3.0, 4.0));
    }
}
