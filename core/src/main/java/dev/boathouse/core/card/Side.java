package dev.boathouse.core.card;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One of the models that are shown together.
 *
 * @param name what it is called
 * @param rows what it said of them
 */
record Side<P extends Predictions>(String name, P rows) {

    static final String CANDIDATE = "candidate";
    static final String CHAMPION = "champion";

    /** A model by itself. */
    static <P extends Predictions> List<Side<P>> alone(P rows) {
        return List.of(new Side<>("model", rows));
    }

    /** The candidate, and the champion where there is one. */
    static List<Side<Predictions>> of(Comparison comparison) {
        List<Side<Predictions>> sides = new ArrayList<>();
        sides.add(new Side<>(CANDIDATE, comparison.candidate().predictions()));
        comparison.champion().map(Evaluation::predictions).ifPresent(rows -> sides.add(new Side<>(CHAMPION, rows)));
        return sides;
    }

    /** The same sides as predictions of one kind; both are, because they are of one task. */
    static <P extends Predictions> List<Side<P>> as(Class<P> kind, List<Side<Predictions>> sides) {
        return sides.stream()
                .map(side -> new Side<>(side.name(), kind.cast(side.rows())))
                .toList();
    }

    /** What a block shows, and whose it is where there are several. */
    static String caption(String what, Side<?> side, List<? extends Side<?>> all) {
        return all.size() == 1 ? what : what + ": " + side.name();
    }

    /** A column for each side, under its name or the name given where it is alone. */
    static List<Column> columns(String first, List<? extends Side<?>> sides, String alone) {
        List<Column> columns = new ArrayList<>(List.of(Column.text(first)));
        sides.forEach(side -> columns.add(Column.number(sides.size() == 1 ? alone : side.name())));
        return columns;
    }

    /** A block for each side. */
    static <P extends Predictions> List<Block> each(List<Side<P>> sides, Function<Side<P>, Block> block) {
        return sides.stream().map(block).toList();
    }

    /** A name with a value of each side. */
    static <P extends Predictions> List<Cell> row(String name, List<Side<P>> sides, Function<P, Cell> value) {
        List<Cell> row = new ArrayList<>(List.of(Cell.of(name)));
        sides.forEach(side -> row.add(value.apply(side.rows())));
        return row;
    }
}
