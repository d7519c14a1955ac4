package dev.boathouse.registry;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.registry.Payload.Judged;
import dev.boathouse.registry.Payload.Predicted;
import dev.boathouse.registry.Payload.Promoted;
import dev.boathouse.registry.Payload.RolledBack;
import dev.boathouse.registry.Registration.StoredFile;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Payloads as JSON text and back. Unknown fields are read over; docs/registry-format.md lists the known ones. */
final class PayloadJson {

    private PayloadJson() {}

    static String write(Payload payload) {
        if (payload instanceof Registration registration) {
            return of(registration).text();
        }
        if (payload instanceof Judged judged) {
            return of(judged).text();
        }
        if (payload instanceof Promoted promoted) {
            JsonFields fields = new JsonFields();
            promoted.from().ifPresent(from -> fields.put("from-version", from));
            return fields.put("decision", promoted.decision()).text();
        }
        if (payload instanceof RolledBack back) {
            return new JsonFields()
                    .put("from-version", back.from())
                    .put("reason", back.reason())
                    .text();
        }
        return LineageJson.of(((Predicted) payload).table()).text();
    }

    /**
     * The payload of an event.
     *
     * @return empty for a type that this release does not know
     * @throws CorruptDataException if the text is not what the type wants
     */
    static Optional<Payload> read(String type, String text) {
        return switch (type) {
            case Payload.REGISTERED -> Optional.of(registration(parsed(type, text)));
            case Payload.JUDGED -> Optional.of(judged(parsed(type, text)));
            case Payload.PROMOTED -> Optional.of(promoted(parsed(type, text)));
            case Payload.ROLLED_BACK -> Optional.of(rolledBack(parsed(type, text)));
            case Payload.PREDICTED -> Optional.of(new Predicted(LineageJson.predictions(parsed(type, text))));
            default -> Optional.empty();
        };
    }

    private static JsonObject parsed(String type, String text) {
        return Json.readObject("the payload of " + type, text);
    }

    private static JsonFields of(Registration registration) {
        return new JsonFields()
                .put("content-digest", registration.contentDigest())
                .put("package-digest", registration.packageDigest())
                .put("files", registration.files().stream().map(PayloadJson::of).toList())
                .put("training", LineageJson.of(registration.training()))
                .put(
                        "evaluations",
                        registration.evaluations().stream()
                                .map(one -> LineageJson.of(one).map())
                                .toList())
                .put("idempotency-key", registration.key());
    }

    private static Registration registration(JsonObject json) {
        return new Registration(
                json.text("content-digest"),
                json.text("package-digest"),
                json.objects("files").stream().map(PayloadJson::file).toList(),
                LineageJson.training(json.object("training")),
                json.objects("evaluations").stream().map(LineageJson::evidence).toList(),
                json.optionalText("idempotency-key"));
    }

    private static Map<String, Object> of(StoredFile file) {
        return new JsonFields()
                .put("path", file.path())
                .put("length", file.length())
                .put("sha256", file.sha256())
                .map();
    }

    private static StoredFile file(JsonObject json) {
        return new StoredFile(json.text("path"), json.whole("length"), json.text("sha256"));
    }

    private static JsonFields of(Judged judged) {
        return new JsonFields()
                .put("passed", judged.passed())
                .put("gate", new JsonFields().put("digest", judged.gateDigest()).put("checks", judged.checks()))
                .put("findings", judged.findings().stream().map(PayloadJson::of).toList())
                .put("candidate", LineageJson.of(judged.candidate()))
                .put(
                        "champion",
                        judged.champion().map(one -> LineageJson.of(one).map()));
    }

    private static Judged judged(JsonObject json) {
        JsonObject gate = json.object("gate");
        return new Judged(
                json.truth("passed"),
                gate.text("digest"),
                gate.texts("checks"),
                json.objects("findings").stream().map(PayloadJson::fact).toList(),
                LineageJson.evidence(json.object("candidate")),
                json.has("champion") ? Optional.of(LineageJson.evidence(json.object("champion"))) : Optional.empty());
    }

    private static Map<String, Object> of(Judged.Fact fact) {
        return new JsonFields()
                .put("name", fact.name())
                .put("passed", fact.passed())
                .put("observed", fact.observed())
                .put("required", fact.required())
                .put("detail", fact.detail())
                .put("digest", fact.digest())
                .map();
    }

    private static Judged.Fact fact(JsonObject json) {
        return new Judged.Fact(
                json.text("name"),
                json.truth("passed"),
                json.text("observed"),
                json.text("required"),
                json.text("detail"),
                json.text("digest"));
    }

    private static Promoted promoted(JsonObject json) {
        OptionalInt from = json.has("from-version") ? OptionalInt.of(versionNumber(json)) : OptionalInt.empty();
        return new Promoted(from, json.text("decision"));
    }

    private static RolledBack rolledBack(JsonObject json) {
        return new RolledBack(versionNumber(json), json.text("reason"));
    }

    private static int versionNumber(JsonObject json) {
        long number = json.whole("from-version");
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new CorruptDataException("Cannot read a payload: no version has the number " + number + ".");
        }
        return (int) number;
    }
}
