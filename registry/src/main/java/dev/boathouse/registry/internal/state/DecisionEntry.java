package dev.boathouse.registry.internal.state;

import java.time.Instant;
import java.util.Optional;

/**
 * A recorded judgement; its findings are read from its event when somebody asks.
 *
 * @param sequence the event that holds it
 * @param eventId the id of that event
 * @param hash the hash of that event
 * @param at when
 * @param actor who recorded it
 * @param model the candidate's name
 * @param version the candidate's number
 * @param passed whether the gate was passed
 * @param gateDigest which gate
 * @param championDigest the content of what it was compared with
 */
public record DecisionEntry(
        long sequence,
        String eventId,
        String hash,
        Instant at,
        String actor,
        String model,
        int version,
        boolean passed,
        String gateDigest,
        Optional<String> championDigest) {}
