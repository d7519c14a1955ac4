package dev.boathouse.monitoring.profile;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.HeatMap;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How pairs of columns go together. */
final class CorrelationBlocks {

    private static final Digits DIGITS = Digits.places(3);
    private static final int MOST = 40;

    private CorrelationBlocks() {}

    static List<Block> of(List<Correlation> pairs) {
        Set<String> names = new LinkedHashSet<>();
        pairs.forEach(pair -> names.addAll(List.of(pair.first(), pair.second())));
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                "Pearson's r of the rows in which both are finite, for the pairs that were asked for."));
        if (names.size() > 2 && names.size() <= MOST) {
            blocks.add(map(pairs, List.copyOf(names)));
        }
        blocks.add(Table.of("", Column.text("column"), Column.text("with"), Column.number("r"), Column.number("rows"))
                .withRows(pairs.stream().map(CorrelationBlocks::row).toList()));
        return blocks;
    }

    private static List<Cell> row(Correlation pair) {
        return List.of(
                Cell.of(pair.first()),
                Cell.of(pair.second()),
                pair.pearson().isPresent()
                        ? Cell.of(pair.pearson().getAsDouble(), DIGITS)
                        : Cell.of("undefined: a column is constant in these rows"),
                Cell.count(pair.rows()));
    }

    private static HeatMap map(List<Correlation> pairs, List<String> names) {
        double[][] grid = new double[names.size()][names.size()];
        for (double[] row : grid) {
            Arrays.fill(row, Double.NaN);
        }
        for (Correlation pair : pairs) {
            int first = names.indexOf(pair.first());
            int second = names.indexOf(pair.second());
            double r = pair.pearson().orElse(Double.NaN);
            grid[first][second] = r;
            grid[second][first] = r;
        }
        HeatMap map = Chart.heatMap("r of pairs", Axis.of("r").withRange(-1, 1).withDigits(DIGITS), names);
        for (int i = 0; i < grid.length; i++) {
            map = map.withRow(names.get(i), grid[i]);
        }
        return map;
    }
}
