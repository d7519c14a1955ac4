package dev.boathouse.core.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells under named columns. Immutable.
 *
 * @param caption what the rows are, or empty
 * @param columns the columns, at least one
 * @param rows the rows, each with a cell for every column
 */
public record Table(String caption, List<Column> columns, List<List<Cell>> rows) implements Block {

    /** To which side cells are moved. */
    public enum Align {
        /** Texts. */
        LEFT,
        /** Numbers, so that their digits stand below each other. */
        RIGHT
    }

    /**
     * A column.
     *
     * @param name what is read above it, or empty
     * @param align to which side cells are moved
     */
    public record Column(String name, Align align) {

        /**
         * A column of texts.
         *
         * @param name what is read above it
         * @return the column
         */
        public static Column text(String name) {
            return new Column(name, Align.LEFT);
        }

        /**
         * A column of numbers.
         *
         * @param name what is read above it
         * @return the column
         */
        public static Column number(String name) {
            return new Column(name, Align.RIGHT);
        }
    }

    /** Copies the lists. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Cannot make a table: it has no columns. Name at least one.");
        }
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("Cannot make a table: a row has " + row.size()
                        + " cells. Give one for each of the " + columns.size() + " columns.");
            }
        }
    }

    /**
     * A table without rows.
     *
     * @param caption what the rows are, or empty
     * @param columns the columns, at least one
     * @return the table
     * @throws IllegalArgumentException if there is no column
     */
    public static Table of(String caption, Column... columns) {
        return new Table(caption, List.of(columns), List.of());
    }

    /**
     * Adds a row. Every call copies the list of rows: give many at once to {@link #withRows}.
     *
     * @param cells a cell for each column
     * @return a table with this row at the end
     * @throws IllegalArgumentException if there are fewer or more cells than columns
     */
    public Table withRow(Cell... cells) {
        return withRows(List.of(List.of(cells)));
    }

    /**
     * Adds rows.
     *
     * @param more rows, each with a cell for every column
     * @return a table with these rows at the end
     * @throws IllegalArgumentException if a row has fewer or more cells than there are columns
     */
    public Table withRows(List<List<Cell>> more) {
        List<List<Cell>> all = new ArrayList<>(rows);
        all.addAll(more);
        return new Table(caption, columns, all);
    }
}
