package dev.boathouse.monitoring.drift;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.page.Page;
import java.util.List;
import java.util.Locale;

/**
 * The verdicts of one comparison.
 *
 * @param referenceRows rows of the reference
 * @param currentRows rows of what was compared with it
 * @param alpha the rate of false alarms that was asked for
 * @param leastShare the share of compared columns that must drift for the data set to drift; 0 for any
 * @param columns a verdict for each column
 */
public record DriftReport(
        long referenceRows, long currentRows, double alpha, double leastShare, List<ColumnDrift> columns) {

    /** Copies the columns. */
    public DriftReport {
        columns = List.copyOf(columns);
    }

    /**
     * Whether the data have drifted: whether any column raises an alarm, or, if a least share was asked for, at least that share of the columns
     * that the reference has. As the p-values are adjusted for all tests together, chance alone does so at most at the rate {@link #alpha()}.
     *
     * @return true if {@link #alarms()} is not empty and large enough
     */
    public boolean drifted() {
        int alarms = alarms().size();
        long compared = columns.stream()
                .filter(column -> column.status() != ColumnDrift.Status.ADDED)
                .count();
        return alarms > 0 && alarms >= leastShare * compared;
    }

    /**
     * The columns that raise an alarm.
     *
     * @return those columns, in order
     */
    public List<ColumnDrift> alarms() {
        return columns.stream().filter(ColumnDrift::drifted).toList();
    }

    /**
     * The verdict on one column.
     *
     * @param name the column
     * @return its verdict
     * @throws NotFoundException if it was not compared
     */
    public ColumnDrift column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("Column \"" + name + "\" was not compared: found "
                        + columns.stream().map(ColumnDrift::name).toList() + "."));
    }

    /**
     * The report in words, a line for each column.
     *
     * @return lines of plain ASCII (but for names), separated by line feeds
     */
    public String summary() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d rows against %,d of the reference: %s\n",
                currentRows,
                referenceRows,
                !alarms().isEmpty() ? alarms().size() + " of " + columns.size() + " columns drifted" : "no drift"));
        for (ColumnDrift column : columns) {
            text.append("  ")
                    .append(column.name())
                    .append(": ")
                    .append(column.sentence())
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * The verdict as evidence for a gate.
     *
     * @return a finding named {@code drift} that passes when nothing has drifted; its digest covers every test's figures
     */
    public Finding finding() {
        return finding("drift");
    }

    /**
     * The verdict as evidence for a gate, under another name: such as {@code training drift} where the training data of candidate and champion
     * were compared.
     *
     * @param name the name of the finding
     * @return a finding that passes when nothing has drifted; its digest covers every test's figures
     */
    public Finding finding(String name) {
        List<String> names = alarms().stream().map(ColumnDrift::name).toList();
        return new Finding(
                name,
                !drifted(),
                !names.isEmpty()
                        ? names.size() + " of " + columns.size() + " columns drifted: " + String.join(", ", names)
                        : "no drift",
                "no drift at a rate of false alarms of " + alpha
                        + (leastShare > 0
                                ? ", in at least " + Wording.number(100 * leastShare) + " % of the columns"
                                : ""),
                !names.isEmpty()
                        ? alarms().get(0).name() + " " + alarms().get(0).sentence()
                        : columns.size() + " columns compared over " + currentRows + " rows, none drifted",
                digest());
    }

    private String digest() {
        Digest digest = Digest.of("drift-report")
                .put(referenceRows)
                .put(currentRows)
                .put(alpha)
                .put(leastShare)
                .put(columns.size());
        for (ColumnDrift column : columns) {
            digest.put(column.name())
                    .put(column.status().name())
                    .put(column.sentence())
                    .put(column.evidence().size());
            for (Evidence test : column.evidence()) {
                digest.put(test.subject().name())
                        .put(test.measure().name())
                        .put(test.statistic().low())
                        .put(test.statistic().high())
                        .put(test.pValue())
                        .put(test.adjustedPValue())
                        .put(test.effect())
                        .put(test.minimumEffect());
            }
        }
        return digest.hex();
    }

    /**
     * The report as people look at it: the verdict, a row for each column with both distributions, the worst of those that drifted first, and all
     * evidence on each column.
     *
     * @return a page named {@code Drift}
     */
    public Page page() {
        return page("Drift");
    }

    /**
     * {@link #page()} under another title.
     *
     * @param title what was compared, such as {@code flights: May against January}
     * @return the page
     * @throws IllegalArgumentException if the title is blank
     */
    public Page page(String title) {
        return DriftPage.of(this, title);
    }

    /**
     * The report for other tools.
     *
     * @return a JSON object with kebab-case keys
     */
    public String json() {
        return DriftJson.of(this);
    }
}
