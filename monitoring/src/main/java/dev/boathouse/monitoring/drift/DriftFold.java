package dev.boathouse.monitoring.drift;

import dev.boathouse.core.page.Bars.Bar;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Chart;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.monitoring.drift.Distributions.BinShares;
import dev.boathouse.monitoring.drift.Distributions.LevelShares;
import dev.boathouse.monitoring.internal.page.Figures;
import dev.boathouse.monitoring.internal.page.Meaning;
import dev.boathouse.monitoring.internal.page.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All that is known of the drift of a column. */
final class DriftFold {

    private DriftFold() {}

    /** What the name of a column leads to: no section has such a title. */
    static String title(ColumnDrift column) {
        return Figures.level(column.name()) + ": " + DriftTable.word(column);
    }

    static Block.Fold of(ColumnDrift column) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(sentence(column)));
        chart(column.distributions()).ifPresent(blocks::add);
        blocks.add(ThenAndNow.of(column.distributions()));
        blocks.addAll(EvidenceTables.of(column));
        return new Block.Fold(title(column), blocks, false);
    }

    private static String sentence(ColumnDrift column) {
        if (column.status() == ColumnDrift.Status.STABLE && column.evidence().isEmpty()) {
            return "There is nothing to test: only nulls are counted of such a column, and neither side has any.";
        }
        String sentence = column.sentence();
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
    }

    static Meaning meaning(Distributions distributions) {
        return distributions
                .reference()
                .or(distributions::current)
                .map(side -> Meaning.of(side.type()))
                .orElse(Meaning.NUMBER);
    }

    private static Optional<Block> chart(Distributions distributions) {
        Axis share = Axis.of("share of values").withDigits(Figures.SHARES);
        if (distributions.shape() instanceof BinShares bins) {
            Meaning meaning = meaning(distributions);
            return Optional.of(Pictures.histogram(
                    "Both distributions",
                    meaning,
                    share,
                    List.of(
                            Pictures.steps("reference", meaning, bins.edges(), bins.reference()),
                            Pictures.steps("current", meaning, bins.edges(), bins.current()))));
        }
        if (distributions.shape() instanceof LevelShares levels) {
            return Optional.of(Chart.bars(
                            "Both distributions, the most frequent levels",
                            share,
                            levels.names().stream().map(Figures::level).toList())
                    .with("reference", bars(levels.reference()))
                    .with("current", bars(levels.current())));
        }
        return Optional.empty();
    }

    private static List<Bar> bars(List<Double> shares) {
        return shares.stream().map(Bar::of).toList();
    }
}
