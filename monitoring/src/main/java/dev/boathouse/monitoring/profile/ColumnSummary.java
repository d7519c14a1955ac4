package dev.boathouse.monitoring.profile;

import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.monitoring.internal.page.Bins;
import dev.boathouse.monitoring.internal.page.Figures;
import dev.boathouse.monitoring.internal.page.Figures.Certainty;
import dev.boathouse.monitoring.internal.page.Meaning;
import dev.boathouse.monitoring.internal.page.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A column as a row of a table. */
final class ColumnSummary {

    private static final int MOST_TYPE = 30;
    private static final int MOST_VALUE = 40;

    private ColumnSummary() {}

    static Table table(Profile profile) {
        return Table.of(
                        "",
                        Column.text("column"),
                        Column.text("type"),
                        Column.number("missing"),
                        Column.number("distinct"),
                        Column.number("mean"),
                        Column.number("least"),
                        Column.number("greatest"),
                        Column.text("most frequent"),
                        Column.text("distribution"))
                .withRows(profile.columns().stream().map(ColumnSummary::row).toList());
    }

    private static List<Cell> row(ColumnProfile column) {
        List<Cell> row = new ArrayList<>(List.of(
                ProfilePage.link(column),
                Cell.of(Figures.cut(column.type(), MOST_TYPE) + (column.sensitive() ? ", sensitive" : "")),
                Figures.share(column.nulls(), column.count())));
        if (!column.sensitive() && column.numbers().isPresent()) {
            row.addAll(numbers(Meaning.of(column.type()), column.numbers().get()));
        } else if (!column.sensitive() && column.levels().isPresent()) {
            row.addAll(levels(column.levels().get()));
        } else {
            row.addAll(List.of(Cell.blank(), Cell.blank(), Cell.blank(), Cell.blank(), Cell.blank(), Cell.blank()));
        }
        return row;
    }

    private static List<Cell> numbers(Meaning meaning, NumberProfile numbers) {
        return List.of(
                distinct(numbers),
                cell(meaning, numbers.mean()),
                cell(meaning, numbers.min()),
                cell(meaning, numbers.max()),
                numbers.frequent(1).entrySet().stream()
                        .filter(first -> first.getValue() > 1)
                        .map(first -> frequent(meaning.value(first.getKey()).text(), first.getValue(), values(numbers)))
                        .findFirst()
                        .orElse(Cell.blank()),
                sparkline(meaning, numbers));
    }

    static Cell distinct(NumberProfile numbers) {
        OptionalDouble distinct = numbers.distinct();
        return distinct.isEmpty()
                ? Cell.blank()
                : Figures.distinct(distinct.getAsDouble(), numbers.exact() ? Certainty.EXACT : Certainty.ESTIMATE);
    }

    static Cell distinct(LevelProfile levels) {
        return Figures.distinct(levels.distinct(), levels.complete() ? Certainty.EXACT : Certainty.ESTIMATE);
    }

    /** Those that are not null. */
    static long values(NumberProfile numbers) {
        return numbers.finite() + numbers.nans() + numbers.negativeInfinities() + numbers.positiveInfinities();
    }

    private static Cell cell(Meaning meaning, OptionalDouble value) {
        return value.isPresent() ? meaning.cell(value.getAsDouble()) : Cell.blank();
    }

    private static Cell frequent(String value, long count, long values) {
        return Cell.of(Figures.cut(value, MOST_VALUE) + " ("
                + Figures.share(count, values).text() + ")");
    }

    private static Cell sparkline(Meaning meaning, NumberProfile numbers) {
        Bins bins = Bins.of(meaning, List.of(numbers.numbers()));
        double[] edges = bins.edges();
        if (edges.length == 0) {
            return Cell.blank();
        }
        return Cell.sparkline(
                "values from " + meaning.cell(edges[0]).text() + " to "
                        + meaning.cell(edges[edges.length - 1]).text(),
                List.of(Pictures.shares(bins.counts(numbers.numbers()), numbers.finite())));
    }

    private static List<Cell> levels(LevelProfile levels) {
        Map<String, Long> counts = levels.counts();
        return List.of(
                distinct(levels),
                Cell.blank(),
                Cell.blank(),
                Cell.blank(),
                counts.entrySet().stream()
                        .filter(first -> first.getValue() > 1 && first.getValue() >= levels.mostOfOthers())
                        .findFirst()
                        .map(first -> frequent(Figures.level(first.getKey()), first.getValue(), levels.total()))
                        .orElse(Cell.blank()),
                sparkline(counts, levels));
    }

    private static Cell sparkline(Map<String, Long> counts, LevelProfile levels) {
        if (LevelBlocks.keys(counts)) {
            return Cell.blank();
        }
        long[] first = counts.values().stream()
                .mapToLong(Long::longValue)
                .limit(Bins.MOST)
                .toArray();
        return Cell.sparkline(
                Figures.counted(first.length, "level", "levels") + ", the most frequent first",
                List.of(Pictures.shares(first, levels.total())));
    }
}
