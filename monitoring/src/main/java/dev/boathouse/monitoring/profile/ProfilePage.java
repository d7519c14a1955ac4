package dev.boathouse.monitoring.profile;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.monitoring.internal.page.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A profile as a page. */
final class ProfilePage {

    private static final int MOST_NAMES = 20;
    private static final int MOST_TYPE = 40;
    private static final int MOST_OPEN = 20;

    private ProfilePage() {}

    static Page of(Profile profile, String title) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Overview", overview(profile)));
        sections.add(Section.of("What deserves a look", notices(profile).toArray(Block[]::new)));
        if (!profile.columns().isEmpty()) {
            sections.add(Section.of(
                    "Columns",
                    Block.paragraph("Numbers in brackets are bounds that surely contain the exact one. A distribution"
                            + " shows numbers and times from low to high, texts from the most frequent on."),
                    ColumnSummary.table(profile)));
        }
        if (!profile.correlations().isEmpty()) {
            sections.add(new Section("Correlations", CorrelationBlocks.of(profile.correlations())));
        }
        if (!profile.columns().isEmpty()) {
            sections.add(new Section("Column by column", details(profile)));
        }
        return new Page(title, lead(profile), sections);
    }

    /** A fold for each column; of few columns all are open. */
    private static List<Block> details(Profile profile) {
        Stream<Block.Fold> folds = profile.columns().stream().map(ColumnDetails::fold);
        return (profile.columns().size() <= MOST_OPEN ? folds.map(Block.Fold::opened) : folds)
                .<Block>map(fold -> fold)
                .toList();
    }

    private static String lead(Profile profile) {
        return "What is known of " + Figures.counted(profile.rowCount(), "row", "rows") + " in "
                + Figures.counted(profile.columns().size(), "column", "columns") + ".";
    }

    /** The fold of a column, which its name leads to: no section has such a title. */
    static String title(ColumnProfile column) {
        return Figures.level(column.name()) + ", " + Figures.cut(column.type(), MOST_TYPE);
    }

    static Cell link(ColumnProfile column) {
        return Cell.link(Figures.level(column.name()), title(column));
    }

    private static Block overview(Profile profile) {
        long missing =
                profile.columns().stream().mapToLong(ColumnProfile::nulls).sum();
        long cells = profile.columns().stream().mapToLong(ColumnProfile::count).sum();
        Block.Facts facts = Block.facts()
                .with("Rows", Cell.count(profile.rowCount()))
                .with("Columns", Cell.count(profile.columns().size()))
                .with("Missing cells", Cell.count(missing))
                .with("Share of all cells", Figures.share(missing, cells))
                .with("Types", types(profile));
        List<String> sensitive = profile.columns().stream()
                .filter(ColumnProfile::sensitive)
                .map(ColumnProfile::name)
                .toList();
        return sensitive.isEmpty() ? facts : facts.with("Sensitive columns", names(sensitive));
    }

    private static String types(Profile profile) {
        Map<String, Long> counts = new LinkedHashMap<>();
        profile.columns().forEach(column -> counts.merge(Figures.cut(column.type(), MOST_TYPE), 1L, Long::sum));
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .limit(MOST_NAMES)
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", "", counts.size() > MOST_NAMES ? " and others" : ""));
    }

    private static String names(List<String> names) {
        return names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
    }

    private static List<Block> notices(Profile profile) {
        List<Notable> found = Notable.of(profile);
        if (profile.rowCount() == 0) {
            return List.of(Block.notice(Status.NOTE, "There are no rows, so there is nothing to look at."));
        }
        if (found.isEmpty()) {
            return List.of(Block.notice(Status.PASS, "Nothing stands out."), Block.paragraph(Notable.MEANING));
        }
        Table table = Table.of("", Column.text("column"), Column.text("what"), Column.text("seen"));
        return List.of(table.withRows(found.stream().map(Notable::cells).toList()), Block.paragraph(Notable.MEANING));
    }
}
