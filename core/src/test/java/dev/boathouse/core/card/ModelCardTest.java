package dev.boathouse.core.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.evaluation.Fixed;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.explanation.PermutationImportance;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.training.Samples;
import dev.boathouse.core.training.Trainer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stands on a card, and what the host may put there. */
class ModelCardTest {

    private static final List<String> SECTIONS = List.of(
            "Model",
            "Intended use",
            "Training data",
            "Features",
            "Evaluation data",
            "Metrics",
            "Predictions beside the truth",
            "Compared with the champion",
            "Slices",
            "Fairness",
            "Importance",
            "Limits");

    private static final Evaluation EVALUATION = Evaluation.of(Fixed.model("first"), Fixed.rows(200, 5));
    private static final ModelCard BARE = ModelCard.of("late-flights, version 3", EVALUATION);

    /** Everything that a host can fill, filled. */
    private static ModelCard full() {
        Frame rows = Judged.tableRows(400, 5);
        Evaluation evaluation = Evaluation.of(Judged.described(), rows);
        Comparison comparison = Comparison.of(evaluation, Optional.of(Evaluation.of(Fixed.model("second"), rows)));
        return ModelCard.of("people, version 3", evaluation)
                .with(comparison.with(
                        new Finding("drift", true, "0.02", "below 0.1", "no column has drifted", comparison.digest())))
                .withSlices(Slicing.by("group"), Metric.AUC, Metric.F1)
                .withSlices(Slicing.byQuantiles("size", 3).and(Slicing.where("none", Filter.lessThan("size", -1))))
                .withFairness("group")
                .with(PermutationImportance.of(Judged.described(), rows, Metric.AUC)
                        .columns())
                .withIntendedUse("To find people who are positive.", "Not to be used on people who have not agreed.")
                .withSection("Ethical considerations", "Being taken for positive costs time.")
                .withLimits("Never judged on sizes above 9.");
    }

    @Test
    void aFullCardReadsAsTheGoldenFile() throws IOException, URISyntaxException {
        String card = full().markdown();
        Files.writeString(Files.createDirectories(Path.of("target", "golden")).resolve("full.md"), card);
        assertThat(card)
                .as("target/golden/full.md has what is made now")
                .isEqualTo(Files.readString(
                        Path.of(Objects.requireNonNull(ModelCardTest.class.getResource("/golden/card/full.md"))
                                .toURI())));
    }

    @Test
    void theSameEvaluationGivesTheSameCard() {
        assertThat(full().page()).isEqualTo(full().page());
        assertThat(full().markdown()).isEqualTo(full().page().markdown());
    }

    @Test
    void whatNobodyHasFilledSaysSo() {
        assertThat(BARE.page().sections()).extracting(Section::title).containsExactlyElementsOf(SECTIONS);
        for (String host :
                List.of("Intended use", "Compared with the champion", "Slices", "Fairness", "Importance", "Limits")) {
            assertThat(Read.section(BARE, host).blocks().toString()).as(host).contains("Not stated");
            assertThat(Read.section(full(), host).blocks().toString()).as(host).doesNotContain("Not stated");
        }
        assertThat(BARE.page().lead()).contains("200 rows", "auc is 0.");
    }

    @Test
    void aChangedCardLeavesTheOldOneAlone() {
        List<Section> before = BARE.page().sections();
        ModelCard changed = BARE.withIntendedUse("a").withLimits("b").withFairness("group");
        changed.withSlices(Slicing.by("group")).withSection("Ethics", "c");
        assertThat(BARE.page().sections()).isEqualTo(before);
        assertThat(changed.page().sections()).hasSize(SECTIONS.size());
    }

    @Test
    void textsReplaceEachOtherAndTablesAddUp() {
        ModelCard card = BARE.withIntendedUse("first try")
                .withIntendedUse("for crews")
                .withSection("Ethics", "first try")
                .withSection("Contact", "desk")
                .withSection("Ethics", "none")
                .withSlices(Slicing.by("group"))
                .withSlices(Slicing.by("size"))
                .withFairness("group")
                .withFairness("size");
        assertThat(card.markdown()).doesNotContain("first try").contains("for crews");
        assertThat(card.page().sections())
                .extracting(Section::title)
                .containsSubsequence("Fairness", "Contact", "Ethics", "Limits");
        assertThat(Read.tables(card, "Slices")).hasSize(2);
        assertThat(Read.tables(card, "Fairness")).hasSize(4);
    }

    @Test
    void whatCannotBePutOnACardIsRefused() {
        assertThatThrownBy(() -> ModelCard.of(" ", EVALUATION)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(BARE::withIntendedUse).hasMessageContaining("found no paragraph");
        assertThatThrownBy(() -> BARE.withLimits("x", " ")).hasMessageContaining("found a blank paragraph");
        assertThatThrownBy(() -> BARE.withSection("", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BARE.withSection(" metrics", "x")).hasMessageContaining("Choose another title");
        assertThatThrownBy(() -> BARE.withSlices(Slicing.by("group"), Metric.RMSE))
                .hasMessageContaining("rmse");
        assertThatThrownBy(() -> BARE.withSlices(Slicing.by("nowhere"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> BARE.withFairness("nowhere")).isInstanceOf(NotFoundException.class);
        ModelCard numbers = ModelCard.of(
                "n",
                Evaluation.of(
                        Trainer.regression("hour").fit(Samples.flights(50, 1).select("distance", "hour")),
                        Judged.FLIGHTS));
        assertThatThrownBy(() -> numbers.withFairness("nowhere")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aComparisonOfOtherRowsOrAnotherModelIsRefused() {
        Model other = Fixed.model("second");
        Comparison ofAnother = Comparison.of(other, Optional.empty(), Fixed.rows(200, 5));
        assertThatThrownBy(() -> BARE.with(ofAnother)).hasMessageContaining(other.contentDigest());
        Comparison onOthers = Comparison.of(Fixed.model("first"), Optional.empty(), Fixed.rows(200, 6));
        assertThatThrownBy(() -> BARE.with(onOthers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Comparing the evaluation of this card would work");
        Comparison again = Comparison.of(Fixed.model("first"), Optional.empty(), Fixed.rows(200, 5));
        assertThat(Read.section(BARE.with(again), "Compared with the champion")
                        .blocks()
                        .toString())
                .contains("no champion yet");
    }

    @Test
    void theModelIsToldWithAllThatItsRecordHas() {
        ModelCard card = full();
        assertThat(Read.facts(card, "Model"))
                .containsEntry("Algorithm", "by-hand")
                .containsEntry("Seed", "42")
                .containsEntry("Threads in training", "2")
                .containsEntry("Label", "positive (boolean)")
                .containsEntry("Classes", "false, true; the second is positive")
                .containsEntry("Positive from the probability", "0.4")
                .containsEntry("Libraries", "smile 2.6.0")
                .containsEntry("Content digest", Judged.described().contentDigest())
                .containsEntry("Attachments", "profile.json");
        assertThat(Read.rows(Read.table(card, "Model", "Parameters"))).containsOnlyKeys("penalty", "max-iterations");
        assertThat(Read.section(card, "Features").blocks())
                .contains(Block.code(Judged.described().trainingRecord().features()));
        assertThat(Read.rows(Read.table(card, "Features", "Inputs"))
                        .get("group")
                        .toString())
                .contains("string", "may be", "2: a, b");
    }

    @Test
    void dataIsToldWithItsLineage() {
        ModelCard card = full();
        assertThat(Read.facts(card, "Training data"))
                .containsEntry("Rows", "20,000")
                .containsEntry("Content digest", "7".repeat(64))
                .containsEntry("Table", "file:/lake/people, version 42")
                .containsEntry("Committed", "2024-05-01T12:00:00Z")
                .containsEntry("Columns read", "first, group")
                .containsEntry("Filter", "size < 5");
        assertThat(Read.facts(card, "Evaluation data"))
                .containsEntry("Rows", "400")
                .containsEntry("Table", "file:/lake/people, version 43");
        assertThat(Read.section(card, "Training data").blocks()).contains(Block.items("split 0.8 seed 7 train"));
        assertThat(card.markdown()).doesNotContain("host's own code", "very rows");
        assertThat(Read.section(BARE, "Training data").blocks().toString()).contains("host's own code");
    }

    @Test
    void longFiltersAreWholeAndThousandsOfStepsAreThinned() {
        Frame rows = Fixed.rows(100, 2);
        String filter = IntStream.range(0, 500)
                .mapToObj(i -> "size <> " + i)
                .reduce((a, b) -> a + " AND " + b)
                .get();
        Origin origin = Judged.table(rows.schema(), filter, 1);
        for (int i = 0; i < 3_000; i++) {
            origin = origin.then("step " + i);
        }
        Frame read = ColumnAccess.direct().frame(rows.schema(), rows.chunks(), origin);
        String card =
                ModelCard.of("t", Evaluation.of(Fixed.model("first"), read)).markdown();
        assertThat(card).contains(filter, "- step 49", "2,950 more steps").doesNotContain("step 50");
    }

    @Test
    void aModelThatCannotBePackagedHasACard() {
        Frame rows = Fixed.rows(100, 2).select("first", "positive");
        Origin origin = Judged.table(rows.schema(), "size < 5", 1);
        for (int i = 0; i < 3_000; i++) {
            origin = origin.then("step " + i);
        }
        Frame stepped = ColumnAccess.direct().frame(rows.schema(), rows.chunks(), origin);
        Model model = Trainer.classification("positive").fit(stepped);
        assertThatThrownBy(model::packaged).isInstanceOf(IllegalArgumentException.class);
        assertThat(Read.facts(ModelCard.of("t", Evaluation.of(model, rows)), "Model")
                        .get("Packaged size"))
                .startsWith("undefined: Cannot package");
    }

    @Test
    void rowsThatTheModelWasTrainedOnAreCalledThat() {
        Frame rows = Samples.flights(80, 1).select("distance", "hour", "late");
        Model model = Trainer.classification("late").fit(rows);
        assertThat(ModelCard.of("t", Evaluation.of(model, rows)).markdown()).contains("the very rows");
        assertThat(ModelCard.of("t", Evaluation.of(model, Samples.flights(80, 2).select("distance", "hour", "late")))
                        .markdown())
                .doesNotContain("the very rows");
    }

    @Test
    void hundredsOfFeaturesAndClassesAreThinned() {
        List<String> classes = IntStream.range(0, 80).mapToObj(i -> "class" + i).toList();
        List<String> inputs = IntStream.range(0, 130).mapToObj(i -> "input" + i).toList();
        Model model = Judged.named("label", classes, inputs);
        String card = ModelCard.of("t", Evaluation.of(model, Judged.rows("label", classes, inputs, 160)))
                .withSlices(Slicing.by("label"))
                .markdown();
        assertThat(card)
                .contains("30 more inputs", "130 features", "and 70 more.", "30 more classes", "30 more slices")
                .contains("The most frequent mistakes");
    }
}
