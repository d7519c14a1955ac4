package dev.boathouse.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.internal.PlainText;
import dev.boathouse.core.page.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextPageTest {

    @Test
    void columnsAlignAlsoWithWideAndCombiningCharacters() {
        Table table = Table.of("", Column.text("city"), Column.number("n"))
                .withRow(Cell.of("東京"), Cell.count(1))
                .withRow(Cell.of("Zu\u0308rich"), Cell.count(20))
                .withRow(Cell.of("서울 \uD83D\uDE00"), Cell.count(300))
                .withRow(Cell.of("a\u200Bb"), Cell.count(4));
        assertThat(TextTable.of(table))
                .containsExactly(
                        "city       n",
                        "-------  ---",
                        "東京       1",
                        "Zu\u0308rich    20",
                        "서울 \uD83D\uDE00  300",
                        "a\u200Bb         4");
    }

    @Test
    void wideTablesWrapTextsButNoNumbers() {
        Table table = Table.of("", Column.text("what it is"), Column.text("why"), Column.number("value"))
                .withRow(
                        Cell.of("short"),
                        Cell.of("because " + "very ".repeat(30) + "long"),
                        Cell.interval(12_345.678, 12_000, 13_000, Digits.places(3)))
                .withRow(Cell.of("x".repeat(20)), Cell.of("no"), Cell.count(1));
        assertThat(TextTable.of(table)).hasSize(8).allMatch(line -> Columns.width(line) <= 100);
        assertThat(TextTable.of(table).get(2))
                .isEqualTo("short                 because very very very very very very    "
                        + "12,345.678 (12,000.000 to 13,000.000)");
        assertThat(TextTable.of(table).get(3))
                .isEqualTo(" ".repeat(22) + "very ".repeat(8).strip());
    }

    @Test
    void hostileTextsStayInTheirLines() {
        SplittableRandom random = new SplittableRandom(11);
        List<String> texts = new ArrayList<>(HostileText.KNOWN);
        for (int i = 0; i < 300; i++) {
            texts.add(HostileText.random(random) + "x".repeat(random.nextInt(120)));
        }
        for (String text : texts) {
            Table table = Table.of(text, Column.text(text), Column.text("b"), Column.number(text))
                    .withRow(Cell.of(text), Cell.of(text), Cell.of(text));
            String page = Page.of("x" + text)
                    .withLead(text)
                    .with(Section.of("x", table, Block.facts().with("x" + text, text), Block.notice(Status.PASS, text)))
                    .text();
            assertThat(page.lines()).as(text).allMatch(line -> Columns.width(line) <= 100);
            assertThat(page).as(text).doesNotContainPattern("[\\x00-\\x09\\x0B-\\x1F\\x7F\\u202A-\\u202E]");
        }
    }

    @Test
    void wrappingLosesNothing() {
        SplittableRandom seeds = new SplittableRandom(13);
        for (int i = 0; i < 2_000; i++) {
            long seed = seeds.nextLong();
            SplittableRandom random = new SplittableRandom(seed);
            String line = PlainText.line(HostileText.random(random) + " " + HostileText.random(random));
            int width = random.nextInt(2, 30);
            List<String> lines = Columns.wrapped(line, width);
            assertThat(lines).as("seed %s", seed).allMatch(each -> Columns.width(each) <= width);
            assertThat(String.join("", lines).replace(" ", ""))
                    .as("seed %s", seed)
                    .isEqualTo(line.replace(" ", ""));
        }
        assertThat(Columns.wrapped("", 5)).containsExactly("");
        assertThat(Columns.wrapped("ab cd ef", 5)).containsExactly("ab cd", "ef");
        assertThat(Columns.wrapped("abcdefgh", 5)).containsExactly("abcde", "fgh");
        assertThat(Columns.wrapped("東京", 1)).as("no room for one").containsExactly("東", "京");
    }

    @Test
    void longTextsAreWrapped() {
        String text = Page.of("x", Section.of("y", Block.paragraph("word ".repeat(200_000))))
                .text();
        assertThat(text.lines().skip(6)).hasSize(10_000).allMatch(line -> line.length() == 99);
        String word = Page.of("x", Section.of("y", Block.paragraph("w".repeat(1_000_000))))
                .text();
        assertThat(word.lines().skip(6)).hasSize(10_000).allMatch(line -> line.length() == 100);
    }

    @Test
    void listsAndNoticesHangUnderTheirStart() {
        String words = "word ".repeat(25).strip();
        Section section = Section.of(
                "y",
                Block.items(words),
                Block.items(),
                Block.facts(),
                Block.notice(Status.WARN, words),
                Block.code(""));
        assertThat(Page.of("x", section).text().lines().skip(6))
                .containsExactly(
                        "- " + "word ".repeat(19).strip(),
                        "  " + "word ".repeat(6).strip(),
                        "",
                        "[WARN] " + "word ".repeat(18).strip(),
                        "       " + "word ".repeat(7).strip());
    }

    @Test
    void oneLineTextsAreCleaned() {
        assertThat(PlainText.line(" a\t\n b\u00A0\u3000c\u0085d\u2029e ")).isEqualTo("a b c d e");
        assertThat(PlainText.line("\u0000\u001B[1m\u202Eb\uD800c\uFEFF\uFFFF\u2066"))
                .isEqualTo("\uFFFD\uFFFD[1m\uFFFDb\uFFFDc\uFFFD\uFFFD\uFFFD");
        assertThat(PlainText.line("\uD83D\uDE00 e\u0301 \u200D")).isEqualTo("\uD83D\uDE00 e\u0301 \u200D");
        assertThat(PlainText.line("\uD83D\uDE00".repeat(10), 4)).isEqualTo("\uD83D\uDE00".repeat(3) + "…");
        assertThat(PlainText.lines("a\r\n\tb\n\nc\u0000")).containsExactly("a", "    b", "", "c\uFFFD");
    }
}
