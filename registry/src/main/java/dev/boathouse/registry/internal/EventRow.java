package dev.boathouse.registry.internal;

import dev.boathouse.core.internal.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of a registry's table, as it is stored. The hash covers every other column, so a row carries the proof of its own text and,
 * through {@code previousHash}, of everything before it.
 *
 * @param sequence its place in the order of events, from 1
 * @param eventId unique among all events of all registries
 * @param at when it was written, in whole microseconds, never before the event before it
 * @param actor who acted, as the host told
 * @param type what happened
 * @param model the model concerned, where there is one
 * @param version the version concerned, where there is one
 * @param alias the alias concerned, where there is one
 * @param payload everything else, as JSON text
 * @param previousHash the hash of the event before, 64 zeros for the first
 * @param hash SHA-256 over all columns before this one
 */
public record EventRow(
        long sequence,
        String eventId,
        Instant at,
        String actor,
        String type,
        @Nullable String model,
        @Nullable Integer version,
        @Nullable String alias,
        String payload,
        String previousHash,
        String hash) {

    /** What the first event continues. */
    public static final String BEGINNING = "0".repeat(64);

    private static final String PURPOSE = "boathouse-registry-event-1";

    /**
     * The same columns with the hash that belongs to them.
     *
     * @return the sealed row
     */
    public EventRow sealed() {
        return new EventRow(
                sequence, eventId, at, actor, type, model, version, alias, payload, previousHash, computedHash());
    }

    /**
     * Tells whether the hash belongs to the columns.
     *
     * @return false if anything was altered since the row was sealed
     */
    public boolean isSound() {
        return hash.equals(computedHash());
    }

    /**
     * The hash that belongs to the columns: their texts in order, each as UTF-8 after its length, a missing one as length -1.
     *
     * @return 64 hexadecimal digits
     */
    public String computedHash() {
        Digest digest = Digest.of(PURPOSE);
        put(digest, Long.toString(sequence));
        put(digest, eventId);
        put(digest, Long.toString(micros(at)));
        put(digest, actor);
        put(digest, type);
        put(digest, model);
        put(digest, version == null ? null : Integer.toString(version));
        put(digest, alias);
        put(digest, payload);
        put(digest, previousHash);
        return digest.hex();
    }

    /**
     * An instant as it is stored and hashed. Counted by hand: {@code ChronoUnit.MICROS.between} goes through nanoseconds, of which a long holds
     * 292 years.
     *
     * @param at in whole microseconds
     * @return microseconds since 1970-01-01T00:00Z
     * @throws ArithmeticException if a long does not hold them, beyond the year 294,247
     */
    public static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }

    private static void put(Digest digest, @Nullable String text) {
        if (text == null) {
            digest.put(-1);
        } else {
            digest.put(text);
        }
    }
}
