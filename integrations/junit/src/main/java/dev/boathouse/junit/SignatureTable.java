package dev.boathouse.junit;

import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** Columns of a model beside those of its callers. */
record SignatureTable(Table table, boolean fits) {

    static SignatureTable ofInputs(Schema inputs, Schema rows) {
        List<List<Cell>> cells = new ArrayList<>();
        boolean fits = true;
        for (Field input : inputs.fields()) {
            boolean there = rows.contains(input.name());
            boolean fit = there && takes(input, rows.field(input.name()));
            fits &= fit;
            cells.add(List.of(
                    Cell.of(input.name()),
                    Cell.of(type(input)),
                    Cell.of(there ? type(rows.field(input.name())) : "missing"),
                    outcome(fit)));
        }
        return new SignatureTable(
                Table.of("", Column.text("input"), Column.text("model reads"), Column.text("rows have"), fitColumn())
                        .withRows(cells),
                fits);
    }

    static SignatureTable ofOutputs(Schema outputs, Schema columns) {
        List<List<Cell>> cells = new ArrayList<>();
        for (int i = 0; i < Math.max(outputs.size(), columns.size()); i++) {
            boolean fit =
                    i < outputs.size() && i < columns.size() && outputs.field(i).equals(columns.field(i));
            cells.add(List.of(
                    Cell.count(i + 1L),
                    Cell.of(i < outputs.size() ? outputs.field(i).toString() : "none"),
                    Cell.of(i < columns.size() ? columns.field(i).toString() : "none"),
                    outcome(fit)));
        }
        return new SignatureTable(
                Table.of("", Column.number("answer"), Column.text("model gives"), Column.text("wanted"), fitColumn())
                        .withRows(cells),
                outputs.equals(columns));
    }

    private static boolean takes(Field input, Field sent) {
        return input.type().equals(sent.type()) && (input.nullable() || !sent.nullable());
    }

    private static String type(Field field) {
        return field.type() + (field.nullable() ? " or null" : "");
    }

    private static Column fitColumn() {
        return Column.text("outcome");
    }

    private static Cell outcome(boolean fit) {
        return Cell.of(fit ? Status.PASS : Status.FAIL);
    }

    Page page(String title) {
        return Page.of(title, Section.of("Signature", table));
    }
}
