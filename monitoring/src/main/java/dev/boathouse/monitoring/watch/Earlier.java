package dev.boathouse.monitoring.watch;

import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.watch.Reference.Choice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The windows with rows that end before another one starts.
 *
 * @param latestFirst those windows
 */
record Earlier(List<ProfiledWindow> latestFirst) {

    static Earlier of(ProfiledWindow window, Collection<ProfiledWindow> history) {
        return new Earlier(history.stream()
                .filter(other -> !other.end().isAfter(window.start()))
                .filter(other -> other.profile().rowCount() > 0)
                .sorted(ProfiledWindow.BY_TIME.reversed())
                .toList());
    }

    Earlier where(Predicate<ProfiledWindow> wanted) {
        return new Earlier(latestFirst.stream().filter(wanted).toList());
    }

    /** So many of them as one, none that overlaps a later one, after so many that are left out. */
    Choice merged(int wanted, int gap, String rule) {
        List<ProfiledWindow> taken = disjoint(wanted, gap);
        if (taken.size() < wanted) {
            return new Choice.Missing("found " + taken.size() + " of " + rule);
        }
        try {
            Profile all = taken.stream()
                    .map(ProfiledWindow::profile)
                    .reduce(Profile::merge)
                    .orElseThrow();
            return new Choice.Found(all, source(taken));
        } catch (IllegalArgumentException e) {
            return new Choice.Missing("the windows do not have the same columns: " + e.getMessage());
        }
    }

    private List<ProfiledWindow> disjoint(int wanted, int gap) {
        List<ProfiledWindow> kept = new ArrayList<>();
        for (ProfiledWindow window : latestFirst) {
            boolean apart = kept.isEmpty() || !kept.get(kept.size() - 1).overlaps(window);
            if (apart && kept.size() - gap < wanted) {
                kept.add(window);
            }
        }
        return kept.subList(Math.min(gap, kept.size()), kept.size());
    }

    private static String source(List<ProfiledWindow> latestFirst) {
        ProfiledWindow first = latestFirst.get(latestFirst.size() - 1);
        ProfiledWindow last = latestFirst.get(0);
        return latestFirst.size() == 1
                ? "the window " + first
                : latestFirst.size() + " windows from " + first.start() + " to " + last.end();
    }
}
