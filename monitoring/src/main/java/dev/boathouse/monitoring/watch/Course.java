package dev.boathouse.monitoring.watch;

import dev.boathouse.monitoring.drift.ColumnDrift;
import dev.boathouse.monitoring.drift.DriftReport;
import dev.boathouse.monitoring.drift.Evidence;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.watch.Timeline.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of a column over time.
 *
 * @param name the column
 * @param moments one for each window
 */
record Course(String name, List<Moment> moments) {

    /**
     * A column in a window.
     *
     * @param step the window
     * @param profile what is known of it; empty where the window does not have the column
     * @param drift the verdict; empty where it was not compared
     */
    record Moment(Step step, Optional<ColumnProfile> profile, Optional<ColumnDrift> drift) {

        boolean drifted() {
            return drift.map(ColumnDrift::drifted).orElse(false);
        }

        /** How many times the least effect that matters, or the effect where any does; NaN where there is no test. */
        double effect() {
            Optional<Evidence> test = drift.flatMap(ColumnDrift::deciding);
            return test.map(found -> found.effect() / (found.minimumEffect() > 0 ? found.minimumEffect() : 1))
                    .orElse(Double.NaN);
        }
    }

    /** All columns of a timeline, those that drifted in most windows first. */
    static List<Course> of(Timeline timeline) {
        Map<String, List<Moment>> moments = new LinkedHashMap<>();
        for (Step step : timeline.steps()) {
            Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
            step.window().profile().columns().forEach(column -> profiles.putIfAbsent(column.name(), column));
            Map<String, ColumnDrift> drifts = new LinkedHashMap<>();
            step.report().map(DriftReport::columns).orElse(List.of()).forEach(drift -> drifts.put(drift.name(), drift));
            List<String> names = new ArrayList<>(profiles.keySet());
            drifts.keySet().stream().filter(name -> !profiles.containsKey(name)).forEach(names::add);
            for (String name : names) {
                moments.computeIfAbsent(name, fresh -> new ArrayList<>())
                        .add(new Moment(
                                step, Optional.ofNullable(profiles.get(name)), Optional.ofNullable(drifts.get(name))));
            }
        }
        return moments.entrySet().stream()
                .map(entry -> new Course(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparingLong(Course::alarms).reversed())
                .toList();
    }

    /** In how many windows it drifted. */
    long alarms() {
        return moments.stream().filter(Moment::drifted).count();
    }

    /** By window; without those in which neither the window nor its reference has the column. */
    Map<ProfiledWindow, Moment> byWindow() {
        Map<ProfiledWindow, Moment> byWindow = new TreeMap<>(ProfiledWindow.BY_TIME);
        moments.forEach(moment -> byWindow.put(moment.step().window(), moment));
        return byWindow;
    }
}
