package dev.boathouse.core.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.evaluation.Fixed;
import dev.boathouse.core.evaluation.SliceDifference;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.metric.AnomalyPredictions;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClassPredictions;
import dev.boathouse.core.metric.ClusterPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.NumberPredictions;
import dev.boathouse.core.page.Bars;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.statistics.Difference;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A candidate beside the champion: what stands on the page is what the comparison says. */
class ComparisonCardTest {

    private static final Frame ROWS = Judged.tableRows(400, 5);
    private static final Comparison COMPARISON = Comparison.of(
            Evaluation.of(Judged.described(), ROWS), Optional.of(Evaluation.of(Fixed.model("second"), ROWS)));
    private static final BinaryPredictions OURS =
            (BinaryPredictions) COMPARISON.candidate().predictions();
    private static final BinaryPredictions THEIRS =
            (BinaryPredictions) COMPARISON.champion().orElseThrow().predictions();
    private static final ComparisonCard CARD = ComparisonCard.of("people, version 3 beside version 2", COMPARISON);

    private static Section section(ComparisonCard card, String title) {
        return card.page().sections().stream()
                .filter(section -> section.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static <B extends Block> Stream<B> blocks(ComparisonCard card, String title, Class<B> kind) {
        return section(card, title).blocks().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Table table(ComparisonCard card, String title, String caption) {
        return blocks(card, title, Table.class)
                .filter(table -> table.caption().startsWith(caption))
                .findFirst()
                .orElseThrow();
    }

    private static Finding finding(String name, boolean passed) {
        return new Finding(name, passed, "0.02", "below 0.1", "no column has drifted", "5".repeat(64));
    }

    @Test
    void aFullCardReadsAsTheGoldenFile() throws IOException, URISyntaxException {
        String card = CARD.withFindings(List.of(finding("drift", true), finding("size", false)))
                .withSlices(Slicing.by("group"))
                .markdown();
        Files.writeString(Files.createDirectories(Path.of("target", "golden")).resolve("comparison.md"), card);
        assertThat(card)
                .as("target/golden/comparison.md has what is made now")
                .isEqualTo(Files.readString(Path.of(
                        Objects.requireNonNull(ComparisonCardTest.class.getResource("/golden/card/comparison.md"))
                                .toURI())));
    }

    @Test
    void everyKindHasACardWithAndWithoutAChampion() {
        Judged.ofEveryKind().forEach((kind, evaluation) -> {
            for (Optional<Evaluation> champion : List.of(Optional.of(evaluation), Optional.<Evaluation>empty())) {
                Page page = ComparisonCard.of(kind, Comparison.of(evaluation, champion))
                        .withSlices(Slicing.where("from Atlanta", Filter.equal("origin", "ATL")))
                        .page();
                assertThat(page.sections())
                        .as(kind)
                        .extracting(Section::title)
                        .containsExactly(
                                "Verdict",
                                "Metrics",
                                "Changed predictions",
                                "Slices",
                                "Predictions beside the truth",
                                "Models",
                                "Rows");
                assertThat(page.sections())
                        .allSatisfy(section -> assertThat(section.blocks()).isNotEmpty());
                assertThat(page.lead().contains("no champion yet")).isEqualTo(champion.isEmpty());
                assertThat(page.markdown().contains("Both are the same model")).isEqualTo(champion.isPresent());
            }
        });
    }

    @Test
    void theVerdictIsThatOfAllFindings() {
        assertThat(blocks(CARD, "Verdict", Block.Notice.class))
                .extracting(Block.Notice::status)
                .containsExactly(Status.NOTE);
        ComparisonCard passed = CARD.withFindings(List.of(finding("drift", true)));
        assertThat(blocks(passed, "Verdict", Block.Notice.class))
                .extracting(Block.Notice::status)
                .containsExactly(Status.PASS);
        ComparisonCard failed = passed.withFindings(List.of(finding("size", true), finding("drift", false)));
        assertThat(blocks(failed, "Verdict", Block.Notice.class))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.status()).isEqualTo(Status.FAIL);
                    assertThat(notice.text()).isEqualTo("Of 2 checks 1 failed.");
                });
        assertThat(Read.rows(table(failed, "Verdict", "Findings")).get("drift").get(1))
                .isEqualTo(Cell.of(Status.FAIL));
        assertThat(passed.page()).isNotEqualTo(failed.page()).isNotEqualTo(CARD.page());
    }

    @Test
    void everyMetricHasItsPairedDifference() {
        Map<String, List<Cell>> rows = Read.rows(table(CARD, "Metrics", "Candidate minus the champion"));
        assertThat(rows).hasSize(OURS.metrics().size());
        for (Metric metric : OURS.metrics()) {
            Difference difference = COMPARISON.difference(metric).orElseThrow();
            List<Cell> row = rows.get(metric.toString());
            assertThat(((Cell.Quantity) row.get(1)).value())
                    .isEqualTo(COMPARISON.candidate().value(metric).orElseThrow());
            assertThat(((Cell.Quantity) row.get(2)).value())
                    .isEqualTo(COMPARISON.champion().orElseThrow().value(metric).orElseThrow());
            assertThat(row.get(3)).isInstanceOfSatisfying(Cell.Estimate.class, cell -> {
                assertThat(cell.value()).isEqualTo(difference.interval().estimate());
                assertThat(cell.low()).isEqualTo(difference.interval().low());
                assertThat(cell.high()).isEqualTo(difference.interval().high());
            });
        }
        assertThat(CARD.page().lead()).contains("0.8905", "0.7739", "0.1166 (0.0688 to 0.1643)");
    }

    @Test
    void curvesOfBothLieOverEachOther() {
        List<Plot> plots =
                blocks(CARD, "Predictions beside the truth", Plot.class).toList();
        assertThat(plots).extracting(Plot::caption).satisfies(captions -> {
            assertThat(captions.get(0)).isEqualTo("ROC curve");
            assertThat(captions.get(1)).isEqualTo("Precision-recall curve");
            assertThat(captions.get(2)).startsWith("Calibration");
        });
        assertThat(plots)
                .hasSize(3)
                .allSatisfy(plot -> assertThat(plot.series())
                        .extracting(Plot.Series::name)
                        .containsExactly("candidate", "champion"));
        assertThat(Read.rows(table(
                                CARD,
                                "Predictions beside the truth",
                                "Rows by truth, and what they were taken for: champion"))
                        .get("true")
                        .get(2))
                .isEqualTo(Cell.count(THEIRS.confusion().truePositives()));
    }

    @Test
    void changedAnswersAreCounted() {
        long changed = IntStream.range(0, 400)
                .filter(row -> isPositive(OURS, row) != isPositive(THEIRS, row))
                .count();
        Table changes = table(CARD, "Changed predictions", "Changed answers");
        assertThat(changes.rows().stream().mapToLong(row -> ((Cell.Count) row.get(2)).value()))
                .hasSize(2)
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(changed));
        // With two classes each change makes a right answer wrong, or the other way round.
        assertThat(changes.rows())
                .allSatisfy(row -> assertThat(((Cell.Count) row.get(3)).value() + ((Cell.Count) row.get(4)).value())
                        .isEqualTo(((Cell.Count) row.get(2)).value()));
        Map<String, List<Cell>> right = Read.rows(table(CARD, "Changed predictions", "Who tells the class right"));
        assertThat(right.get("candidate alone").get(1))
                .isEqualTo(Cell.count(IntStream.range(0, 400)
                        .filter(row -> isRight(OURS, row) && !isRight(THEIRS, row))
                        .count()));
        assertThat(right.values().stream()
                        .mapToLong(row -> ((Cell.Count) row.get(1)).value())
                        .sum())
                .isEqualTo(400);
        Bars moved = blocks(CARD, "Changed predictions", Bars.class).findFirst().orElseThrow();
        assertThat(moved.categories()).anyMatch(name -> name.startsWith("0.00 to "));
        assertThat(moved.groups().stream()
                        .flatMap(group -> group.bars().stream())
                        .mapToDouble(Bars.Bar::value)
                        .sum())
                .isEqualTo(400);
    }

    private static boolean isPositive(BinaryPredictions rows, int row) {
        return rows.score(row) >= rows.threshold();
    }

    private static boolean isRight(BinaryPredictions rows, int row) {
        return isPositive(rows, row) == rows.isPositive(row);
    }

    @Test
    void slicesStandWithTheWorstFirst() {
        Slicing slicing = Slicing.by("group").and(Slicing.byQuantiles("size", 4));
        for (Metric metric : List.of(Metric.AUC, Metric.LOG_LOSS)) {
            ComparisonCard card = CARD.withSlices(slicing, metric);
            Map<String, SliceDifference> expected = new TreeMap<>();
            COMPARISON.differences(slicing, metric).forEach(slice -> expected.put(slice.slice(), slice));
            Table table = table(card, "Slices", "Slices by group");
            List<Double> gains = new ArrayList<>();
            for (List<Cell> row : table.rows()) {
                SliceDifference slice = expected.get(row.get(0).text());
                double difference = slice.difference().orElseThrow().interval().estimate();
                assertThat(((Cell.Estimate) row.get(4)).value()).isEqualTo(difference);
                assertThat(row.get(5).text())
                        .isEqualTo(Figures.pValue(slice.adjustedPValue()).text());
                boolean told = slice.adjustedPValue() < 0.05;
                double gain = metric.higherIsBetter() ? difference : -difference;
                assertThat(row.get(6).text()).isEqualTo(!told ? "not told apart" : gain > 0 ? "better" : "worse");
                gains.add(gain);
            }
            assertThat(gains).hasSameSizeAs(expected.keySet()).isSortedAccordingTo(Comparator.naturalOrder());
            Bars chart = blocks(card, "Slices", Bars.class).findFirst().orElseThrow();
            assertThat(chart.categories())
                    .isEqualTo(
                            table.rows().stream().map(row -> row.get(0).text()).toList());
            assertThat(chart.groups().get(0).bars())
                    .allSatisfy(bar -> assertThat(bar.error()).isPresent());
        }
    }

    @Test
    void othersOfEachKindCountTheirChangesToo() {
        ClassPredictions classes = ClassPredictions.of(
                new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0}, new int[] {0, 1, 2, 2}, List.of("a", "b", "c"));
        ChangedAnswers changed = new ChangedAnswers(
                IntStream.range(0, 4).map(classes::predicted).toArray(),
                new int[] {1, 1, 1, 1},
                classes.labels(),
                classes.classes());
        assertThat(texts((Table) changed.blocks().get(1)))
                .containsExactly(List.of("b", "a", "2", "1", "0"), List.of("b", "c", "1", "1", "0"));
        assertThat(texts(ChangeBlocks.flagged(
                        AnomalyPredictions.of(new double[] {0.9, 0.9, 0.1, 0.1}, 0.5),
                        AnomalyPredictions.of(new double[] {0.9, 0.1, 0.9, 0.1}, 0.5))))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("both 1", "candidate alone 1", "champion alone 1", "neither 1");
        assertThat(texts((Table) ChangeBlocks.numbers(
                                NumberPredictions.of(new double[] {1, 5, 3}, new double[] {2, 2, 2}),
                                NumberPredictions.of(new double[] {4, 4, 3}, new double[] {2, 2, 2}))
                        .get(0)))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("candidate 1", "champion 1", "neither 1");
        assertThat(texts(ChangeBlocks.clusters(
                        ClusterPredictions.of(new int[] {0, 0, 1}), ClusterPredictions.of(new int[] {2, 2, 2}))))
                .extracting(row -> row.subList(0, 3))
                .containsExactly(List.of("2", "0", "2"), List.of("2", "1", "1"));
    }

    private static List<List<String>> texts(Table table) {
        return table.rows().stream()
                .map(row -> row.stream().map(Cell::text).toList())
                .toList();
    }

    @Test
    void whatCannotBePutOnACardIsRefused() {
        assertThatThrownBy(() -> ComparisonCard.of(" ", COMPARISON)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CARD.withSlices(Slicing.by("nowhere"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> CARD.withSlices(Slicing.by("group"), Metric.RMSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rmse");
    }
}
