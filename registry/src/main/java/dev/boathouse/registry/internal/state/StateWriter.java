package dev.boathouse.registry.internal.state;

import dev.boathouse.core.internal.BinaryWriter;
import dev.boathouse.registry.audit.ChainReport.Problem;
import dev.boathouse.registry.internal.state.VersionEntry.Remark;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A state as bytes, each text once. Every map is written in a fixed order. Good for one state. */
final class StateWriter {

    private final BinaryWriter body = BinaryWriter.empty();
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
        BinaryWriter whole = BinaryWriter.of(StoredState.KIND).put(texts.size());
        texts.keySet().forEach(whole::put);
        return whole.append(body.toBytes()).toBytes();
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
        put(version.figures());
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

    private void put(Figures figures) {
        body.put(figures.metrics().size());
        figures.metrics().forEach(metric -> {
            put(metric.name());
            body.put(metric.value());
        });
        body.put(figures.tables().size());
        figures.tables().forEach(table -> {
            put(table.tableId());
            put(table.location());
        });
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
        body.put(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    private void put(Optional<String> text) {
        if (text.isPresent()) {
            put(text.get());
        } else {
            body.put(-1);
        }
    }

    private void put(String text) {
        body.put((int) texts.computeIfAbsent(text, any -> texts.size()));
    }
}
