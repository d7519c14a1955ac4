package dev.boathouse.registry.internal.event;

import dev.boathouse.registry.lineage.Lineage;
import dev.boathouse.registry.signing.VersionSignature;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the event of a new version says.
 *
 * @param contentDigest what the model is
 * @param packageDigest what was stored
 * @param files the package, each file under its digest
 * @param training how it was trained
 * @param evaluations what it was evaluated on
 * @param key the caller's idempotency key
 * @param copy where it came from, if it was copied out of another registry
 */
public record Registration(
        String contentDigest,
        String packageDigest,
        List<StoredFile> files,
        Lineage.Training training,
        List<Lineage.Evidence> evaluations,
        Optional<String> key,
        Optional<Copy> copy)
        implements Payload {

    /** Copies the lists. */
    public Registration {
        files = List.copyOf(files);
        evaluations = List.copyOf(evaluations);
    }

    /** A file of a package; the path is a name inside the package alone. */
    public record StoredFile(String path, long length, String sha256) {}

    /**
     * A version of another registry, as it was there.
     *
     * @param location where that registry lies
     * @param model its name there
     * @param version its number there
     * @param eventId the event that registered it there
     * @param hash the hash of that event
     * @param at when it was registered there
     * @param actor who registered it there
     * @param description what it is said to be
     * @param tags its tags
     * @param signatures who signed it
     * @param decisions what was decided about it there
     */
    public record Copy(
            String location,
            String model,
            int version,
            String eventId,
            String hash,
            Instant at,
            String actor,
            Optional<String> description,
            Map<String, String> tags,
            List<VersionSignature> signatures,
            List<CopiedDecision> decisions) {

        /** Copies the lists. */
        public Copy {
            tags = Collections.unmodifiableMap(new TreeMap<>(tags));
            signatures = List.copyOf(signatures);
            decisions = List.copyOf(decisions);
        }
    }

    /** A decision of another registry: evidence, but no approval here. */
    public record CopiedDecision(String eventId, Instant at, String actor, Judgement judgement) {}
}
