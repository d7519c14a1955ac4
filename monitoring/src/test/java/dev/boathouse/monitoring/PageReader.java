package dev.boathouse.monitoring;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds things on pages. */
public final class PageReader {

    private PageReader() {}

    public static Section section(Page page, String title) {
        return page.sections().stream()
                .filter(section -> section.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + ": "
                        + page.sections().stream().map(Section::title).toList()));
    }

    /** The folds of a section, by title. */
    public static Map<String, List<Block>> folds(Page page, String section) {
        Map<String, List<Block>> folds = new LinkedHashMap<>();
        for (Block block : section(page, section).blocks()) {
            if (block instanceof Block.Fold fold) {
                folds.put(fold.title(), fold.blocks());
            }
        }
        return folds;
    }

    public static List<Block> fold(Page page, String section, String title) {
        List<Block> fold = folds(page, section).get(title);
        if (fold == null) {
            throw new AssertionError(title + ": " + folds(page, section).keySet());
        }
        return fold;
    }

    public static <B extends Block> List<B> all(List<Block> blocks, Class<B> kind) {
        return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public static <B extends Block> B first(List<Block> blocks, Class<B> kind) {
        return all(blocks, kind).get(0);
    }

    /** The facts of all blocks, by name. */
    public static Map<String, Cell> facts(List<Block> blocks) {
        Map<String, Cell> facts = new LinkedHashMap<>();
        all(blocks, Block.Facts.class)
                .forEach(each -> each.facts().forEach(fact -> facts.putIfAbsent(fact.name(), fact.value())));
        return facts;
    }

    /** The rows of the first table of a section, each by the names of its columns. */
    public static List<Map<String, Cell>> rows(Page page, String section) {
        return rows(first(section(page, section).blocks(), Table.class));
    }

    public static List<Map<String, Cell>> rows(Table table) {
        List<Map<String, Cell>> rows = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            Map<String, Cell> byName = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                byName.put(table.columns().get(i).name(), row.get(i));
            }
            rows.add(byName);
        }
        return rows;
    }

    /** The row whose first cell has this text. */
    public static Map<String, Cell> row(List<Map<String, Cell>> rows, String first) {
        return rows.stream()
                .filter(row -> row.values().iterator().next().text().equals(first))
                .findFirst()
                .orElseThrow(() -> new AssertionError(first + ": " + rows));
    }

    /** The titles that links lead to. */
    public static List<String> links(List<Map<String, Cell>> rows) {
        return rows.stream()
                .flatMap(row -> row.values().stream())
                .filter(Cell.Link.class::isInstance)
                .map(cell -> ((Cell.Link) cell).title())
                .toList();
    }
}
