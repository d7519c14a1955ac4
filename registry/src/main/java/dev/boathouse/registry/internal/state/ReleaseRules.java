package dev.boathouse.registry.internal.state;

import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.Judgement;
import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.internal.event.Payload.Consented;
import dev.boathouse.registry.internal.event.Payload.PolicySet;
import dev.boathouse.registry.internal.event.Payload.Promoted;
import dev.boathouse.registry.internal.event.Payload.RolledBack;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.AliasPolicy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The rules of what goes live: each takes the event into the state and gives null, or says what it breaks. */
final class ReleaseRules {

    private ReleaseRules() {}

    static @Nullable String setPolicy(RegistryState state, Event event) {
        AliasPolicy policy = ((PolicySet) event.payload()).policy();
        EventRow row = event.row();
        if (!policy.model().equals(Optional.ofNullable(row.model()))
                || !policy.alias().equals(row.alias())) {
            return "it sets a policy for something else than it names.";
        }
        Optional<String> missing = Requirements.missingRole(state.inForce(policy), Action.CHANGE_POLICY, event.actor());
        if (missing.isPresent()) {
            return "the policy asks for " + missing.get() + ".";
        }
        state.policies.put(new RegistryState.Scope(row.model(), policy.alias()), policy);
        return null;
    }

    static @Nullable String release(RegistryState state, Event event) {
        EventRow row = event.row();
        if (row.model() == null || row.version() == null) {
            return "it names no model or no version.";
        }
        ModelTrack track = state.model(row.model());
        Optional<VersionEntry> version = track.version(row.version());
        if (version.isEmpty()) {
            return "there is no " + row.model() + " version " + row.version() + ".";
        }
        if (event.payload() instanceof Judgement judgement) {
            return judge(state, event, version.get(), judgement);
        }
        if (row.alias() == null) {
            return "it names no alias.";
        }
        return move(state, track, version.get(), Names.checked("an alias", row.alias()), event);
    }

    private static @Nullable String judge(RegistryState state, Event event, VersionEntry version, Judgement judgement) {
        EventRow row = event.row();
        if (!judgement.candidate().modelDigest().equals(version.contentDigest())) {
            return "it judges another model than " + version + ".";
        }
        boolean passed =
                !judgement.findings().isEmpty() && judgement.findings().stream().allMatch(finding -> finding.passed());
        if (judgement.passed() != passed) {
            return "its findings do not add up to its verdict.";
        }
        if (state.decision(row.eventId()).isPresent()) {
            // Or what people said about the first would count for the second.
            return "a decision with the id " + row.eventId() + " was recorded before.";
        }
        state.add(new DecisionEntry(
                row.sequence(),
                row.eventId(),
                row.hash(),
                row.at(),
                row.actor(),
                version.model(),
                version.number(),
                passed,
                judgement.gateDigest(),
                judgement.championDigest()));
        return null;
    }

    private static @Nullable String move(
            RegistryState state, ModelTrack track, VersionEntry version, String alias, Event event) {
        Optional<String> taken = track.lookalike(alias);
        if (taken.isPresent()) {
            return "the alias " + alias + " can be taken for " + taken.get() + ".";
        }
        Payload payload = event.payload();
        if (payload instanceof Promoted promoted) {
            return promote(state, track, version, alias, event, promoted);
        }
        if (event.reason().isEmpty()) {
            return "it gives no reason.";
        }
        if (payload instanceof Consented consented) {
            return consent(state, track, version, alias, event, consented);
        }
        Optional<String> missing =
                Requirements.missingRole(state.policy(version.model(), alias), Action.ROLL_BACK, event.actor());
        if (missing.isPresent()) {
            return "the policy asks for " + missing.get() + ".";
        }
        return payload instanceof RolledBack back
                ? rollBack(track, version, alias, event, back)
                : retire(track, version, alias, event);
    }

    private static @Nullable String consent(
            RegistryState state,
            ModelTrack track,
            VersionEntry version,
            String alias,
            Event event,
            Consented consented) {
        Optional<DecisionEntry> decision = passed(state, version, consented.decision());
        if (decision.isEmpty()) {
            return "it approves " + version + " without a passed decision about it.";
        }
        if (track.alias(alias).isUsed(consented.decision())
                || !decision.get().championDigest().equals(liveDigest(track, alias))) {
            return "it approves " + version + " by a decision that cannot make it live as " + alias + " any more.";
        }
        Optional<AliasPolicy> policy = state.policy(version.model(), alias);
        Optional<String> gate = policy.flatMap(one -> Requirements.missingGate(one, decision.get()));
        if (gate.isPresent()) {
            return "the policy asks for " + gate.get() + ".";
        }
        Optional<String> missing = Requirements.missingRole(policy, Action.APPROVE, event.actor());
        if (missing.isPresent()) {
            return "the policy asks for " + missing.get() + ".";
        }
        if (Requirements.isAuthor(version, event.actor())) {
            return event.actor().name() + " approves what " + event.actor().name() + " made.";
        }
        track.kept(alias)
                .consent(
                        consented.decision(),
                        new Consent(event.row().sequence(), event.row().at(), event.actor()));
        return null;
    }

    private static @Nullable String promote(
            RegistryState state, ModelTrack track, VersionEntry version, String alias, Event event, Promoted promoted) {
        AliasTrack aliasTrack = track.alias(alias);
        Optional<DecisionEntry> decision = passed(state, version, promoted.decision());
        if (decision.isEmpty()) {
            return "it promotes " + version + " without an approval of it.";
        }
        if (aliasTrack.isUsed(promoted.decision())) {
            return "it promotes " + version + " with an approval that was used before.";
        }
        if (aliasTrack.live().equals(OptionalInt.of(version.number()))) {
            return "it promotes " + version + ", which is live as " + alias + " already.";
        }
        if (version.deprecation().isPresent()) {
            return "it promotes " + version + ", which was deprecated.";
        }
        if (!promoted.from().equals(aliasTrack.live())
                || !decision.get().championDigest().equals(liveDigest(track, alias))) {
            return version + " was approved against another " + alias + " than was live.";
        }
        Optional<AliasPolicy> policy = state.policy(version.model(), alias);
        Optional<String> role = Requirements.missingRole(policy, Action.PROMOTE, event.actor());
        if (role.isPresent()) {
            return "the policy asks for " + role.get() + ".";
        }
        List<String> missing =
                Requirements.missing(policy, version, decision.get(), aliasTrack.consents(promoted.decision()));
        if (!missing.isEmpty()) {
            return "the policy asks for " + String.join("; and for ", missing) + ".";
        }
        track.kept(alias).promote(made(event, aliasTrack.live(), version.number(), Optional.of(promoted.decision())));
        return null;
    }

    /** The content of what an alias names. */
    static Optional<String> liveDigest(ModelTrack track, String alias) {
        return track.version(track.alias(alias).live()).map(VersionEntry::contentDigest);
    }

    private static Optional<DecisionEntry> passed(RegistryState state, VersionEntry version, String eventId) {
        return state.decision(eventId)
                .filter(decision -> decision.passed()
                        && decision.model().equals(version.model())
                        && decision.version() == version.number());
    }

    private static @Nullable String rollBack(
            ModelTrack track, VersionEntry version, String alias, Event event, RolledBack back) {
        AliasTrack aliasTrack = track.alias(alias);
        OptionalInt before = aliasTrack.before(number -> track.version(number).isPresent());
        if (!aliasTrack.live().equals(back.from()) || !before.equals(OptionalInt.of(version.number()))) {
            return "it rolls " + alias + " back to something else than what was live before.";
        }
        track.kept(alias).rollBack(made(event, aliasTrack.live(), version.number(), Optional.empty()));
        return null;
    }

    private static @Nullable String retire(ModelTrack track, VersionEntry version, String alias, Event event) {
        AliasTrack aliasTrack = track.alias(alias);
        if (!aliasTrack.live().equals(OptionalInt.of(version.number()))) {
            return "it retires " + version + ", which is not live as " + alias + ".";
        }
        track.kept(alias).promote(made(event, aliasTrack.live(), 0, Optional.empty()));
        return null;
    }

    private static AliasMove made(Event event, OptionalInt from, int to, Optional<String> decision) {
        EventRow row = event.row();
        return new AliasMove(row.sequence(), row.at(), row.actor(), from.orElse(0), to, decision, event.reason());
    }
}
