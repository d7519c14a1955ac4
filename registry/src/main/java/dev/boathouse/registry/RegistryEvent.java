package dev.boathouse.registry;

import dev.boathouse.registry.internal.EventRow;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who did what, when, and why: one event of a registry as it is stored.
 *
 * @param sequence its place among all events, from 1
 * @param id unique among the events of all registries
 * @param at when, in whole microseconds
 * @param actor who, as the host told
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
        String type,
        Optional<String> model,
        OptionalInt version,
        Optional<String> alias,
        String payload,
        String hash) {

    static RegistryEvent of(EventRow row) {
        return new RegistryEvent(
                row.sequence(),
                row.eventId(),
                row.at(),
                row.actor(),
                row.type(),
                Optional.ofNullable(row.model()),
                row.version() == null ? OptionalInt.empty() : OptionalInt.of(row.version()),
                Optional.ofNullable(row.alias()),
                row.payload(),
                row.hash());
    }
}
