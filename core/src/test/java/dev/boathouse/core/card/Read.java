package dev.boathouse.core.card;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds things on a card. */
final class Read {

    private Read() {}

    static Section section(ModelCard card, String title) {
        return card.page().sections().stream()
                .filter(section -> section.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    static Table table(ModelCard card, String section, String caption) {
        return tables(card, section)
                .filter(table -> table.caption().startsWith(caption))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table \"" + caption + "\" in " + section));
    }

    static Stream<Table> tables(ModelCard card, String section) {
        return section(card, section).blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast);
    }

    /** The rows of a table by the text of their first cell. */
    static Map<String, List<Cell>> rows(Table table) {
        Map<String, List<Cell>> rows = new TreeMap<>();
        table.rows().forEach(row -> rows.put(row.get(0).text(), row));
        return rows;
    }

    /** The facts of a section by name; of several with one name the last. */
    static Map<String, String> facts(ModelCard card, String section) {
        Map<String, String> facts = new TreeMap<>();
        for (Block block : section(card, section).blocks()) {
            if (block instanceof Block.Facts found) {
                found.facts()
                        .forEach(fact -> facts.put(fact.name(), fact.value().text()));
            }
        }
        return facts;
    }
}
