package dev.boathouse.monitoring.drift;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Digits;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.monitoring.internal.page.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A drift report as a page. */
final class DriftPage {

    private static final int MOST_NAMED = 10;
    private static final Comparator<ColumnDrift> WORST_FIRST = Comparator.comparing(ColumnDrift::drifted)
            .reversed()
            .thenComparing(DriftPage::badness, Comparator.reverseOrder());

    /** What a reader must know of the figures. */
    static final Block.Paragraph MEANING = Block.paragraph(
            "A column has drifted when the adjusted p-value of a test is at most the rate of false alarms and its effect at least the"
                    + " least that matters. Effects are Cohen's h, from 0 to π, unless the check states a measure's own value. Distributions are"
                    + " shares of the values, over the same bins or levels: reference first, current rows second.");

    private static final int MOST_OPEN = 5;

    private DriftPage() {}

    static Page of(DriftReport report, String title) {
        return new Page(title, lead(report), sections(report));
    }

    static String lead(DriftReport report) {
        return Figures.counted(report.currentRows(), "row", "rows") + " against "
                + Cell.count(report.referenceRows()).text() + " of the reference: " + verdict(report) + ".";
    }

    static List<Section> sections(DriftReport report) {
        List<ColumnDrift> ordered = worstFirst(report);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Verdict", notice(report), facts(report)));
        if (!ordered.isEmpty()) {
            sections.add(Section.of("Columns", MEANING, DriftTable.of("", ordered, DriftTable::link)));
            sections.add(new Section("Column by column", details(ordered)));
        }
        return sections;
    }

    /** A fold for each column; the worst that drifted are open. */
    private static List<Block> details(List<ColumnDrift> ordered) {
        List<Block> folds = new ArrayList<>();
        for (ColumnDrift column : ordered) {
            Block.Fold fold = DriftFold.of(column);
            folds.add(column.drifted() && folds.size() < MOST_OPEN ? fold.opened() : fold);
        }
        return folds;
    }

    /** Those that drifted first, of these the worst; the others in the order of the report. */
    static List<ColumnDrift> worstFirst(DriftReport report) {
        return report.columns().stream().sorted(WORST_FIRST).toList();
    }

    private static double badness(ColumnDrift column) {
        return column.drifted() ? weight(column) : 0;
    }

    /** How many times the least effect that matters; most of all where there is nothing to compare any more. */
    static double weight(ColumnDrift column) {
        return column.deciding()
                .map(test -> test.effect() / Math.max(test.minimumEffect(), Double.MIN_NORMAL))
                .orElse(column.drifted() ? Double.POSITIVE_INFINITY : 0);
    }

    /** As {@code 2 of 12 columns drifted}. */
    static String verdict(DriftReport report) {
        int alarms = report.alarms().size();
        return alarms == 0
                ? "no drift"
                : Cell.count(alarms).text() + " of "
                        + Figures.counted(report.columns().size(), "column", "columns") + " drifted";
    }

    private static Block notice(DriftReport report) {
        List<String> names = worstFirst(report).stream()
                .filter(ColumnDrift::drifted)
                .map(column -> Figures.level(column.name()))
                .toList();
        if (report.drifted()) {
            return Block.notice(Status.FAIL, "Drift: " + verdict(report) + ": " + named(names) + ".");
        }
        return names.isEmpty()
                ? Block.notice(Status.PASS, "No drift.")
                : Block.notice(
                        Status.WARN,
                        "No drift of the data set: " + verdict(report) + " (" + named(names) + "), fewer than "
                                + Digits.percent(0).text(report.leastShare()) + ".");
    }

    static String named(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
    }

    private static Block facts(DriftReport report) {
        Block.Facts facts = Block.facts()
                .with("Rows of the reference", Cell.count(report.referenceRows()))
                .with("Current rows", Cell.count(report.currentRows()))
                .with("Rate of false alarms", Cell.of(report.alpha(), Figures.COMPUTED))
                .with(
                        "The data set drifts with",
                        report.leastShare() > 0
                                ? Cell.of(report.leastShare(), Digits.percent(0))
                                : Cell.of("any column"));
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put(Wording.verdict(ColumnDrift.Status.DRIFTED), 0L);
        report.columns().forEach(column -> counts.merge(DriftTable.word(column), 1L, Long::sum));
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            facts = facts.with("Columns: " + count.getKey(), Cell.count(count.getValue()));
        }
        return facts;
    }
}
