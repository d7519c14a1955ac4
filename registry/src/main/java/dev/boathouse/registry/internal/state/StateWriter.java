package dev.boathouse.registry.internal.state;

import dev.boathouse.core.internal.BinaryWriter;
import dev.boathouse.registry.audit.ChainReport.Problem;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.state.VersionEntry.Remark;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A state as bytes, each text once. Every map is written in a fixed order. Good for one state. */
final class StateWriter {

    private final BinaryWriter body = BinaryWriter.empty();
    private final BinaryWriter figures = BinaryWriter.empty();
    private final Map<String, Integer> texts = new LinkedHashMap<>();

    byte[] bytes(StoredState stored) {
        RegistryState state = stored.state();
        body.put(stored.sequence());
        put(stored.head());
        put(stored.at());
        body.put(state.models.size());
        state.models.forEach(this::put);
        Map<String, RegistryState.VersionKey> keys = new TreeMap<>(state.versionsByKey);
        body.put(keys.size());
        keys.forEach((key, version) -> {
            put(key);
            put(version.model());
            body.put(version.number());
        });
        putPolicies(state);
        body.put(state.problems.size());
        for (Problem problem : state.problems) {
            body.put(problem.sequence());
            put(problem.text());
        }
        body.put(state.snapshots.size());
        state.snapshots.forEach(taken -> {
            put(taken.sha256());
            body.put(taken.length());
        });
        put(state.unknown);
        BinaryWriter whole = BinaryWriter.of(StoredState.KIND);
        putTexts(whole);
        byte[] told = body.toBytes();
        return whole.put(told.length).append(told).append(figures.toBytes()).toBytes();
    }

    /** All lengths first, so that a reader takes the texts out of one piece. */
    private void putTexts(BinaryWriter whole) {
        BinaryWriter all = BinaryWriter.empty();
        whole.put(texts.size());
        for (String text : texts.keySet()) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            whole.put(utf8.length);
            all.append(utf8);
        }
        byte[] piece = all.toBytes();
        whole.put(piece.length).append(piece);
    }

    private void putPolicies(RegistryState state) {
        List<String> policies = state.policies.values().stream()
                .map(AliasPolicy::toJson)
                .sorted()
                .toList();
        body.put(policies.size());
        policies.forEach(this::put);
    }

    private void put(String name, ModelTrack track) {
        put(name);
        put(track.description());
        put(track.tags());
        body.put(track.all().size());
        for (VersionEntry version : track.all()) {
            put(version);
            put(track.predictions(version.number()));
            putDecisions(track.decisions(version.number()));
        }
        body.put(track.aliases().size());
        track.aliases().forEach(alias -> {
            put(alias);
            put(track.alias(alias));
        });
    }

    private void put(VersionEntry version) {
        body.put(version.sequence());
        put(version.eventId());
        put(version.hash());
        put(version.at());
        put(version.actor());
        put(version.contentDigest());
        put(version.packageDigest());
        put(version.author());
        putFigures(version.figures().get());
        put(version.description());
        put(version.tags());
        body.put(version.signatures().size());
        version.signatures().forEach(signature -> {
            put(signature.key().name());
            put(signature.key().encoded());
            put(signature.signature());
        });
        putRemark(version.deprecation());
        putRemark(version.tombstone());
    }

    /** Apart from the rest, which is read at once: these are read when somebody searches. */
    private void putFigures(Figures of) {
        body.put(figures.size());
        figures.put(of.metrics().size());
        of.metrics().forEach(metric -> figures.put(index(metric.name())).put(metric.value()));
        figures.put(of.tables().size());
        of.tables().forEach(table -> figures.put(index(table.tableId())).put(index(table.location())));
    }

    private void putRemark(Optional<Remark> remark) {
        body.put(remark.isPresent() ? 1 : 0);
        remark.ifPresent(present -> {
            put(present.at());
            put(present.actor());
            put(present.reason());
        });
    }

    private void put(List<Predictions> predictions) {
        body.put(predictions.size());
        predictions.forEach(written -> {
            put(written.tableId());
            put(written.location());
            body.put(written.version());
        });
    }

    private void putDecisions(List<DecisionEntry> decisions) {
        body.put(decisions.size());
        decisions.forEach(decision -> {
            body.put(decision.sequence());
            put(decision.eventId());
            put(decision.hash());
            put(decision.at());
            put(decision.actor());
            body.put(decision.passed() ? 1 : 0);
            put(decision.gateDigest());
            put(decision.championDigest());
        });
    }

    private void put(AliasTrack track) {
        body.put(track.moves().size());
        track.moves().forEach(move -> {
            body.put(move.sequence());
            put(move.at());
            put(move.actor());
            body.put(move.from());
            body.put(move.to());
            put(move.decision());
            put(move.reason());
        });
        body.put(track.named().size());
        track.named().forEach(body::put);
        Map<String, List<Consent>> consents = new TreeMap<>(track.consents());
        body.put(consents.size());
        consents.forEach((decision, given) -> {
            put(decision);
            body.put(given.size());
            given.forEach(consent -> {
                body.put(consent.sequence());
                put(consent.at());
                put(consent.actor());
            });
        });
    }

    private void put(Actor actor) {
        put(actor.name());
        body.put(actor.roles().size());
        actor.roles().forEach(this::put);
    }

    private void put(Map<String, String> tags) {
        body.put(tags.size());
        tags.forEach((key, value) -> {
            put(key);
            put(value);
        });
    }

    private void put(Instant at) {
        body.put(EventRow.micros(at));
    }

    private void put(Optional<String> text) {
        if (text.isPresent()) {
            put(text.get());
        } else {
            body.put(-1);
        }
    }

    private void put(String text) {
        body.put(index(text));
    }

    private int index(String text) {
        return texts.computeIfAbsent(text, any -> texts.size());
    }
}
