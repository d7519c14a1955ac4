package dev.boathouse.monitoring.watch;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.function.BiPredicate;

/**
 * Windows that start whole seasons before.
 *
 * @param seasons how many
 * @param apart whether the first time lies a whole number of seasons, at least one, after the second
 * @param source the rule in words
 */
record SeasonalReference(int seasons, BiPredicate<Instant, Instant> apart, String source) implements Reference {

    /** The Gregorian calendar's mean. */
    private static final double DAYS_OF_A_MONTH = 146_097.0 / 4_800;

    /** A million years: beyond, no calendar is meant, and dates come to their end. */
    private static final long FARTHEST_DAYS = 365_250_000;

    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    static SeasonalReference of(Period season, int seasons, ZoneId zone) {
        boolean negative = season.getYears() < 0 || season.getMonths() < 0 || season.getDays() < 0;
        return checked(
                seasons,
                season,
                !negative && !season.isZero(),
                (start, before) -> apart(season, zone, start, before),
                " in " + zone);
    }

    static SeasonalReference of(Duration season, int seasons) {
        BigInteger length = nanos(season);
        return checked(
                seasons,
                season,
                length.signum() > 0,
                (start, before) ->
                        nanos(Duration.between(before, start)).mod(length).signum() == 0,
                "");
    }

    private static SeasonalReference checked(
            int seasons, Object length, boolean positive, BiPredicate<Instant, Instant> apart, String where) {
        if (!positive || seasons < 1) {
            throw new IllegalArgumentException("No reference of " + seasons + " windows " + length
                    + " apart. At least 1 window, and a season above zero, would work.");
        }
        return new SeasonalReference(
                seasons, apart, "the last " + seasons + " windows before at a distance of " + length + where);
    }

    /**
     * All seasons are counted from the start itself, not from each other: from the 31st of May back it is the 30th, then the 31st again. Months
     * and hours that differ move the number of seasons by less than one.
     */
    private static boolean apart(Period season, ZoneId zone, Instant start, Instant before) {
        double days = season.toTotalMonths() * DAYS_OF_A_MONTH + season.getDays();
        long between = Duration.between(before, start).toDays();
        long near = Math.round(between / days);
        long most = Integer.MAX_VALUE / Math.max(season.getYears(), Math.max(season.getMonths(), season.getDays()));
        for (long count = Math.max(1, near - 1);
                between < FARTHEST_DAYS && count <= Math.min(near + 1, most);
                count++) {
            if (start.atZone(zone)
                    .minus(season.multipliedBy((int) count))
                    .toInstant()
                    .equals(before)) {
                return true;
            }
        }
        return false;
    }

    private static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds()).multiply(NANOS).add(BigInteger.valueOf(duration.getNano()));
    }

    @Override
    public Choice of(ProfiledWindow window, Collection<ProfiledWindow> history) {
        return Earlier.of(window, history)
                .where(other -> apart.test(window.start(), other.start()))
                .merged(seasons, 0, source);
    }
}
