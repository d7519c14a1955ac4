package dev.boathouse.core.page;

import dev.boathouse.core.internal.PlainText;
import java.util.ArrayList;
import java.util.List;

/** A page as GitHub-flavoured Markdown. */
final class MarkdownPage {

    /** Wider cells than this are not waited for by the others of a column. */
    private static final int MOST_PADDING = 40;

    private static final int LEAST_FENCE = 3;
    private static final int LEAST_RULE = 3;

    private static final int LAST_RANK = 6;

    private final StringBuilder out = new StringBuilder();
    private String bullet = "* ";
    private boolean endsWithList;
    /** Of the last heading: sections have the second. */
    private int rank = 2;

    String of(Page page) {
        line("# " + Markup.inline(PlainText.name(page.title())));
        paragraph(Markup.block(PlainText.line(page.lead())));
        for (Section section : page.sections()) {
            paragraph("## " + Markup.inline(PlainText.name(section.title())));
            blocks(section.blocks());
        }
        return out.toString();
    }

    private void blocks(List<Block> blocks) {
        for (Block block : blocks) {
            block(block);
            endsWithList = block instanceof Block.Facts || block instanceof Block.Items;
        }
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            paragraph(Markup.block(PlainText.line(paragraph.text())));
        } else if (block instanceof Block.Facts facts) {
            list(facts.facts().stream().map(MarkdownPage::fact).toList());
        } else if (block instanceof Block.Notice notice) {
            paragraph("> [!" + alert(notice.status()) + "]");
            line("> " + Markup.block(PlainText.line(notice.text())));
        } else if (block instanceof Block.Items items) {
            list(items.items().stream()
                    .map(item -> Markup.block(PlainText.line(item)))
                    .toList());
        } else if (block instanceof Block.Code code && !code.text().isEmpty()) {
            fence(PlainText.lines(code.text()));
        } else if (block instanceof Block.Fold fold) {
            rank++;
            paragraph("#".repeat(Math.min(LAST_RANK, rank)) + " " + Markup.inline(PlainText.name(fold.title())));
            blocks(fold.blocks());
            rank--;
        } else if (block instanceof Table table) {
            caption(table.caption());
            table(table);
        } else if (block instanceof Chart chart) {
            chart(chart);
        }
    }

    private static String fact(Block.Fact fact) {
        return "**" + Markup.inline(PlainText.name(fact.name())) + ":** " + Markup.inline(Words.cell(fact.value()));
    }

    /** GitHub's kinds of alerts. */
    private static String alert(Status status) {
        return switch (status) {
            case PASS -> "TIP";
            case WARN -> "WARNING";
            case FAIL -> "CAUTION";
            case NOTE -> "NOTE";
        };
    }

    private void chart(Chart chart) {
        caption(chart.caption());
        if (chart instanceof Plot plot) {
            fence(PlotDrawing.of(plot));
            Table points = PlotPoints.some(plot);
            paragraph(Markup.block(points.caption() + ":"));
            table(points);
        } else if (chart instanceof Bars bars) {
            fence(BarDrawing.of(bars));
        } else if (chart instanceof HeatMap map) {
            table(map.numbers());
        } else if (chart instanceof Graph graph) {
            table(graph.numbers());
        }
    }

    private void table(Table table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns().stream()
                .map(column -> Markup.inline(PlainText.name(column.name())))
                .toList());
        for (List<Cell> row : table.rows()) {
            lines.add(row.stream().map(cell -> Markup.inline(Words.cell(cell))).toList());
        }
        int[] widths = new int[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = LEAST_RULE;
            for (List<String> line : lines) {
                widths[i] = Math.min(MOST_PADDING, Math.max(widths[i], Columns.width(line.get(i))));
            }
        }
        out.append('\n');
        row(lines.get(0), widths, table);
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            rules.add("-".repeat(widths[i] - 1) + (table.columns().get(i).align() == Table.Align.RIGHT ? ":" : "-"));
        }
        row(rules, widths, table);
        lines.subList(1, lines.size()).forEach(line -> row(line, widths, table));
        if (table.rows().isEmpty()) {
            paragraph("No rows.");
        }
    }

    private void row(List<String> cells, int[] widths, Table table) {
        for (int i = 0; i < widths.length; i++) {
            out.append("| ")
                    .append(Columns.padded(
                            cells.get(i), widths[i], table.columns().get(i).align()))
                    .append(' ');
        }
        out.append("|\n");
    }

    private void caption(String caption) {
        String text = PlainText.name(caption);
        if (!text.isEmpty()) {
            paragraph("**" + Markup.inline(text) + "**");
        }
    }

    /** Two lists in a row would be one, had they the same bullet. */
    private void list(List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        bullet = endsWithList && bullet.equals("- ") ? "* " : "- ";
        out.append('\n');
        items.forEach(item -> line(bullet + item));
    }

    /** The fence is longer than any run of backticks inside, so that none of them ends it. */
    private void fence(List<String> lines) {
        int longest = LEAST_FENCE - 1;
        for (String line : lines) {
            int run = 0;
            for (int i = 0; i < line.length(); i++) {
                run = line.charAt(i) == '`' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        String fence = "`".repeat(longest + 1);
        paragraph(fence + "text");
        lines.forEach(this::line);
        line(fence);
    }

    private void paragraph(String text) {
        if (!text.isEmpty()) {
            out.append('\n');
            line(text);
        }
    }

    private void line(String line) {
        out.append(line.stripTrailing()).append('\n');
    }
}
