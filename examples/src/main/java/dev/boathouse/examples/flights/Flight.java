package dev.boathouse.examples.flights;

import java.time.LocalDateTime;
import java.time.YearMonth;

/**
 * One flight.
 *
 * @param departure when it left, in the local time of its origin
 * @param delay minutes by which it arrived late; negative when early
 * @param distance miles
 * @param origin IATA code of the airport it left
 * @param destination IATA code of the airport it went to
 */
record Flight(LocalDateTime departure, int delay, int distance, String origin, String destination) {

    /** More than this many minutes after schedule is late. */
    static final int LATE_MINUTES = 15;

    YearMonth month() {
        return YearMonth.from(departure);
    }

    boolean isLate() {
        return delay > LATE_MINUTES;
    }

    /**
     * When the delay can be known at the latest, in the local time of the origin: the flight has landed. A conservative flying time, an hour
     * for taxiing, climbing and holding and then 400 miles an hour, is longer than nearly every real one; the schedule is not in the data.
     */
    LocalDateTime landed() {
        return departure.plusMinutes(60 + Math.round(distance * 60 / 400.0));
    }
}
