package dev.boathouse.monitoring.drift;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.page.Page;
import dev.boathouse.monitoring.profile.Slice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The verdicts on all rows and on slices of them, adjusted together: chance alone raises any alarm among them at most at the rate of the check.
 * Immutable.
 *
 * @param whole the report on all rows
 * @param slices a report on each slice that both sides have, in the order of the reference
 * @param vanished slices that only the reference has
 * @param appeared slices that only the current rows have
 */
public record SlicedDrift(
        DriftReport whole, Map<Slice, DriftReport> slices, List<Slice> vanished, List<Slice> appeared) {

    /** Copies map and lists. */
    public SlicedDrift {
        slices = Collections.unmodifiableMap(new LinkedHashMap<>(slices));
        vanished = List.copyOf(vanished);
        appeared = List.copyOf(appeared);
    }

    /**
     * Whether all rows have drifted, or any slice.
     *
     * @return true if {@link #whole()} or one of {@link #alarms()} has
     */
    public boolean drifted() {
        return whole.drifted() || !alarms().isEmpty();
    }

    /**
     * The slices that have drifted.
     *
     * @return those slices, in order
     */
    public List<Slice> alarms() {
        return slices.entrySet().stream()
                .filter(slice -> slice.getValue().drifted())
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The report on one slice.
     *
     * @param name its name
     * @return its report
     * @throws NotFoundException if it was not compared
     */
    public DriftReport slice(String name) {
        return slices.entrySet().stream()
                .filter(slice -> slice.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "Slice \"" + name + "\" was not compared: found " + slices.keySet() + "."));
    }

    /**
     * The verdict in words, a line for all rows and one for each slice.
     *
     * @return lines of plain ASCII (but for names), separated by line feeds
     */
    public String summary() {
        StringBuilder text = new StringBuilder("all rows: " + DriftPage.verdict(whole) + "\n");
        slices.forEach((slice, report) -> text.append(slice)
                .append(": ")
                .append(DriftPage.verdict(report))
                .append('\n'));
        vanished.forEach(slice -> text.append(slice).append(": vanished\n"));
        appeared.forEach(slice -> text.append(slice).append(": appeared\n"));
        return text.toString();
    }

    /**
     * The verdict as evidence for a gate.
     *
     * @return a finding named {@code drift by slice} that passes when nothing has drifted; its digest covers every test's figures
     */
    public Finding finding() {
        return finding("drift by slice");
    }

    /**
     * The verdict as evidence for a gate, under another name.
     *
     * @param name the name of the finding
     * @return a finding that passes when nothing has drifted; its digest covers every test's figures
     */
    public Finding finding(String name) {
        List<Slice> alarms = alarms();
        Digest digest = Digest.of("sliced-drift").put(whole.finding().digest()).put(slices.size());
        slices.forEach(
                (slice, report) -> digest.put(slice.name()).put(report.finding().digest()));
        String observed = "all rows: " + DriftPage.verdict(whole) + "; " + alarms.size() + " of " + slices.size()
                + " slices drifted";
        return new Finding(
                name,
                !drifted(),
                observed,
                "no drift of all rows or any slice, at a rate of false alarms of " + whole.alpha(),
                alarms.isEmpty()
                        ? whole.finding().detail()
                        : alarms.get(0) + ": "
                                + slice(alarms.get(0).name()).finding().detail(),
                digest.hex());
    }

    /**
     * The verdicts for other tools.
     *
     * @return a JSON object with kebab-case keys
     */
    public String json() {
        return DriftJson.of(this);
    }

    /**
     * The verdicts as people look at them: a row for each slice, all rows column by column, and what has drifted most in each slice.
     *
     * @return a page named {@code Drift by slice}
     */
    public Page page() {
        return page("Drift by slice");
    }

    /**
     * {@link #page()} under another title.
     *
     * @param title what was compared
     * @return the page
     * @throws IllegalArgumentException if the title is blank
     */
    public Page page(String title) {
        return SlicedPage.of(this, title);
    }
}
