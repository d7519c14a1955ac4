package dev.boathouse.registry;

import dev.boathouse.core.evaluation.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A verdict that is on record, with all its evidence: {@link Approved} or {@link Rejected}. It comes from {@link ModelRegistry#record}
 * alone, so an approval cannot be made up.
 */
public sealed interface Decision {

    /**
     * The version that was judged.
     *
     * @return the candidate
     */
    ModelVersion candidate();

    /**
     * What the gate said.
     *
     * @return the verdict
     */
    Gate.Verdict verdict();

    /**
     * The event that holds the decision.
     *
     * @return its id
     */
    String eventId();

    /**
     * When it was recorded.
     *
     * @return in whole microseconds
     */
    Instant at();

    /** The candidate passed the gate: what {@link ModelRegistry#promote} asks for. Good for one promotion of an alias. */
    final class Approved implements Decision {

        private final Facts facts;

        Approved(Facts facts) {
            this.facts = facts;
        }

        @Override
        public ModelVersion candidate() {
            return facts.candidate();
        }

        @Override
        public Gate.Verdict verdict() {
            return facts.verdict();
        }

        @Override
        public String eventId() {
            return facts.eventId();
        }

        @Override
        public Instant at() {
            return facts.at();
        }

        /**
         * The content digest of the model that the candidate was compared with.
         *
         * @return empty if there was none to compare with
         */
        public Optional<String> champion() {
            return facts.verdict().championDigest();
        }

        String eventHash() {
            return facts.eventHash();
        }

        /** Such as {@code approved late-flights version 3}. */
        @Override
        public String toString() {
            return "approved " + facts.candidate();
        }
    }

    /** The candidate did not pass the gate. Nothing is wrong with the program: this is an answer. */
    final class Rejected implements Decision {

        private final Facts facts;

        Rejected(Facts facts) {
            this.facts = facts;
        }

        @Override
        public ModelVersion candidate() {
            return facts.candidate();
        }

        @Override
        public Gate.Verdict verdict() {
            return facts.verdict();
        }

        @Override
        public String eventId() {
            return facts.eventId();
        }

        @Override
        public Instant at() {
            return facts.at();
        }

        /**
         * What failed.
         *
         * @return at least one finding
         */
        public List<Finding> reasons() {
            return facts.verdict().reasons();
        }

        /** Such as {@code rejected late-flights version 3: auc 0.61, required at least 0.7}. */
        @Override
        public String toString() {
            return "rejected " + facts.candidate() + ": "
                    + String.join(
                            "; ", reasons().stream().map(Finding::toString).toList());
        }
    }
}
