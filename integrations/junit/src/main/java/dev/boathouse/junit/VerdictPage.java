package dev.boathouse.junit;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.page.Table;
import dev.boathouse.core.page.Table.Column;
import dev.boathouse.registry.Gate;
import java.util.ArrayList;
import java.util.List;

/** What a gate found, for whoever reads why a test failed. */
final class VerdictPage {

    private VerdictPage() {}

    static Page of(Gate.Verdict verdict, List<SliceView> views) {
        Comparison comparison = verdict.comparison();
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Checks", models(comparison), checks(verdict)));
        if (!verdict.passed()) {
            sections.add(Section.of("Why", why(verdict)));
        }
        Table metrics = metrics(verdict);
        if (!metrics.rows().isEmpty()) {
            sections.add(Section.of("Metrics", metrics));
        }
        views.forEach(view -> sections.add(view.section(comparison)));
        return new Page(summary(verdict), "", sections);
    }

    /** Such as {@code 2 of 5 checks failed}. */
    static String summary(Gate.Verdict verdict) {
        int checks = verdict.findings().size();
        int failed = verdict.reasons().size();
        return (failed == 0 ? checks : failed) + " of " + checks + (checks == 1 ? " check " : " checks ")
                + (failed == 0 ? "passed" : "failed");
    }

    private static Block models(Comparison comparison) {
        return Block.facts()
                .with("candidate", comparison.candidate().model().toString())
                .with(
                        "champion",
                        comparison
                                .champion()
                                .map(champion -> champion.model().toString())
                                .orElse("none yet"))
                .with("rows", Cell.count(comparison.candidate().rowCount()));
    }

    private static Table checks(Gate.Verdict verdict) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Finding finding : verdict.findings()) {
            rows.add(List.of(
                    Cell.of(finding.passed() ? Status.PASS : Status.FAIL),
                    Cell.of(finding.name()),
                    Cell.of(finding.required()),
                    Cell.of(finding.observed())));
        }
        return Table.of(
                        "",
                        Column.text("outcome"),
                        Column.text("check"),
                        Column.text("required"),
                        Column.text("observed"))
                .withRows(rows);
    }

    private static Block why(Gate.Verdict verdict) {
        return new Block.Items(verdict.reasons().stream()
                .map(finding -> finding.name() + ": " + finding.detail())
                .toList());
    }

    /** The metrics that the checks name, of both models. */
    private static Table metrics(Gate.Verdict verdict) {
        Evaluation candidate = verdict.comparison().candidate();
        List<List<Cell>> rows = new ArrayList<>();
        for (Metric metric : candidate.values().keySet()) {
            boolean named = verdict.findings().stream()
                    .anyMatch(finding -> words(finding.name()).contains(metric.toString()));
            if (named) {
                List<Cell> row = new ArrayList<>(List.of(Cell.of(metric.toString())));
                row.addAll(Values.of(verdict.comparison(), metric).cells());
                rows.add(row);
            }
        }
        return Table.of(
                        "",
                        Column.text("metric"),
                        Column.number("candidate"),
                        Column.number("champion"),
                        Column.number("difference"))
                .withRows(rows);
    }

    private static List<String> words(String text) {
        return List.of(text.split("[ :]+"));
    }
}
