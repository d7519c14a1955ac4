package dev.boathouse.monitoring.watch;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** States of alerts as JSON and back. */
final class AlertJson {

    private static final String SOURCE = "alert state";
    private static final String FORMAT = "boathouse-alert-1";

    private AlertJson() {}

    static String write(AlertState state) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("rule", node(state.rule()));
        root.put("raised", state.raised());
        root.put("run", state.run());
        state.observedAt().ifPresent(at -> root.put("observed-at", at.toString()));
        state.raisedAt().ifPresent(at -> root.put("raised-at", at.toString()));
        state.toldAt().ifPresent(at -> root.put("told-at", at.toString()));
        return Json.writePretty(root);
    }

    private static Map<String, Object> node(AlertRule rule) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("metric", rule.metric());
        node.put("kind", Words.of(rule.kind()));
        if (rule.kind() != AlertRule.Kind.FAILING) {
            node.put("limit", rule.limit());
            node.put("clearing", rule.clearing());
        }
        node.put("consecutive", rule.consecutive());
        node.put("consecutive-to-clear", rule.consecutiveToClear());
        node.put("cool-down", rule.coolDown().toString());
        rule.repeat().ifPresent(every -> node.put("repeat", every.toString()));
        node.put("missing", Words.of(rule.missing()));
        node.put("severity", Words.of(rule.severity()));
        return node;
    }

    static AlertState read(String json) {
        JsonObject root = Json.readObject(SOURCE, json);
        Words.requireFormat(SOURCE, root, FORMAT);
        try {
            return new AlertState(
                    rule(root.object("rule")),
                    root.truth("raised"),
                    Math.toIntExact(root.whole("run")),
                    root.optionalText("observed-at").map(Instant::parse),
                    root.optionalText("raised-at").map(Instant::parse),
                    root.optionalText("told-at").map(Instant::parse));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new CorruptDataException("Cannot read " + SOURCE + ": " + e.getMessage(), e);
        }
    }

    private static AlertRule rule(JsonObject node) {
        AlertRule.Kind kind = Words.named(SOURCE, "kind", node.text("kind"), AlertRule.Kind.class);
        String metric = node.text("metric");
        AlertRule rule = switch (kind) {
            case BELOW -> AlertRule.below(metric, node.number("limit")).withClearing(node.number("clearing"));
            case ABOVE -> AlertRule.above(metric, node.number("limit")).withClearing(node.number("clearing"));
            case FAILING -> AlertRule.failing(metric);
        };
        AlertRule complete = rule.withConsecutive(Math.toIntExact(node.whole("consecutive")))
                .withConsecutiveToClear(Math.toIntExact(node.whole("consecutive-to-clear")))
                .withCoolDown(Duration.parse(node.text("cool-down")))
                .withMissing(Words.named(SOURCE, "missing", node.text("missing"), AlertRule.Missing.class))
                .withSeverity(Words.named(SOURCE, "severity", node.text("severity"), AlertRule.Severity.class));
        Optional<Duration> repeat = node.optionalText("repeat").map(Duration::parse);
        return repeat.isPresent() ? complete.withRepeat(repeat.get()) : complete;
    }
}
