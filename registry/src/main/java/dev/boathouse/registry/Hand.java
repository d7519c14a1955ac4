package dev.boathouse.registry;

import dev.boathouse.registry.policy.Actor;
import java.time.Clock;
import java.util.Optional;

/** Who writes, by which clock, and why. */
record Hand(Actor actor, Clock clock, Optional<String> reason) {

    Hand because(String why) {
        return new Hand(actor, clock, Optional.of(why));
    }
}
