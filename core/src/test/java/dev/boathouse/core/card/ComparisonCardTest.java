package dev.boathouse.core.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.evaluation.Fixed;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Table;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A candidate beside the champion: what stands on the page, and that it is what the comparison says. */
class ComparisonCardTest {

    private static final Frame ROWS = Judged.tableRows(400, 5);
    private static final Comparison COMPARISON = Comparison.of(
            Evaluation.of(Judged.described(), ROWS), Optional.of(Evaluation.of(Fixed.model("second"), ROWS)));
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
    void everyKindHasACardWithAndWithoutAChampion() throws IOException {
        Map<String, Evaluation> kinds = Judged.ofEveryKind();
        for (Map.Entry<String, Evaluation> kind : kinds.entrySet()) {
            for (Optional<Evaluation> champion : List.of(Optional.of(kind.getValue()), Optional.<Evaluation>empty())) {
                Page page = ComparisonCard.of(kind.getKey(), Comparison.of(kind.getValue(), champion))
                        .withSlices(Slicing.by("origin"))
                        .page();
                assertThat(page.sections())
                        .extracting(Section::title)
                        .containsExactly(
                                "Verdict",
                                "Models",
                                "Rows",
                                "Metrics",
                                "Predictions beside the truth",
                                "Changed predictions",
                                "Slices");
                assertThat(page.sections())
                        .allSatisfy(section -> assertThat(section.blocks()).isNotEmpty());
                assertThat(page.markdown().contains("no champion yet")).isEqualTo(champion.isEmpty());
                Files.writeString(
                        Path.of("target", "golden", kind.getKey() + champion.isPresent() + ".md"), page.markdown());
            }
        }
    }
}
