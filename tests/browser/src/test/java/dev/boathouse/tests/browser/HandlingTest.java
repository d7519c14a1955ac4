package dev.boathouse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Chart.Reference;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Graph;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.tests.browser.Browser.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts, tables and folds under a reader's hands, which are on the keyboard. */
class HandlingTest {

    private static Browser browser;

    @TempDir
    Path folder;

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private OpenedReport open(Section... sections) {
        return OpenedReport.in(browser, Window.DESKTOP, dev.boathouse.core.page.Page.of("Handled", sections), folder);
    }

    @Test
    void chartsShowAsMuchAsTheyHold() {
        double nan = Double.NaN;
        Instant start = Instant.parse("2001-01-01T00:00:00Z");
        try (OpenedReport report = open(Section.of(
                "Charts",
                Chart.plot("points", Axis.of("x"), Axis.of("y"))
                        .with(Series.of("p", Mark.POINTS, new double[] {1, 2, 3, 4}, new double[] {1, nan, 3, 4})),
                Chart.plot("steps", Axis.of("x"), Axis.of("y"))
                        .with(Series.of(
                                "s", Mark.STEPS, new double[] {0, 1, 2, 3, 4, 5}, new double[] {1, 2, nan, 4, 5, nan}))
                        .with(Series.of("t", Mark.STEPS, new double[] {0, 1}, new double[] {1, 1})),
                Chart.plot("time", Axis.ofTime("day"), Axis.of("y"))
                        .with(new Series(
                                "l",
                                Mark.LINE,
                                List.of(
                                        Point.at(start, 1, 0.5, 1.5),
                                        Point.at(start.plusSeconds(86_400), 2, 1, 3),
                                        Point.at(start.plusSeconds(2 * 86_400), nan),
                                        Point.at(start.plusSeconds(3 * 86_400), 4, 3, 5))))
                        .with(Reference.atX("retrained", start.plusSeconds(86_400)))
                        .with(Reference.atY("alarm", 3)),
                Chart.plot("nothing", Axis.of("x"), Axis.of("y")),
                Chart.bars("bars", Axis.of("v"), List.of("a", "b", "c"))
                        .with("g", List.of(Bar.of(1, 0.5, 1.5), Bar.of(-2), Bar.of(nan)))
                        .with("h", List.of(Bar.of(3), Bar.of(0), Bar.of(1))),
                Chart.heatMap("heat", Axis.of("v"), List.of("a", "b"))
                        .withRow("r", 1, nan)
                        .withRow("s", -1, 0),
                Chart.graph("graph")
                        .with(Graph.Node.of("1", "one", "k"))
                        .with(new Graph.Node("2", "two", "", Status.FAIL))
                        .with(Graph.Node.of("3", "three", "k"))
                        .with(new Graph.Link("1", "2", "made"))
                        .with(new Graph.Link("2", "3", ""))
                        .with(new Graph.Link("1", "3", ""))
                        .with(new Graph.Link("3", "1", "back"))))) {
            report.drawAll();
            assertThat(counts(report, "points", ".dot", ".curve")).containsExactly(3, 0);
            assertThat(counts(report, "steps", ".area", ".curve", ".legend li")).containsExactly(3, 3, 2);
            assertThat(counts(report, "time", ".curve", ".band", ".dot", ".reference"))
                    .containsExactly(2, 2, 3, 2);
            assertThat(texts(report, "time", "svg text")).contains("retrained (2001-01-02)", "alarm (3)");
            assertThat(counts(report, "nothing", "> svg", ".dot")).containsExactly(1, 0);
            assertThat(counts(report, "bars", ".bar", ".whisker", "text.value")).containsExactly(5, 1, 6);
            assertThat(texts(report, "bars", "text.value")).contains("−2", "–", "3");
            assertThat(counts(report, "heat", ".cell", ".cell.low", "text.value"))
                    .containsExactly(4, 1, 3);
            assertThat(counts(report, "graph", ".node", ".link", ".arrow")).containsExactly(3, 4, 4);
            assertThat(texts(report, "graph", "svg text")).contains("✗ two", "made", "back");
            assertThat(report.complaints()).isEmpty();
        }
    }

    private static Locator figure(OpenedReport report, String caption) {
        return report.page()
                .locator("figure")
                .filter(new Locator.FilterOptions()
                        .setHas(report.page().locator("figcaption:text-is(\"" + caption + "\")")));
    }

    /** Of the legend's swatches nothing is counted. */
    private static List<Integer> counts(OpenedReport report, String caption, String... selectors) {
        return List.of(selectors).stream()
                .map(each -> figure(report, caption)
                        .locator(each.startsWith(".legend") ? each : ".drawing " + each)
                        .count())
                .map(each -> each)
                .toList();
    }

    private static List<String> texts(OpenedReport report, String caption, String selector) {
        return figure(report, caption).locator(".drawing " + selector).allTextContents();
    }

    @Test
    void valuesAreReadWithArrowKeysAndPointer() {
        try (OpenedReport report = open(Section.of(
                "Charts",
                Chart.plot("two lines", Axis.of("x"), Axis.of("y").withDigits(Digits.percent(1)))
                        .with(Series.of("a", Mark.LINE, new double[] {0, 1, 2}, new double[] {0.1, 0.2, 0.3}))
                        .with(Series.of(
                                "b", Mark.LINE, new double[] {0, 1, 2}, new double[] {0.4, Double.NaN, 0.6}))))) {
            report.drawAll();
            Page page = report.page();
            Locator drawing = page.locator(".drawing");
            drawing.focus();
            page.keyboard().press("ArrowRight");
            assertThat(page.locator(".tip > div").allTextContents()).containsExactly("0", "a: 10.0 %", "b: 40.0 %");
            page.keyboard().press("ArrowRight");
            assertThat(page.locator(".tip > div").allTextContents()).containsExactly("1", "a: 20.0 %");
            page.keyboard().press("Escape");
            assertThat(page.locator(".tip > div").count()).isZero();
            var box = drawing.boundingBox();
            page.mouse().move(box.x + box.width - 20, box.y + 100);
            assertThat(page.locator(".tip > div").allTextContents()).containsExactly("2", "a: 30.0 %", "b: 60.0 %");
        }
    }

    @Test
    void tablesAreSortedByKeyboard() {
        Digits four = Digits.places(4);
        Table table = Table.of(
                        "", Column.text("name"), Column.number("p"), Column.number("effect"), Column.text("verdict"))
                .withRow(Cell.of("b"), Cell.of(1e-9, four), Cell.interval(2, 1, 3, four), Cell.of(Status.PASS))
                .withRow(Cell.of("a"), Cell.of(1e-6, four), Cell.blank(), Cell.of(Status.FAIL, "ALARM"))
                .withRow(Cell.of("c"), Cell.of(0.5, four), Cell.of(-1234.5, four), Cell.of(Status.WARN))
                .withRow(Cell.of("d"), Cell.of(Double.NaN, four), Cell.of(1e6, four), Cell.blank());
        try (OpenedReport report = open(Section.of("Table", table))) {
            assertThat(sorted(report, "name")).isEqualTo("abcd ascending");
            assertThat(sorted(report, "name")).isEqualTo("dcba descending");
            assertThat(sorted(report, "p")).isEqualTo("cabd descending");
            assertThat(sorted(report, "p")).isEqualTo("bacd ascending");
            assertThat(sorted(report, "effect")).isEqualTo("dbca descending");
            assertThat(sorted(report, "effect")).isEqualTo("cbda ascending");
            assertThat(sorted(report, "verdict")).isEqualTo("acbd ascending");
            assertThat(report.complaints()).isEmpty();
        }
    }

    private static String sorted(OpenedReport report, String column) {
        Locator button = report.page().locator("thead button:text-is(\"" + column + "\")");
        button.focus();
        report.page().keyboard().press("Enter");
        assertThat(report.page().locator("[aria-sort]").count()).isEqualTo(1);
        return String.join("", report.page().locator("tbody th").allTextContents()) + " "
                + report.page().locator("[aria-sort]").getAttribute("aria-sort");
    }

    @Test
    void rowsAreFilteredByKeyboard() {
        try (OpenedReport report = open(Pages.columns("Columns", 60))) {
            Page page = report.page();
            page.locator("label:has-text('Filter rows') input").focus();
            page.keyboard().type("Column_1 text");
            assertThat(page.locator("tbody tr:visible th").allTextContents())
                    .containsExactly("column_12", "column_15", "column_18");
            assertThat(page.locator(".table output").textContent()).isEqualTo("3 of 60");
            page.locator("label:has-text('Filter titles') input").focus();
            page.keyboard().type("_59");
            assertThat(page.locator("summary:visible").allTextContents()).containsExactly("column_59");
        }
    }

    @Test
    void linksOpenTheFoldTheyLeadToAgainAndAgain() {
        try (OpenedReport report = open(Pages.columns("Columns", 60))) {
            Page page = report.page();
            for (int i = 0; i < 2; i++) {
                page.locator("tbody a").nth(40).focus();
                page.keyboard().press("Enter");
                page.waitForCondition(
                        () -> "column_40".equals(page.evaluate("document.activeElement.textContent.trim()")));
                assertThat(page.locator("details.fold[open]").count()).isEqualTo(1);
                page.locator("details.fold[open] figure.drawn").waitFor();
                page.keyboard().press("Enter");
                assertThat(page.locator("details.fold[open]").count()).isZero();
            }
            assertThat(report.complaints()).isEmpty();
        }
    }

    @Test
    void aThousandColumnsStayUsable() throws IOException {
        try (OpenedReport report = open(Pages.columns("Columns", 1_000))) {
            Page page = report.page();
            assertThat(page.locator("tbody tr .spark").count()).isEqualTo(1_000);
            assertThat(page.locator("figure.drawn").count())
                    .as("charts drawn unasked")
                    .isZero();
            page.evaluate("""
                    () => {
                      window.changes = 0;
                      new MutationObserver((all) => (window.changes += all.length))
                        .observe(document.querySelector("tbody"), { attributes: true, childList: true, subtree: true });
                    }""");
            page.locator("label:has-text('Filter rows') input").fill("column_99");
            assertThat(page.locator("tbody tr:visible").count()).isEqualTo(11);
            page.waitForTimeout(50);
            assertThat(report.number("window.changes"))
                    .as("rows that change, each once")
                    .isEqualTo(989);
            page.locator("tbody tr:visible a").first().click();
            page.locator("details.fold[open] figure.drawn").waitFor();
            assertThat(page.locator("figure.drawn").count()).isLessThanOrEqualTo(2);
            report.viewport("thousand");
            assertThat(report.complaints()).isEmpty();
        }
    }
}
