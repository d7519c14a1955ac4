package dev.boathouse.tests.browser;

import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Chart.Reference;
import dev.boathouse.core.page.Graph;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import java.util.List;

/** A page all of whose texts are one text, which does harm if it is taken for more than text. Harm sets {@code window.harmed}. */
final class HostilePage {

    static final String LONG = "W".repeat(499);

    static final List<String> TEXTS = List.of(
            "<script>window.harmed = 1</script>",
            "</script><script>window.harmed = 1</script>",
            "</style><script>window.harmed = 1</script>",
            "<img src=x onerror=\"window.harmed = 1\">",
            "\" onmouseover=\"window.harmed = 1\" onfocus=\"window.harmed = 1\" autofocus x=\"",
            "' onclick='window.harmed = 1' style='position:fixed;inset:0' x='",
            "javascript:window.harmed=1",
            "data:text/html,<script>parent.harmed=1</script>",
            "${window.harmed = 1}",
            "`${window.harmed = 1}`",
            "{{constructor.constructor('window.harmed = 1')()}}",
            "--> <script>window.harmed = 1</script> <!--",
            "<!-- <script>",
            "]]> <svg onload=window.harmed=1>",
            "&lt;script&gt;window.harmed = 1&lt;/script&gt; &#x3c;b&#x3e; &quot;",
            "\\\"});window.harmed=1;//",
            "</title><script>window.harmed = 1</script>",
            "<meta http-equiv=refresh content='0;url=javascript:window.harmed=1'>",
            "<base href=https://evil.example/><a href=x>",
            "<form action=https://evil.example><input name=attributes>",
            "<iframe srcdoc='<script>parent.harmed=1</script>'></iframe>",
            "\u202Eevil\u202C \u2066isolated\u2069 \u0000\u0007 end",
            "__proto__",
            "constructor",
            LONG);

    private HostilePage() {}

    static Page of(String text) {
        return Page.of(text)
                .withLead(text)
                .with(
                        Section.of(
                                text,
                                Block.paragraph(text),
                                Block.facts().with(text, text).with(text, Cell.of(Status.FAIL, text)),
                                Block.items(text, text),
                                Block.notice(Status.WARN, text),
                                Block.code(text),
                                Table.of(text, Column.text(text), Column.text(text), Column.number(text))
                                        .withRow(Cell.of(text), Cell.link(text, text), Cell.of(text))
                                        .withRow(
                                                Cell.sparkline(text, List.of(List.of(1.0, 2.0))),
                                                Cell.of(Status.PASS, text),
                                                Cell.of(text))),
                        Section.of(
                                text,
                                Chart.plot(text, Axis.of(text), Axis.of(text))
                                        .with(Series.of(text, Mark.LINE, new double[] {0, 1}, new double[] {0, 1}))
                                        .with(Series.of(text, Mark.STEPS, new double[] {0, 1}, new double[] {1, 1}))
                                        .with(Reference.atX(text, 0.5))
                                        .with(Reference.atY(text, 0.5))
                                        .with(Reference.diagonal(text)),
                                Chart.bars(text, Axis.of(text), List.of(text, text))
                                        .with(text, List.of(Bar.of(1), Bar.of(2)))
                                        .with(text, List.of(Bar.of(1), Bar.of(2)))
                                        .with(Reference.atY(text, 1)),
                                Chart.heatMap(text, Axis.of(text), List.of(text, text))
                                        .withRow(text, 1, 2),
                                Chart.graph(text)
                                        .with(Graph.Node.of(text, text, text))
                                        .with(Graph.Node.of("other", text, text))
                                        .with(new Graph.Link(text, "other", text))),
                        Section.of(text, Block.fold(text, Block.paragraph(text), Block.fold(text, Block.code(text)))));
    }
}
