package dev.boathouse.registry.internal.state;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.Judgement;
import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.lineage.Lineage.Data;
import dev.boathouse.registry.lineage.Lineage.Evidence;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import dev.boathouse.registry.lineage.Lineage.Table;
import dev.boathouse.registry.lineage.Lineage.Training;
import dev.boathouse.registry.policy.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Events written down one after the other, and the state that they amount to. */
public final class Story {

    static final Actor ALICE = Actor.of("alice");
    static final Instant START = Instant.parse("2026-01-31T22:15:00.123456Z");

    private static final Table TABLE = new Table(
            "6c1f7f2e-0000-4000-8000-000000000001",
            "file:/lake/features",
            42,
            List.of("distance", "hour", "late"),
            Optional.of("hour >= 6"),
            "5e".repeat(32));

    final RegistryState state = new RegistryState();
    final List<EventRow> rows = new ArrayList<>();

    EventRow tell(
            String type, @Nullable String model, @Nullable Integer version, @Nullable String alias, String payload) {
        return tell(type, ALICE.name(), model, version, alias, payload);
    }

    private EventRow tell(
            String type,
            String actor,
            @Nullable String model,
            @Nullable Integer version,
            @Nullable String alias,
            String payload) {
        int sequence = rows.size() + 1;
        EventRow row = new EventRow(
                        sequence,
                        id(sequence),
                        START.plusSeconds(60L * sequence),
                        actor,
                        type,
                        model,
                        version,
                        alias,
                        payload,
                        rows.isEmpty()
                                ? EventRow.BEGINNING
                                : rows.get(rows.size() - 1).hash(),
                        "")
                .sealed();
        rows.add(row);
        state.apply(row);
        return row;
    }

    EventRow tell(String model, int version, @Nullable String alias, Payload payload) {
        return tell(payload, ALICE, Optional.empty(), model, version, alias);
    }

    EventRow tell(String model, int version, @Nullable String alias, Payload payload, String reason) {
        return tell(payload, ALICE, Optional.of(reason), model, version, alias);
    }

    EventRow tell(
            Payload payload,
            Actor actor,
            Optional<String> reason,
            @Nullable String model,
            @Nullable Integer version,
            @Nullable String alias) {
        return tell(payload.type().toString(), actor.name(), model, version, alias, Event.text(payload, actor, reason));
    }

    EventRow registered(String model, int version) {
        return tell(model, version, null, registration(content(version)));
    }

    /** An approval of a version against another one; 0 for none. */
    String approved(String model, int version, int champion) {
        return judged(model, version, champion, true).eventId();
    }

    EventRow judged(String model, int version, int champion, boolean passed) {
        return tell(
                model,
                version,
                null,
                new Judgement(
                        passed,
                        "9a".repeat(32),
                        List.of("auc >= 0.7"),
                        List.of(new Finding("auc", passed, "0.7123", ">= 0.7", "", "8b".repeat(32))),
                        evidence(content(version)),
                        champion == 0 ? Optional.empty() : Optional.of(evidence(content(champion)))));
    }

    EventRow promoted(String model, int version, int from, String decision) {
        OptionalInt before = from == 0 ? OptionalInt.empty() : OptionalInt.of(from);
        return tell(model, version, "champion", new Payload.Promoted(before, decision));
    }

    /** Approves and promotes in one. */
    EventRow live(String model, int version, int from) {
        return promoted(model, version, from, approved(model, version, from));
    }

    EventRow rolledBack(String model, int from, int to) {
        return tell(
                model,
                to,
                "champion",
                new Payload.RolledBack(OptionalInt.of(from)),
                "more late flights than predicted");
    }

    EventRow predicted(String model, int version, long tableVersion) {
        return tell(
                model,
                version,
                null,
                new Payload.Predicted(
                        new Predictions("6c1f7f2e-0000-4000-8000-000000000003", "file:/lake/scored", tableVersion)));
    }

    OptionalInt champion(String model) {
        return state.model(model).alias("champion").live();
    }

    static String id(int sequence) {
        return "00000000-0000-4000-8000-"
                + "0".repeat(12 - Integer.toString(sequence).length()) + sequence;
    }

    public static String content(int version) {
        return Integer.toString(version % 10).repeat(64);
    }

    static Evidence evidence(String content) {
        Data test =
                new Data(List.of(TABLE), List.of("split 0.8 seed 7 test"), true, 200, "3c".repeat(32), "4d".repeat(32));
        return new Evidence(content, Map.of("auc", 0.7123, "log-loss", Double.NaN), OptionalLong.of(41), test);
    }

    public static Registration registration(String content) {
        Data train = new Data(
                List.of(TABLE), List.of("split 0.8 seed 7 train"), false, 800, "1a".repeat(32), "2b".repeat(32));
        return new Registration(
                content,
                "7f".repeat(32),
                List.of(new Registration.StoredFile("model.json", 123, "6e".repeat(32))),
                new Training(
                        "random-forest",
                        Map.of("trees", "200", "max-depth", "12"),
                        "impute(hour)",
                        42,
                        4,
                        Optional.of("late"),
                        Map.of("smile", "2.6.0"),
                        train),
                List.of(evidence(content)),
                Optional.empty(),
                Optional.empty());
    }
}
