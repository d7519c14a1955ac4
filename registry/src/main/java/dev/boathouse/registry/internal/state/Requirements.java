package dev.boathouse.registry.internal.state;

import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a policy still asks for: the one answer for those who write, those who ask, and those who check what others wrote. */
public final class Requirements {

    private Requirements() {}

    /**
     * What is missing before a decision may move an alias.
     *
     * @param policy the policy of the alias, if there is one
     * @param version the candidate
     * @param decision the decision
     * @param consents who said yes to it
     * @return a phrase for each condition that is not met
     */
    public static List<String> missing(
            Optional<AliasPolicy> policy, VersionEntry version, DecisionEntry decision, List<Consent> consents) {
        if (policy.isEmpty()) {
            return List.of();
        }
        List<String> missing = new ArrayList<>();
        missingGate(policy.get(), decision).ifPresent(missing::add);
        missingConsents(policy.get(), version, consents).ifPresent(missing::add);
        missingSignature(policy.get(), version).ifPresent(missing::add);
        return missing;
    }

    /** Whether the decision was made by the gate that the policy wants. */
    public static Optional<String> missingGate(AliasPolicy policy, DecisionEntry decision) {
        return policy.gate()
                .filter(gate -> !gate.equals(decision.gateDigest()))
                .map(gate ->
                        "a decision of the gate " + gate + ", where this one is of the gate " + decision.gateDigest());
    }

    private static Optional<String> missingConsents(AliasPolicy policy, VersionEntry version, List<Consent> consents) {
        Set<String> roles = policy.roles(Action.APPROVE);
        Set<String> counted = new HashSet<>();
        for (Consent consent : consents) {
            String name = Names.folded(consent.actor().name());
            if (!isAuthor(version, consent.actor()) && consent.actor().hasOneOf(roles)) {
                counted.add(name);
            }
        }
        int more = policy.approvals() - counted.size();
        return more <= 0
                ? Optional.empty()
                : Optional.of(more + (more == 1 ? " more approval" : " more approvals")
                        + (roles.isEmpty() ? "" : " in the role " + oneOf(roles))
                        + ", not by "
                        + String.join(" or ", new TreeSet<>(version.authors())));
    }

    private static Optional<String> missingSignature(AliasPolicy policy, VersionEntry version) {
        boolean wanted = !policy.trustedKeys().isEmpty();
        return wanted && !version.isSignedBy(policy.trustedKeys())
                ? Optional.of("a signature by the key "
                        + oneOf(policy.trustedKeys().stream()
                                .map(Object::toString)
                                .toList()))
                : Optional.empty();
    }

    /**
     * What is missing for somebody to act.
     *
     * @param policy the policy of the alias, if there is one
     * @param action what somebody wants to do
     * @param actor who
     * @return a phrase if the actor has none of the roles
     */
    public static Optional<String> missingRole(Optional<AliasPolicy> policy, Action action, Actor actor) {
        return policy.map(one -> one.roles(action))
                .filter(roles -> !actor.hasOneOf(roles))
                .map(roles -> "the role " + oneOf(roles) + " to " + action + ", which " + actor + " does not have");
    }

    /** Whether somebody, however the name is spelt, made the version and so cannot approve it. */
    public static boolean isAuthor(VersionEntry version, Actor actor) {
        String name = Names.folded(actor.name());
        return version.authors().stream()
                .anyMatch(author -> Names.folded(author).equals(name));
    }

    private static String oneOf(Iterable<String> words) {
        return String.join(" or ", words);
    }
}
