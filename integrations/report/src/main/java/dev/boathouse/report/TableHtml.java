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
        out.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", label)
                .open("table");
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
        boolean named = table.columns().get(0).align() == Table.Align.LEFT;
        for (List<Cell> row : table.rows()) {
            out.open("tr");
            for (int i = 0; i < row.size(); i++) {
                cell(row.get(i), table.columns().get(i).align(), named && i == 0);
            }
            out.close().line();
        }
        out.close().close().close();
        if (table.rows().isEmpty()) {
            out.element("p", "No rows.", "class", "none");
        }
        out.close().line();
    }

    private void cell(Cell cell, Table.Align align, boolean named) {
        String order = CellHtml.order(cell);
        String element = named ? "th" : "td";
        if (named) {
            out.open(element, "scope", "row");
        } else if (align == Table.Align.RIGHT && !order.isEmpty()) {
            out.open(element, "class", "n", "data-order", order);
        } else if (align == Table.Align.RIGHT) {
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
