package dev.boathouse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.tests.browser.Browser.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every visitor meets: at a desk, on a phone, by day, by night, on paper, with and without scripts. */
class LooksTest {

    private static final List<Window> WINDOWS =
            List.of(Window.DESKTOP, Window.DESKTOP_DARK, Window.PHONE, Window.PHONE_DARK);

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

    @Test
    void asksForNothingAndComplainsOfNothing() throws IOException {
        for (Window window : WINDOWS) {
            try (OpenedReport report = OpenedReport.in(browser, window, Pages.everyKind(), folder)) {
                report.drawAll();
                report.screenshot("every-kind");
                assertThat(report.number("document.querySelectorAll('figure:not(.drawn)').length - "
                                + "document.querySelectorAll('details.fold figure').length"))
                        .as("charts in sight that are not drawn, %s", window.name())
                        .isZero();
                assertThat(report.complaints()).as(window.name()).isEmpty();
            }
        }
    }

    @Test
    void isNeverWiderThanItsWindow() {
        for (Window window : WINDOWS) {
            for (dev.boathouse.core.page.Page page : List.of(Pages.everyKind(), HostilePage.of(HostilePage.LONG))) {
                try (OpenedReport report = OpenedReport.in(browser, window, page, folder)) {
                    report.openFolds();
                    report.page()
                            .evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
                    assertThat(report.number("document.documentElement.scrollWidth"))
                            .as("%s, %s", page.title(), window.name())
                            .isLessThanOrEqualTo(window.width());
                }
            }
        }
    }

    @Test
    void axeFindsNothing() throws IOException {
        for (Window window : List.of(Window.DESKTOP_DARK, Window.PHONE)) {
            try (OpenedReport report = OpenedReport.in(browser, window, Pages.everyKind(), folder)) {
                report.page()
                        .evaluate("Array.from(document.querySelectorAll('details')).filter((each, i) => i % 5 === 0)"
                                + ".forEach((each) => (each.open = true))");
                report.drawAll();
                assertThat(report.axe()).as(window.name()).isEmpty();
            }
        }
    }

    @Test
    void axeCanFindSomething() throws IOException {
        try (OpenedReport report = OpenedReport.in(browser, Window.DESKTOP, Pages.everyKind(), folder)) {
            report.page().evaluate("document.querySelector('h1').append(document.createElement('img'))");
            report.page().evaluate("document.querySelector('.lead').style.color = '#ccc'");
            assertThat(report.axe())
                    .anyMatch(each -> each.contains("image-alt"))
                    .anyMatch(each -> each.contains("contrast"));
        }
    }

    @Test
    void withoutScriptsEveryNumberIsThere() {
        try (OpenedReport report = OpenedReport.in(browser, Window.WITHOUT_SCRIPTS, Pages.everyKind(), folder)) {
            Page page = report.page();
            assertThat(page.locator("noscript p").textContent()).contains("numbers are in the tables");
            assertThat(page.locator("figure").count())
                    .isPositive()
                    .isEqualTo(page.locator("figure > details table").count());
            assertThat(page.locator("figure svg").count()).isZero();
            // A point of a curve, a bar with its interval, a cell of a grid, a link of a graph.
            assertThat(page.locator("figure table").allTextContents())
                    .anyMatch(text -> text.contains("0.37") && text.contains("0.603"))
                    .anyMatch(text -> text.contains("0.0810 (0.0700 to 0.0900)"))
                    .anyMatch(text -> text.contains("taxi_out"))
                    .anyMatch(text -> text.contains("table late-training @ 3"));
            page.locator("figure > details > summary").first().click();
            assertThat(page.locator("figure table").first().isVisible()).isTrue();
            assertThat(report.complaints()).isEmpty();
        }
    }

    @Test
    void isPrintedOpenAndDrawn() throws IOException {
        try (OpenedReport report = OpenedReport.in(browser, Window.DESKTOP_DARK, Pages.everyKind(), folder)) {
            Path pdf = Path.of("target", "screenshots", "every-kind.pdf");
            Files.createDirectories(pdf.getParent());
            byte[] bytes = report.page().pdf(new Page.PdfOptions().setPath(pdf).setFormat("A4"));
            assertThat(new String(bytes, 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .isEqualTo("%PDF-");
            assertThat(report.number("document.querySelectorAll('figure.drawn').length"))
                    .isEqualTo(report.number("document.querySelectorAll('figure').length"));
            assertThat(report.number("document.querySelectorAll('details.fold[open]').length"))
                    .as("folds are as they were")
                    .isZero();
            assertThat(report.complaints()).isEmpty();
        }
    }

    @Test
    void anEmptyPageIsAPage() throws IOException {
        dev.boathouse.core.page.Page nothing = dev.boathouse.core.page.Page.of("Nothing so far", Section.of("Nothing"));
        try (OpenedReport report = OpenedReport.in(browser, Window.PHONE, nothing, folder)) {
            report.screenshot("nothing");
            assertThat(report.axe()).isEmpty();
            assertThat(report.complaints()).isEmpty();
        }
    }

    @Test
    void foldsAreSeenOpen() throws IOException {
        for (Window window : List.of(Window.DESKTOP, Window.PHONE)) {
            try (OpenedReport report = OpenedReport.in(
                    browser,
                    window,
                    dev.boathouse.core.page.Page.of("Three columns", Pages.columns("Columns", 3)),
                    folder)) {
                report.openFolds();
                report.screenshot("folds");
                assertThat(report.number("document.querySelectorAll('figure.drawn').length"))
                        .isEqualTo(3);
            }
        }
    }
}
