package dev.boathouse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.page.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final int MEGABYTE = 1_000_000;

    @TempDir
    Path folder;

    /** What stands between the scripts, the style and the policy, which change with every touch to them. */
    private static String body(Report report) {
        String text = report.text();
        return text.substring(text.indexOf("<body>"), text.indexOf("<script>"));
    }

    @Test
    void aSmallPageReadsAsItIsKept() throws IOException {
        String golden;
        try (var stream = ReportTest.class.getResourceAsStream("/golden/report/small.html")) {
            golden = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(body(Report.html(Everything.small()))).isEqualTo(golden);
    }

    @Test
    void theSamePageGivesTheSameBytes() {
        assertThat(Report.html(Everything.small()))
                .isEqualTo(Report.html(Everything.small()))
                .hasSameHashCodeAs(Report.html(Everything.small()));
        assertThat(Report.html(Everything.small())).isNotEqualTo(Report.html(Everything.of("x")));
    }

    @Test
    void thePolicyNamesTheScriptsAndTheStyleAndNothingElse() throws Exception {
        Document html = Jsoup.parse(Report.html(Everything.small()).text());
        List<String> hashes = new ArrayList<>();
        for (Element each : html.select("script, style")) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(each.data().getBytes(StandardCharsets.UTF_8));
            hashes.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
        assertThat(html.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; script-src " + hashes.get(1) + " " + hashes.get(2) + "; style-src "
                        + hashes.get(0) + "; base-uri 'none'; form-action 'none'");
        assertThat(html.head().child(0).attr("charset")).isEqualTo("utf-8");
    }

    @Test
    void theScriptMakesNoMarkupOfTextAndNoCodeOfIt() {
        assertThat(Assets.read().script())
                .doesNotContain(
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        ".html(",
                        "eval(",
                        "Function(",
                        "document.write");
        assertThat(Assets.read().d3())
                .startsWith("/*\nCopyright 2010-2023 Mike Bostock")
                .contains("permission notice appear in all copies");
        assertThat(Assets.read().d3() + Assets.read().script())
                .doesNotContainIgnoringCase("</script")
                .doesNotContain("<!--");
        assertThat(Assets.read().style()).doesNotContain("@import", "url(", "</");
    }

    @Test
    void aHundredColumnsAreLessThanAMegabyte() {
        byte[] bytes = Report.html(Everything.columns(100)).text().getBytes(StandardCharsets.UTF_8);
        assertThat(bytes).hasSizeLessThan(MEGABYTE);
    }

    @Test
    void theFileAppearsAsAWholeAndReplacesWhatWasThere() throws IOException {
        Report report = Report.html(Everything.small());
        Path file = folder.resolve("deep/er/report.html");
        assertThat(report.writeTo(file)).isEqualTo(file);
        assertThat(file).hasContent(report.text());
        Files.writeString(file, "earlier");
        report.writeTo(file);
        assertThat(Files.readString(file)).isEqualTo(report.text());
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void whatCannotBeWrittenIsNamedAndLeavesNothing() throws IOException {
        Report report = Report.html(Everything.small());
        assertThatThrownBy(() -> report.writeTo(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is a folder")
                .hasMessageContaining(folder.toString());
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> report.writeTo(file.resolve("report.html")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Cannot write a report to " + file.resolve("report.html"));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void goesToAnythingThatTakesText() {
        StringBuilder target = new StringBuilder("before ");
        Report report = Report.html(Everything.small());
        report.writeTo(target);
        assertThat(target).hasToString("before " + report.text());
        assertThatThrownBy(() -> report.writeTo(new FailingTarget()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
    }

    @Test
    void linksLeadToTheFirstPartOfTheirTitleAndNowhereWhereThereIsNone() {
        Document html = Jsoup.parse(Report.html(Everything.small()).text());
        Element link = html.select("td a, th a").first();
        assertThat(link.attr("href")).isEqualTo("#at-details");
        assertThat(html.select("#at-details h2").text()).isEqualTo("Details");
        assertThat(html.select("th:contains(lost) a")).isEmpty();
    }

    @Test
    void partsOfAnyTitleHaveIdsOfTheirOwn() {
        Page page = Page.of(
                "x",
                Stream.of("A b", "a-B", "東京", "---", "at-a-b", "A b.2", "A b")
                        .map(title ->
                                dev.boathouse.core.page.Section.of(title, dev.boathouse.core.page.Block.fold(title)))
                        .toArray(dev.boathouse.core.page.Section[]::new));
        List<String> ids =
                Jsoup.parse(Report.html(page).text()).select("main [id]").eachAttr("id");
        assertThat(ids).hasSize(14).doesNotHaveDuplicates().allMatch(id -> id.matches("at[-a-z0-9.]*"));
    }

    private static final class FailingTarget implements Appendable {
        @Override
        public Appendable append(CharSequence text) throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public Appendable append(char each) throws IOException {
            throw new IOException("disk full");
        }
    }
}
