package dev.boathouse.core.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Numbers in a grid, told apart by shade: correlations, confusion, drift of many columns over time. Immutable.
 *
 * @param caption what is seen, or empty
 * @param values what the numbers are; with a range, its ends have the deepest shades. Where numbers are of both signs, 0 has none
 * @param columns the names above, in order
 * @param rows the lines of the grid, each with a number for every column
 */
public record HeatMap(String caption, Chart.Axis values, List<String> columns, List<Row> rows) implements Chart {

    /** Copies the lists. */
    public HeatMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.values().size() != columns.size()) {
                throw new IllegalArgumentException("Cannot draw a heat map: row \"" + row.name() + "\" has "
                        + row.values().size() + " numbers. Give one for each of the " + columns.size() + " columns.");
            }
        }
    }

    /**
     * A line of the grid.
     *
     * @param name what it is for
     * @param values a number for each column, finite, or NaN where there is none
     */
    public record Row(String name, List<Double> values) {
        /** Copies the list. */
        public Row {
            values = List.copyOf(values);
            if (values.stream().anyMatch(value -> value.isInfinite())) {
                throw new IllegalArgumentException(
                        "Cannot draw an infinite number. Give finite numbers, or NaN where there is none.");
            }
        }
    }

    /**
     * Adds a line.
     *
     * @param name what it is for
     * @param numbers a number for each column, finite, or NaN where there is none
     * @return a heat map with this line at the end
     * @throws IllegalArgumentException if a number is infinite, or there are fewer or more than columns
     */
    public HeatMap withRow(String name, double... numbers) {
        List<Double> all = new ArrayList<>(numbers.length);
        for (double number : numbers) {
            all.add(number);
        }
        return withRows(List.of(new Row(name, all)));
    }

    /**
     * Adds lines.
     *
     * @param more lines, each with a number for every column
     * @return a heat map with these lines at the end
     * @throws IllegalArgumentException if a line has fewer or more numbers than there are columns
     */
    public HeatMap withRows(List<Row> more) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(more);
        return new HeatMap(caption, values, columns, Collections.unmodifiableList(all));
    }

    @Override
    public Table numbers() {
        Digits digits = values.digits()
                .alike(rows.stream()
                        .flatMapToDouble(row -> row.values().stream().mapToDouble(Double::doubleValue))
                        .toArray());
        List<Table.Column> header = new ArrayList<>();
        header.add(Table.Column.text(""));
        columns.forEach(name -> header.add(Table.Column.number(name)));
        List<List<Cell>> lines = new ArrayList<>();
        for (Row row : rows) {
            List<Cell> line = new ArrayList<>();
            line.add(Cell.of(row.name()));
            row.values().forEach(value -> line.add(value.isNaN() ? Cell.blank() : Cell.of(value, digits)));
            lines.add(line);
        }
        return new Table("", header, lines);
    }
}
