package dev.boathouse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.boathouse.tests.browser.Browser.Window;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and values of strangers are shown and nothing else. */
class AttackTest {

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
    void hostileTextIsShownAndRunsNothing() {
        for (String text : HostilePage.TEXTS) {
            try (OpenedReport report = OpenedReport.in(browser, Window.DESKTOP, HostilePage.of(text), folder)) {
                report.openFolds();
                Page page = report.page();
                page.locator(".drawing").all().forEach(drawing -> {
                    drawing.hover();
                    drawing.focus();
                    page.keyboard().press("ArrowRight");
                });
                page.locator("main a").first().click();
                page.locator("thead button").first().click();
                String shown = text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069\\x00-\\x1f]", "\uFFFD");
                assertThat(page.locator("h1").textContent()).isEqualTo(shown);
                assertThat(page.title()).isEqualTo(shown);
                assertThat(page.locator("h2").allTextContents()).containsOnly(shown);
                assertThat(page.locator(
                                        "dt, li:not(nav li, .legend li), figcaption, caption, main p:not(.notice p), code")
                                .allTextContents())
                        .contains(shown);
                assertThat(page.locator(".tip > div").allTextContents())
                        .as("tips of %s", text)
                        .isNotNull();
                assertThat(report.number("document.querySelectorAll('figure.drawn').length"))
                        .isEqualTo(4);
                assertThat(report.number("window.harmed === undefined ? 0 : 1"))
                        .as(text)
                        .isZero();
                assertThat(report.number("document.querySelectorAll('script').length"))
                        .as(text)
                        .isEqualTo(2);
                assertThat(report.number(
                                "document.querySelectorAll('img, iframe, base, form, object, embed, link').length"))
                        .as(text)
                        .isZero();
                assertThat(
                                page.evaluate(
                                        "Array.from(document.querySelectorAll('*')).flatMap((each) => "
                                                + "Array.from(each.attributes)).map((each) => each.name).filter((each) => each.startsWith('on'))"))
                        .as(text)
                        .isEqualTo(List.of());
                assertThat(report.complaints()).as(text).isEmpty();
            }
        }
    }

    @Test
    void thePolicyStopsWhatWouldGetPastTheEscaping() {
        try (OpenedReport report = OpenedReport.in(browser, Window.DESKTOP, Pages.everyKind(), folder)) {
            Page page = report.page();
            page.evaluate("""
                    () => {
                      const script = document.createElement("script");
                      script.textContent = "window.harmed = 1";
                      document.body.append(script);
                      const picture = document.createElement("img");
                      picture.setAttribute("onerror", "window.harmed = 2");
                      picture.src = "https://evil.example/x.png";
                      document.body.append(picture);
                      document.body.setAttribute("onclick", "window.harmed = 3");
                      document.body.click();
                    }""");
            page.waitForTimeout(100);
            assertThat(report.number("window.harmed === undefined ? 0 : 1")).isZero();
            assertThat(report.complaints())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(each -> each.contains("Content Security Policy")
                            // Told although it is blocked.
                            || each.equals("request: https://evil.example/x.png"));
        }
    }
}
