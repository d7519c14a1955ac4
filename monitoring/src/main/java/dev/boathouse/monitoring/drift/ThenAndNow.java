package dev.boathouse.monitoring.drift;

import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.monitoring.drift.Distributions.Side;
import dev.boathouse.monitoring.internal.page.Figures;
import dev.boathouse.monitoring.internal.page.Figures.Certainty;
import dev.boathouse.monitoring.internal.page.Meaning;
import dev.boathouse.monitoring.internal.sketch.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Figures of both sides beside each other. */
final class ThenAndNow {

    private static final double LEAST = 0;
    private static final double MOST = 1;
    private static final List<Double> SHARES = List.of(LEAST, 0.05, 0.25, 0.5, 0.75, 0.95, MOST);

    private final Optional<Side> reference;
    private final Optional<Side> current;
    private final List<List<Cell>> rows = new ArrayList<>();

    private ThenAndNow(Distributions distributions) {
        reference = distributions.reference();
        current = distributions.current();
    }

    static Table of(Distributions distributions) {
        ThenAndNow both = new ThenAndNow(distributions);
        both.fill();
        return Table.of("Then and now", Column.text(""), Column.number("reference"), Column.number("current"))
                .withRows(both.rows);
    }

    private void fill() {
        add("rows", side -> Optional.of(Cell.count(side.rows())));
        add("missing", side -> Optional.of(Figures.share(side.nulls(), side.rows())));
        add(
                "NaN",
                side -> Optional.of(side.nans())
                        .filter(nans -> nans > 0)
                        .map(nans -> Figures.share(nans, side.rows())));
        add("distinct values", side -> number(side.distinct(), ThenAndNow::distinct));
        add("mean", side -> number(side.mean(), mean -> meaning(side).bounds(mean, mean, Figures.COMPARED)));
        add(
                "standard deviation",
                side -> meaning(side) == Meaning.NUMBER
                        ? number(side.deviation(), deviation -> Cell.of(deviation, Figures.COMPARED))
                        : Optional.empty());
        for (double share : SHARES) {
            add(
                    name(share),
                    side -> Optional.ofNullable(side.quantiles().get(share))
                            .map(bounds -> meaning(side).bounds(bounds.low(), bounds.high(), Figures.COMPARED)));
        }
    }

    private static String name(double share) {
        return share == LEAST
                ? "least"
                : share == MOST
                        ? "greatest"
                        : share == 0.5 ? "median" : Digits.percent(0).text(share) + " quantile";
    }

    /** Counted up to what a profile keeps apart. */
    private static Cell distinct(double distinct) {
        return Figures.distinct(distinct, distinct <= Histogram.BINS ? Certainty.EXACT : Certainty.ESTIMATE);
    }

    private static Meaning meaning(Side side) {
        return Meaning.of(side.type());
    }

    private static Optional<Cell> number(OptionalDouble value, Function<Double, Cell> cell) {
        return value.isPresent() ? Optional.of(cell.apply(value.getAsDouble())) : Optional.empty();
    }

    /** Left out where neither side has it. */
    private void add(String name, Function<Side, Optional<Cell>> figure) {
        Optional<Cell> before = reference.flatMap(figure);
        Optional<Cell> now = current.flatMap(figure);
        if (before.isPresent() || now.isPresent()) {
            rows.add(List.of(Cell.of(name), before.orElse(Cell.blank()), now.orElse(Cell.blank())));
        }
    }
}
