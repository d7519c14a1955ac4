package dev.boathouse.monitoring.watch;

import dev.boathouse.core.page.Block;
import dev.boathouse.core.page.Chart.Axis;
import dev.boathouse.core.page.Page;
import dev.boathouse.core.page.Plot.Series;
import dev.boathouse.core.page.Section;
import dev.boathouse.core.statistics.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A timeline as people look at it, with figures of the host's own, such as how good predictions were. Immutable. */
public final class TimelinePage {

    private static final String TITLE = "Drift over time";

    private final Timeline timeline;
    private final List<Series> figures;

    private TimelinePage(Timeline timeline, List<Series> figures) {
        this.timeline = timeline;
        this.figures = List.copyOf(figures);
    }

    /**
     * The page of a timeline alone.
     *
     * @param timeline windows and what became of them
     * @return the page, to be added to
     */
    public static TimelinePage of(Timeline timeline) {
        return new TimelinePage(timeline, List.of());
    }

    /**
     * With a figure over the same time, such as the AUC of each window; a line with a band where intervals are known.
     *
     * @param name what it is
     * @param values the figure by the start of its window, as windows are drawn there; NaN where there is none
     * @return the changed copy
     * @throws IllegalArgumentException if the name is blank
     */
    public TimelinePage with(String name, Map<Instant, Interval> values) {
        List<Series> more = new ArrayList<>(figures);
        more.add(Lines.of(name, new TreeMap<>(values)));
        return new TimelinePage(timeline, more);
    }

    /**
     * The page.
     *
     * @return a page named {@code Drift over time}
     */
    public Page page() {
        return page(TITLE);
    }

    /**
     * The page under another title.
     *
     * @param title what is watched
     * @return the page
     * @throws IllegalArgumentException if the title is blank
     */
    public Page page(String title) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Verdict", WindowBlocks.verdict(timeline)));
        if (!figures.isEmpty()) {
            sections.add(new Section(
                    "Quality",
                    figures.stream()
                            .<Block>map(figure -> Lines.plot("", Axis.of(figure.name()), List.of(figure), timeline))
                            .toList()));
        }
        if (!timeline.steps().isEmpty()) {
            List<Course> courses = Course.of(timeline);
            sections.add(new Section("Windows", WindowBlocks.of(timeline)));
            sections.add(new Section("Effects", EffectMap.of(timeline, courses)));
            sections.add(new Section("Column by column", CourseBlocks.of(timeline, courses)));
        }
        return new Page(title, WindowBlocks.lead(timeline), sections);
    }
}
