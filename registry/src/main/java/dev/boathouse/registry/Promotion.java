package dev.boathouse.registry;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.Ledger.Draft;
import dev.boathouse.registry.Ledger.Proposal;
import java.util.Optional;
import java.util.OptionalInt;

/** Moves of an alias, each on the condition that it still names what the caller has seen. */
final class Promotion {

    private Promotion() {}

    static Proposal<AliasChange> propose(RegistryState state, String alias, Approved approved) {
        ModelVersion candidate = approved.candidate();
        if (state.decision(approved.eventId())
                .filter(own -> own.hash().equals(approved.eventHash()))
                .isEmpty()) {
            throw new NotFoundException("Cannot promote " + candidate + ": its approval " + approved.eventId()
                    + " is not in this registry. Recording the verdict here would work.");
        }
        ModelTrack track = state.model(candidate.model());
        AliasTrack aliasTrack = track.alias(alias);
        OptionalInt live = aliasTrack.live();
        if (live.equals(OptionalInt.of(candidate.number()))) {
            return new Proposal.Done<>(aliasTrack.last().orElseThrow());
        }
        if (aliasTrack.isUsed(approved.eventId())) {
            throw new ConflictException("Cannot promote " + candidate + " as " + alias + ": its approval "
                    + approved.eventId() + " was used before, and " + describe(track, live)
                    + " is live now. Comparing with that again would work.");
        }
        if (!approved.champion().equals(track.version(live).map(ModelVersion::contentDigest))) {
            throw new ConflictException("Cannot promote " + candidate + " as " + alias + ": "
                    + describe(track, live) + " is live, and it was compared with "
                    + approved.champion()
                            .map(digest -> "the model with content " + digest)
                            .orElse("none")
                    + ". Comparing with what is live would work.");
        }
        track.lookalike(alias).ifPresent(taken -> {
            throw new IllegalArgumentException("Cannot promote " + candidate + " as " + alias
                    + ": it can be taken for the alias " + taken + ". That one would work.");
        });
        return new Proposal.Write<>(
                new Draft(candidate.model(), candidate.number(), alias, new Payload.Promoted(live, approved.eventId())),
                event -> state.model(candidate.model()).alias(alias).last().orElseThrow());
    }

    /** Only the first look counts: of two who roll the same bad version back at once, the second must not go one further. */
    static Proposal<AliasChange> proposeRollback(
            RegistryState state, String name, String alias, String reason, OptionalInt seen) {
        ModelTrack track = state.model(name);
        AliasTrack aliasTrack = track.alias(alias);
        OptionalInt live = aliasTrack.live();
        if (!live.equals(seen)) {
            throw new ConflictException("Cannot roll back " + alias + " of " + name + ": " + describe(track, live)
                    + " has gone live since " + describe(track, seen) + " was seen. Looking again would work.");
        }
        Optional<ModelVersion> before = track.version(aliasTrack.before());
        if (before.isEmpty()) {
            throw new NotFoundException("Cannot roll back " + alias + " of " + name + ": "
                    + (live.isPresent() ? "nothing was live before version " + live.getAsInt() : "nothing is live")
                    + ". Promoting a version would work.");
        }
        return new Proposal.Write<>(
                new Draft(name, before.get().number(), alias, new Payload.RolledBack(live.getAsInt(), reason)),
                event -> state.model(name).alias(alias).last().orElseThrow());
    }

    private static String describe(ModelTrack track, OptionalInt live) {
        return track.version(live).map(ModelVersion::toString).orElse("nothing");
    }
}
