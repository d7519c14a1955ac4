package dev.boathouse.core.page;

import dev.boathouse.core.internal.PlainText;
import java.util.ArrayList;
import java.util.List;

/** A table in aligned columns of plain text. Cells with much text are wrapped where the table would be too wide, numbers never. */
final class TextTable {

    private static final String GAP = "  ";
    /** Narrower than this, text is not wrapped. */
    private static final int LEAST = 12;

    private final Table table;
    private final int[] widths;
    private final int[] least;

    private TextTable(Table table) {
        this.table = table;
        widths = new int[table.columns().size()];
        least = new int[widths.length];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Columns.width(PlainText.name(table.columns().get(i).name()));
            least[i] = LEAST;
            for (List<Cell> row : table.rows()) {
                int width = Columns.width(Words.cell(row.get(i)));
                widths[i] = Math.max(widths[i], width);
                if (!(row.get(i) instanceof Cell.Text || row.get(i) instanceof Cell.Verdict)) {
                    least[i] = Math.max(least[i], width);
                }
            }
        }
        shrink();
    }

    /** Header, rule and rows, without caption. */
    static List<String> of(Table table) {
        return new TextTable(table).lines();
    }

    /** Takes columns from the widest. */
    private void shrink() {
        int total = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        while (total > TextPage.WIDTH) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            total--;
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        add(
                lines,
                table.columns().stream()
                        .map(column -> PlainText.name(column.name()))
                        .toList());
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add("-".repeat(width));
        }
        add(lines, rules);
        for (List<Cell> row : table.rows()) {
            add(lines, row.stream().map(Words::cell).toList());
        }
        return lines;
    }

    private void add(List<String> lines, List<String> cells) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            wrapped.add(Columns.wrapped(cells.get(i), Math.max(1, widths[i])));
            height = Math.max(height, wrapped.get(i).size());
        }
        for (int at = 0; at < height; at++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String part = at < wrapped.get(i).size() ? wrapped.get(i).get(at) : "";
                line.append(i == 0 ? "" : GAP)
                        .append(Columns.padded(
                                part, widths[i], table.columns().get(i).align()));
            }
            lines.add(line.toString().stripTrailing());
        }
    }
}
