package dev.boathouse.registry.internal.state;

import dev.boathouse.registry.policy.Actor;
import java.time.Instant;

/**
 * Somebody said yes to a decision for an alias.
 *
 * @param sequence the event
 * @param at when
 * @param actor who, with the roles of that time
 */
public record Consent(long sequence, Instant at, Actor actor) {}
