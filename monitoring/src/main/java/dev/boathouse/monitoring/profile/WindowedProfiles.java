package dev.boathouse.monitoring.profile;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The profiles of rows, window by window. The profile of a window is that of its rows, to the byte, however all were ordered and split. Immutable.
 */
public final class WindowedProfiles {

    private final Windowing windowing;
    private final SortedMap<Window, Profile> windows;
    private final Profile untimed;

    WindowedProfiles(Windowing windowing, Map<Window, Profile> windows, Profile untimed) {
        this.windowing = windowing;
        this.windows = Collections.unmodifiableSortedMap(new TreeMap<>(windows));
        this.untimed = untimed;
    }

    /**
     * How the rows were cut.
     *
     * @return the windowing
     */
    public Windowing windowing() {
        return windowing;
    }

    /**
     * The windows that have rows, in the order of their start.
     *
     * @return an unmodifiable map
     */
    public SortedMap<Window, Profile> windows() {
        return windows;
    }

    /**
     * The profile of the rows whose time is null.
     *
     * @return a profile of no rows, where all have one or windows are not by time
     */
    public Profile untimed() {
        return untimed;
    }

    /**
     * The profile of all rows.
     *
     * @return all windows, and the rows without a time, merged
     */
    public Profile whole() {
        return windows.values().stream().reduce(untimed, Profile::merge);
    }

    /**
     * The windows of the rows of both: those that both have are merged, so that rows may come late.
     *
     * @param other profiles of other rows, of the same windowing
     * @return what profiling all rows together gives
     * @throws IllegalArgumentException if windowing or columns differ, or windows are by rows, which no other rows share
     * @throws IllegalStateException if there are more windows together than {@link Windowing#withMost} allows
     */
    public WindowedProfiles merge(WindowedProfiles other) {
        if (!windowing.equals(other.windowing) || !windowing.merges()) {
            throw new IllegalArgumentException("Cannot merge windows of " + windowing + " with those of "
                    + other.windowing + ". Windows by time of one windowing would work.");
        }
        Map<Window, Profile> merged = new TreeMap<>(windows);
        other.windows.forEach((window, profile) -> merged.merge(window, profile, Profile::merge));
        WindowDealer.requireRoom(merged.size(), windowing);
        return new WindowedProfiles(windowing, merged, untimed.merge(other.untimed));
    }

    /**
     * Something of each window, in order, for instance the mean of a column by day.
     *
     * @param <T> what it is
     * @param figure computes it from the profile of a window
     * @return an unmodifiable map
     */
    public <T> SortedMap<Window, T> map(Function<? super Profile, ? extends T> figure) {
        SortedMap<Window, T> figures = new TreeMap<>();
        windows.forEach((window, profile) -> figures.put(window, figure.apply(profile)));
        return Collections.unmodifiableSortedMap(figures);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WindowedProfiles that
                && windowing.equals(that.windowing)
                && windows.equals(that.windows)
                && untimed.equals(that.untimed);
    }

    @Override
    public int hashCode() {
        return 31 * windowing.hashCode() + windows.keySet().hashCode();
    }

    /** As {@code 31 windows of P1D of event_time in Z}. */
    @Override
    public String toString() {
        return windows.size() + " windows of " + windowing;
    }
}
