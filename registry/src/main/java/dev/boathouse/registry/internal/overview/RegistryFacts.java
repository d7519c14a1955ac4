package dev.boathouse.registry.internal.overview;

import dev.boathouse.registry.audit.ChainReport.Problem;
import dev.boathouse.registry.audit.RegistryEvent;
import dev.boathouse.registry.internal.state.RegistryState;
import java.util.List;
import java.util.Optional;

/**
 * What pages about a registry begin with.
 *
 * @param location where it lies
 * @param problems events that were ignored
 * @param unknown a type of events that a newer release has written
 * @param lastSequence how many events there are
 * @param events the last ones, oldest first: as many as were found
 * @param askedFor how many there should be
 */
public record RegistryFacts(
        String location,
        List<Problem> problems,
        Optional<String> unknown,
        long lastSequence,
        List<RegistryEvent> events,
        int askedFor) {

    /** Copies the lists. */
    public RegistryFacts {
        problems = List.copyOf(problems);
        events = List.copyOf(events);
    }

    /**
     * What the state knows, without events.
     *
     * @param location where the registry lies
     * @param state the state
     * @return the facts
     */
    public static RegistryFacts of(String location, RegistryState state) {
        return new RegistryFacts(location, state.problems(), state.unknown(), 0, List.of(), 0);
    }

    /**
     * With the last events.
     *
     * @param last how many events there are
     * @param found the last ones, oldest first
     * @param asked how many of them there should be
     * @return the changed copy
     */
    public RegistryFacts withEvents(long last, List<RegistryEvent> found, int asked) {
        return new RegistryFacts(location, problems, unknown, last, found, asked);
    }
}
