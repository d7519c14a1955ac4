package dev.boathouse.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What an event says beyond its columns, one record for each type. */
sealed interface Payload permits Registration, Payload.Judged, Payload.Promoted, Payload.RolledBack, Payload.Predicted {

    String REGISTERED = "version-registered";
    String JUDGED = "decision-recorded";
    String PROMOTED = "alias-promoted";
    String ROLLED_BACK = "alias-rolled-back";
    String PREDICTED = "predictions-recorded";

    /** A gate has judged a version. */
    record Judged(
            boolean passed,
            String gateDigest,
            List<String> checks,
            List<Fact> findings,
            Lineage.Evidence candidate,
            Optional<Lineage.Evidence> champion)
            implements Payload {

        public Judged {
            checks = List.copyOf(checks);
            findings = List.copyOf(findings);
        }

        Optional<String> championDigest() {
            return champion.map(Lineage.Evidence::modelDigest);
        }

        /** One finding, as text and digest. */
        record Fact(String name, boolean passed, String observed, String required, String detail, String digest) {}
    }

    /** An alias was moved to an approved version. */
    record Promoted(OptionalInt from, String decision) implements Payload {}

    /** An alias went back to what it named before. */
    record RolledBack(int from, String reason) implements Payload {}

    /** A version wrote predictions. */
    record Predicted(Lineage.Predictions table) implements Payload {}

    /** The type column of the event. */
    default String type() {
        if (this instanceof Registration) {
            return REGISTERED;
        }
        if (this instanceof Judged) {
            return JUDGED;
        }
        if (this instanceof Promoted) {
            return PROMOTED;
        }
        return this instanceof RolledBack ? ROLLED_BACK : PREDICTED;
    }
}
