package dev.boathouse.report;

import dev.boathouse.core.internal.PlainText;
import dev.boathouse.core.page.Bars;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Graph;
import dev.boathouse.core.page.HeatMap;
import dev.boathouse.core.page.Plot;

/** A chart as a figure: room for the drawing, what is seen in words, and its numbers. */
final class ChartHtml {

    private final HtmlWriter out;
    private final CellHtml cells;

    ChartHtml(HtmlWriter out, CellHtml cells) {
        this.out = out;
        this.cells = cells;
    }

    void write(Chart chart) {
        String caption = PlainText.name(chart.caption());
        out.open("figure", "class", kind(chart), "data-chart", ChartData.of(chart))
                .line();
        if (!caption.isEmpty()) {
            out.element("figcaption", caption).line();
        }
        out.open("div", "class", "drawing", "role", "img", "aria-label", ChartWords.of(chart))
                .close()
                .line();
        out.open("details", "class", "numbers").open("summary").text(chart instanceof Graph ? "Links" : "Numbers");
        if (!caption.isEmpty()) {
            out.element("span", ": " + caption, "class", "unseen");
        }
        out.close().line();
        new TableHtml(out, cells).write(chart.numbers(), caption.isEmpty() ? "numbers" : caption, "");
        out.close().close().line();
    }

    private static String kind(Chart chart) {
        if (chart instanceof Plot plot) {
            return plot.x().unit() == Chart.Unit.TIME ? "plot wide" : "plot";
        }
        return chart instanceof Bars ? "bars" : chart instanceof HeatMap ? "heat" : "graph";
    }
}
