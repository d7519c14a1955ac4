package dev.boathouse.registry.lineage;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.registry.lineage.TableRetention.Need;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A lineage graph as people look at it: the picture, then which table versions must stay. */
final class LineagePage {

    private static final int MOST_VERSIONS = 20;
    private static final int MOST_ROWS = 200;
    private static final int MOST_NAMES = 5;

    private LineagePage() {}

    static Page of(LineageGraph graph) {
        String lead = graph.toString();
        return Page.of("Lineage", Section.of("Picture", Picture.of(graph, MOST_VERSIONS)), needed(graph))
                .withLead("The " + lead + ".");
    }

    private static Section needed(LineageGraph graph) {
        Retention retention = graph.neededTableVersions();
        List<List<Cell>> rows = new ArrayList<>();
        retention
                .tables()
                .forEach(table -> table.needs().forEach((version, needs) -> rows.add(row(table, version, needs))));
        int shown = Math.min(MOST_ROWS, rows.size());
        List<Block> blocks = new ArrayList<>();
        blocks.add(Table.of(
                        "Without these, models that are not deleted could not be trained or evaluated again",
                        Column.text("table"),
                        Column.number("version"),
                        Column.text("for training"),
                        Column.text("for evaluation"))
                .withRows(rows.subList(0, shown)));
        if (shown < rows.size()) {
            blocks.add(Block.paragraph(
                    "The first " + shown + " of " + Cell.count(rows.size()).text() + " are shown."));
        }
        if (!retention.opaque().isEmpty()) {
            blocks.add(Block.paragraph("A host put values into the training rows of "
                    + names(retention.opaque().stream()
                            .map(Lineage.Subject::toString)
                            .toList())
                    + ": tables alone do not bring these back."));
        }
        return new Section("Table versions that must stay", blocks);
    }

    private static List<Cell> row(TableRetention table, long version, Collection<Need> needs) {
        return List.of(
                Cell.of(table.table().location()),
                Cell.count(version),
                Cell.of(names(needs, TableRetention.Purpose.TRAINING)),
                Cell.of(names(needs, TableRetention.Purpose.EVALUATION)));
    }

    private static String names(Collection<Need> needs, TableRetention.Purpose purpose) {
        return names(needs.stream()
                .filter(need -> need.purpose() == purpose)
                .map(need -> need.version().toString())
                .toList());
    }

    /** The last ones: of many versions those that are looked for. */
    private static String names(List<String> all) {
        int left = Math.max(0, all.size() - MOST_NAMES);
        return (left > 0 ? left + " others and " : "") + String.join(", ", all.subList(left, all.size()));
    }
}
