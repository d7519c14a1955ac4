package dev.boathouse.registry;

import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.internal.state.VersionEntry;
import dev.boathouse.registry.policy.AliasPolicy;
import org.jspecify.annotations.Nullable;

/** An event without its place. */
record Draft(
        @Nullable String model,
        @Nullable Integer version,
        @Nullable String alias,
        Payload payload) {

    static Draft of(VersionEntry version, Payload payload) {
        return new Draft(version.model(), version.number(), null, payload);
    }

    static Draft of(VersionEntry version, String alias, Payload payload) {
        return new Draft(version.model(), version.number(), alias, payload);
    }

    static Draft of(AliasPolicy policy) {
        return new Draft(policy.model().orElse(null), null, policy.alias(), new Payload.PolicySet(policy));
    }
}
