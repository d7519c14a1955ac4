package dev.boathouse.core.features;

/**
 * The proleptic ISO calendar without allocation. Years are counted from March, so that the day that some of them lack is their last
 * (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days).
 */
final class Calendar {

    /** From 0000-03-01 to 1970-01-01. */
    private static final int EPOCH = 719_468;

    private static final int DAYS_OF_ERA = 146_097;
    private static final int YEARS_OF_ERA = 400;

    private Calendar() {}

    static long year(long day) {
        long days = day + EPOCH;
        return Math.floorDiv(days, DAYS_OF_ERA) * YEARS_OF_ERA + yearOfEra(days) + (month(day) <= 2 ? 1 : 0);
    }

    static int month(long day) {
        int fromMarch = monthFromMarch(day);
        return fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    }

    static int dayOfMonth(long day) {
        return dayFromMarch(day) - (153 * monthFromMarch(day) + 2) / 5 + 1;
    }

    /** The first of January, in days since 1970. */
    static long firstDay(long year) {
        long before = year - 1;
        return 365 * before
                + Math.floorDiv(before, 4)
                - Math.floorDiv(before, 100)
                + Math.floorDiv(before, 400)
                + 306
                - EPOCH;
    }

    private static int monthFromMarch(long day) {
        return (5 * dayFromMarch(day) + 2) / 153;
    }

    private static int dayFromMarch(long day) {
        long days = day + EPOCH;
        int year = yearOfEra(days);
        return Math.floorMod(days, DAYS_OF_ERA) - (365 * year + year / 4 - year / 100);
    }

    private static int yearOfEra(long days) {
        int day = Math.floorMod(days, DAYS_OF_ERA);
        return (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    }
}
