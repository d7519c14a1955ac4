package dev.boathouse.monitoring.watch;

import dev.boathouse.core.internal.Json;
import dev.boathouse.core.page.Page;
import dev.boathouse.monitoring.drift.ColumnDrift;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.DriftReport;
import dev.boathouse.monitoring.watch.Reference.Choice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Windows in order, each compared with its reference by one check. A new window costs one comparison, and what its reference merges. Keeps the
 * profiles of all its windows. Immutable: more windows make another timeline.
 */
public final class Timeline {

    private final DriftCheck check;
    private final Reference reference;
    private final List<Step> steps;

    private Timeline(DriftCheck check, Reference reference, List<Step> steps) {
        this.check = check;
        this.reference = reference;
        this.steps = steps;
    }

    /**
     * A timeline without windows.
     *
     * @param check decides for each window whether it has drifted; that it fires by chance is its α, for each window anew
     * @param reference what each window is compared with
     * @return the timeline
     */
    public static Timeline of(DriftCheck check, Reference reference) {
        return new Timeline(check, reference, List.of());
    }

    /**
     * A window and what became of it.
     *
     * @param window the window
     * @param source what it was compared with, or why with nothing, in words
     * @param report the comparison; empty where there was no reference
     */
    public record Step(ProfiledWindow window, String source, Optional<DriftReport> report) {

        /**
         * Whether the window raises an alarm.
         *
         * @return false also where there was nothing to compare with
         */
        public boolean drifted() {
            return report.map(DriftReport::drifted).orElse(false);
        }
    }

    /**
     * This and one more window. A window without rows is compared too: its columns are untested, which is no alarm.
     *
     * @param window starts no earlier than the last one, and is not that one
     * @return the longer timeline
     * @throws IllegalArgumentException if the window is out of order
     */
    public Timeline with(ProfiledWindow window) {
        return withAll(List.of(window));
    }

    /**
     * This and more windows.
     *
     * @param windows in any order, none of which starts earlier than the last one of this timeline; gaps are no error
     * @return the longer timeline
     * @throws IllegalArgumentException if a window is out of order, or there twice
     */
    public Timeline withAll(Collection<ProfiledWindow> windows) {
        List<Step> longer = new ArrayList<>(steps);
        List<ProfiledWindow> history = new ArrayList<>(windows());
        for (ProfiledWindow window :
                windows.stream().sorted(ProfiledWindow.BY_TIME).toList()) {
            if (!history.isEmpty() && ProfiledWindow.BY_TIME.compare(history.get(history.size() - 1), window) >= 0) {
                throw new IllegalArgumentException(
                        "Cannot go on with the window " + window + ": found " + history.get(history.size() - 1)
                                + " before it. Another timeline over all windows would work.");
            }
            longer.add(step(window, history));
            history.add(window);
        }
        return new Timeline(check, reference, List.copyOf(longer));
    }

    private Step step(ProfiledWindow window, List<ProfiledWindow> history) {
        Choice choice = reference.of(window, history);
        return choice instanceof Choice.Found found
                ? new Step(window, found.source(), Optional.of(check.compare(found.profile(), window.profile())))
                : new Step(window, ((Choice.Missing) choice).reason(), Optional.empty());
    }

    /**
     * What each window is compared with.
     *
     * @return the rule
     */
    public Reference reference() {
        return reference;
    }

    /**
     * The windows in order.
     *
     * @return each with what became of it
     */
    public List<Step> steps() {
        return steps;
    }

    /**
     * The windows alone.
     *
     * @return the windows in order
     */
    public List<ProfiledWindow> windows() {
        return steps.stream().map(Step::window).toList();
    }

    /**
     * The last window.
     *
     * @return it with what became of it; empty without windows
     */
    public Optional<Step> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    /**
     * The timeline in words, a line for each window.
     *
     * @return lines of plain ASCII (but for names), separated by line feeds
     */
    public String summary() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(step.window()).append(": ").append(verdict(step)).append('\n');
        }
        return text.toString();
    }

    private static String verdict(Step step) {
        if (step.report().isEmpty()) {
            return "not compared: " + step.source();
        }
        List<String> alarms = alarms(step);
        return (alarms.isEmpty() ? "no drift" : "drift of " + String.join(", ", alarms)) + " against " + step.source();
    }

    private static List<String> alarms(Step step) {
        return step.report().map(DriftReport::alarms).orElse(List.of()).stream()
                .map(ColumnDrift::name)
                .toList();
    }

    /**
     * The timeline as people look at it: what each window came to, rows, missing values and drifted columns over time, effects by column and window,
     * and the course of each column. {@link TimelinePage} adds figures of the host's own.
     *
     * @return a page named {@code Drift over time}
     */
    public Page page() {
        return TimelinePage.of(this).page();
    }

    DriftCheck check() {
        return check;
    }

    /**
     * The timeline for other tools; not for reading back.
     *
     * @return a JSON object with kebab-case keys
     */
    public String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("check", check.toString());
        root.put("reference", reference.source());
        root.put("windows", steps.stream().map(Timeline::node).toList());
        return Json.writePretty(root);
    }

    private static Map<String, Object> node(Step step) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("start", step.window().start().toString());
        node.put("end", step.window().end().toString());
        node.put("rows", step.window().profile().rowCount());
        node.put("compared", step.report().isPresent());
        node.put("source", step.source());
        node.put("drifted", step.drifted());
        node.put("alarms", alarms(step));
        return node;
    }
}
