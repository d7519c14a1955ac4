package dev.boathouse.registry.policy;

import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.signing.TrustedKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What must be there before an alias may name another version, and who may do what. Without a policy any recorded approval of any gate is
 * enough. Every writer that uses this library keeps to it; readers ignore and report what does not. Immutable.
 *
 * @param model the model; empty for the policy of every model that has none of its own for this alias
 * @param alias the alias, such as {@code champion}
 * @param gate the digest of the gate that must have been passed; empty for any
 * @param approvals how many people must have approved, none of them the author of the version; 0 by default
 * @param roles who may do what: one of the roles is enough; an action that is not there is open to everyone
 * @param trustedKeys the keys one of which must have signed the version; none for no such condition
 */
public record AliasPolicy(
        Optional<String> model,
        String alias,
        Optional<String> gate,
        int approvals,
        Map<Action, Set<String>> roles,
        List<TrustedKey> trustedKeys) {

    /** More would not be a policy but a mistake. */
    private static final int MAX_APPROVALS = 100;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a name cannot be used, the gate is no digest, there are fewer than 0 or more than 100
     *     approvals, or two keys have one name
     */
    public AliasPolicy {
        model.ifPresent(name -> Names.checked("a model", name));
        Names.checked("an alias", alias);
        gate.filter(digest -> !DIGEST.matcher(digest).matches()).ifPresent(digest -> {
            throw new IllegalArgumentException("Cannot require the gate \"" + digest
                    + "\": a gate is named by 64 hexadecimal digits. The text of gate.digest() would work.");
        });
        if (approvals < 0 || approvals > MAX_APPROVALS) {
            throw new IllegalArgumentException(
                    "Cannot require " + approvals + " approvals. 0 to " + MAX_APPROVALS + " would work.");
        }
        Map<Action, Set<String>> sorted = new EnumMap<>(Action.class);
        roles.forEach((action, names) -> {
            names.forEach(name -> Names.text("a role", name));
            if (!names.isEmpty()) {
                sorted.put(action, Collections.unmodifiableSet(new TreeSet<>(names)));
            }
        });
        roles = Collections.unmodifiableMap(sorted);
        Map<String, TrustedKey> byName = new TreeMap<>();
        for (TrustedKey key : trustedKeys) {
            if (byName.put(key.name(), key) != null) {
                throw new IllegalArgumentException(
                        "Cannot trust two keys of the name \"" + key.name() + "\". A name for each would work.");
            }
        }
        trustedKeys = List.copyOf(byName.values());
    }

    /**
     * A policy that asks for nothing yet.
     *
     * @param model the model
     * @param alias the alias
     * @return the policy
     * @throws IllegalArgumentException if a name cannot be used
     */
    public static AliasPolicy of(String model, String alias) {
        return new AliasPolicy(Optional.of(model), alias, Optional.empty(), 0, Map.of(), List.of());
    }

    /**
     * A policy that asks for nothing yet, for the alias of every model that has no policy of its own.
     *
     * @param alias the alias
     * @return the policy
     * @throws IllegalArgumentException if the name cannot be used
     */
    public static AliasPolicy ofEveryModel(String alias) {
        return new AliasPolicy(Optional.empty(), alias, Optional.empty(), 0, Map.of(), List.of());
    }

    /**
     * With the gate that must have been passed.
     *
     * @param digest what {@code gate.digest()} says
     * @return the changed copy
     * @throws IllegalArgumentException if it is no digest
     */
    public AliasPolicy withGate(String digest) {
        return new AliasPolicy(model, alias, Optional.of(digest), approvals, roles, trustedKeys);
    }

    /**
     * With a number of people who must have approved.
     *
     * @param count from 0 to 100
     * @return the changed copy
     * @throws IllegalArgumentException if the count is out of range
     */
    public AliasPolicy withApprovals(int count) {
        return new AliasPolicy(model, alias, gate, count, roles, trustedKeys);
    }

    /**
     * With roles one of which whoever acts must have.
     *
     * @param action what is reserved
     * @param names the roles; none opens it to everyone
     * @return the changed copy
     * @throws IllegalArgumentException if a name cannot be used
     */
    public AliasPolicy withRoles(Action action, String... names) {
        Map<Action, Set<String>> changed = new EnumMap<>(Action.class);
        changed.putAll(roles);
        changed.put(action, new TreeSet<>(List.of(names)));
        return new AliasPolicy(model, alias, gate, approvals, changed, trustedKeys);
    }

    /**
     * With keys one of which must have signed a version.
     *
     * @param keys the keys; none takes the condition away
     * @return the changed copy
     * @throws IllegalArgumentException if two have one name
     */
    public AliasPolicy withTrustedKeys(Collection<TrustedKey> keys) {
        return new AliasPolicy(model, alias, gate, approvals, roles, List.copyOf(keys));
    }

    /**
     * Who may do something.
     *
     * @param action what
     * @return the roles, one of which is enough; none if everyone may
     */
    public Set<String> roles(Action action) {
        return roles.getOrDefault(action, Set.of());
    }

    /**
     * What changes if this policy takes the place of another one, for people.
     *
     * @param before the other one, possibly that of every model; empty if there was none
     * @return a sentence for each difference; none if both are for the same and ask for the same
     */
    public List<String> differences(Optional<AliasPolicy> before) {
        AliasPolicy old = before.orElse(new AliasPolicy(model, alias, Optional.empty(), 0, Map.of(), List.of()));
        List<String> found = new ArrayList<>();
        if (before.isEmpty()) {
            found.add(scope() + " has no policy yet.");
        } else if (!old.scope().equals(scope())) {
            found.add(scope() + " has no policy of its own yet; " + old.scope() + " has.");
        }
        differ(
                found,
                "gate",
                told(old.gate.stream().toList()),
                told(gate.stream().toList()));
        differ(found, "approvals", Integer.toString(old.approvals), Integer.toString(approvals));
        for (Action action : Action.values()) {
            differ(found, "roles to " + action, told(old.roles(action)), told(roles(action)));
        }
        differ(found, "trusted keys", keys(old), keys(this));
        return List.copyOf(found);
    }

    private String scope() {
        return alias + " of " + model.orElse("every model");
    }

    private static void differ(List<String> found, String what, String old, String now) {
        if (!old.equals(now)) {
            found.add(what + ": " + old + " -> " + now);
        }
    }

    /** With the keys themselves: another key may have the name of an old one. */
    private static String keys(AliasPolicy policy) {
        return told(policy.trustedKeys.stream()
                .map(key -> key.name() + " = " + key.encoded())
                .toList());
    }

    /** Each in quotes, since a role may have a comma in it. */
    private static String told(Collection<String> values) {
        return values.isEmpty() ? "any" : "\"" + String.join("\", \"", values) + "\"";
    }

    /**
     * Policies as they stand in a JSON file: an object for one, or an object whose {@code policies} lists several. An unknown field is an
     * error, since a condition that is misspelt would not be one.
     *
     * @param name what errors call the text, such as the path of the file
     * @param json the text
     * @return the policies, in order
     * @throws dev.boathouse.core.CorruptDataException if the text is no such JSON
     * @throws dev.boathouse.core.UnsupportedFormatException if it has a field that this release does not know
     * @throws IllegalArgumentException if a value cannot be used
     */
    public static List<AliasPolicy> parse(String name, String json) {
        return PolicyJson.file(name, json);
    }

    /**
     * The policy as a JSON object over several lines, as {@link #parse} reads it.
     *
     * @return the text, the same for equal policies
     */
    public String toJson() {
        return PolicyJson.write(this);
    }
}
