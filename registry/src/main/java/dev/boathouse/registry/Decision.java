package dev.boathouse.registry;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.registry.internal.event.Judgement;
import dev.boathouse.registry.internal.state.DecisionEntry;
import dev.boathouse.registry.lineage.Lineage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A verdict that is on record, with all its evidence: {@link Approved} or {@link Rejected}. It comes from a {@link ModelRegistry} alone, so
 * an approval cannot be made up. Immutable.
 */
public abstract sealed class Decision {

    private final ModelVersion candidate;
    private final DecisionEntry entry;
    private final Judgement judgement;

    private Decision(ModelVersion candidate, DecisionEntry entry, Judgement judgement) {
        this.candidate = candidate;
        this.entry = entry;
        this.judgement = judgement;
    }

    static Decision of(ModelVersion candidate, DecisionEntry entry, Judgement judgement) {
        return entry.passed() ? new Approved(candidate, entry, judgement) : new Rejected(candidate, entry, judgement);
    }

    /**
     * The version that was judged.
     *
     * @return the candidate
     */
    public ModelVersion candidate() {
        return candidate;
    }

    /**
     * What was found, one for each check, in the order of the gate.
     *
     * @return at least one
     */
    public List<Finding> findings() {
        return judgement.findings();
    }

    /**
     * What the gate asks for, one text for each check.
     *
     * @return in the order of the gate
     */
    public List<String> checks() {
        return judgement.checks();
    }

    /**
     * The gate that judged.
     *
     * @return see {@link Gate#digest()}
     */
    public String gateDigest() {
        return judgement.gateDigest();
    }

    /**
     * How good the candidate was, on which rows.
     *
     * @return the evidence
     */
    public Lineage.Evidence candidateEvidence() {
        return judgement.candidate();
    }

    /**
     * How good the model was that it was compared with, on the same rows.
     *
     * @return empty if there was none to compare with
     */
    public Optional<Lineage.Evidence> championEvidence() {
        return judgement.champion();
    }

    /**
     * The event that holds the decision.
     *
     * @return its id
     */
    public String eventId() {
        return entry.eventId();
    }

    /**
     * When it was recorded.
     *
     * @return in whole microseconds
     */
    public Instant at() {
        return entry.at();
    }

    /**
     * Who recorded it.
     *
     * @return the actor that the host told
     */
    public String actor() {
        return entry.actor();
    }

    DecisionEntry entry() {
        return entry;
    }

    /**
     * The candidate passed the gate: what {@link ModelRegistry#promote} asks for, with whatever the policy of the alias asks for besides.
     * Good for one promotion of an alias.
     */
    public static final class Approved extends Decision implements Approval {

        private Approved(ModelVersion candidate, DecisionEntry entry, Judgement judgement) {
            super(candidate, entry, judgement);
        }

        /**
         * The content digest of the model that the candidate was compared with.
         *
         * @return empty if there was none to compare with
         */
        public Optional<String> champion() {
            return entry().championDigest();
        }

        /** Such as {@code approved late-flights version 3}. */
        @Override
        public String toString() {
            return "approved " + candidate();
        }
    }

    /** The candidate did not pass the gate. Nothing is wrong with the program: this is an answer. */
    public static final class Rejected extends Decision {

        private Rejected(ModelVersion candidate, DecisionEntry entry, Judgement judgement) {
            super(candidate, entry, judgement);
        }

        /**
         * What failed.
         *
         * @return at least one finding
         */
        public List<Finding> reasons() {
            return findings().stream().filter(finding -> !finding.passed()).toList();
        }

        /** Such as {@code rejected late-flights version 3: auc 0.61, required at least 0.7}. */
        @Override
        public String toString() {
            return "rejected " + candidate() + ": "
                    + String.join(
                            "; ", reasons().stream().map(Finding::toString).toList());
        }
    }
}
