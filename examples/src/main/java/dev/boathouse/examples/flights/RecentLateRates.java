package dev.boathouse.examples.flights;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.PriorityQueue;

/**
 * How many of an airport's departures came in late lately, as it could be known at a moment. Flights are told in order of departure; a
 * flight counts only from the moment it has {@linkplain Flight#landed landed}, and for {@link #WINDOW} from then on, so that no
 * question ever sees the future.
 */
final class RecentLateRates {

    static final Duration WINDOW = Duration.ofHours(6);

    private final Map<String, Airport> airports = new HashMap<>();

    /**
     * The share of late flights among those from an airport that landed in the {@link #WINDOW} before a moment; empty if there is none.
     */
    OptionalDouble at(String origin, LocalDateTime moment) {
        Airport airport = airports.get(origin);
        return airport == null ? OptionalDouble.empty() : airport.rate(moment);
    }

    /** Tells of a flight. Flights must come in order of departure. */
    void departed(Flight flight) {
        airports.computeIfAbsent(flight.origin(), origin -> new Airport())
                .flying
                .add(new Landing(flight.landed(), flight.isLate()));
    }

    private record Landing(LocalDateTime at, boolean late) {}

    private static final class Airport {

        private final PriorityQueue<Landing> flying = new PriorityQueue<>(Comparator.comparing(Landing::at));
        private final Deque<Landing> landed = new ArrayDeque<>();
        private int late;

        OptionalDouble rate(LocalDateTime moment) {
            while (!flying.isEmpty() && flying.element().at().isBefore(moment)) {
                Landing landing = flying.remove();
                landed.addLast(landing);
                late += landing.late() ? 1 : 0;
            }
            while (!landed.isEmpty() && landed.getFirst().at().isBefore(moment.minus(WINDOW))) {
                late -= landed.removeFirst().late() ? 1 : 0;
            }
            return landed.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) late / landed.size());
        }
    }
}
