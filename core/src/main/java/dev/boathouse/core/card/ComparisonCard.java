package dev.boathouse.core.card;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.evaluation.Slicing;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Cell;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.page.Status;
import dev.boathouse.core.statistics.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A candidate beside the champion on the same rows, for who decides: what checks have found, every metric of both with the difference and its
 * interval, curves over each other, which answers change, and on which parts of the rows the candidate is better or worse. Without a champion
 * it shows the candidate alone and says so.
 *
 * <p>Numbers are computed when they are added, not when the page is asked for. The same comparison gives the same card. Immutable and
 * thread-safe.
 */
public final class ComparisonCard {

    private final String title;
    private final String lead;
    private final Comparison comparison;
    private final List<Section> differences;
    private final List<Block> slices;
    private final List<Section> evidence;

    private ComparisonCard(
            String title,
            String lead,
            Comparison comparison,
            List<Section> differences,
            List<Block> slices,
            List<Section> evidence) {
        this.title = title;
        this.lead = lead;
        this.comparison = comparison;
        this.differences = differences;
        this.slices = List.copyOf(slices);
        this.evidence = evidence;
    }

    /**
     * A card of what a comparison knows. Takes a bootstrap for each metric without a better test, without a champion one over the rows.
     *
     * @param title what is compared, such as {@code late-flights, version 4 beside version 3}
     * @param comparison candidate and champion, with the findings that the host added
     * @return the card
     * @throws IllegalArgumentException if the title is blank
     */
    public static ComparisonCard of(String title, Comparison comparison) {
        Page.of(title);
        Evaluation candidate = comparison.candidate();
        Optional<Evaluation> champion = comparison.champion();
        List<Section> differences = List.of(
                new Section(
                        "Metrics",
                        champion.map(other -> ComparisonBlocks.differences(comparison, other, Side.CANDIDATE))
                                .orElseGet(() -> MetricBlocks.of(candidate, candidate.intervals()))),
                new Section(
                        "Changed predictions",
                        champion.map(other -> ChangeBlocks.of(comparison, other))
                                .orElseGet(() ->
                                        List.of(Block.paragraph("There was no champion yet: nothing changes.")))));
        List<Section> evidence = List.of(
                new Section("Predictions beside the truth", PredictionBlocks.of(comparison)),
                new Section("Models", RivalBlocks.of(comparison)),
                new Section("Rows", DataBlocks.ofEvaluation(candidate)));
        return new ComparisonCard(title, lead(comparison), comparison, differences, List.of(), evidence);
    }

    private static String lead(Comparison comparison) {
        Metric metric = Lead.metric(comparison.candidate().predictions());
        String rows = "On " + Cell.count(comparison.candidate().rowCount()).text() + " rows ";
        if (comparison.champion().isEmpty()) {
            return rows + "the candidate's " + metric + " is "
                    + ComparisonBlocks.value(comparison.candidate(), metric).text() + ". There was no champion yet.";
        }
        Evaluation champion = comparison.champion().orElseThrow();
        return rows + "the candidate's " + metric + " is "
                + ComparisonBlocks.value(comparison.candidate(), metric).text() + ", the champion's "
                + ComparisonBlocks.value(champion, metric).text()
                + comparison
                        .difference(metric)
                        .map(Difference::interval)
                        .map(found ->
                                "; the difference is " + Figures.of(found).text() + ", in brackets the 95 % interval.")
                        .orElse(".");
    }

    /**
     * With what checks have found, such as the findings of a gate; one of the same name takes the place of an earlier one.
     *
     * @param findings what was found
     * @return the changed copy
     */
    public ComparisonCard withFindings(List<Finding> findings) {
        Comparison changed = comparison;
        for (Finding finding : findings) {
            changed = changed.with(finding);
        }
        return new ComparisonCard(title, lead, changed, differences, slices, evidence);
    }

    /**
     * With a table and a chart of the differences on slices, behind those added before: where the candidate is worst comes first. Of more than
     * 50 slices those with the most rows are shown. Takes a bootstrap for each slice where the metric has no better test. Without a champion the
     * candidate alone is shown.
     *
     * @param slicing how to slice the rows
     * @param metrics what to compare; if none, the first thing to know of the task, as on a {@link ModelCard}
     * @return the changed copy
     * @throws dev.boathouse.core.NotFoundException if a column is missing
     * @throws IllegalArgumentException if a metric is none of this task, a column cannot be sliced by, or two slices have the same name
     */
    public ComparisonCard withSlices(Slicing slicing, Metric... metrics) {
        Evaluation candidate = comparison.candidate();
        List<Metric> chosen = metrics.length == 0 ? List.of(Lead.metric(candidate.predictions())) : List.of(metrics);
        boolean alone = comparison.champion().isEmpty();
        List<Block> all = new ArrayList<>(slices);
        if (all.isEmpty()) {
            all.add(alone ? SliceBlocks.MEANING : RivalSlices.MEANING);
        }
        if (alone) {
            all.addAll(SliceBlocks.of(candidate, slicing, chosen));
        } else {
            chosen.forEach(metric -> all.addAll(RivalSlices.of(comparison, slicing, metric)));
        }
        return new ComparisonCard(title, lead, comparison, differences, all, evidence);
    }

    /**
     * The card as a page.
     *
     * @return the page
     */
    public Page page() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("Verdict", verdict()));
        sections.addAll(differences);
        sections.add(new Section(
                "Slices",
                slices.isEmpty()
                        ? List.of(Block.paragraph("Not stated: no slices of the rows were looked at."))
                        : slices));
        sections.addAll(evidence);
        return new Page(title, lead, sections);
    }

    private List<Block> verdict() {
        List<Finding> findings = comparison.findings();
        long failed = findings.stream().filter(finding -> !finding.passed()).count();
        List<Block> blocks = new ArrayList<>();
        if (comparison.champion().isEmpty()) {
            blocks.add(Block.notice(Status.NOTE, "There was no champion yet: the candidate is shown alone."));
        }
        if (findings.isEmpty()) {
            blocks.add(Block.notice(Status.NOTE, "No check has judged this comparison."));
            return blocks;
        }
        blocks.add(
                failed == 0
                        ? Block.notice(Status.PASS, "Every check passed, " + findings.size() + " in all.")
                        : Block.notice(Status.FAIL, "Of " + findings.size() + " checks " + failed + " failed."));
        blocks.add(ComparisonBlocks.findings(findings));
        return blocks;
    }

    /**
     * The card as GitHub-flavoured Markdown. No name, value or text in it can become markup.
     *
     * @return {@link Page#markdown()} of {@link #page()}
     */
    public String markdown() {
        return page().markdown();
    }

    /** As {@code comparison of late-flights, version 4 beside version 3}. */
    @Override
    public String toString() {
        return "comparison of " + title;
    }
}
