package dev.boathouse.core.page;

import dev.boathouse.core.internal.PlainText;
import java.util.List;

/** A page as plain text. */
final class TextPage {

    /** Columns of a line. */
    static final int WIDTH = 100;

    private static final int MOST_NAME = 30;

    private final StringBuilder out = new StringBuilder();
    /** Folds that are around. */
    private int depth;

    String of(Page page) {
        title(page.title(), "=");
        paragraph(PlainText.line(page.lead()));
        for (Section section : page.sections()) {
            gap();
            title(section.title(), "-");
            section.blocks().forEach(this::block);
        }
        return out.toString();
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            paragraph(PlainText.line(paragraph.text()));
        } else if (block instanceof Block.Facts facts && !facts.facts().isEmpty()) {
            facts(facts);
        } else if (block instanceof Block.Notice notice) {
            String word = "[" + notice.status().name() + "] ";
            gap();
            item(PlainText.line(notice.text()), word, " ".repeat(word.length()));
        } else if (block instanceof Block.Items items && !items.items().isEmpty()) {
            gap();
            items.items().forEach(item -> item(PlainText.line(item), "- ", "  "));
        } else if (block instanceof Block.Code code && !code.text().isEmpty()) {
            gap();
            PlainText.lines(code.text()).forEach(text -> line("    " + text));
        } else if (block instanceof Block.Fold fold) {
            gap();
            depth++;
            item(PlainText.name(fold.title()), "#".repeat(depth) + " ", "#".repeat(depth) + " ");
            fold.blocks().forEach(this::block);
            depth--;
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Chart chart) {
            chart(chart);
        }
    }

    private void facts(Block.Facts facts) {
        gap();
        int width = facts.facts().stream()
                .mapToInt(fact -> Columns.width(name(fact)))
                .max()
                .orElse(0);
        for (Block.Fact fact : facts.facts()) {
            item(
                    Words.cell(fact.value()),
                    Columns.padded(name(fact), width, Table.Align.LEFT) + "  ",
                    " ".repeat(width + 2));
        }
    }

    private static String name(Block.Fact fact) {
        return Columns.cut(PlainText.name(fact.name()), MOST_NAME);
    }

    private void table(Table table) {
        paragraph(PlainText.name(table.caption()));
        gap();
        TextTable.of(table).forEach(this::line);
        if (table.rows().isEmpty()) {
            line("(no rows)");
        }
    }

    private void chart(Chart chart) {
        paragraph(PlainText.name(chart.caption()));
        gap();
        if (chart instanceof Plot plot) {
            PlotDrawing.of(plot).forEach(this::line);
            table(PlotPoints.some(plot));
        } else if (chart instanceof Bars bars) {
            BarDrawing.of(bars).forEach(this::line);
        } else if (chart instanceof HeatMap map) {
            TextTable.of(map.numbers()).forEach(this::line);
        } else if (chart instanceof Graph graph) {
            TextTable.of(graph.numbers()).forEach(this::line);
        }
    }

    private void title(String title, String rule) {
        String line = PlainText.name(title);
        item(line, "", "");
        line(rule.repeat(Math.min(WIDTH, Columns.width(line))));
    }

    private void paragraph(String text) {
        if (!text.isEmpty()) {
            gap();
            item(text, "", "");
        }
    }

    /** A text with something before its first line, and as much before the others. */
    private void item(String text, String first, String others) {
        List<String> lines = Columns.wrapped(text, WIDTH - Columns.width(others));
        for (int i = 0; i < lines.size(); i++) {
            line((i == 0 ? first : others) + lines.get(i));
        }
    }

    private void gap() {
        if (out.length() > 0) {
            out.append('\n');
        }
    }

    private void line(String line) {
        out.append(line.stripTrailing()).append('\n');
    }
}
