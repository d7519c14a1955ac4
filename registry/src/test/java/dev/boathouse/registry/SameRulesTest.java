package dev.boathouse.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.EventTable;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.Judgement;
import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.internal.state.Story;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.policy.PolicyException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What writers refuse is what readers ignore. One registry is written through the public methods; the other gets the same rows, and wherever the
 * first refused, the row that another engine would have written. The second must amount to the first, and report exactly those rows.
 */
class SameRulesTest {

    /** Fewer events than after which a writer stores the state, which is another in the other registry. */
    private static final int CALLS = 60;

    private static final List<Model> MODELS = List.of(Flights.model(1), Flights.model(2), Flights.model(3));
    private static final List<Gate> GATES = List.of(
            Flights.GATE,
            Flights.GATE.and(Check.atLeast(Metric.AUC, 0.99)),
            Gate.require(Check.atLeast(Metric.AUC, 0.5)));
    private static final List<String> NAMES = List.of("m", "n", "M");
    private static final List<String> ALIASES = List.of("champion", "challenger", "Champion", "a/b");
    private static final List<Actor> ACTORS = List.of(
            Actor.of("alice"),
            Actor.of("bob", "reviewer"),
            Actor.of("Bob", "release"),
            Actor.of("carol", "release", "reviewer"));
    private static final Map<String, Gate.Verdict> VERDICTS = new HashMap<>();

    @TempDir
    Path folder;

    private Random random = new Random(0);
    private final List<ModelVersion> versions = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private ModelRegistry writer = ModelRegistry.open("file:/nowhere");

    /** A call and the row that would say the same. */
    private record Attempt(
            Runnable call,
            String type,
            Payload payload,
            @Nullable String model,
            int version,
            @Nullable String alias,
            boolean hasReason) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWritersRefuseIsWhatReadersIgnore(long seed) {
        random = new Random(seed);
        String uri = "file:" + folder.resolve("written");
        writer = ModelRegistry.open(uri);
        // An empty place stands for the next row of the writer.
        List<Optional<EventRow>> places = new ArrayList<>();
        int written = 0;
        for (int i = 0; i < CALLS; i++) {
            Actor actor = one(ACTORS);
            Attempt attempt = attempt(actor, i < 3 ? 0 : random.nextInt(17));
            boolean isRefused = false;
            try {
                attempt.call().run();
            } catch (IllegalArgumentException
                    | IllegalStateException
                    | PolicyException
                    | NotFoundException
                    | ConflictException e) {
                isRefused = true;
                places.add(Optional.of(forged(attempt, actor, "forged " + i)));
            }
            int now = events();
            assertThat(now - written).as("seed %d, call %d", seed, i).isBetween(0, isRefused ? 0 : 1);
            if (now > written) {
                places.add(Optional.empty());
            }
            written = now;
        }
        List<EventRow> rows = chained(uri, places);
        List<Long> refused = rows.stream()
                .filter(row -> row.eventId().startsWith("forged"))
                .map(EventRow::sequence)
                .toList();
        ModelRegistry reader = stored(rows);
        List<Long> ignored = reader.verify().problems().stream()
                .map(ChainReport.Problem::sequence)
                .toList();
        assertThat(rows)
                .as("seed %d: rows that count, though the writer refused, or the other way round", seed)
                .filteredOn(row -> refused.contains(row.sequence()) != ignored.contains(row.sequence()))
                .isEmpty();
        assertThat(writer.verify().problems()).as("seed %d", seed).isEmpty();
        assertThat(answers(reader)).as("seed %d", seed).isEqualTo(answers(writer));
        assertThat(refused).as("otherwise nothing was tried").hasSizeGreaterThan(10);
        assertThat(written).as("otherwise nothing was done").isGreaterThan(15);
    }

    private Attempt attempt(Actor actor, int kind) {
        ModelRegistry acting = writer.actingAs(actor);
        if (kind == 0 || versions.isEmpty()) {
            return registration(acting);
        }
        ModelVersion version = versions.get(Math.max(random.nextInt(versions.size()), random.nextInt(versions.size())));
        String alias = random.nextInt(4) > 0 ? "champion" : one(ALIASES);
        String reason = random.nextInt(6) > 0 ? "because" : " ";
        Catalog catalog = acting.catalog();
        return switch (kind) {
            case 1, 2, 3 -> judgement(acting, version, alias);
            case 4, 5 -> approval(acting, version, alias, reason);
            case 6, 7, 8 -> promotion(acting, version, alias);
            case 9 -> {
                OptionalInt live = live(version.model(), alias);
                yield new Attempt(
                        () -> acting.rollback(version.model(), alias, reason),
                        "alias-rolled-back",
                        new Payload.RolledBack(live),
                        version.model(),
                        live.orElse(version.number()),
                        alias,
                        !reason.isBlank());
            }
            case 10 ->
                new Attempt(
                        () -> acting.retire(version.model(), alias, reason),
                        "alias-retired",
                        new Payload.Retired(),
                        version.model(),
                        live(version.model(), alias).orElse(version.number()),
                        alias,
                        !reason.isBlank());
            case 11 -> {
                AliasPolicy policy = policy(version.model());
                yield new Attempt(
                        () -> acting.apply(policy).commit(),
                        "policy-set",
                        new Payload.PolicySet(policy),
                        policy.model().orElse(null),
                        0,
                        policy.alias(),
                        false);
            }
            case 12 -> {
                String text = random.nextInt(3) == 0 ? "a\u202eb" : "text " + random.nextInt(9);
                yield said(
                        version,
                        new Payload.Described(Optional.of(text)),
                        false,
                        () -> catalog.describe(version, text));
            }
            case 13 -> {
                String key = random.nextInt(3) == 0 ? " key" : "key";
                String value = "value " + random.nextInt(9);
                yield said(
                        version,
                        new Payload.Tagged(key, Optional.of(value)),
                        false,
                        () -> catalog.tag(version, key, value));
            }
            case 14 ->
                said(version, new Payload.Discouraged(), !reason.isBlank(), () -> catalog.deprecate(version, reason));
            case 15 -> said(version, new Payload.Reinstated(), false, () -> catalog.reinstate(version));
            default -> said(version, new Payload.Deleted(), !reason.isBlank(), () -> catalog.delete(version, reason));
        };
    }

    private static Attempt said(ModelVersion version, Payload payload, boolean hasReason, Runnable call) {
        return new Attempt(
                call, payload.type().toString(), payload, version.model(), version.number(), null, hasReason);
    }

    private Attempt registration(ModelRegistry acting) {
        String name = one(NAMES);
        Model model = one(MODELS);
        boolean isOnce = random.nextInt(3) == 0;
        String key = "key " + random.nextInt(3);
        int number = (int) versions.stream()
                        .filter(made -> made.model().equals(name))
                        .count()
                + 1;
        return new Attempt(
                () -> {
                    ModelVersion made = isOnce ? acting.registerOnce(key, name, model) : acting.register(name, model);
                    if (!versions.contains(made)) {
                        versions.add(made);
                    }
                },
                "version-registered",
                registration(model.contentDigest(), isOnce ? Optional.of(key) : Optional.empty()),
                name,
                number,
                null,
                false);
    }

    private static Payload registration(String contentDigest, Optional<String> key) {
        Registration made = Story.registration(contentDigest);
        return new Registration(
                contentDigest,
                made.packageDigest(),
                made.files(),
                made.training(),
                made.evaluations(),
                key,
                Optional.empty());
    }

    private Attempt judgement(ModelRegistry acting, ModelVersion version, String alias) {
        Optional<String> live = writer.alias(version.model(), alias).map(ModelVersion::contentDigest);
        int candidate = random.nextInt(10) == 0 ? random.nextInt(MODELS.size()) : index(version.contentDigest());
        int champion = random.nextInt(10) == 0
                ? random.nextInt(MODELS.size() + 1) - 1
                : live.map(SameRulesTest::index).orElse(-1);
        Gate.Verdict verdict = verdict(candidate, champion, random.nextInt(6) == 0 ? random.nextInt(GATES.size()) : 0);
        Judgement judgement = new Judgement(
                verdict.passed(),
                verdict.gateDigest(),
                verdict.checks(),
                verdict.findings(),
                Registrations.evidence(verdict.comparison().candidate()),
                verdict.comparison().champion().map(Registrations::evidence));
        return said(version, judgement, false, () -> decisions.add(acting.record(version, verdict)));
    }

    private static int index(String contentDigest) {
        return IntStream.range(0, MODELS.size())
                .filter(i -> MODELS.get(i).contentDigest().equals(contentDigest))
                .findFirst()
                .orElseThrow();
    }

    private static Gate.Verdict verdict(int candidate, int champion, int gate) {
        return VERDICTS.computeIfAbsent(candidate + " " + champion + " " + gate, any -> {
            Optional<Model> live = champion < 0 ? Optional.empty() : Optional.of(MODELS.get(champion));
            return GATES.get(gate).decide(Comparison.of(MODELS.get(candidate), live, Flights.TEST));
        });
    }

    /** Where the writer finds no decision to approve, the other engine takes the newest one. */
    private Attempt approval(ModelRegistry acting, ModelVersion version, String alias, String reason) {
        String decision = decisions.stream()
                .filter(made -> made.candidate().equals(version))
                .map(Decision::eventId)
                .reduce((earlier, later) -> later)
                .orElse("made up");
        return new Attempt(
                () -> acting.approve(version, alias, reason),
                "approval-given",
                new Payload.Consented(decision),
                version.model(),
                version.number(),
                alias,
                !reason.isBlank());
    }

    private Attempt promotion(ModelRegistry acting, ModelVersion version, String alias) {
        List<Decision> passed =
                decisions.stream().filter(made -> made instanceof Approved).toList();
        if (passed.isEmpty()) {
            return said(
                    version,
                    new Payload.Reinstated(),
                    false,
                    () -> acting.catalog().reinstate(version));
        }
        int back = random.nextInt(random.nextInt(3) == 0 ? passed.size() : Math.min(2, passed.size()));
        Approved approved = (Approved) passed.get(passed.size() - 1 - back);
        ModelVersion candidate = approved.candidate();
        return new Attempt(
                () -> acting.promote(alias, approved),
                "alias-promoted",
                new Payload.Promoted(live(candidate.model(), alias), approved.eventId()),
                candidate.model(),
                candidate.number(),
                alias,
                false);
    }

    private AliasPolicy policy(String model) {
        String alias = ALIASES.get(random.nextInt(2));
        AliasPolicy policy = random.nextInt(4) == 0 ? AliasPolicy.ofEveryModel(alias) : AliasPolicy.of(model, alias);
        policy = policy.withApprovals(random.nextInt(2));
        if (random.nextInt(3) == 0) {
            policy = policy.withGate(GATES.get(0).digest());
        }
        for (Action action : Action.values()) {
            if (random.nextInt(4) == 0) {
                policy = policy.withRoles(action, random.nextBoolean() ? "release" : "reviewer");
            }
        }
        return policy;
    }

    private OptionalInt live(String model, String alias) {
        return writer.alias(model, alias).stream()
                .mapToInt(ModelVersion::number)
                .findAny();
    }

    /** How many events the writer has written: a commit each, after the one that made the table. */
    private int events() {
        String[] commits = folder.resolve("written/_delta_log").toFile().list((log, name) -> name.endsWith(".json"));
        return commits == null ? 0 : commits.length - 1;
    }

    private static EventRow forged(Attempt attempt, Actor actor, String id) {
        Optional<String> reason = attempt.hasReason() ? Optional.of("because") : Optional.empty();
        return new EventRow(
                0,
                id,
                Instant.EPOCH,
                actor.name(),
                attempt.type(),
                attempt.model(),
                attempt.version() == 0 ? null : attempt.version(),
                attempt.alias(),
                Event.text(attempt.payload(), actor, reason),
                "",
                "");
    }

    private static List<EventRow> chained(String uri, List<Optional<EventRow>> places) {
        Iterator<EventRow> written = new EventTable(uri, new Configuration())
                .rowsAfter(0).stream()
                        .sorted(Comparator.comparingLong(EventRow::sequence))
                        .iterator();
        List<EventRow> rows = new ArrayList<>();
        Instant at = Instant.EPOCH;
        String head = EventRow.BEGINNING;
        for (Optional<EventRow> place : places) {
            EventRow row = place.orElseGet(written::next);
            at = place.isPresent() ? at : row.at();
            EventRow sealed = new EventRow(
                            rows.size() + 1L,
                            row.eventId(),
                            at,
                            row.actor(),
                            row.type(),
                            row.model(),
                            row.version(),
                            row.alias(),
                            row.payload(),
                            head,
                            "")
                    .sealed();
            head = sealed.hash();
            rows.add(sealed);
        }
        assertThat(written.hasNext()).isFalse();
        return rows;
    }

    /** Another engine may write all of them at once. */
    private ModelRegistry stored(List<EventRow> rows) {
        DeltaTable table = DeltaTable.at("file:" + folder.resolve("raw"));
        Schema schema =
                DeltaTable.at("file:" + folder.resolve("written")).latest().schema();
        table.create(schema);
        table.append(Intruder.frame(schema, rows)).commit();
        return ModelRegistry.open(table.location());
    }

    /** Everything that can be asked, as one text. */
    private static String answers(ModelRegistry asked) {
        StringBuilder text = new StringBuilder();
        for (String name : asked.models()) {
            text.append(name).append(asked.catalog().tags(name)).append('\n');
            for (ModelVersion version : asked.versions(name)) {
                text.append(List.of(version, version.actor(), version.at(), version.tags(), version.description()));
                text.append(version.deprecation()).append(asked.catalog().stage(version));
                asked.decisions(version)
                        .forEach(decision -> text.append(decision).append(decision.eventId()));
                text.append('\n');
                for (String alias : ALIASES.subList(0, 3)) {
                    text.append(asked.approval(version, alias)).append('\n');
                }
            }
            for (String alias : ALIASES.subList(0, 3)) {
                text.append(asked.alias(name, alias))
                        .append(asked.policy(name, alias))
                        .append('\n');
                asked.history(name, alias)
                        .forEach(change -> text.append(change.at())
                                .append(change.from())
                                .append(change.to())
                                .append(change.actor())
                                .append(change.decision())
                                .append(change.reason())
                                .append('\n'));
            }
        }
        return text.toString();
    }

    private <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
