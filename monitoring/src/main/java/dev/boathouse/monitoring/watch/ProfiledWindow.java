package dev.boathouse.monitoring.watch;

import dev.boathouse.monitoring.profile.Profile;
import java.time.Instant;
import java.util.Comparator;

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

    boolean overlaps(ProfiledWindow other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** As {@code 2001-03-01T00:00:00Z to 2001-04-01T00:00:00Z}. */
    @Override
    public String toString() {
        return start + " to " + end;
    }
}
