package dev.boathouse.registry;

import dev.boathouse.core.ConflictException;
import dev.boathouse.registry.Ledger.Proposal;
import dev.boathouse.registry.internal.state.Requirements;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.policy.PolicyException;
import java.util.List;
import java.util.Optional;

/** A policy that is not in force yet: what it would change can be looked at first. Immutable. */
public final class PendingPolicy {

    private final Context context;
    private final AliasPolicy policy;
    /** What the policy takes the place of: where a model has none of its own that of every model, which holds for it so far. */
    private final Optional<AliasPolicy> before;

    private PendingPolicy(Context context, AliasPolicy policy, Optional<AliasPolicy> before) {
        this.context = context;
        this.policy = policy;
        this.before = before;
    }

    static PendingPolicy of(Context context, AliasPolicy policy) {
        return new PendingPolicy(context, policy, context.ledger().read(state -> state.inForce(policy)));
    }

    /**
     * The policy as it would be.
     *
     * @return the policy
     */
    public AliasPolicy policy() {
        return policy;
    }

    /**
     * What would change, compared with what is in force so far: for a model without a policy of its own with that of every model.
     *
     * @return a sentence for each difference; none if the policy is in force already
     */
    public List<String> differences() {
        return policy.differences(before);
    }

    /**
     * Puts the policy in force, as an event with its actor. Does nothing if it is in force already.
     *
     * @return whether anything was written
     * @throws PolicyException if the policy so far reserves its change to roles that the actor does not have; nothing was written
     * @throws ConflictException if the policy has changed since the differences were shown; nothing was written
     */
    public boolean commit() {
        return context.ledger().write(context.hand(), state -> {
            Optional<AliasPolicy> now = state.inForce(policy);
            if (now.equals(Optional.of(policy))) {
                return new Proposal.Done<>(false);
            }
            if (!now.equals(before)) {
                throw new ConflictException("Cannot apply the policy of " + scope()
                        + ": it was changed since the differences were shown. Looking again would work.");
            }
            Requirements.missingRole(now, Action.CHANGE_POLICY, context.hand().actor())
                    .ifPresent(role -> {
                        throw new PolicyException("Cannot apply the policy of " + scope(), List.of(role));
                    });
            return new Proposal.Write<>(Draft.of(policy), event -> true);
        });
    }

    private String scope() {
        return policy.alias() + " of " + policy.model().orElse("every model");
    }

    /** The alias and the differences. */
    @Override
    public String toString() {
        return "policy of " + scope() + ": "
                + (differences().isEmpty() ? "in force" : String.join("; ", differences()));
    }
}
