package dev.boathouse.registry.internal.event;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.registry.internal.JsonFields;
import dev.boathouse.registry.internal.LineageJson;
import java.util.Map;
import java.util.Optional;

/** Judgements of gates as JSON and back. */
final class JudgementJson {

    private JudgementJson() {}

    static JsonFields of(Judgement judgement) {
        return new JsonFields()
                .put("passed", judgement.passed())
                .put(
                        "gate",
                        new JsonFields().put("digest", judgement.gateDigest()).put("checks", judgement.checks()))
                .put(
                        "findings",
                        judgement.findings().stream().map(JudgementJson::of).toList())
                .put("candidate", LineageJson.of(judgement.candidate()))
                .put(
                        "champion",
                        judgement.champion().map(one -> LineageJson.of(one).map()));
    }

    static Judgement read(JsonObject json) {
        JsonObject gate = json.object("gate");
        return new Judgement(
                json.truth("passed"),
                PayloadJson.digest(gate, "digest"),
                gate.texts("checks"),
                json.objects("findings").stream().map(JudgementJson::finding).toList(),
                LineageJson.evidence(json.object("candidate")),
                json.has("champion") ? Optional.of(LineageJson.evidence(json.object("champion"))) : Optional.empty());
    }

    private static Map<String, Object> of(Finding finding) {
        return new JsonFields()
                .put("name", finding.name())
                .put("passed", finding.passed())
                .put("observed", finding.observed())
                .put("required", finding.required())
                .put("detail", finding.detail())
                .put("digest", finding.digest())
                .map();
    }

    private static Finding finding(JsonObject json) {
        return new Finding(
                json.text("name"),
                json.truth("passed"),
                json.text("observed"),
                json.text("required"),
                json.text("detail"),
                json.text("digest"));
    }
}
