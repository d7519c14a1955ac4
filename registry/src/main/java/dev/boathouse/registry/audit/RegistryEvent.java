package dev.boathouse.registry.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who did what, when, and why: one event of a registry as it is stored.
 *
 * @param sequence its place among all events, from 1
 * @param id unique among the events of all registries
 * @param at when, in whole microseconds
 * @param actor who, as the host told
 * @param roles in which roles, as the host told; none if it told none
 * @param reason why, where that was told
 * @param type what, such as {@code version-registered}
 * @param model the model concerned
 * @param version the version concerned
 * @param alias the alias concerned
 * @param payload the evidence and everything else, as JSON; docs/registry-format.md describes it by type
 * @param hash SHA-256 over this event and, through the hash before it, over all before it
 */
public record RegistryEvent(
        long sequence,
        String id,
        Instant at,
        String actor,
        List<String> roles,
        Optional<String> reason,
        String type,
        Optional<String> model,
        OptionalInt version,
        Optional<String> alias,
        String payload,
        String hash) {

    /** Copies the list. */
    public RegistryEvent {
        roles = List.copyOf(roles);
    }
}
