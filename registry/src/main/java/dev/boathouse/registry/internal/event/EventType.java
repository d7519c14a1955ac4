package dev.boathouse.registry.internal.event;

import java.util.Arrays;
import java.util.Optional;

/** The types of events that this release knows; the words are part of the format. */
public enum EventType {
    REGISTERED("version-registered"),
    DESCRIBED("description-set"),
    TAGGED("tag-set"),
    DEPRECATED("version-deprecated"),
    REINSTATED("version-reinstated"),
    DELETED("version-deleted"),
    JUDGED("decision-recorded"),
    CONSENTED("approval-given"),
    PROMOTED("alias-promoted"),
    ROLLED_BACK("alias-rolled-back"),
    RETIRED("alias-retired"),
    POLICY_SET("policy-set"),
    SIGNED("version-signed"),
    PREDICTED("predictions-recorded"),
    SNAPSHOT_TAKEN("snapshot-taken");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    /** The word in the column {@code type}. */
    @Override
    public String toString() {
        return word;
    }

    static Optional<EventType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findAny();
    }
}
