package dev.boathouse.registry;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.Ledger.Proposal;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.internal.event.Judgement;
import dev.boathouse.registry.internal.event.Payload.Consented;
import dev.boathouse.registry.internal.state.AliasTrack;
import dev.boathouse.registry.internal.state.Consent;
import dev.boathouse.registry.internal.state.DecisionEntry;
import dev.boathouse.registry.internal.state.ModelTrack;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.internal.state.Requirements;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.policy.PolicyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Verdicts of gates, and the approvals of people that come after them. */
final class Judgements {

    private final Context context;

    Judgements(Context context) {
        this.context = context;
    }

    Decision record(ModelVersion candidate, Gate.Verdict verdict) {
        if (!verdict.candidateDigest().equals(candidate.contentDigest())) {
            throw new IllegalArgumentException("Cannot record a verdict on " + candidate
                    + ": it is about the model with content " + verdict.candidateDigest()
                    + ". The model that was registered must be the one that is compared.");
        }
        Judgement judgement = new Judgement(
                verdict.passed(),
                verdict.gateDigest(),
                verdict.checks(),
                verdict.findings(),
                Registrations.evidence(verdict.comparison().candidate()),
                verdict.comparison().champion().map(Registrations::evidence));
        return context.ledger().write(context.hand(), state -> {
            VersionEntry version = context.own(state, candidate);
            return new Proposal.Write<>(
                    Draft.of(version, judgement),
                    event -> Decision.of(
                            candidate, state.decision(event.eventId()).orElseThrow(), judgement));
        });
    }

    /** Decisions about a version, oldest first. */
    List<Decision> decisions(ModelVersion version) {
        return context
                .ledger()
                .read(state -> {
                    context.own(state, version);
                    return state.model(version.model()).decisions(version.number());
                })
                .stream()
                .map(entry -> decision(version, entry))
                .toList();
    }

    private Decision decision(ModelVersion version, DecisionEntry entry) {
        Judgement judgement = (Judgement)
                context.ledger().event(entry.sequence(), entry.hash()).payload();
        return Decision.of(version, entry, judgement);
    }

    /** Says yes to the newest decision that could make the version live. */
    Approval approve(ModelVersion version, String alias, String reason) {
        context.ledger().write(context.hand().because(reason), state -> {
            VersionEntry entry = context.own(state, version);
            ModelTrack track = state.model(entry.model());
            Releases.refuseLookalike(track, alias);
            DecisionEntry decision = newest(state, entry, alias)
                    .orElseThrow(() -> new NotFoundException("Cannot approve " + version + " as " + alias
                            + ": there is no " + wanted(state, entry, alias) + ". Recording one first would work."));
            requireMayApprove(state, entry, alias);
            Actor actor = context.hand().actor();
            for (Consent given : track.alias(alias).consents(decision.eventId())) {
                if (Names.folded(given.actor().name()).equals(Names.folded(actor.name()))
                        && given.actor().roles().containsAll(actor.roles())) {
                    return new Proposal.Done<>(given.sequence());
                }
            }
            return new Proposal.Write<>(
                    Draft.of(entry, alias, new Consented(decision.eventId())), event -> event.sequence());
        });
        return approval(version, alias);
    }

    private void requireMayApprove(RegistryState state, VersionEntry version, String alias) {
        Actor actor = context.hand().actor();
        List<String> missing = new ArrayList<>();
        Requirements.missingRole(state.policy(version.model(), alias), Action.APPROVE, actor)
                .ifPresent(missing::add);
        if (Requirements.isAuthor(version, actor)) {
            missing.add("somebody else than " + actor.name() + ", who made it");
        }
        if (!missing.isEmpty()) {
            throw new PolicyException("Cannot approve " + version + " as " + alias, missing);
        }
    }

    Approval approval(ModelVersion version, String alias) {
        Standing standing = context.ledger().read(state -> standing(state, context.own(state, version), alias));
        // Outside of the question: the findings may have to be read from storage.
        return standing.missing().isEmpty()
                ? (Approved) decision(version, standing.decision().orElseThrow())
                : new Approval.Missing(version, alias, standing.missing());
    }

    /** What a version lacks that passed a gate against what is live under an alias; empty if it did not, or is live. */
    static Optional<List<String>> waiting(RegistryState state, VersionEntry version, String alias) {
        OptionalInt live = state.model(version.model()).alias(alias).live();
        Standing standing = standing(state, version, alias);
        return live.equals(OptionalInt.of(version.number()))
                ? Optional.empty()
                : standing.decision().map(any -> standing.missing());
    }

    private record Standing(Optional<DecisionEntry> decision, List<String> missing) {}

    private static Standing standing(RegistryState state, VersionEntry version, String alias) {
        AliasTrack track = state.model(version.model()).alias(alias);
        if (track.live().equals(OptionalInt.of(version.number()))) {
            return new Standing(behind(state, track, version), List.of());
        }
        Optional<DecisionEntry> newest = newest(state, version, alias);
        List<String> missing = new ArrayList<>();
        version.deprecation()
                .ifPresent(remark -> missing.add(
                        "being reinstated, since " + remark.actor() + " deprecated it: " + remark.reason()));
        missing.addAll(newest.map(decision -> Requirements.missing(
                        state.policy(version.model(), alias), version, decision, track.consents(decision.eventId())))
                .orElseGet(() -> List.of("a " + wanted(state, version, alias))));
        return new Standing(newest, missing);
    }

    /** The decision behind what is live, also where a rollback brought it back. */
    private static Optional<DecisionEntry> behind(RegistryState state, AliasTrack track, VersionEntry version) {
        return track.moves().stream()
                .filter(move -> move.to() == version.number())
                .flatMap(move -> move.decision().stream())
                .reduce((earlier, later) -> later)
                .flatMap(state::decision);
    }

    /** The newest decision that passed the right gate against what is live and was not used yet. */
    private static Optional<DecisionEntry> newest(RegistryState state, VersionEntry version, String alias) {
        ModelTrack track = state.model(version.model());
        Optional<AliasPolicy> policy = state.policy(version.model(), alias);
        Optional<String> live = track.version(track.alias(alias).live()).map(VersionEntry::contentDigest);
        List<DecisionEntry> newestFirst = new ArrayList<>(track.decisions(version.number()));
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .filter(DecisionEntry::passed)
                .filter(decision -> decision.championDigest().equals(live))
                .filter(decision -> !track.alias(alias).isUsed(decision.eventId()))
                .filter(decision -> policy.flatMap(one -> Requirements.missingGate(one, decision))
                        .isEmpty())
                .findFirst();
    }

    private static String wanted(RegistryState state, VersionEntry version, String alias) {
        ModelTrack track = state.model(version.model());
        return "passed decision"
                + state.policy(version.model(), alias)
                        .flatMap(AliasPolicy::gate)
                        .map(gate -> " of the gate " + gate)
                        .orElse("")
                + track.version(track.alias(alias).live())
                        .map(live -> " about it against " + live + ", which is live")
                        .orElse(" about it, made while nothing was live");
    }
}
