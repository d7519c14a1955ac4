package dev.boathouse.core.card;

import dev.boathouse.core.data.Schema;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** What a model looks at. */
final class FeatureBlocks {

    private static final int MOST_INPUTS = 100;
    private static final int MOST_FEATURES = 60;
    private static final int MOST_LEVELS = 8;

    private FeatureBlocks() {}

    static List<Block> of(Model model) {
        List<Block> blocks = new ArrayList<>();
        String spec = model.trainingRecord().features();
        if (spec.isBlank()) {
            blocks.add(Block.paragraph("No transforms: columns are features as they are."));
        } else {
            blocks.add(Block.paragraph("Transforms, in order; what they learnt comes from the training rows alone:"));
            blocks.add(Block.code(spec));
        }
        List<Schema.Field> fields = model.signature().inputs().fields();
        Shown<Schema.Field> inputs = Shown.first(fields, MOST_INPUTS);
        blocks.add(Table.of(
                        "Inputs",
                        Column.text("column"),
                        Column.text("type"),
                        Column.text("null"),
                        Column.text("levels known"))
                .withRows(inputs.items().stream()
                        .map(field -> input(field, model))
                        .toList()));
        blocks.addAll(inputs.rest("inputs"));
        List<String> features = model.features().outputs();
        blocks.add(Block.paragraph(Cell.count(features.size()).text()
                + (features.size() == 1 ? " feature: " : " features: ") + Shown.names(features, MOST_FEATURES) + "."));
        return List.copyOf(blocks);
    }

    private static List<Cell> input(Schema.Field field, Model model) {
        List<String> levels = model.signature().levels().getOrDefault(field.name(), List.of());
        return List.of(
                Cell.of(field.name()),
                Cell.of(field.type().toString()),
                Cell.of(field.nullable() ? "may be" : "is an error"),
                levels.isEmpty() ? Cell.blank() : Cell.of(levels.size() + ": " + Shown.names(levels, MOST_LEVELS)));
    }
}
