package dev.boathouse.monitoring.watch;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.model.Model;
import dev.boathouse.delta.OriginReader;
import dev.boathouse.monitoring.profile.Profile;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;

/**
 * What a window is compared with: rows that stay the same, such as what a model was trained on, or windows before it. Of those, windows without
 * rows do not count, nor do windows that end after the start of the one they are the reference of: no row is compared with itself. Where
 * windows overlap each other the later one counts, so that no row counts twice. The same windows give the same reference in whatever order they
 * are given. Immutable.
 */
public sealed interface Reference permits FixedReference, RollingReference, SeasonalReference {

    /** What a rule gave for a window. */
    sealed interface Choice {

        /**
         * Something to compare with.
         *
         * @param profile what the data used to be
         * @param source where that comes from, in words
         */
        record Found(Profile profile, String source) implements Choice {}

        /**
         * Nothing to compare with.
         *
         * @param reason why, in words
         */
        record Missing(String reason) implements Choice {}
    }

    /**
     * The rows that a model was trained on, with tables where they were. See {@link #training(Model, OriginReader)}.
     *
     * @param model the model
     * @return the reference, which tells in {@link #source()} which profile was used
     * @throws NotFoundException if the rows cannot be read again and no profile is attached to the model
     * @throws java.io.UncheckedIOException if a table cannot be read just now
     */
    static Reference training(Model model) {
        return training(model, OriginReader.standard());
    }

    /**
     * The rows that a model was trained on: read again, here and once, from the table versions in its origin, checked against the digest of its
     * training record, and profiled. Where they are gone, vacuumed, not the same or were put in by a host, the profile that is attached to
     * the model ({@link Profile#attachment()}) takes their place. Takes the memory of the rows.
     *
     * @param model the model
     * @param reader reads its training rows
     * @return the reference, which tells in {@link #source()} which profile was used
     * @throws NotFoundException if the rows cannot be read again and no profile is attached to the model
     * @throws CorruptDataException if the attached profile is needed and damaged
     * @throws java.io.UncheckedIOException if a table cannot be read just now: that passes, and is no reason to take another reference
     */
    static Reference training(Model model, OriginReader reader) {
        return TrainingProfile.of(model, reader);
    }

    /**
     * A profile that the host has kept.
     *
     * @param source where it comes from, in words
     * @param profile the profile
     * @return the reference
     */
    static Reference stored(String source, Profile profile) {
        return new FixedReference(source, profile);
    }

    /**
     * The last window before.
     *
     * @return the reference
     */
    static Reference previous() {
        return rolling(1, 0);
    }

    /**
     * The last windows before, merged.
     *
     * @param windows how many, at least 1; fewer are no reference
     * @return the reference
     * @throws IllegalArgumentException if the number is less than 1
     */
    static Reference rolling(int windows) {
        return rolling(windows, 0);
    }

    /**
     * Windows before, merged, without the very last ones: a change that creeps in is not its own reference.
     *
     * @param windows how many, at least 1; fewer are no reference
     * @param gap how many windows just before are left out, 0 or more
     * @return the reference
     * @throws IllegalArgumentException if a number is too small
     */
    static Reference rolling(int windows, int gap) {
        return new RollingReference(windows, gap);
    }

    /**
     * Windows at the same time of earlier seasons in UTC, merged. {@code seasonal(Period.ofWeeks(1), 4)} are the same weekdays of four weeks.
     *
     * @param season the length of a season
     * @param seasons how many windows; seasons without rows are passed over, fewer windows are no reference
     * @return the reference
     * @throws IllegalArgumentException if the season is not above zero, or no window is wanted
     */
    static Reference seasonal(Period season, int seasons) {
        return seasonal(season, seasons, ZoneOffset.UTC);
    }

    /**
     * Windows at the same local time of earlier seasons, merged.
     *
     * @param season the length of a season, by the calendar: a day has 23 to 25 hours, and the 31st of a month without one is its last day
     * @param seasons how many windows; seasons without rows are passed over, fewer windows are no reference
     * @param zone whose local time it is
     * @return the reference
     * @throws IllegalArgumentException if the season is not above zero, or no window is wanted
     */
    static Reference seasonal(Period season, int seasons, ZoneId zone) {
        return SeasonalReference.of(season, seasons, zone);
    }

    /**
     * Windows that start whole seasons before, merged. {@code seasonal(Duration.ofDays(1), 7)} are the same hours of seven days.
     *
     * @param season the length of a season
     * @param seasons how many windows; seasons without rows are passed over, fewer windows are no reference
     * @return the reference
     * @throws IllegalArgumentException if the season is not above zero, or no window is wanted
     */
    static Reference seasonal(Duration season, int seasons) {
        return SeasonalReference.of(season, seasons);
    }

    /**
     * What to compare a window with.
     *
     * @param window the window
     * @param history other windows, in any order; those that do not end before the window starts are passed over
     * @return a profile, or why there is none
     */
    Choice of(ProfiledWindow window, Collection<ProfiledWindow> history);

    /**
     * The rule in words; for {@link #training} also where the profile comes from.
     *
     * @return such as {@code the 4 windows before, without the last 1}
     */
    String source();
}
