package dev.boathouse.core.page;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Chart.Reference;
import dev.boathouse.core.page.MarkdownReading.Part;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.page.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkdownPageTest {

    private static final int RANDOM_TEXTS = 1_000;

    @Test
    void hostileTextStaysTextWhereverItIs() {
        for (String text : HostileText.KNOWN) {
            readsBack(text, clean(text));
        }
    }

    @Test
    void randomTextStaysTextWhereverItIs() {
        SplittableRandom seeds = new SplittableRandom(20_260_101);
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            long seed = seeds.nextLong();
            String text = HostileText.random(new SplittableRandom(seed));
            try {
                readsBack(text, clean(text));
            } catch (AssertionError error) {
                throw new AssertionError("seed " + seed + ", text \"" + text + "\"", error);
            }
        }
    }

    /** By the definition, of the texts that are made here. */
    private static String clean(String text) {
        return text.replaceAll("[\\s\\u2028]+", " ")
                .strip()
                .replaceAll("[\\x00-\\x1F\\x7F-\\x9F\\u202A-\\u202E]", "\uFFFD")
                .codePoints()
                .mapToObj(each -> each >= 0xD800 && each <= 0xDFFF ? "\uFFFD" : Character.toString(each))
                .collect(joining());
    }

    private static void readsBack(String text, String clean) {
        String name = clean.isEmpty() ? "x" : text;
        String cleanName = clean.isEmpty() ? "x" : clean;
        Page page = Page.of(name)
                .withLead(text)
                .with(Section.of(
                        name,
                        Block.paragraph(text),
                        Block.facts().with(name, text).with(name, Cell.of(Status.FAIL, text)),
                        Block.items(text, "between", text),
                        Block.notice(Status.WARN, text),
                        Block.code(text),
                        Table.of(text, Column.text(text), Column.number(text))
                                .withRow(Cell.of(text), Cell.of(1, Digits.places(1)))
                                .withRow(Cell.of(Status.PASS, text), Cell.of(text)),
                        Chart.plot(text, Axis.of(text), Axis.of(text))
                                .with(Series.of(name, Mark.LINE, new double[] {0, 1}, new double[] {0, 1}))
                                .with(Reference.diagonal(name)),
                        Chart.bars(text, Axis.of(text), List.of(text)).with(name, List.of(Bar.of(1))),
                        Chart.heatMap(text, Axis.of(text), List.of(text)).withRow(text, 1),
                        Chart.graph(text)
                                .with(Graph.Node.of("a", name, ""))
                                .with(new Graph.Node("b", name, "", Status.FAIL))
                                .with(new Graph.Link("a", "b", text)),
                        Table.of("", Column.text(text), Column.text("x"))
                                .withRow(Cell.link(text, name), Cell.sparkline(text, List.of(List.of(1.0)))),
                        Block.fold(name, Block.paragraph(text), Block.fold(name, Block.items(text)))));
        List<Part> expected = new ArrayList<>();
        expected.add(new Part("h1", List.of(cleanName)));
        add(expected, "p", clean);
        expected.add(new Part("h2", List.of(cleanName)));
        add(expected, "p", clean);
        expected.add(new Part("list", List.of(cleanName, clean, cleanName, ("✗ " + clean).strip())));
        expected.add(new Part("list", List.of(clean, "between", clean)));
        expected.add(new Part("WARNING", List.of(clean)));
        add(expected, "caption", clean);
        expected.add(new Part("table", List.of(clean, clean, clean, "1.0", ("✓ " + clean).strip(), clean)));
        add(expected, "caption", clean);
        expected.add(new Part("p", List.of("Points:")));
        expected.add(new Part("table", List.of(clean, clean, "0", "0", "1", "1")));
        add(expected, "caption", clean);
        add(expected, "caption", clean);
        expected.add(new Part("table", List.of("", clean, clean, "1")));
        add(expected, "caption", clean);
        expected.add(new Part("table", List.of("from", "", "to", cleanName, clean, "✗ " + cleanName)));
        expected.add(new Part("table", List.of(clean, "x", clean, "█")));
        expected.add(new Part("h3", List.of(cleanName)));
        add(expected, "p", clean);
        expected.add(new Part("h4", List.of(cleanName)));
        expected.add(new Part("list", List.of(clean)));
        List<Part> read = MarkdownReading.of(page.markdown());
        assertThat(read.stream().filter(part -> !part.kind().equals("code"))).isEqualTo(expected);
        assertThat(read.stream().filter(part -> part.kind().equals("code"))).hasSize(3);
    }

    private static void add(List<Part> parts, String kind, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part(kind, List.of(text)));
        }
    }

    @Test
    void codeKeepsItsLinesInAFenceThatNothingInsideEnds() {
        String code = "````\n  two\tspaces\n\n~~~\n`````";
        assertThat(Page.of("x", Section.of("y", Block.code(code))).markdown())
                .endsWith("\n``````text\n````\n  two    spaces\n\n~~~\n`````\n``````\n");
    }

    @Test
    void escapesNoMoreThanItMust() {
        String plain = "snake_case_name, a < b is odd: 5 > 4, R & D, file:/lake, C:\\, 3.5 (4), {x}, a-b, 50 %, 1.";
        assertThat(Markup.inline(plain)).isEqualTo(plain.replace("<", "\\<").replace("\\,", "\\\\,"));
        assertThat(Markup.block("2001 was, -1 is")).isEqualTo("2001 was, -1 is");
        assertThat(Markup.block("-1 is")).isEqualTo("\\-1 is");
    }

    @Test
    void longTextsAreCutWhereOneLineIsMeantAndKeptInParagraphs() {
        String name = "[x](y)".repeat(2_000);
        String markdown = Page.of(
                        name,
                        Section.of(
                                name,
                                Block.paragraph(name),
                                Table.of(name, Column.text(name)).withRow(Cell.of(name))))
                .markdown();
        String cut = name.substring(0, 499) + "…";
        assertThat(MarkdownReading.of(markdown))
                .containsExactly(
                        new Part("h1", List.of(cut)),
                        new Part("h2", List.of(cut)),
                        new Part("p", List.of(name)),
                        new Part("caption", List.of(cut)),
                        new Part("table", List.of(cut, cut)));
    }

    @Test
    void listsInARowAreLists() {
        assertThat(Page.of("x", Section.of("y", Block.items("a"), Block.items("b"), Block.items("c")))
                        .markdown())
                .endsWith("\n- a\n\n* b\n\n- c\n");
    }

    @Test
    void aTableOfManyRowsHasThemAll() {
        List<List<Cell>> rows = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        List.of(Cell.of("row " + i), Cell.count(i), Cell.interval(i, i - 1, i + 1, Digits.places(2))))
                .toList();
        Table table = Table.of("", Column.text("a"), Column.number("b"), Column.number("c"))
                .withRows(rows);
        Page page = Page.of("x", Section.of("y", table));
        assertThat(page.markdown().lines().filter(line -> line.startsWith("| row ")))
                .hasSize(10_000);
        assertThat(page.text().lines().filter(line -> line.startsWith("row "))).hasSize(10_000);
    }

    @Test
    void tablesWaitOnlyForCellsThatAreNotTooWide() {
        String wide = "w".repeat(60);
        String markdown = Page.of(
                        "x",
                        Section.of(
                                "y",
                                Table.of("", Column.text("東京"), Column.number("n"))
                                        .withRow(Cell.of(wide), Cell.count(1))
                                        .withRow(Cell.of("é\u0301"), Cell.count(12))))
                .markdown();
        assertThat(markdown.lines().filter(line -> line.startsWith("|")))
                .containsExactly(
                        "| 東京" + " ".repeat(36) + " |   n |",
                        "| " + "-".repeat(40) + " | --: |",
                        "| " + wide + " |   1 |",
                        "| é\u0301" + " ".repeat(39) + " |  12 |");
    }
}
