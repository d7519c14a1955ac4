package dev.boathouse.core.card;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A model beside the champion. */
final class ComparisonBlocks {

    private ComparisonBlocks() {}

    static List<Block> of(Comparison comparison) {
        List<Block> blocks = new ArrayList<>();
        comparison
                .champion()
                .ifPresentOrElse(
                        champion -> {
                            blocks.add(champion(comparison, champion));
                            blocks.addAll(differences(comparison, champion, "this model"));
                        },
                        () -> blocks.add(Block.paragraph("There was no champion yet.")));
        blocks.addAll(shifts(comparison, "this model"));
        if (!comparison.findings().isEmpty()) {
            blocks.add(findings(comparison.findings()));
        }
        return List.copyOf(blocks);
    }

    private static Block champion(Comparison comparison, Evaluation champion) {
        boolean same = champion.modelDigest().equals(comparison.candidate().modelDigest());
        return Block.facts()
                .with("Champion", champion.model().toString())
                .with("Content digest", champion.modelDigest() + (same ? ", which is this model's too" : ""))
                .with("Rows that both were judged on", Cell.count(champion.rowCount()));
    }

    /** Each metric of both, and how far they lie apart; the name is that of the first. */
    static List<Block> differences(Comparison comparison, Evaluation champion, String name) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Metric metric : comparison.candidate().predictions().metrics()) {
            if (champion.defines(metric)) {
                rows.add(row(comparison, champion, metric));
            }
        }
        return List.of(
                Table.of(
                                capital(name) + " minus the champion, on the same rows",
                                Column.text("metric"),
                                Column.number(name),
                                Column.number("champion"),
                                Column.number("difference (95 %)"),
                                Column.number("p"),
                                Column.text("by"),
                                Column.text(name + " is"))
                        .withRows(rows),
                Block.paragraph(
                        "Each p is that of one test: where two models do not differ at all, one of twenty is below 0.05 by chance."));
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static List<Cell> row(Comparison comparison, Evaluation champion, Metric metric) {
        Optional<Difference> difference = comparison.difference(metric);
        List<Cell> row = new ArrayList<>(
                List.of(Cell.of(metric.toString()), value(comparison.candidate(), metric), value(champion, metric)));
        difference.ifPresentOrElse(
                found -> row.addAll(List.of(
                        Figures.of(found.interval()),
                        Figures.pValue(found.pValue()),
                        Cell.of(found.method()),
                        verdict(metric, found.interval()))),
                () -> row.addAll(
                        List.of(Cell.of("undefined"), Cell.blank(), Cell.blank(), Cell.of(Status.NOTE, "not judged"))));
        return row;
    }

    static Cell value(Evaluation evaluation, Metric metric) {
        return Figures.of(evaluation.predictions(), metric, evaluation.value(metric), Optional.empty());
    }

    private static Cell verdict(Metric metric, Interval difference) {
        return verdict(metric, difference.low() > 0, difference.high() < 0);
    }

    /** Whether a difference that lies above or below 0 is a good one. */
    static Cell verdict(Metric metric, boolean above, boolean below) {
        if (!above && !below) {
            return Cell.of(Status.NOTE, "not told apart");
        }
        if (!metric.hasDirection()) {
            return Cell.of(Status.NOTE, above ? "higher" : "lower");
        }
        return above == metric.higherIsBetter() ? Cell.of(Status.PASS, "better") : Cell.of(Status.FAIL, "worse");
    }

    /** How the training rows of both differ, where the host gave them. */
    static List<Block> shifts(Comparison comparison, String name) {
        Map<String, Difference> found = comparison.trainingShifts().orElse(Map.of());
        return found.isEmpty() ? List.of() : List.of(shifts(found, name));
    }

    private static Block shifts(Map<String, Difference> shifts, String name) {
        return Table.of(
                        "Shares of classes in training: " + name + "'s minus the champion's",
                        Column.text("class"),
                        Column.number("difference (95 %)"),
                        Column.number("p"))
                .withRows(shifts.entrySet().stream()
                        .map(shift -> List.of(
                                Cell.of(shift.getKey()),
                                Figures.of(shift.getValue().interval()),
                                Figures.pValue(shift.getValue().pValue())))
                        .toList());
    }

    static Block findings(List<Finding> findings) {
        return Table.of(
                        "Findings",
                        Column.text("what"),
                        Column.text("came out"),
                        Column.text("observed"),
                        Column.text("required"),
                        Column.text("detail"))
                .withRows(findings.stream()
                        .map(finding -> List.of(
                                Cell.of(finding.name()),
                                Cell.of(finding.passed() ? Status.PASS : Status.FAIL),
                                Cell.of(finding.observed()),
                                Cell.of(finding.required()),
                                Cell.of(finding.detail())))
                        .toList());
    }
}
