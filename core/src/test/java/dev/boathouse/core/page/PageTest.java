package dev.boathouse.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.page.Table.Column;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void everyKindOfBlockReadsAsInTheGoldenFiles() throws IOException {
        Page page = Pages.everyKind();
        assertThat(page.markdown()).isEqualTo(golden("every-kind.md"));
        assertThat(page.text()).isEqualTo(golden("every-kind.txt"));
    }

    @Test
    void theExampleInTheDocsIsWhatComesOut() throws IOException {
        Page page = Page.of("late-flights, version 3")
                .withLead("Tells at departure whether a flight will be late.")
                .with(Section.of(
                        "Evidence",
                        Table.of("On 27,785 flights", Column.text("metric"), Column.number("95 %"), Column.text("gate"))
                                .withRow(
                                        Cell.of("AUC"),
                                        Cell.interval(0.68371, 0.67124, 0.69433, Digits.places(4)),
                                        Cell.of(Status.PASS))
                                .withRow(
                                        Cell.of("origin_late_rate"),
                                        Cell.of(0.169, Digits.places(3)),
                                        Cell.of(Status.FAIL, "ALARM")),
                        Chart.bars("Importance", Chart.Axis.of("loss of AUC"), List.of("origin", "hour"))
                                .with(
                                        "permuted",
                                        List.of(Bars.Bar.of(0.081, 0.07, 0.09), Bars.Bar.of(0.034, 0.03, 0.039)))));
        assertThat(Files.readString(Path.of("../docs/pages.md")).lines())
                .containsSubsequence(page.text().lines().toList());
    }

    @Test
    void theLocaleChangesNothing() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            everyKindOfBlockReadsAsInTheGoldenFiles();
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PageTest.class.getResourceAsStream("/golden/page/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void pagesAreValues() {
        assertThat(Pages.everyKind()).isEqualTo(Pages.everyKind()).hasSameHashCodeAs(Pages.everyKind());
        Section section = Section.of("s");
        assertThat(Page.of("x").withLead("l").with(section))
                .isEqualTo(new Page("x", "l", List.of(section)))
                .isNotEqualTo(Page.of("x").with(section));
        assertThat(section.with(Block.paragraph("p"))).isEqualTo(Section.of("s", Block.paragraph("p")));
        assertThat(section.blocks()).isEmpty();
    }

    @Test
    void whatIsHandedOverIsCopied() {
        List<Section> sections = new ArrayList<>(List.of(Section.of("s")));
        Page page = new Page("x", "", sections);
        List<Cell> row = new ArrayList<>(List.of(Cell.count(1)));
        Table table = Table.of("", Column.number("n")).withRows(List.of(row));
        sections.clear();
        row.set(0, Cell.blank());
        assertThat(page.sections()).hasSize(1);
        assertThat(table.rows()).containsExactly(List.of(Cell.count(1)));
        assertThatThrownBy(() -> table.rows().get(0).set(0, Cell.blank()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void titlesAndNamesMustNotBeBlank() {
        assertThatThrownBy(() -> Page.of(" \n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot make a page: its title is blank. Give it at least one letter.");
        assertThatThrownBy(() -> Section.of("\u00A0"))
                .hasMessage("Cannot make a section: its title is blank. Give it at least one letter.");
        assertThatThrownBy(() -> Block.facts().with("", "x"))
                .hasMessage("Cannot make a fact: its name is blank. Give it at least one letter.");
    }

    @Test
    void aTableHasColumnsAndEveryRowACellForEach() {
        assertThatThrownBy(() -> Table.of("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot make a table: it has no columns. Name at least one.");
        Table table = Table.of("x", Column.text("a"), Column.text("b"));
        assertThatThrownBy(() -> table.withRow(Cell.of("1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot make a table: a row has 1 cells. Give one for each of the 2 columns.");
        assertThat(table.withRow(Cell.of("1"), Cell.of("2")).withRow(Cell.of("3"), Cell.blank()))
                .isEqualTo(table.withRows(
                        List.of(List.of(Cell.of("1"), Cell.of("2")), List.of(Cell.of("3"), Cell.blank()))));
    }

    @Test
    void cellsReadAsTheirDigitsSay() {
        Digits two = Digits.places(2);
        assertThat(List.of(
                        Cell.of("text"),
                        Cell.count(-1_234_567),
                        Cell.of(Double.NaN, two),
                        Cell.interval(0.5, 0.25, 0.75, two),
                        Cell.interval(0.5, Double.NaN, Double.NaN, two),
                        Cell.interval(0.5, Double.NaN, 0.75, two),
                        Cell.of(Status.NOTE),
                        Cell.of(Status.FAIL, "ALARM"),
                        Cell.blank()))
                .extracting(Cell::text)
                .containsExactly(
                        "text",
                        "-1,234,567",
                        "NaN",
                        "0.50 (0.25 to 0.75)",
                        "0.50",
                        "0.50 (NaN to 0.75)",
                        "note",
                        "ALARM",
                        "");
        assertThatThrownBy(() -> Cell.interval(1, 2, 1, two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot show an interval from 2.0 to 1.0. Give the lower end first.");
    }
}
