package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.data.Row;
import dev.boathouse.monitoring.metrics.DriftMetrics.DriftType;
import dev.boathouse.monitoring.metrics.DriftRows.Against;
import dev.boathouse.monitoring.metrics.ProfileMetrics.LogType;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.SlicedProfiles;
import dev.boathouse.monitoring.profile.Window;
import dev.boathouse.monitoring.profile.WindowedProfiles;
import dev.boathouse.monitoring.watch.ProfiledWindow;
import dev.boathouse.monitoring.watch.Reference;
import dev.boathouse.monitoring.watch.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Profiles of one table and what they are compared with: what {@link MetricTables} writes. Each window is compared with the one that ends where it
 * begins, if that is here too, and with the baseline, if there is one. Immutable.
 */
public final class Metrics {

    private final List<Measured> measured;
    private final Baseline baseline;
    private final Settings settings;

    /** What is the same for all rows. */
    private record Settings(long monitorVersion, OptionalLong tableVersion, Optional<String> granularity) {
        static final Settings STANDARD = new Settings(0, OptionalLong.empty(), Optional.empty());
    }

    private Metrics(Collection<Measured> measured, Baseline baseline, Settings settings) {
        Map<List<Object>, Measured> apart = new LinkedHashMap<>();
        for (Measured one : measured) {
            Measured other = apart.putIfAbsent(List.of(one.window(), one.slice()), one);
            if (other != null && !other.profile().equals(one.profile())) {
                throw new IllegalArgumentException("Two profiles of the same rows: found " + other.profile() + " and "
                        + one.profile() + " of " + one.window() + ". One for each window and slice would work.");
            }
        }
        this.measured = apart.values().stream()
                .sorted(Comparator.comparing((Measured one) -> one.window().start())
                        .thenComparing(one -> one.window().end()))
                .toList();
        this.baseline = baseline;
        this.settings = settings;
    }

    private static Metrics standard(Collection<Measured> measured) {
        return new Metrics(measured, Baseline.NONE, Settings.STANDARD);
    }

    /**
     * Windows of time. Their length is the granularity; rows without a time are in none.
     *
     * @param profiles windows by time
     * @return the metrics
     * @throws IllegalArgumentException if the rows were cut by their number
     */
    public static Metrics of(WindowedProfiles profiles) {
        Metrics metrics = of(ProfiledWindow.of(profiles));
        return profiles.windowing()
                .length()
                .map(length -> metrics.withGranularity(Granularity.of(length)))
                .orElse(metrics);
    }

    /**
     * Windows of time, all rows of each.
     *
     * @param windows in any order; the same window twice counts once
     * @return the metrics
     * @throws IllegalArgumentException if there are two different profiles of a window
     */
    public static Metrics of(List<ProfiledWindow> windows) {
        return standard(windows.stream()
                .map(window ->
                        new Measured(new Window.Time(window.start(), window.end()), Optional.empty(), window.profile()))
                .toList());
    }

    /**
     * The windows of a timeline, compared with its reference as {@link #against(Reference)} does.
     *
     * @param timeline windows and what they are compared with
     * @return the metrics
     */
    public static Metrics of(Timeline timeline) {
        return of(timeline.windows()).against(timeline.reference());
    }

    /**
     * A window and its slices.
     *
     * @param window start and end
     * @param profiles all rows, and slices
     * @return the metrics
     * @throws IllegalArgumentException if it ends before its start
     */
    public static Metrics of(Window.Time window, SlicedProfiles profiles) {
        return standard(Measured.of(window, profiles));
    }

    /**
     * A table version as a whole ("snapshot"): start and end of its window are one instant.
     *
     * @param at when it was looked at; the time of the version's commit makes recording it again the same
     * @param profile all rows
     * @return the metrics
     */
    public static Metrics of(Instant at, Profile profile) {
        return standard(List.of(new Measured(new Window.Time(at, at), Optional.empty(), profile)));
    }

    /**
     * A table version as a whole ("snapshot"), and its slices.
     *
     * @param at when it was looked at
     * @param profiles all rows, and slices
     * @return the metrics
     */
    public static Metrics of(Instant at, SlicedProfiles profiles) {
        return of(new Window.Time(at, at), profiles);
    }

    /**
     * With other profiles too, so that windows and slices find the one before them. All else is as it is here.
     *
     * @param other other windows or slices; what it says of baseline, versions and granularity does not count
     * @return the changed copy
     * @throws IllegalArgumentException if there are two different profiles of a window or slice
     */
    public Metrics and(Metrics other) {
        List<Measured> all = new ArrayList<>(measured);
        all.addAll(other.measured);
        return new Metrics(all, baseline, settings);
    }

    /**
     * Compared with other rows as well, such as what a model was trained on. They are a baseline: their profile is written, too.
     *
     * @param reference the profile of these rows
     * @return the changed copy
     */
    public Metrics against(Profile reference) {
        return new Metrics(measured, new Baseline.Fixed(Map.of(Optional.empty(), reference)), settings);
    }

    /**
     * Compared with other rows as well, slice by slice. They are a baseline: their profiles are written, too.
     *
     * @param reference the profiles of these rows; slices that are missing on a side are not compared
     * @return the changed copy
     */
    public Metrics against(SlicedProfiles reference) {
        return new Metrics(measured, Baseline.Fixed.of(reference), settings);
    }

    /**
     * Compared with what a rule says as well, all rows of a window with it. A stored reference, or the rows that a model was trained on, are a
     * baseline like {@link #against(Profile)}. Windows before that are merged make rows of the type {@code BASELINE} too, since the layout
     * knows no other; they have no profile of their own, and where they are just the window before there are none.
     *
     * @param reference the rule
     * @return the changed copy
     */
    public Metrics against(Reference reference) {
        Baseline rule = new Baseline.Moving(reference);
        // What needs no other window is the same for all of them.
        return measured.stream()
                .filter(one -> one.slice().isEmpty())
                .findFirst()
                .flatMap(one -> rule.of(one, List.of()))
                .map(this::against)
                .orElseGet(() -> new Metrics(measured, rule, settings));
    }

    /**
     * With another version of the monitor, which is 0 unless said otherwise. Whoever monitors in another way, say against another baseline, takes
     * the next one: figures of different versions stand beside each other.
     *
     * @param version the version
     * @return the changed copy
     */
    public Metrics withMonitorVersion(long version) {
        return new Metrics(measured, baseline, new Settings(version, settings.tableVersion(), settings.granularity()));
    }

    /**
     * With the version of the monitored table that was profiled. It is told, and no part of what makes metrics the same.
     *
     * @param version 0 to 2,147,483,647, since the layout has 32 bits for it
     * @return the changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public Metrics withTableVersion(long version) {
        if (version < 0 || version > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "Cannot record a table version of " + version + ". 0 to " + Integer.MAX_VALUE + " would work.");
        }
        return new Metrics(
                measured,
                baseline,
                new Settings(settings.monitorVersion(), OptionalLong.of(version), settings.granularity()));
    }

    /**
     * With another name for the length of the windows. By itself it is that of the windowing, or of all windows where they are equally long or of
     * whole months in UTC: {@code 5 minutes}, {@code 1 hour}, {@code 1 day}, {@code 2 weeks}, {@code 1 month}; none for a table version as a whole.
     *
     * @param granularity the name
     * @return the changed copy
     */
    public Metrics withGranularity(String granularity) {
        return new Metrics(
                measured,
                baseline,
                new Settings(settings.monitorVersion(), settings.tableVersion(), Optional.of(granularity)));
    }

    /**
     * The metrics of the profiles.
     *
     * @return for each window, slice and baseline, of the table and of each column
     * @throws IllegalArgumentException if windows of different lengths have no granularity
     */
    public List<ProfileMetrics> profiles() {
        return profileRows().stream().map(ProfileMetrics::of).toList();
    }

    /**
     * The metrics of the drift. Measures are those of {@link dev.boathouse.monitoring.drift.DriftCheck}; some take milliseconds.
     *
     * @return for each comparison, of the table and of each column that both sides have
     * @throws IllegalArgumentException if windows of different lengths have no granularity
     */
    public List<DriftMetrics> drifts() {
        return driftRows().stream().map(DriftMetrics::of).toList();
    }

    List<Row> profileRows() {
        Optional<String> granularity = granularity();
        List<Row> rows = new ArrayList<>();
        baseline.fixed()
                .forEach((slice, profile) -> rows.addAll(ProfileRows.of(
                        new MetricKey(Optional.empty(), granularity, settings.monitorVersion(), slice),
                        LogType.BASELINE,
                        OptionalLong.empty(),
                        profile)));
        for (Measured one : measured) {
            rows.addAll(ProfileRows.of(key(one, granularity), LogType.INPUT, settings.tableVersion(), one.profile()));
        }
        return rows;
    }

    List<Row> driftRows() {
        Optional<String> granularity = granularity();
        List<ProfiledWindow> history = measured.stream()
                .filter(one -> one.slice().isEmpty())
                .map(Measured::profiled)
                .toList();
        Predecessors predecessors = Predecessors.of(measured);
        List<Row> rows = new ArrayList<>();
        for (Measured one : measured) {
            MetricKey key = key(one, granularity);
            Optional<Measured> before = predecessors.of(one);
            before.ifPresent(other -> rows.addAll(DriftRows.of(
                    key,
                    new Against(DriftType.CONSECUTIVE, Optional.of(other.window()), other.profile()),
                    one.profile())));
            baseline.of(one, history)
                    .filter(profile -> !baseline.fixed().isEmpty()
                            || !before.map(Measured::profile).equals(Optional.of(profile)))
                    .ifPresent(profile -> rows.addAll(DriftRows.of(
                            key, new Against(DriftType.BASELINE, Optional.empty(), profile), one.profile())));
        }
        return rows;
    }

    private MetricKey key(Measured one, Optional<String> granularity) {
        return new MetricKey(Optional.of(one.window()), granularity, settings.monitorVersion(), one.slice());
    }

    private Optional<String> granularity() {
        List<Window.Time> spans = measured.stream()
                .filter(one -> !one.isSnapshot())
                .map(Measured::window)
                .toList();
        return settings.granularity().isPresent() || spans.isEmpty()
                ? settings.granularity()
                : Optional.of(Granularity.of(spans));
    }

    /** As {@code metrics of 31 windows and slices}. */
    @Override
    public String toString() {
        return "metrics of " + measured.size() + " windows and slices";
    }
}
