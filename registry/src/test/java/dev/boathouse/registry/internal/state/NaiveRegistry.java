package dev.boathouse.registry.internal.state;

import dev.boathouse.registry.internal.event.Judgement;
import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.internal.event.Payload.Consented;
import dev.boathouse.registry.internal.event.Payload.Deleted;
import dev.boathouse.registry.internal.event.Payload.Described;
import dev.boathouse.registry.internal.event.Payload.Discouraged;
import dev.boathouse.registry.internal.event.Payload.PolicySet;
import dev.boathouse.registry.internal.event.Payload.Predicted;
import dev.boathouse.registry.internal.event.Payload.Promoted;
import dev.boathouse.registry.internal.event.Payload.Reinstated;
import dev.boathouse.registry.internal.event.Payload.Retired;
import dev.boathouse.registry.internal.event.Payload.RolledBack;
import dev.boathouse.registry.internal.event.Payload.Tagged;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of docs/registry-format.md in the plainest way: a list of what counts, and every question answered by going through all of it.
 * Names are ASCII here, so that only case can make them look alike.
 */
final class NaiveRegistry {

    /** An event, with an empty text for a column without a value and 0 for no version. */
    record Fact(String id, Payload payload, Actor actor, boolean hasReason, String model, int version, String alias) {}

    private final List<Fact> facts = new ArrayList<>();

    /** Whether the event counts. */
    boolean tell(Fact fact) {
        boolean counts = fact.payload() instanceof PolicySet set ? maySet(fact, set.policy()) : isAllowed(fact);
        if (counts) {
            facts.add(fact);
        }
        return counts;
    }

    private boolean isAllowed(Fact fact) {
        Payload payload = fact.payload();
        if (payload instanceof Registration registration) {
            return fact.version() == count(fact.model()) + 1
                    && all(Registration.class).noneMatch(other -> looksLike(fact.model(), other.model()))
                    && all(Registration.class)
                            .noneMatch(other -> registration.key().isPresent()
                                    && ((Registration) other.payload()).key().equals(registration.key()));
        }
        if (fact.version() == 0) {
            return (payload instanceof Described || payload instanceof Tagged) && count(fact.model()) > 0;
        }
        if (payload instanceof Predicted) {
            return fact.version() <= count(fact.model());
        }
        if (!isThere(fact.model(), fact.version())) {
            return false;
        }
        if (payload instanceof Discouraged || payload instanceof Deleted) {
            boolean isLive = aliases(fact.model()).anyMatch(alias -> live(fact.model(), alias) == fact.version());
            return fact.hasReason() && !(payload instanceof Deleted && isLive);
        }
        if (payload instanceof Judgement judgement) {
            return judgement.candidate().modelDigest().equals(content(fact.model(), fact.version()))
                    && judgement.passed() == judgement.findings().stream().allMatch(finding -> finding.passed());
        }
        return payload instanceof Described
                || payload instanceof Tagged
                || payload instanceof Reinstated
                || mayMove(fact);
    }

    private boolean mayMove(Fact fact) {
        String model = fact.model();
        String alias = fact.alias();
        if (alias.isEmpty() || aliases(model).anyMatch(other -> looksLike(alias, other))) {
            return false;
        }
        int live = live(model, alias);
        if (fact.payload() instanceof Consented consented) {
            return fact.hasReason()
                    && canMove(fact, consented.decision())
                    && mayAct(fact, Action.APPROVE)
                    && isOfTheGate(fact, consented.decision())
                    && !isAuthor(model, fact.version(), fact.actor());
        }
        if (fact.payload() instanceof Promoted promoted) {
            return canMove(fact, promoted.decision())
                    && promoted.from().orElse(0) == live
                    && live != fact.version()
                    && !isDeprecated(model, fact.version())
                    && mayAct(fact, Action.PROMOTE)
                    && isOfTheGate(fact, promoted.decision())
                    && consents(fact, promoted.decision())
                            >= policy(model, alias).map(AliasPolicy::approvals).orElse(0);
        }
        if (!fact.hasReason() || !mayAct(fact, Action.ROLL_BACK)) {
            return false;
        }
        return fact.payload() instanceof RolledBack back
                ? back.from().orElse(0) == live && before(model, alias) == fact.version()
                : live == fact.version();
    }

    /** The decision passed, is about the version, was made beside what is live, and has not moved the alias yet. */
    private boolean canMove(Fact fact, String decision) {
        int live = live(fact.model(), fact.alias());
        Optional<String> champion = live == 0 ? Optional.empty() : Optional.of(content(fact.model(), live));
        return decisions(fact, decision)
                        .filter(made -> ((Judgement) made.payload()).passed())
                        .anyMatch(made ->
                                ((Judgement) made.payload()).championDigest().equals(champion))
                && all(Promoted.class)
                        .filter(moved -> isOf(moved, fact.model(), fact.alias()))
                        .noneMatch(
                                moved -> ((Promoted) moved.payload()).decision().equals(decision));
    }

    private boolean isOfTheGate(Fact fact, String decision) {
        Optional<String> gate = policy(fact.model(), fact.alias()).flatMap(AliasPolicy::gate);
        return gate.isEmpty()
                || decisions(fact, decision)
                        .anyMatch(made ->
                                ((Judgement) made.payload()).gateDigest().equals(gate.get()));
    }

    private Stream<Fact> decisions(Fact fact, String id) {
        return all(Judgement.class)
                .filter(made ->
                        made.id().equals(id) && made.model().equals(fact.model()) && made.version() == fact.version());
    }

    /** People whose yes counts now. */
    private long consents(Fact fact, String decision) {
        Optional<AliasPolicy> policy = policy(fact.model(), fact.alias());
        return all(Consented.class)
                .filter(given -> isOf(given, fact.model(), fact.alias())
                        && ((Consented) given.payload()).decision().equals(decision))
                .filter(given -> policy.isEmpty()
                        || policy.get().roles(Action.APPROVE).isEmpty()
                        || policy.get().roles(Action.APPROVE).stream()
                                .anyMatch(given.actor().roles()::contains))
                .map(given -> given.actor().name().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
    }

    private boolean mayAct(Fact fact, Action action) {
        return policy(fact.model(), fact.alias())
                .map(policy -> policy.roles(action).isEmpty()
                        || policy.roles(action).stream().anyMatch(fact.actor().roles()::contains))
                .orElse(true);
    }

    private boolean maySet(Fact fact, AliasPolicy policy) {
        Fact asked = fact.model().isEmpty()
                ? new Fact("", fact.payload(), fact.actor(), false, "\u0000every", 0, fact.alias())
                : fact;
        return policy.model().orElse("").equals(fact.model())
                && policy.alias().equals(fact.alias())
                && mayAct(asked, Action.CHANGE_POLICY);
    }

    Optional<AliasPolicy> policy(String model, String alias) {
        Optional<AliasPolicy> own = policies(model, alias);
        return own.isPresent() ? own : policies("", alias);
    }

    private Optional<AliasPolicy> policies(String model, String alias) {
        return all(PolicySet.class)
                .filter(set -> isOf(set, model, alias))
                .map(set -> ((PolicySet) set.payload()).policy())
                .reduce((earlier, later) -> later);
    }

    int count(String model) {
        return (int) all(Registration.class)
                .filter(made -> made.model().equals(model))
                .count();
    }

    boolean isThere(String model, int version) {
        return version >= 1
                && version <= count(model)
                && all(Deleted.class).noneMatch(gone -> isOf(gone, model, version));
    }

    boolean isDeprecated(String model, int version) {
        return facts.stream()
                .filter(said -> isOf(said, model, version)
                        && (said.payload() instanceof Discouraged || said.payload() instanceof Reinstated))
                .reduce((earlier, later) -> later)
                .filter(last -> last.payload() instanceof Discouraged)
                .isPresent();
    }

    TreeMap<String, String> tags(String model, int version) {
        TreeMap<String, String> tags = new TreeMap<>();
        all(Tagged.class).filter(said -> isOf(said, model, version)).forEach(said -> {
            Tagged tag = (Tagged) said.payload();
            tag.value().ifPresentOrElse(value -> tags.put(tag.key(), value), () -> tags.remove(tag.key()));
        });
        return tags;
    }

    Optional<String> description(String model, int version) {
        return all(Described.class)
                .filter(said -> isOf(said, model, version))
                .map(said -> ((Described) said.payload()).text())
                .reduce(Optional.empty(), (earlier, later) -> later);
    }

    int live(String model, String alias) {
        List<Integer> named = named(model, alias);
        return named.isEmpty() ? 0 : named.get(named.size() - 1);
    }

    /** What a rollback goes back to; 0 for nothing. */
    int before(String model, String alias) {
        List<Integer> named = named(model, alias);
        for (int i = named.size() - 2; i >= 0; i--) {
            if (isThere(model, named.get(i))) {
                return named.get(i);
            }
        }
        return 0;
    }

    /** What the alias has named and would name again if everything were rolled back. */
    private List<Integer> named(String model, String alias) {
        List<Integer> named = new ArrayList<>();
        facts.stream().filter(moved -> isOf(moved, model, alias)).forEach(moved -> {
            if (moved.payload() instanceof Promoted) {
                named.add(moved.version());
            } else if (moved.payload() instanceof Retired) {
                named.add(0);
            } else if (moved.payload() instanceof RolledBack) {
                int last = named.subList(0, named.size() - 1).lastIndexOf(moved.version());
                named.subList(last + 1, named.size()).clear();
            }
        });
        return named;
    }

    OptionalInt champion(String model, String alias) {
        int live = live(model, alias);
        return live == 0 ? OptionalInt.empty() : OptionalInt.of(live);
    }

    /** Aliases that have named something. */
    Stream<String> aliases(String model) {
        return all(Promoted.class)
                .filter(moved -> moved.model().equals(model))
                .map(Fact::alias)
                .distinct();
    }

    private boolean isAuthor(String model, int version, Actor actor) {
        return actor.name()
                .equalsIgnoreCase(registration(model, version).actor().name());
    }

    private String content(String model, int version) {
        return ((Registration) registration(model, version).payload()).contentDigest();
    }

    private Fact registration(String model, int version) {
        return all(Registration.class)
                .filter(made -> isOf(made, model, version))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Fact> all(Class<? extends Payload> type) {
        return facts.stream().filter(fact -> type.isInstance(fact.payload()));
    }

    private static boolean isOf(Fact fact, String model, int version) {
        return fact.model().equals(model) && fact.version() == version;
    }

    private static boolean isOf(Fact fact, String model, @Nullable String alias) {
        return fact.model().equals(model) && fact.alias().equals(alias);
    }

    private static boolean looksLike(String name, String other) {
        return name.equalsIgnoreCase(other) && !name.equals(other);
    }
}
