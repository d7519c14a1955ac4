package dev.boathouse.core.data;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folds that go with time, as {@link Folds#forward} makes them. Immutable; the text is canonical. */
public final class ForwardFolds implements Folds {

    private final String time;
    private final int count;
    private final Optional<Span> gap;
    private final Optional<Span> window;

    private ForwardFolds(String time, int count, Optional<Span> gap, Optional<Span> window) {
        this.time = time;
        this.count = count;
        this.gap = gap;
        this.window = window;
    }

    static ForwardFolds of(String time, int count) {
        FoldList.requireCount(count, 1);
        return new ForwardFolds(time, count, Optional.empty(), Optional.empty());
    }

    /** Reads the folds of a step, from the column on. Where the fold begins is found anew. */
    static ForwardFolds read(TextCursor in, int count) {
        FoldList.requireCount(count, 1);
        String time = in.name();
        in.behind(" from ").literal();
        return new ForwardFolds(time, count, Span.read(in, " gap "), Span.read(in, " window "));
    }

    /**
     * With a gap between train and test part: a row is fitted on only if {@code time < start − gap}, where {@code start} is the first time of
     * the test part. {@link TimeCut#withGap(Duration)} tells what for.
     *
     * @param gap in whole days for dates, in whole microseconds for timestamps, not negative
     * @return the changed copy
     * @throws IllegalArgumentException if the gap is negative
     */
    public ForwardFolds withGap(Duration gap) {
        return new ForwardFolds(time, count, Optional.of(new Span(gap)), window);
    }

    /**
     * With a gap between train and test part, as {@link #withGap(Duration)} leaves it, for a column of numbers.
     *
     * @param gap of a type that fits the column, finite, not negative
     * @return the changed copy
     * @throws IllegalArgumentException if the gap is negative, infinite or NaN
     */
    public ForwardFolds withGap(Number gap) {
        return new ForwardFolds(time, count, Optional.of(new Span(gap)), window);
    }

    /**
     * With train parts that forget: a row is fitted on only if {@code time >= start − gap − window}, where {@code start} is the first time of
     * the test part. Without a window, a train part reaches back to the first row.
     *
     * @param window in whole days for dates, in whole microseconds for timestamps, not negative
     * @return the changed copy
     * @throws IllegalArgumentException if the window is negative
     */
    public ForwardFolds withWindow(Duration window) {
        return new ForwardFolds(time, count, gap, Optional.of(new Span(window)));
    }

    /**
     * With train parts that forget, as {@link #withWindow(Duration)} makes them, for a column of numbers.
     *
     * @param window of a type that fits the column, finite, not negative
     * @return the changed copy
     * @throws IllegalArgumentException if the window is negative, infinite or NaN
     */
    public ForwardFolds withWindow(Number window) {
        return new ForwardFolds(time, count, gap, Optional.of(new Span(window)));
    }

    @Override
    public List<Split> of(Frame frame) {
        TimeAxis axis = TimeAxis.of(frame, time);
        List<Object> starts = starts(axis);
        List<Filter> train = new ArrayList<>();
        for (Object start : starts) {
            Filter filter = trainBefore(axis, start);
            if (axis.isEmpty(filter)) {
                throw new IllegalArgumentException("Cannot make " + this + ": fold " + (train.size() + 1)
                        + " would have no rows to fit on, found none where " + filter
                        + ". Use fewer folds, a shorter gap or a longer window.");
            }
            train.add(filter);
        }
        return new FoldList(count, fold -> {
            Filter from = axis.from(starts.get(fold));
            Filter test = fold + 1 < count ? from.and(axis.before(starts.get(fold + 1))) : from;
            return TwoParts.of(frame, step(fold, starts.get(fold)), axis.rows(train.get(fold)), axis.rows(test));
        });
    }

    /** The first time of each test part. */
    private List<Object> starts(TimeAxis axis) {
        long[] sorted = axis.sorted();
        Boundaries boundaries = Boundaries.of(sorted);
        FoldList.requireEnough(sorted.length == 0 ? 0 : boundaries.count() + 1, count + 1L, this, "different times");
        long[] wanted = new long[count];
        for (int i = 0; i < count; i++) {
            wanted[i] = (i + 1L) * sorted.length / (count + 1);
        }
        List<Object> starts = new ArrayList<>();
        for (int place : boundaries.near(wanted)) {
            starts.add(axis.time(sorted[place]));
        }
        return starts;
    }

    private Filter trainBefore(TimeAxis axis, Object start) {
        Object end = gap.map(span -> span.before(start, axis.field())).orElse(start);
        Filter before = axis.before(end);
        return window.map(span -> axis.from(span.before(end, axis.field())).and(before))
                .orElse(before);
    }

    private String step(int fold, Object start) {
        return "fold " + (fold + 1) + " of " + count + column() + " from " + FilterText.literal(start) + spans();
    }

    private String column() {
        return " time " + FilterText.name(time);
    }

    private String spans() {
        return gap.map(span -> " gap " + span).orElse("")
                + window.map(span -> " window " + span).orElse("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ForwardFolds folds && toString().equals(folds.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** As {@code 5 folds time at gap PT168H window PT720H}. */
    @Override
    public String toString() {
        return count + " folds" + column() + spans();
    }
}
