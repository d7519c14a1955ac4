package dev.boathouse.report;

import dev.boathouse.core.internal.PlainText;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;

/** A page as an HTML document. */
final class PageHtml {

    /** Fewer sections are found without a list of contents. */
    private static final int LEAST_CONTENTS = 3;

    private final Page page;
    private final HtmlWriter out = new HtmlWriter();

    PageHtml(Page page) {
        this.page = page;
    }

    String document() {
        Assets assets = Assets.read();
        out.own("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        head(assets);
        body();
        // Behind the page, so that it is read before it is drawn. A module has names and errors of its own.
        out.open("script").own(assets.d3()).close().line();
        out.open("script", "type", "module").own(assets.script()).close().line();
        return out.close().close().line().toString();
    }

    private void head(Assets assets) {
        out.open("head").line();
        out.empty("meta", "charset", "utf-8").line();
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", assets.policy())
                .line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.empty("meta", "name", "color-scheme", "content", "light dark").line();
        out.element("title", PlainText.name(page.title())).line();
        out.open("style").own(assets.style()).close().line();
        out.close().line();
    }

    /** Left open for the scripts. */
    private void body() {
        Anchors anchors = new Anchors(page);
        out.open("body").line();
        out.element("a", "Skip to content", "class", "skip", "href", "#main").line();
        boolean contents = page.sections().size() >= LEAST_CONTENTS;
        out.open("div", "class", contents ? "page with-contents" : "page").line();
        out.open("header");
        out.element("h1", PlainText.name(page.title()));
        String lead = PlainText.line(page.lead());
        if (!lead.isEmpty()) {
            out.element("p", lead, "class", "lead");
        }
        out.close().line();
        if (contents) {
            contents(anchors);
        }
        out.open("main", "id", "main", "tabindex", "-1").line();
        out.open("noscript")
                .element("p", "Charts are drawn by a script. Without it, their numbers are in the tables below them.")
                .close()
                .line();
        BlockHtml blocks = new BlockHtml(out, anchors);
        for (Section section : page.sections()) {
            String[] id =
                    anchors.take(section).map(each -> new String[] {"id", each}).orElse(new String[0]);
            out.open("section", id)
                    .element("h2", PlainText.name(section.title()))
                    .line();
            blocks.write(section.blocks());
            out.close().line();
        }
        out.close().close().line();
    }

    private void contents(Anchors anchors) {
        out.open("nav", "aria-label", "Contents").open("ol");
        for (Section section : page.sections()) {
            out.open("li");
            String title = PlainText.name(section.title());
            anchors.of(section.title())
                    .ifPresentOrElse(id -> out.element("a", title, "href", "#" + id), () -> out.text(title));
            out.close();
        }
        out.close().close().line();
    }
}
