package dev.boathouse.registry.policy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.registry.internal.JsonFields;
import dev.boathouse.registry.signing.TrustedKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Policies as JSON and back, strictly: what is not understood is refused. */
final class PolicyJson {

    private static final Set<String> FIELDS = Set.of("model", "alias", "gate", "approvals", "roles", "trusted-keys");

    private PolicyJson() {}

    static String write(AliasPolicy policy) {
        return Json.writePretty(fields(policy).map());
    }

    private static JsonFields fields(AliasPolicy policy) {
        JsonFields roles = new JsonFields();
        policy.roles().forEach((action, names) -> roles.put(action.toString(), List.copyOf(names)));
        return new JsonFields()
                .put("model", policy.model())
                .put("alias", policy.alias())
                .put("gate", policy.gate())
                .put("approvals", policy.approvals())
                .put("roles", roles)
                .put(
                        "trusted-keys",
                        policy.trustedKeys().stream().map(PolicyJson::of).toList());
    }

    private static Map<String, Object> of(TrustedKey key) {
        return new JsonFields()
                .put("name", key.name())
                .put("public-key", key.encoded())
                .map();
    }

    static List<AliasPolicy> file(String name, String json) {
        JsonObject object = Json.readObject(name, json);
        if (!object.has("policies")) {
            return List.of(policy(name, object));
        }
        refuseOthers(name, object, Set.of("policies"));
        List<AliasPolicy> policies = new ArrayList<>();
        Set<List<Object>> scopes = new HashSet<>();
        for (JsonObject one : object.objects("policies")) {
            AliasPolicy policy = policy(name, one);
            if (!scopes.add(List.of(policy.model(), policy.alias()))) {
                throw new CorruptDataException("Cannot read " + name + ": it has two policies for " + policy.alias()
                        + " of " + policy.model().orElse("every model") + ". One would work.");
            }
            policies.add(policy);
        }
        return List.copyOf(policies);
    }

    private static AliasPolicy policy(String name, JsonObject json) {
        refuseOthers(name, json, FIELDS);
        Map<Action, Set<String>> roles = new EnumMap<>(Action.class);
        if (json.has("roles")) {
            JsonObject named = json.object("roles");
            for (String word : named.fields().keySet()) {
                Action action = Action.of(word).orElseThrow(() -> unknown(name, word));
                Set<String> words = Set.copyOf(named.texts(word));
                if (words.isEmpty()) {
                    throw new CorruptDataException("Cannot read " + name + ": it reserves " + action
                            + " to no role. A role, or nothing about it to open it to everyone, would work.");
                }
                roles.put(action, words);
            }
        }
        return new AliasPolicy(
                json.optionalText("model"),
                json.text("alias"),
                json.optionalText("gate"),
                json.has("approvals") ? approvals(name, json.whole("approvals")) : 0,
                roles,
                json.has("trusted-keys")
                        ? json.objects("trusted-keys").stream()
                                .map(key -> key(name, key))
                                .toList()
                        : List.of());
    }

    private static int approvals(String name, long count) {
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new CorruptDataException("Cannot read " + name + ": there cannot be " + count + " approvals.");
        }
        return (int) count;
    }

    private static TrustedKey key(String name, JsonObject json) {
        refuseOthers(name, json, Set.of("name", "public-key"));
        return TrustedKey.of(json.text("name"), json.text("public-key"));
    }

    /** A field without a value is refused, too: a template that was not filled in would be a policy that asks for nothing. */
    private static void refuseOthers(String name, JsonObject json, Set<String> known) {
        Optional<String> other = json.fields().keySet().stream()
                .filter(field -> !known.contains(field))
                .findFirst();
        if (other.isPresent()) {
            throw unknown(name, other.get());
        }
        json.fields().keySet().stream()
                .filter(field -> !json.has(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new CorruptDataException("Cannot read " + name + ": the field \"" + field
                            + "\" of a policy has no value. A value, or no such field, would work.");
                });
    }

    private static UnsupportedFormatException unknown(String name, String field) {
        return new UnsupportedFormatException("Cannot read " + name + ": this release does not know the field \""
                + field + "\" of a policy. Correcting its spelling, or a newer release, would work.");
    }
}
