package dev.boathouse.registry.internal.state;

import dev.boathouse.core.CorruptDataException;
import java.time.Instant;

/**
 * A state with the event after which it was so, as bytes and back: what a registry opens from instead of folding all events. Equal states
 * give equal bytes, so that a check can fold the events and compare.
 *
 * @param sequence the last event in it
 * @param head the hash of that event
 * @param at the time of that event
 * @param state the state; not copied
 */
public record StoredState(long sequence, String head, Instant at, RegistryState state) {

    /** Changes whenever the bytes mean something else; a registry then folds all events once. */
    static final String KIND = "boathouse-registry-state-1";

    /**
     * The bytes.
     *
     * @return the same for equal states
     */
    public byte[] toBytes() {
        return new StateWriter().bytes(this);
    }

    /**
     * A state from its bytes.
     *
     * @param bytes what {@link #toBytes()} gave
     * @return the state
     * @throws CorruptDataException if they are something else
     */
    public static StoredState of(byte[] bytes) {
        return StateReader.of(bytes).read();
    }
}
