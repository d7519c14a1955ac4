package dev.boathouse.monitoring.watch;

import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Window;
import dev.boathouse.monitoring.profile.WindowedProfiles;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of some span of time, profiled. Immutable.
 *
 * @param start where the span starts, inside
 * @param end where it ends, outside
 * @param profile what is known of its rows; it may have none
 */
public record ProfiledWindow(Instant start, Instant end, Profile profile) {

    /** By time. Windows of the same start: the one that ends first. */
    static final Comparator<ProfiledWindow> BY_TIME =
            Comparator.comparing(ProfiledWindow::start).thenComparing(ProfiledWindow::end);

    /**
     * Checks the span.
     *
     * @throws IllegalArgumentException if it does not end after its start
     */
    public ProfiledWindow {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException(
                    "No window: found " + start + " to " + end + ". A window ends after its start.");
        }
    }

    /**
     * The windows of time that a table or frame was cut into. Rows without a time are in none.
     *
     * @param profiles windows by time
     * @return in order of time
     * @throws IllegalArgumentException if the rows were cut by their number
     */
    public static List<ProfiledWindow> of(WindowedProfiles profiles) {
        return profiles.windows().entrySet().stream()
                .map(entry -> {
                    if (!(entry.getKey() instanceof Window.Time time)) {
                        throw new IllegalArgumentException("No time of window " + entry.getKey()
                                + ": rows were cut by their number. " + "Windowing.of(column, length) would work.");
                    }
                    return new ProfiledWindow(time.start(), time.end(), entry.getValue());
                })
                .toList();
    }

    boolean overlaps(ProfiledWindow other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** As {@code 2001-03-01T00:00:00Z to 2001-04-01T00:00:00Z}. */
    @Override
    public String toString() {
        return start + " to " + end;
    }
}
