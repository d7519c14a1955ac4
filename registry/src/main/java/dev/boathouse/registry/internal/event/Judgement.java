package dev.boathouse.registry.internal.event;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.registry.lineage.Lineage;
import java.util.List;
import java.util.Optional;

/**
 * A gate has judged a version.
 *
 * @param passed whether every finding passed
 * @param gateDigest which gate
 * @param checks what it asks for, as texts
 * @param findings what was found, one for each check
 * @param candidate evidence about the version
 * @param champion evidence about what it was compared with
 */
public record Judgement(
        boolean passed,
        String gateDigest,
        List<String> checks,
        List<Finding> findings,
        Lineage.Evidence candidate,
        Optional<Lineage.Evidence> champion)
        implements Payload {

    /** Copies the lists. */
    public Judgement {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
    }

    /** The content digest of what it was compared with. */
    public Optional<String> championDigest() {
        return champion.map(Lineage.Evidence::modelDigest);
    }
}
