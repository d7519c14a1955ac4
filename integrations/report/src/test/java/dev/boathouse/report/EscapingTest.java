package dev.boathouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.internal.Json;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Whatever stands in the texts of a page, its HTML has the same elements and attributes, and gives the texts back. */
class EscapingTest {

    private static final int RANDOM_TEXTS = 300;

    private static final List<String> PARTS = List.of(
            "<",
            ">",
            "</",
            "/>",
            "&",
            "&lt;",
            "&#60;",
            "&amp",
            ";",
            "\"",
            "'",
            "`",
            "=",
            "<script>",
            "</script>",
            "</style>",
            "</title>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "onload=",
            "javascript:",
            "${",
            "}",
            "{{",
            "\\",
            "\\u003c",
            "\\\"",
            "\n",
            "\t",
            " ",
            "  ",
            "\u0000",
            "\u0007",
            "\u202E",
            "\u2066",
            "\uFEFF",
            "\uD800",
            "\u2028",
            "a",
            "B",
            "é",
            "東",
            "\uD83D\uDE00",
            "<img src=x onerror=",
            "#",
            "%",
            "%3Cscript%3E",
            "<a href=",
            "<svg/onload=",
            "0",
            "</details>",
            "</figure>",
            "</table>");

    @Test
    void textStaysTextWhereverItIs() {
        PARTS.forEach(EscapingTest::readsBack);
        SplittableRandom seeds = new SplittableRandom(20_260_101);
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            long seed = seeds.nextLong();
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(1, 12); j > 0; j--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            try {
                readsBack(text.toString());
            } catch (AssertionError error) {
                throw new AssertionError("seed " + seed + ", text \"" + text + "\"", error);
            }
        }
    }

    private static void readsBack(String text) {
        String clean = clean(text);
        if (clean.isEmpty()) {
            return;
        }
        Document html = body(text);
        Document plain = body("x");
        assertThat(shape(html)).isEqualTo(shape(plain));
        for (String selector : List.of(
                "h1",
                ".lead",
                "h2",
                "p:not(.lead, .none, noscript p, .notice p)",
                "dt",
                "dl div:first-child dd",
                "main li",
                "caption",
                "figcaption",
                ".notice p",
                "td a",
                "summary > h3",
                "summary > h4",
                "nav a")) {
            assertThat(html.select(selector))
                    .as(selector)
                    .isNotEmpty()
                    .allMatch(each -> each.wholeText().endsWith(clean));
        }
        assertThat(html.select(".spark").attr("aria-label")).isEqualTo(clean);
        for (Element figure : html.select("figure")) {
            assertThat(figure.select(".drawing").attr("aria-label")).contains(clean);
            Set<String> texts = new TreeSet<>();
            texts(Json.readObject("chart", figure.attr("data-chart")).fields(), texts);
            assertThat(texts).contains(clean);
            texts.remove(clean);
            assertThat(texts).allMatch(each -> each.matches("[a-zA-Z_]*"));
        }
    }

    private static Document body(String text) {
        String html = Report.html(Everything.of(text)).text();
        return Jsoup.parse(html.substring(0, html.indexOf("<style>"))
                + html.substring(html.indexOf("</style>"), html.indexOf("<script>")));
    }

    /** Elements with the names of their attributes, in order. What only a blank text would change is not among them. */
    private static List<String> shape(Document html) {
        return html.getAllElements().stream()
                .map(each -> each.tagName()
                        + each.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .toList())
                .toList();
    }

    private static void texts(Object value, Set<String> into) {
        if (value instanceof java.util.Map<?, ?> fields) {
            fields.values().forEach(each -> texts(each, into));
        } else if (value instanceof List<?> items) {
            items.forEach(each -> texts(each, into));
        } else if (value instanceof String text) {
            into.add(text);
        }
    }

    /** By the definition, of the texts that are made here. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.replaceAll("[\\s\\u2028\\u0000&&[^\\u0000]]+", " ")
                .strip()
                .codePoints()
                .forEach(each -> {
                    boolean harmful = each < 0x20
                            || (each >= 0x202A && each <= 0x202E)
                            || (each >= 0x2066 && each <= 0x2069)
                            || (each >= 0xD800 && each <= 0xDFFF)
                            || each == 0xFEFF;
                    clean.appendCodePoint(harmful ? 0xFFFD : each);
                });
        return clean.toString();
    }
}
