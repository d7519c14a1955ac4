package dev.boathouse.registry;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.registry.internal.EventRow;

/** Verdicts as events, events as decisions. */
final class Judgements {

    private Judgements() {}

    static Payload.Judged of(Gate.Verdict verdict) {
        return new Payload.Judged(
                verdict.passed(),
                verdict.gateDigest(),
                verdict.checks(),
                verdict.findings().stream().map(Judgements::fact).toList(),
                Registrations.evidence(verdict.comparison().candidate()),
                verdict.comparison().champion().map(Registrations::evidence));
    }

    static Decision decision(ModelVersion candidate, Gate.Verdict verdict, EventRow event) {
        Facts facts = new Facts(candidate, verdict, event.eventId(), event.hash(), event.at());
        return verdict.passed() ? new Decision.Approved(facts) : new Decision.Rejected(facts);
    }

    private static Payload.Judged.Fact fact(Finding finding) {
        return new Payload.Judged.Fact(
                finding.name(),
                finding.passed(),
                finding.observed(),
                finding.required(),
                finding.detail(),
                finding.digest());
    }
}
