package dev.boathouse.registry.internal.event;

import dev.boathouse.registry.lineage.Lineage.Predictions;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.signing.VersionSignature;
import java.util.Optional;
import java.util.OptionalInt;

/** What an event says beyond its columns, one record for each type. */
public sealed interface Payload
        permits Registration,
                Judgement,
                Payload.Described,
                Payload.Tagged,
                Payload.Discouraged,
                Payload.Reinstated,
                Payload.Deleted,
                Payload.Consented,
                Payload.Promoted,
                Payload.RolledBack,
                Payload.Retired,
                Payload.PolicySet,
                Payload.Signed,
                Payload.Predicted,
                Payload.SnapshotTaken {

    /** The type column of the event, such as {@code version-registered}. */
    default EventType type() {
        return EventType.of(this);
    }

    /** A model (without a version) or a version got another description; none removes it. */
    record Described(Optional<String> text) implements Payload {}

    /** A model (without a version) or a version got a tag; no value removes it. */
    record Tagged(String key, Optional<String> value) implements Payload {}

    /** A version should not be used any more. */
    record Discouraged() implements Payload {}

    /** A deprecated version may be used again. */
    record Reinstated() implements Payload {}

    /** A version is gone; the events about it stay. */
    record Deleted() implements Payload {}

    /** Somebody said yes to a recorded decision about a version, for one alias. */
    record Consented(String decision) implements Payload {}

    /** An alias was moved to an approved version. */
    record Promoted(OptionalInt from, String decision) implements Payload {}

    /** An alias went back to what it named before. */
    record RolledBack(OptionalInt from) implements Payload {}

    /** An alias names nothing any more. */
    record Retired() implements Payload {}

    /** An alias of one model or of all got a policy. */
    record PolicySet(AliasPolicy policy) implements Payload {}

    /** A version was signed. */
    record Signed(VersionSignature signature) implements Payload {}

    /** A version wrote predictions. */
    record Predicted(Predictions table) implements Payload {}

    /** The state after the event before this one was stored under its digest. */
    record SnapshotTaken(String sha256, long length) implements Payload {}
}
