package dev.boathouse.core.data;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * A point in time that parts rows to fit on from rows to judge on: {@code frame.split(TimeCut.share("at", 0.8))}. The test part is all rows
 * from the point on, the train part all rows before it; equal times are never cut through. Immutable; the text is canonical.
 *
 * <p>Times are whole or floating numbers, decimals of at most 18 digits, dates or timestamps. A row whose time is null or NaN is an
 * error: before or after the cut would be a guess.
 */
public final class TimeCut {

    private final String time;
    private final Optional<Object> point;
    private final double share;
    private final Optional<Span> gap;

    private TimeCut(String time, Optional<Object> point, double share, Optional<Span> gap) {
        this.time = time;
        this.point = point;
        this.share = share;
        this.gap = gap;
    }

    /**
     * A cut at a known point.
     *
     * @param time the column with the times, a name or a path
     * @param point the first time of the test part, in the type of the column as for a {@link Filter}: a {@link java.time.LocalDate}, a
     *     {@link java.time.LocalDateTime}, an {@link java.time.Instant} or a number
     * @return the cut
     */
    public static TimeCut before(String time, Object point) {
        return new TimeCut(time, Optional.of(point), 0, Optional.empty());
    }

    /**
     * A cut that leaves a share of the rows before it, as nearly as equal times allow: where two places are equally near, the earlier one.
     * Neither part is empty, but for a share of 0 or 1 or where all rows have the same time.
     *
     * @param time the column with the times, a name or a path
     * @param trainShare the share of rows before the cut, from 0 to 1
     * @return the cut
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    public static TimeCut share(String time, double trainShare) {
        Draw.share(trainShare);
        return new TimeCut(time, Optional.empty(), trainShare, Optional.empty());
    }

    /**
     * With rows left out of the train part: those for which {@code cut − gap <= time < cut}, which are in neither part. As long as it takes
     * until a label is known, a gap keeps the train part from knowing what the test part asks (the purging and embargo of López de Prado,
     * Advances in Financial Machine Learning, 2018, chapter 7).
     *
     * @param gap in whole days for dates, in whole microseconds for timestamps, not negative
     * @return the changed copy
     * @throws IllegalArgumentException if the gap is negative
     */
    public TimeCut withGap(Duration gap) {
        return new TimeCut(time, point, share, Optional.of(new Span(gap)));
    }

    /**
     * With rows left out of the train part, as {@link #withGap(Duration)} does, for a column of numbers.
     *
     * @param gap of a type that fits the column, finite, not negative
     * @return the changed copy
     * @throws IllegalArgumentException if the gap is negative, infinite or NaN
     */
    public TimeCut withGap(Number gap) {
        return new TimeCut(time, point, share, Optional.of(new Span(gap)));
    }

    /** Reads a step of a cut at a known point, from its column on. */
    static Step.OfOne read(TextCursor in) {
        String time = in.name();
        return read(in, new TimeCut(time, Optional.of(in.behind(" before ").literal()), 0, Optional.empty()));
    }

    /** Reads a step of a cut at a share, from its column on. Where that was is found anew. */
    static Step.OfOne read(TextCursor in, double share) {
        TimeCut cut = share(in.name(), share);
        if (in.takes(" before ")) {
            in.literal();
        }
        return read(in, cut);
    }

    private static Step.OfOne read(TextCursor in, TimeCut cut) {
        TimeCut apart = new TimeCut(cut.time, cut.point, cut.share, Span.read(in, " gap "));
        Function<Split, Frame> part = TwoParts.read(in);
        return frame -> part.apply(apart.of(frame));
    }

    Split of(Frame frame) {
        TimeAxis axis = TimeAxis.of(frame, time);
        Optional<Object> cut = point.isPresent() ? point.map(axis::typed) : place(axis);
        String step = "split " + text(cut);
        if (cut.isEmpty()) {
            return TwoParts.of(frame, step, (chunk, i, row) -> true);
        }
        Object end = gap.map(span -> span.before(cut.get(), axis.field())).orElseGet(cut::get);
        return TwoParts.of(frame, step, axis.rows(axis.before(end)), axis.rows(axis.from(cut.get())));
    }

    /** Where the share ends; nowhere if behind all rows. */
    private Optional<Object> place(TimeAxis axis) {
        long[] sorted = axis.sorted();
        Boundaries boundaries = Boundaries.of(sorted);
        long wanted = Math.round(share * sorted.length);
        long place;
        if (share == 0 || share == 1) {
            place = wanted;
        } else if (boundaries.count() == 0) {
            place = 2 * wanted > sorted.length ? sorted.length : 0;
        } else {
            place = boundaries.near(new long[] {wanted})[0];
        }
        return place == sorted.length ? Optional.empty() : Optional.of(axis.time(sorted[(int) place]));
    }

    private String text(Optional<Object> cut) {
        return (point.isPresent() ? "" : Draw.share(share) + " ")
                + "time " + FilterText.name(time)
                + cut.map(at -> " before " + FilterText.literal(at)).orElse("")
                + gap.map(span -> " gap " + span).orElse("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeCut cut && toString().equals(cut.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** As {@code time at before TIMESTAMP '2024-01-01T00:00:00Z' gap PT168H} or {@code 0.8 time at}. */
    @Override
    public String toString() {
        return text(point);
    }
}
