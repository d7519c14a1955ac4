package dev.boathouse.registry;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.Ledger.Proposal;
import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.internal.event.Payload.Promoted;
import dev.boathouse.registry.internal.event.Payload.Retired;
import dev.boathouse.registry.internal.event.Payload.RolledBack;
import dev.boathouse.registry.internal.state.AliasTrack;
import dev.boathouse.registry.internal.state.ModelTrack;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.internal.state.Requirements;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.policy.PolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Moves of an alias, each on the condition that it still names what the caller has seen and that its policy is met. */
final class Releases {

    private final Context context;

    Releases(Context context) {
        this.context = context;
    }

    AliasChange promote(String alias, Approved approved) {
        return context.ledger().write(context.hand(), state -> promotion(state, alias, approved));
    }

    private Proposal<AliasChange> promotion(RegistryState state, String alias, Approved approved) {
        ModelVersion candidate = approved.candidate();
        String failed = "Cannot promote " + candidate + " as " + alias;
        if (state.decision(approved.eventId())
                .filter(own -> own.hash().equals(approved.entry().hash()))
                .isEmpty()) {
            throw new NotFoundException(failed + ": its approval " + approved.eventId()
                    + " is not in this registry. Recording the verdict here would work.");
        }
        VersionEntry version = context.own(state, candidate);
        ModelTrack track = state.model(version.model());
        AliasTrack aliasTrack = track.alias(alias);
        OptionalInt live = aliasTrack.live();
        if (live.equals(OptionalInt.of(version.number()))) {
            return new Proposal.Done<>(last(state, version.model(), alias));
        }
        if (aliasTrack.isUsed(approved.eventId())) {
            throw new ConflictException(failed + ": its approval " + approved.eventId() + " was used before, and "
                    + described(track, live) + " is live now. Comparing with that again would work.");
        }
        if (!approved.champion().equals(track.version(live).map(VersionEntry::contentDigest))) {
            throw new ConflictException(failed + ": " + described(track, live)
                    + " is live, and it was compared with "
                    + approved.champion()
                            .map(digest -> "the model with content " + digest)
                            .orElse("none")
                    + ". Comparing with what is live would work.");
        }
        refuseLookalike(track, alias);
        requirePolicy(state, failed, alias, version, approved);
        Promoted promoted = new Promoted(live, approved.eventId());
        return write(state, version, alias, promoted);
    }

    private void requirePolicy(
            RegistryState state, String failed, String alias, VersionEntry version, Approved approved) {
        version.deprecation().ifPresent(remark -> {
            throw new IllegalStateException(failed + ": " + remark.actor() + " deprecated it at " + remark.at() + " ("
                    + remark.reason() + "). Reinstating it, or another version, would work.");
        });
        Optional<AliasPolicy> policy = state.policy(version.model(), alias);
        List<String> missing = new ArrayList<>(Requirements.missing(
                policy,
                version,
                approved.entry(),
                state.model(version.model()).alias(alias).consents(approved.eventId())));
        Requirements.missingRole(policy, Action.PROMOTE, context.hand().actor()).ifPresent(missing::add);
        if (!missing.isEmpty()) {
            throw new PolicyException(failed, missing);
        }
    }

    AliasChange rollback(String name, String alias, String reason) {
        // Only the first look counts: of two who roll the same bad version back at once, the second must not go one
        // further.
        OptionalInt seen = live(name, alias);
        return context.ledger().write(context.hand().because(reason), state -> rollback(state, name, alias, seen));
    }

    private Proposal<AliasChange> rollback(RegistryState state, String name, String alias, OptionalInt seen) {
        String failed = "Cannot roll back " + alias + " of " + name;
        ModelTrack track = state.model(name);
        OptionalInt live = track.alias(alias).live();
        requireSeen(failed, track, live, seen);
        Optional<VersionEntry> before = track.version(
                track.alias(alias).before(number -> track.version(number).isPresent()));
        if (before.isEmpty()) {
            throw new NotFoundException(failed + ": "
                    + (live.isPresent()
                            ? "nothing that is still there was live before version " + live.getAsInt()
                            : "nothing is live")
                    + ". Promoting a version would work.");
        }
        requireRole(state, failed, name, alias);
        return write(state, before.get(), alias, new RolledBack(live));
    }

    AliasChange retire(String name, String alias, String reason) {
        OptionalInt seen = live(name, alias);
        return context.ledger().write(context.hand().because(reason), state -> {
            String failed = "Cannot retire " + alias + " of " + name;
            ModelTrack track = state.model(name);
            OptionalInt live = track.alias(alias).live();
            requireSeen(failed, track, live, seen);
            VersionEntry version = track.version(live)
                    .orElseThrow(() -> new NotFoundException(failed + ": it names nothing. Another alias would work."));
            requireRole(state, failed, name, alias);
            return write(state, version, alias, new Retired());
        });
    }

    private OptionalInt live(String name, String alias) {
        return context.ledger().read(state -> state.model(name).alias(alias).live());
    }

    private static void requireSeen(String failed, ModelTrack track, OptionalInt live, OptionalInt seen) {
        if (!live.equals(seen)) {
            throw new ConflictException(failed + ": " + described(track, live) + " has gone live since "
                    + described(track, seen) + " was seen. Looking again would work.");
        }
    }

    private void requireRole(RegistryState state, String failed, String name, String alias) {
        Requirements.missingRole(
                        state.policy(name, alias),
                        Action.ROLL_BACK,
                        context.hand().actor())
                .ifPresent(role -> {
                    throw new PolicyException(failed, List.of(role));
                });
    }

    static void refuseLookalike(ModelTrack track, String alias) {
        track.lookalike(alias).ifPresent(taken -> {
            throw new IllegalArgumentException("Cannot use the alias " + alias + ": it can be taken for the alias "
                    + taken + ". That one would work.");
        });
    }

    private static Proposal<AliasChange> write(
            RegistryState state, VersionEntry version, String alias, Payload payload) {
        return new Proposal.Write<>(Draft.of(version, alias, payload), event -> last(state, version.model(), alias));
    }

    private static AliasChange last(RegistryState state, String model, String alias) {
        return AliasChange.of(
                model, alias, state.model(model).alias(alias).last().orElseThrow());
    }

    private static String described(ModelTrack track, OptionalInt live) {
        return track.version(live).map(VersionEntry::toString).orElse("nothing");
    }
}
