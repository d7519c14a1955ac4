package dev.boathouse.registry.internal.state;

import dev.boathouse.core.CorruptDataException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

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

    private static final String FAMILY = "boathouse-registry-state-";

    /**
     * The bytes.
     *
     * @return the same for equal states
     */
    public byte[] toBytes() {
        return new StateWriter().bytes(this);
    }

    /**
     * Tells a state from other bytes, without reading all of it.
     *
     * @param bytes any bytes
     * @return true if they begin as states do, of this release or another
     */
    public static boolean isState(byte[] bytes) {
        byte[] kind = FAMILY.getBytes(StandardCharsets.US_ASCII);
        // Before the kind stands its length.
        return bytes.length >= Integer.BYTES + kind.length
                && Arrays.equals(bytes, Integer.BYTES, Integer.BYTES + kind.length, kind, 0, kind.length);
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
