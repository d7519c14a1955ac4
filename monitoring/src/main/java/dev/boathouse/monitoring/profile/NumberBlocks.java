package dev.boathouse.monitoring.profile;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Block.Facts;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.monitoring.internal.page.Bins;
import dev.boathouse.monitoring.internal.page.Figures;
import dev.boathouse.monitoring.internal.page.Meaning;
import dev.boathouse.monitoring.internal.page.Pictures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of numbers and times. */
final class NumberBlocks {

    private static final int FREQUENT = 10;
    private static final Map<Double, String> SHARES = shares();

    private NumberBlocks() {}

    private static Map<Double, String> shares() {
        Map<Double, String> shares = new LinkedHashMap<>();
        shares.put(0.05, "5 % quantile");
        shares.put(0.25, "25 % quantile");
        shares.put(0.5, "Median");
        shares.put(0.75, "75 % quantile");
        shares.put(0.95, "95 % quantile");
        return shares;
    }

    static List<Block> of(Facts before, Meaning meaning, NumberProfile numbers) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(moments(counts(before, meaning, numbers), meaning, numbers));
        if (numbers.finite() > 0) {
            blocks.add(quantiles(meaning, numbers));
        }
        if (!numbers.min().equals(numbers.max())) {
            blocks.addAll(histogram(meaning, numbers));
        }
        if (numbers.frequent(1).values().stream().anyMatch(count -> count > 1)) {
            blocks.add(frequent(meaning, numbers));
        }
        return blocks;
    }

    /** What matters of lengths. */
    static List<Block> ofLengths(NumberProfile lengths) {
        return lengths.min().equals(lengths.max())
                ? List.of(Block.facts().with("All", Figures.of(lengths.mean())))
                : List.of(Block.facts().with("Mean", Figures.of(lengths.mean())), quantiles(Meaning.NUMBER, lengths));
    }

    private static Facts counts(Facts before, Meaning meaning, NumberProfile numbers) {
        Facts facts = before.with("Distinct", ColumnSummary.distinct(numbers));
        if (meaning == Meaning.NUMBER) {
            facts = facts.with("Zeros", Cell.count(numbers.zeros()));
        }
        Map<String, Long> odd = new LinkedHashMap<>();
        odd.put("NaN", numbers.nans());
        odd.put("−∞", numbers.negativeInfinities());
        odd.put("+∞", numbers.positiveInfinities());
        for (Map.Entry<String, Long> each : odd.entrySet()) {
            facts = each.getValue() == 0 ? facts : facts.with(each.getKey(), Cell.count(each.getValue()));
        }
        return facts;
    }

    private static Facts moments(Facts before, Meaning meaning, NumberProfile numbers) {
        Facts facts = before;
        if (numbers.mean().isPresent()) {
            facts = facts.with("Mean", meaning.cell(numbers.mean().getAsDouble()));
        }
        if (meaning != Meaning.NUMBER) {
            return facts;
        }
        if (numbers.standardDeviation().isPresent()) {
            facts = facts.with("Standard deviation", Figures.of(numbers.standardDeviation()));
        }
        if (numbers.skewness().isPresent()) {
            facts = facts.with("Skewness", cell(meaning, numbers.skewness().get()));
        }
        return numbers.excessKurtosis().isPresent()
                ? facts.with(
                        "Excess kurtosis",
                        cell(meaning, numbers.excessKurtosis().get()))
                : facts;
    }

    private static Cell cell(Meaning meaning, Bounds bounds) {
        return meaning.bounds(bounds.low(), bounds.high());
    }

    private static Facts quantiles(Meaning meaning, NumberProfile numbers) {
        Facts facts = Block.facts()
                .with(
                        meaning == Meaning.NUMBER ? "Least" : "Earliest",
                        meaning.cell(numbers.min().orElseThrow()));
        for (Map.Entry<Double, String> share : SHARES.entrySet()) {
            facts = facts.with(
                    share.getValue(),
                    cell(meaning, numbers.quantile(share.getKey()).orElseThrow()));
        }
        return facts.with(
                meaning == Meaning.NUMBER ? "Greatest" : "Latest",
                meaning.cell(numbers.max().orElseThrow()));
    }

    private static List<Block> histogram(Meaning meaning, NumberProfile numbers) {
        Bins bins = Bins.of(meaning, List.of(numbers.numbers()));
        List<Double> edges = Pictures.list(bins.edges());
        long[] counts = bins.counts(numbers.numbers());
        if (counts.length == 0) {
            return List.of();
        }
        List<Double> heights =
                Arrays.stream(counts).mapToObj(count -> (double) count).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Pictures.histogram(
                "Histogram", meaning, Axis.of("rows"), List.of(Pictures.steps("rows", meaning, edges, heights))));
        long outside = numbers.finite() - Arrays.stream(counts).sum();
        if (outside > 0) {
            blocks.add(Block.paragraph(Figures.counted(outside, "value", "values") + " of "
                    + Cell.count(numbers.finite()).text()
                    + (outside == 1 ? " lies" : " lie") + " outside the picture."));
        }
        return blocks;
    }

    private static Table frequent(Meaning meaning, NumberProfile numbers) {
        Table table =
                Table.of("Most frequent values", Column.number("value"), Column.number("rows"), Column.number("share"));
        List<List<Cell>> rows = new ArrayList<>();
        numbers.frequent(FREQUENT)
                .forEach((value, count) -> rows.add(List.of(
                        meaning.value(value), Cell.count(count), Figures.share(count, ColumnSummary.values(numbers)))));
        return table.withRows(rows);
    }
}
