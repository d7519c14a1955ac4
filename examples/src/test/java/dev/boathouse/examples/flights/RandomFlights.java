package dev.boathouse.examples.flights;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Flights in order of departure, from a seed. */
final class RandomFlights {

    private static final List<String> AIRPORTS = List.of("JFK", "BOS", "LAX");

    private RandomFlights() {}

    static List<Flight> of(Random random, int count) {
        List<Flight> flights = new ArrayList<>();
        LocalDateTime now = LocalDateTime.of(2001, 1, 1, 0, 0);
        for (int i = 0; i < count; i++) {
            now = now.plusMinutes(random.nextInt(40));
            flights.add(
                    new Flight(now, random.nextInt(60) - 20, random.nextInt(3_000), airport(random), airport(random)));
        }
        return flights;
    }

    private static String airport(Random random) {
        return AIRPORTS.get(random.nextInt(AIRPORTS.size()));
    }
}
