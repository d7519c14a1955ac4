package dev.boathouse.registry.internal.event;

import java.util.Arrays;
import java.util.Optional;

/** The types of events that this release knows; the words are part of the format. */
public enum EventType {
    REGISTERED("version-registered", Registration.class),
    DESCRIBED("description-set", Payload.Described.class),
    TAGGED("tag-set", Payload.Tagged.class),
    DEPRECATED("version-deprecated", Payload.Discouraged.class),
    REINSTATED("version-reinstated", Payload.Reinstated.class),
    DELETED("version-deleted", Payload.Deleted.class),
    JUDGED("decision-recorded", Judgement.class),
    CONSENTED("approval-given", Payload.Consented.class),
    PROMOTED("alias-promoted", Payload.Promoted.class),
    ROLLED_BACK("alias-rolled-back", Payload.RolledBack.class),
    RETIRED("alias-retired", Payload.Retired.class),
    POLICY_SET("policy-set", Payload.PolicySet.class),
    SIGNED("version-signed", Payload.Signed.class),
    PREDICTED("predictions-recorded", Payload.Predicted.class),
    SNAPSHOT_TAKEN("snapshot-taken", Payload.SnapshotTaken.class);

    private final String word;
    private final Class<? extends Payload> payload;

    EventType(String word, Class<? extends Payload> payload) {
        this.word = word;
        this.payload = payload;
    }

    /** The word in the column {@code type}. */
    @Override
    public String toString() {
        return word;
    }

    /** The type that says what a payload says. */
    static EventType of(Payload said) {
        return Arrays.stream(values())
                .filter(type -> type.payload.isInstance(said))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("No type of event says " + said + "."));
    }

    static Optional<EventType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findAny();
    }
}
