package dev.boathouse.registry.internal.overview;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Plot;
import dev.boathouse.core.page.Plot.Mark;
import dev.boathouse.core.page.Plot.Point;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.registry.internal.overview.ModelFacts.AliasFacts;
import dev.boathouse.registry.internal.state.AliasMove;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What was live when. */
final class LiveTimes {

    private static final int MOST_ALIASES = 5;
    private static final int MOST_MOVES = 200;

    private LiveTimes() {}

    /** A plot and a table; the last move of each alias holds until the given time. */
    static List<Block> of(ModelFacts model, Instant until, int mostRows) {
        if (model.aliases().isEmpty()) {
            return List.of(Block.paragraph("No version was ever live."));
        }
        List<AliasFacts> shown = model.aliases().stream()
                .sorted(Comparator.comparing((AliasFacts alias) -> alias.last().sequence())
                        .reversed())
                .limit(MOST_ALIASES)
                .sorted(Comparator.comparing(AliasFacts::name))
                .toList();
        List<Block> blocks = new ArrayList<>();
        if (shown.stream().mapToInt(alias -> alias.moves().size()).sum() > 1) {
            blocks.add(plot(shown, until));
        }
        blocks.addAll(table(model, mostRows));
        return blocks;
    }

    private static Plot plot(List<AliasFacts> aliases, Instant until) {
        Plot plot = Chart.plot(
                "What was live when", Axis.ofTime("time"), Axis.of("version").withDigits(Digits.places(0)));
        for (AliasFacts alias : aliases) {
            List<AliasMove> moves = alias.moves();
            List<Point> points = new ArrayList<>();
            for (AliasMove move : moves.subList(Math.max(0, moves.size() - MOST_MOVES), moves.size())) {
                points.add(Point.at(move.at(), named(move)));
            }
            points.add(Point.at(until.isBefore(alias.last().at()) ? alias.last().at() : until, named(alias.last())));
            plot = plot.with(new Series(alias.name(), Mark.STEPS, points));
        }
        return plot;
    }

    private static double named(AliasMove move) {
        return move.to() == 0 ? Double.NaN : move.to();
    }

    /** A time in which an alias named something. */
    private record Span(AliasFacts alias, int place) {

        AliasMove move() {
            return alias.moves().get(place);
        }

        List<Cell> cells() {
            boolean isLast = place == alias.moves().size() - 1;
            AliasMove move = move();
            return List.of(
                    Cell.of(alias.name()),
                    move.to() == 0 ? Cell.of("none") : Cell.count(move.to()),
                    Cell.of(move.at()),
                    isLast
                            ? Cell.of("now")
                            : Cell.of(alias.moves().get(place + 1).at()),
                    Cell.of(move.actor()),
                    Cell.of(why(move)));
        }
    }

    private static List<Block> table(ModelFacts model, int most) {
        List<Span> spans = model.aliases().stream()
                .flatMap(alias -> IntStream.range(0, alias.moves().size()).mapToObj(place -> new Span(alias, place)))
                .sorted(Comparator.comparing((Span span) -> span.move().sequence())
                        .reversed())
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Table.of(
                        "",
                        Column.text("alias"),
                        Column.number("version"),
                        Column.text("since"),
                        Column.text("until"),
                        Column.text("by"),
                        Column.text("why"))
                .withRows(spans.stream().limit(most).map(Span::cells).toList()));
        if (spans.size() > most) {
            blocks.add(Block.paragraph(
                    "The latest " + most + " of " + Cell.count(spans.size()).text() + " moves are shown."));
        }
        return blocks;
    }

    /** Why an alias was moved. */
    static String why(AliasMove move) {
        if (move.decision().isPresent()) {
            return "promoted" + move.reason().map(reason -> ": " + reason).orElse("");
        }
        return (move.to() == 0 ? "retired" : "rolled back")
                + move.reason().map(reason -> ": " + reason).orElse("");
    }
}
