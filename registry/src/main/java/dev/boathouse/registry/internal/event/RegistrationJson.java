package dev.boathouse.registry.internal.event;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.registry.internal.JsonFields;
import dev.boathouse.registry.internal.LineageJson;
import dev.boathouse.registry.internal.Names;
import dev.boathouse.registry.internal.event.Registration.CopiedDecision;
import dev.boathouse.registry.internal.event.Registration.Copy;
import dev.boathouse.registry.internal.event.Registration.StoredFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Registrations as JSON and back. */
final class RegistrationJson {

    private static final String COPY = "copied-from";

    private RegistrationJson() {}

    static JsonFields of(Registration registration) {
        return new JsonFields()
                .put("content-digest", registration.contentDigest())
                .put("package-digest", registration.packageDigest())
                .put(
                        "files",
                        registration.files().stream().map(RegistrationJson::of).toList())
                .put("training", LineageJson.of(registration.training()))
                .put(
                        "evaluations",
                        registration.evaluations().stream()
                                .map(one -> LineageJson.of(one).map())
                                .toList())
                .put("idempotency-key", registration.key())
                .put(COPY, registration.copy().map(RegistrationJson::of));
    }

    static Registration read(JsonObject json) {
        return new Registration(
                PayloadJson.digest(json, "content-digest"),
                PayloadJson.digest(json, "package-digest"),
                json.objects("files").stream().map(RegistrationJson::file).toList(),
                LineageJson.training(json.object("training")),
                json.objects("evaluations").stream().map(LineageJson::evidence).toList(),
                json.optionalText("idempotency-key"),
                json.has(COPY) ? Optional.of(copy(json.object(COPY))) : Optional.empty());
    }

    private static Map<String, Object> of(StoredFile file) {
        return new JsonFields()
                .put("path", file.path())
                .put("length", file.length())
                .put("sha256", file.sha256())
                .map();
    }

    private static StoredFile file(JsonObject json) {
        return new StoredFile(json.text("path"), json.whole("length"), PayloadJson.digest(json, "sha256"));
    }

    private static Map<String, Object> of(Copy copy) {
        return new JsonFields()
                .put("location", copy.location())
                .put("model", copy.model())
                .put("version", copy.version())
                .put("event-id", copy.eventId())
                .put("hash", copy.hash())
                .put("at", copy.at().toString())
                .put("actor", copy.actor())
                .put("description", copy.description())
                .put("tags", copy.tags())
                .put(
                        "signatures",
                        copy.signatures().stream()
                                .map(one -> PayloadJson.of(one).map())
                                .toList())
                .put(
                        "decisions",
                        copy.decisions().stream().map(RegistrationJson::of).toList())
                .map();
    }

    /** The registry that it came from may have been anybody's: what is shown of it is held to what may be said here. */
    private static Copy copy(JsonObject json) {
        JsonObject named = json.object("tags");
        Map<String, String> tags = new HashMap<>();
        named.fields()
                .keySet()
                .forEach(key -> tags.put(Names.text("a tag", key), Names.prose("the value of a tag", named.text(key))));
        return new Copy(
                json.text("location"),
                Names.checked("a model", json.text("model")),
                PayloadJson.number(json, "version"),
                json.text("event-id"),
                PayloadJson.digest(json, "hash"),
                at(json),
                Names.text("an actor", json.text("actor")),
                json.optionalText("description").map(text -> Names.prose("a description", text)),
                tags,
                json.objects("signatures").stream().map(PayloadJson::signature).toList(),
                json.objects("decisions").stream()
                        .map(RegistrationJson::decision)
                        .toList());
    }

    private static Map<String, Object> of(CopiedDecision decision) {
        return new JsonFields()
                .put("event-id", decision.eventId())
                .put("at", decision.at().toString())
                .put("actor", decision.actor())
                .put("judgement", JudgementJson.of(decision.judgement()))
                .map();
    }

    private static CopiedDecision decision(JsonObject json) {
        return new CopiedDecision(
                json.text("event-id"), at(json), json.text("actor"), JudgementJson.read(json.object("judgement")));
    }

    private static Instant at(JsonObject json) {
        try {
            return Instant.parse(json.text("at"));
        } catch (DateTimeException e) {
            throw new CorruptDataException("Cannot read a payload: \"" + json.text("at") + "\" is no instant.", e);
        }
    }
}
