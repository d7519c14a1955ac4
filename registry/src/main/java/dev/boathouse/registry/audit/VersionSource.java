package dev.boathouse.registry.audit;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.registry.lineage.Lineage.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The version of another registry from which a version was copied, as it was there.
 *
 * @param location where that registry lay
 * @param model its name there
 * @param version its number there
 * @param eventId the event that registered it there
 * @param hash the hash of that event, for who wants to look it up there
 * @param at when it was registered there
 * @param actor who made it
 * @param decisions what gates had said about it until it was copied, there and where it was before, oldest first
 */
public record VersionSource(
        String location,
        String model,
        int version,
        String eventId,
        String hash,
        Instant at,
        String actor,
        List<Verdict> decisions) {

    /** Copies the list. */
    public VersionSource {
        decisions = List.copyOf(decisions);
    }

    /**
     * What a gate said there: evidence for people, nothing that could be promoted here.
     *
     * @param eventId the event that recorded it there
     * @param at when
     * @param actor who recorded it
     * @param passed whether every check passed
     * @param gateDigest which gate
     * @param checks what the gate asks for
     * @param findings what was found, one for each check
     * @param candidate how good the version was
     * @param champion how good the model was that it was compared with
     */
    public record Verdict(
            String eventId,
            Instant at,
            String actor,
            boolean passed,
            String gateDigest,
            List<String> checks,
            List<Finding> findings,
            Evidence candidate,
            Optional<Evidence> champion) {

        /** Copies the lists. */
        public Verdict {
            checks = List.copyOf(checks);
            findings = List.copyOf(findings);
        }
    }

    /** Where, which, by whom. */
    @Override
    public String toString() {
        return model + " version " + version + " of " + location + ", by " + actor;
    }
}
