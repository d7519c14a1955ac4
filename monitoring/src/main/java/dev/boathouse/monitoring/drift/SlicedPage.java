package dev.boathouse.monitoring.drift;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.monitoring.internal.page.Figures;
import dev.boathouse.monitoring.profile.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drift by slice as a page. */
final class SlicedPage {

    /** Columns of a slice that are shown: slices times columns would be no page any more. */
    private static final int MOST_COLUMNS = 20;

    private static final Comparator<ColumnDrift> BY_WEIGHT = Comparator.comparing(ColumnDrift::drifted)
            .thenComparingDouble(DriftPage::weight)
            .reversed();

    private SlicedPage() {}

    static Page of(SlicedDrift drift, String title) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("Verdict", verdict(drift)));
        sections.add(Section.of("Slices", table(drift)));
        List<ColumnDrift> columns = DriftPage.worstFirst(drift.whole());
        if (!columns.isEmpty()) {
            sections.add(Section.of("All rows", DriftPage.MEANING, DriftTable.of("", columns, DriftTable::link)));
        }
        if (!drift.slices().isEmpty()) {
            sections.add(new Section(
                    "Slice by slice",
                    worstFirst(drift).stream().<Block>map(SlicedPage::fold).toList()));
        }
        if (!columns.isEmpty()) {
            sections.add(new Section(
                    "All rows, column by column",
                    columns.stream().<Block>map(DriftFold::of).toList()));
        }
        return new Page(title, lead(drift), sections);
    }

    private static String lead(SlicedDrift drift) {
        return DriftPage.lead(drift.whole()).replaceFirst("\\.$", "") + " among all rows; "
                + Cell.count(drift.alarms().size()).text() + " of "
                + Figures.counted(drift.slices().size(), "slice", "slices") + " drifted.";
    }

    private static List<Block> verdict(SlicedDrift drift) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                drift.drifted()
                        ? Block.notice(Status.FAIL, "Drift of " + what(drift) + ".")
                        : Block.notice(Status.PASS, "No drift, neither of all rows nor of any slice."));
        if (!drift.vanished().isEmpty()) {
            blocks.add(
                    Block.notice(Status.WARN, "Only the reference has these slices: " + names(drift.vanished()) + "."));
        }
        if (!drift.appeared().isEmpty()) {
            blocks.add(Block.notice(
                    Status.WARN, "Only the current rows have these slices: " + names(drift.appeared()) + "."));
        }
        blocks.add(Block.paragraph("The p-values of all rows and of all slices are adjusted together: when nothing has"
                + " changed, the chance of any alarm on this page is at most "
                + drift.whole().alpha() + "."));
        return blocks;
    }

    private static String what(SlicedDrift drift) {
        List<String> names = new ArrayList<>();
        if (drift.whole().drifted()) {
            names.add("all rows");
        }
        drift.alarms().forEach(slice -> names.add(slice.name()));
        return DriftPage.named(names);
    }

    private static String names(List<Slice> slices) {
        return DriftPage.named(slices.stream().map(Slice::name).toList());
    }

    private static List<Map.Entry<Slice, DriftReport>> worstFirst(SlicedDrift drift) {
        return drift.slices().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Slice, DriftReport> slice) ->
                                slice.getValue().drifted())
                        .reversed())
                .toList();
    }

    private static Table table(SlicedDrift drift) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Map.Entry<Slice, DriftReport> slice : worstFirst(drift)) {
            DriftReport report = slice.getValue();
            Optional<ColumnDrift> worst = report.columns().stream().min(BY_WEIGHT);
            rows.add(List.of(
                    Cell.link(Figures.level(slice.getKey().name()), title(slice.getKey())),
                    Cell.count(report.referenceRows()),
                    Cell.count(report.currentRows()),
                    Figures.share(report.referenceRows(), drift.whole().referenceRows()),
                    Figures.share(report.currentRows(), drift.whole().currentRows()),
                    Cell.count(report.alarms().size()),
                    worst.map(column -> Cell.of(Figures.level(column.name()))).orElse(Cell.blank()),
                    worst.flatMap(ColumnDrift::deciding)
                            .map(test -> Figures.of(test.effect()))
                            .orElse(Cell.blank()),
                    report.drifted() ? Cell.of(Status.FAIL, "drifted") : Cell.of(Status.PASS, "no drift")));
        }
        return Table.of(
                        "",
                        Column.text("slice"),
                        Column.number("rows then"),
                        Column.number("rows now"),
                        Column.number("share then"),
                        Column.number("share now"),
                        Column.number("drifted columns"),
                        Column.text("worst column"),
                        Column.number("its effect"),
                        Column.text("verdict"))
                .withRows(rows);
    }

    /** No section and no column's fold has such a title. */
    private static String title(Slice slice) {
        return "Slice " + Figures.level(slice.name());
    }

    private static Block.Fold fold(Map.Entry<Slice, DriftReport> slice) {
        DriftReport report = slice.getValue();
        List<ColumnDrift> columns =
                report.columns().stream().sorted(BY_WEIGHT).limit(MOST_COLUMNS).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(DriftPage.lead(report)));
        if (!report.alarms().isEmpty()) {
            blocks.add(new Block.Items(columns.stream()
                    .filter(ColumnDrift::drifted)
                    .map(column -> Figures.level(column.name()) + " " + column.sentence())
                    .toList()));
        }
        blocks.add(DriftTable.of("", columns, column -> Cell.of(Figures.level(column.name()))));
        int left = report.columns().size() - columns.size();
        if (left > 0) {
            blocks.add(Block.paragraph(Figures.counted(
                            left, "more column, with a smaller effect, is", "more columns, with smaller effects, are")
                    + " not shown."));
        }
        return new Block.Fold(title(slice.getKey()), blocks, false);
    }
}
