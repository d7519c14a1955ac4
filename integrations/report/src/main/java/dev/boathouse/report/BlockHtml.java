package dev.boathouse.report;

import dev.boathouse.core.internal.PlainText;
import dev.boathouse.core.page.Bars;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Table;
import java.util.List;
import java.util.function.Predicate;

/** Blocks as HTML. What is narrow stands beside its neighbours where there is room. */
final class BlockHtml {

    private static final int NARROW_COLUMNS = 3;
    private static final int NARROW_ROWS = 20;
    /** More folds than these are laid out when they come into sight. */
    private static final int MANY = 100;
    /** Headings of sections are of the second rank, and there are six. */
    private static final int FIRST_RANK = 3;

    private static final int LAST_RANK = 6;

    private final HtmlWriter out;
    private final Anchors anchors;
    private final CellHtml cells;
    private int rank = FIRST_RANK;

    BlockHtml(HtmlWriter out, Anchors anchors) {
        this.out = out;
        this.anchors = anchors;
        cells = new CellHtml(out, anchors);
    }

    void write(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); ) {
            int narrow = run(blocks, i, BlockHtml::isNarrow);
            int folds = run(blocks, i, Block.Fold.class::isInstance);
            String group = narrow > 1 ? "beside" : folds > MANY ? "folds many" : folds > 1 ? "folds" : "";
            int end = i + Math.max(1, Math.max(narrow, folds));
            if (!group.isEmpty()) {
                out.open("div", "class", group).line();
            }
            for (; i < end; i++) {
                write(blocks.get(i));
            }
            if (!group.isEmpty()) {
                out.close().line();
            }
        }
    }

    private static int run(List<Block> blocks, int from, Predicate<Block> kind) {
        int end = from;
        while (end < blocks.size() && kind.test(blocks.get(end))) {
            end++;
        }
        return end - from;
    }

    private static boolean isNarrow(Block block) {
        return block instanceof Block.Facts
                || block instanceof Bars
                || (block instanceof Plot plot && plot.x().unit() == Chart.Unit.NUMBER)
                || (block instanceof Table table
                        && table.columns().size() <= NARROW_COLUMNS
                        && table.rows().size() <= NARROW_ROWS);
    }

    private void write(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            paragraph(PlainText.line(paragraph.text()));
        } else if (block instanceof Block.Facts facts) {
            facts(facts);
        } else if (block instanceof Block.Notice notice) {
            out.open("div", "class", "notice " + notice.status(), "role", "note")
                    .open("p");
            cells.mark(notice.status());
            out.element("span", notice.status() + ": ", "class", "unseen");
            out.text(PlainText.line(notice.text())).close().close().line();
        } else if (block instanceof Block.Items items) {
            items(items);
        } else if (block instanceof Block.Code code) {
            code(code);
        } else if (block instanceof Block.Fold fold) {
            fold(fold);
        } else if (block instanceof Table table) {
            new TableHtml(out, cells).write(table);
        } else if (block instanceof Chart chart) {
            new ChartHtml(out, cells).write(chart);
        }
    }

    private void paragraph(String text) {
        if (!text.isEmpty()) {
            out.element("p", text).line();
        }
    }

    private void facts(Block.Facts facts) {
        if (facts.facts().isEmpty()) {
            return;
        }
        out.open("dl");
        for (Block.Fact fact : facts.facts()) {
            out.open("div").element("dt", PlainText.name(fact.name())).open("dd");
            cells.write(fact.value());
            out.close().close().line();
        }
        out.close().line();
    }

    private void items(Block.Items items) {
        if (items.items().isEmpty()) {
            return;
        }
        out.open("ul");
        items.items().forEach(item -> out.element("li", PlainText.line(item)).line());
        out.close().line();
    }

    private void code(Block.Code code) {
        if (code.text().isEmpty()) {
            return;
        }
        // Wide lines are reached by keyboard, so the box takes the focus and has a name.
        out.open("pre", "tabindex", "0", "role", "group", "aria-label", "code")
                .element("code", String.join("\n", PlainText.lines(code.text())))
                .close()
                .line();
    }

    private void fold(Block.Fold fold) {
        String[] opening = fold.open() ? new String[] {"class", "fold", "open", ""} : new String[] {"class", "fold"};
        out.open("details", opening).open("summary");
        out.element("h" + Math.min(LAST_RANK, rank), PlainText.name(fold.title()))
                .close()
                .line();
        String[] attributes = anchors.take(fold)
                .map(id -> new String[] {"class", "inside", "id", id})
                .orElse(new String[] {"class", "inside"});
        out.open("div", attributes).line();
        rank++;
        write(fold.blocks());
        rank--;
        out.close().close().line();
    }
}
