package dev.boathouse.monitoring.profile;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.monitoring.internal.page.Figures;
import dev.boathouse.monitoring.internal.page.Meaning;
import java.util.ArrayList;
import java.util.List;

/** All that is known of a column. */
final class ColumnDetails {

    private ColumnDetails() {}

    static Block.Fold fold(ColumnProfile column) {
        return new Block.Fold(ProfilePage.title(column), blocks(column), false);
    }

    private static List<Block> blocks(ColumnProfile column) {
        List<Block> blocks = new ArrayList<>();
        Block.Facts facts = Block.facts()
                .with("Type", column.type())
                .with("Rows", Cell.count(column.count()))
                .with("Missing", Cell.count(column.nulls()))
                .with("Share of rows", Figures.share(column.nulls(), column.count()));
        if (column.sensitive()) {
            blocks.add(facts.with("Sensitive", "yes: nothing but counts is kept"));
            return blocks;
        }
        if (column.numbers().isPresent()) {
            blocks.addAll(NumberBlocks.of(
                    facts, Meaning.of(column.type()), column.numbers().get()));
        } else if (column.levels().isPresent()) {
            blocks.addAll(LevelBlocks.of(facts, column.levels().get()));
        } else {
            blocks.add(facts);
        }
        column.lengths().filter(lengths -> lengths.finite() > 0).ifPresent(lengths -> {
            blocks.add(Block.paragraph("How long the values are, in " + unit(column.type()) + ":"));
            blocks.addAll(NumberBlocks.ofLengths(lengths));
        });
        column.elements().ifPresent(elements -> {
            blocks.add(Block.paragraph("All elements of the arrays together:"));
            blocks.addAll(blocks(elements));
        });
        return blocks;
    }

    private static String unit(String type) {
        return switch (type) {
            case "string" -> "characters";
            case "binary" -> "bytes";
            default -> "elements";
        };
    }
}
