package dev.boathouse.registry.internal.event;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.registry.internal.JsonFields;
import dev.boathouse.registry.internal.LineageJson;
import dev.boathouse.registry.internal.Names;
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
import dev.boathouse.registry.internal.event.Payload.Signed;
import dev.boathouse.registry.internal.event.Payload.SnapshotTaken;
import dev.boathouse.registry.internal.event.Payload.Tagged;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.signing.TrustedKey;
import dev.boathouse.registry.signing.VersionSignature;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Payloads as JSON and back. Unknown fields are read over, except in policies; docs/registry-format.md lists the known ones. */
final class PayloadJson {

    private static final String FROM = "from-version";
    private static final String POLICY = "policy";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private PayloadJson() {}

    static JsonFields fields(Payload payload) {
        JsonFields fields = new JsonFields();
        if (payload instanceof Registration registration) {
            return RegistrationJson.of(registration);
        } else if (payload instanceof Judgement judgement) {
            return JudgementJson.of(judgement);
        } else if (payload instanceof Described described) {
            return fields.put("text", described.text());
        } else if (payload instanceof Tagged tagged) {
            return fields.put("key", tagged.key()).put("value", tagged.value());
        } else if (payload instanceof Consented consented) {
            return fields.put("decision", consented.decision());
        } else if (payload instanceof Promoted promoted) {
            return put(fields, promoted.from()).put("decision", promoted.decision());
        } else if (payload instanceof RolledBack back) {
            return put(fields, back.from());
        } else if (payload instanceof PolicySet set) {
            return fields.put(
                    POLICY, Json.readObject(POLICY, set.policy().toJson()).fields());
        } else if (payload instanceof Signed signed) {
            return of(signed.signature());
        } else if (payload instanceof Predicted predicted) {
            return LineageJson.of(predicted.table());
        } else if (payload instanceof SnapshotTaken taken) {
            return fields.put("sha256", taken.sha256()).put("length", taken.length());
        }
        return fields;
    }

    static Payload read(EventType type, JsonObject json) {
        return switch (type) {
            case REGISTERED -> RegistrationJson.read(json);
            case JUDGED -> JudgementJson.read(json);
            case DESCRIBED -> new Described(json.optionalText("text"));
            case TAGGED -> new Tagged(json.text("key"), json.optionalText("value"));
            case DEPRECATED -> new Discouraged();
            case REINSTATED -> new Reinstated();
            case DELETED -> new Deleted();
            case CONSENTED -> new Consented(json.text("decision"));
            case PROMOTED -> new Promoted(from(json), json.text("decision"));
            case ROLLED_BACK -> new RolledBack(from(json));
            case RETIRED -> new Retired();
            case POLICY_SET -> new PolicySet(policy(json));
            case SIGNED -> new Signed(signature(json));
            case PREDICTED -> new Predicted(LineageJson.predictions(json));
            case SNAPSHOT_TAKEN -> new SnapshotTaken(digest(json, "sha256"), json.whole("length"));
        };
    }

    private static AliasPolicy policy(JsonObject json) {
        List<AliasPolicy> policies = AliasPolicy.parse(
                "the payload of policy-set", Json.write(json.object(POLICY).fields()));
        if (policies.size() != 1) {
            throw new CorruptDataException(
                    "Cannot read a payload: an event sets one policy, not " + policies.size() + ".");
        }
        return policies.get(0);
    }

    static JsonFields of(VersionSignature signature) {
        return new JsonFields()
                .put("key", signature.key().name())
                .put("public-key", signature.key().encoded())
                .put("signature", signature.signature());
    }

    static VersionSignature signature(JsonObject json) {
        return new VersionSignature(TrustedKey.of(json.text("key"), json.text("public-key")), json.text("signature"));
    }

    private static JsonFields put(JsonFields fields, OptionalInt from) {
        from.ifPresent(version -> fields.put(FROM, version));
        return fields;
    }

    private static OptionalInt from(JsonObject json) {
        return json.has(FROM) ? OptionalInt.of(number(json, FROM)) : OptionalInt.empty();
    }

    /** A SHA-256; nothing else may stand for one in messages and signatures, or name a file. */
    static String digest(JsonObject json, String field) {
        String digest = json.text(field);
        if (!DIGEST.matcher(digest).matches()) {
            throw new CorruptDataException("Cannot read a payload: its " + field + " \"" + Names.visible(digest)
                    + "\" is no SHA-256 in 64 hexadecimal digits.");
        }
        return digest;
    }

    static int number(JsonObject json, String field) {
        long number = json.whole(field);
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new CorruptDataException("Cannot read a payload: no version has the number " + number + ".");
        }
        return (int) number;
    }
}
