package dev.boathouse.junit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it: for times that a test wants to name. Thread-safe. */
public final class StoppedClock extends Clock {

    private final Hand hand;
    private final ZoneId zone;

    private StoppedClock(Hand hand, ZoneId zone) {
        this.hand = hand;
        this.zone = zone;
    }

    /** Shared with the same clock in other zones. */
    private static final class Hand {

        private Instant at;

        private Hand(Instant at) {
            this.at = at;
        }

        private synchronized Instant at() {
            return at;
        }

        private synchronized void move(Duration duration) {
            at = at.plus(duration);
        }

        private synchronized void moveTo(Instant instant) {
            at = instant;
        }
    }

    /**
     * A clock that stands at an instant.
     *
     * @param instant what it tells
     * @return the clock, in UTC
     */
    public static StoppedClock of(Instant instant) {
        return new StoppedClock(new Hand(instant), ZoneOffset.UTC);
    }

    /**
     * Moves the clock on, or back by a negative duration.
     *
     * @param duration how far
     * @return this
     */
    public StoppedClock move(Duration duration) {
        hand.move(duration);
        return this;
    }

    /**
     * Moves the clock to an instant.
     *
     * @param instant what it tells from now on
     * @return this
     */
    public StoppedClock moveTo(Instant instant) {
        hand.moveTo(instant);
        return this;
    }

    @Override
    public Instant instant() {
        return hand.at();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock in another zone: it moves along. */
    @Override
    public StoppedClock withZone(ZoneId other) {
        return new StoppedClock(hand, other);
    }

    /** As {@code stopped at 2026-03-01T00:00:00Z}. */
    @Override
    public String toString() {
        return "stopped at " + hand.at();
    }
}
