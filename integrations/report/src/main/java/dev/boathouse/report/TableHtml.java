package dev.boathouse.report;

import dev.boathouse.core.internal.PlainText;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Table;
import java.util.List;

/** Tables as HTML, each in a box of its own, which scrolls where the table is wider or very long. */
final class TableHtml {

    /** Tables with more rows are searched, and their header stays in sight. */
    private static final int LONG = 20;

    private final HtmlWriter out;
    private final CellHtml cells;

    TableHtml(HtmlWriter out, CellHtml cells) {
        this.out = out;
        this.cells = cells;
    }

    void write(Table table) {
        String caption = PlainText.name(table.caption());
        write(table, caption.isEmpty() ? "table" : caption, caption);
    }

    /** A table whose caption stands elsewhere already. */
    void write(Table table, String label, String caption) {
        boolean isLong = table.rows().size() > LONG;
        out.open("div", "class", isLong ? "table long" : "table");
        boolean named = table.columns().get(0).align() == Table.Align.LEFT;
        // Where all cells are numbers, the table says so and not each cell: of large tables this is a third.
        boolean figures =
                table.columns().stream().skip(named ? 1 : 0).allMatch(column -> column.align() == Table.Align.RIGHT);
        out.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", label)
                .open("table", figures ? new String[] {"class", "figures"} : new String[0]);
        if (!caption.isEmpty()) {
            out.element("caption", caption);
        }
        out.line().open("thead").open("tr");
        for (Table.Column column : table.columns()) {
            String name = PlainText.name(column.name());
            if (name.isEmpty()) {
                out.open("td").close();
            } else if (column.align() == Table.Align.RIGHT) {
                out.element("th", name, "scope", "col", "class", "n");
            } else {
                out.element("th", name, "scope", "col");
            }
        }
        out.close().close().line().open("tbody").line();
        for (List<Cell> row : table.rows()) {
            out.open("tr");
            for (int i = 0; i < row.size(); i++) {
                boolean right = !figures && table.columns().get(i).align() == Table.Align.RIGHT;
                cell(row.get(i), right, named && i == 0);
            }
            out.close().line();
        }
        out.close().close().close();
        if (table.rows().isEmpty()) {
            out.element("p", "No rows.", "class", "none");
        }
        out.close().line();
    }

    private void cell(Cell cell, boolean right, boolean named) {
        String order = CellHtml.order(cell);
        String element = named ? "th" : "td";
        if (named) {
            out.open(element, "scope", "row");
        } else if (right && !order.isEmpty()) {
            out.open(element, "class", "n", "data-order", order);
        } else if (right) {
            out.open(element, "class", "n");
        } else if (!order.isEmpty()) {
            out.open(element, "data-order", order);
        } else {
            out.open(element);
        }
        cells.write(cell);
        out.close();
    }
}
