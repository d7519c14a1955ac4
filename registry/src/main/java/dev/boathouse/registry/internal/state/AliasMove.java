package dev.boathouse.registry.internal.state;

import java.time.Instant;
import java.util.Optional;

/**
 * An alias came to name something else.
 *
 * @param sequence the event
 * @param at when
 * @param actor who
 * @param from the version that it named before, 0 for none
 * @param to the version that it names since, 0 for none
 * @param decision the decision behind a promotion
 * @param reason why
 */
public record AliasMove(
        long sequence,
        Instant at,
        String actor,
        int from,
        int to,
        Optional<String> decision,
        Optional<String> reason) {}
