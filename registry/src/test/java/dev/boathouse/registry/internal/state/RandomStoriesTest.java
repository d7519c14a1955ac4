package dev.boathouse.registry.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.event.Judgement;
import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.internal.state.NaiveRegistry.Fact;
import dev.boathouse.registry.lineage.Lineage.Predictions;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random events, most of which could be right: the fold and the plainest reading of the rules agree on each of them. */
class RandomStoriesTest {

    private static final int STORIES = 30;
    private static final int EVENTS = 150;
    private static final List<String> MODELS = List.of("m", "n", "M");
    private static final List<String> ALIASES = List.of("champion", "challenger", "Champion");
    private static final List<Actor> ACTORS = List.of(
            Actor.of("alice"),
            Actor.of("bob", "reviewer"),
            Actor.of("BOB", "release"),
            Actor.of("carol", "release", "reviewer"));

    private static final List<Kind> ALL = List.of(Kind.values());
    private static final List<Kind> FREQUENT =
            List.of(Kind.JUDGED, Kind.JUDGED, Kind.PROMOTED, Kind.PROMOTED, Kind.CONSENTED, Kind.ROLLED_BACK);

    private Random random = new Random(0);
    private Story story = new Story();
    private NaiveRegistry naive = new NaiveRegistry();
    private final List<Made> decisions = new ArrayList<>();
    private final Map<Kind, Integer> counted = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> ignored = new EnumMap<>(Kind.class);

    /** A decision, and the alias beside whose version it was made. */
    private record Made(String id, String model, int version, String alias) {}

    private enum Kind {
        REGISTERED,
        JUDGED,
        CONSENTED,
        PROMOTED,
        ROLLED_BACK,
        RETIRED,
        POLICY_SET,
        DESCRIBED,
        TAGGED,
        DEPRECATED,
        REINSTATED,
        DELETED,
        PREDICTED
    }

    @Test
    void everyEventCountsOrNotAsTheRulesSay() {
        for (long seed = 1; seed <= STORIES; seed++) {
            random = new Random(seed);
            story = new Story();
            naive = new NaiveRegistry();
            decisions.clear();
            for (int event = 1; event <= EVENTS; event++) {
                String place = "seed " + seed + ", event " + event;
                Kind kind = event <= 4 ? Kind.REGISTERED : kind();
                int problems = story.state.problems().size();
                Fact fact = tell(kind);
                boolean counts = naive.tell(fact);
                assertThat(story.state.problems()).as("%s: %s", place, fact).hasSize(problems + (counts ? 0 : 1));
                (counts ? counted : ignored).merge(kind, 1, Integer::sum);
                if (event % 10 == 0) {
                    assertSame(place);
                }
            }
        }
        // Otherwise the stories would show nothing.
        assertThat(counted)
                .containsOnlyKeys(Kind.values())
                .allSatisfy((kind, times) -> assertThat(times).as("%s", kind).isGreaterThan(10));
        assertThat(ignored)
                .containsOnlyKeys(Kind.values())
                .allSatisfy((kind, times) -> assertThat(times).as("%s", kind).isGreaterThan(10));
    }

    private Kind kind() {
        // What much else depends on comes more often.
        return random.nextInt(3) == 0 ? one(ALL) : one(FREQUENT);
    }

    private Fact tell(Kind kind) {
        String model = one(MODELS.subList(0, random.nextInt(3) > 0 ? 1 : 3));
        String alias = random.nextInt(12) == 0 ? "" : one(ALIASES.subList(0, random.nextInt(6) == 0 ? 3 : 2));
        int count = naive.count(model);
        int version = count > 0 && random.nextInt(10) > 0 ? 1 + random.nextInt(count) : random.nextInt(count + 2);
        String decision = "made up";
        if ((kind == Kind.CONSENTED || kind == Kind.PROMOTED) && !decisions.isEmpty()) {
            // One of the last decisions, about the version that it is about, mostly.
            int back = Math.min(decisions.size(), random.nextInt(4) == 0 ? decisions.size() : 3);
            Made made = decisions.get(decisions.size() - 1 - random.nextInt(back));
            decision = made.id();
            if (random.nextInt(10) > 0) {
                model = made.model();
                version = made.version();
                alias = made.alias();
            }
        }
        Payload payload = payload(kind, model, alias, version, decision);
        if (payload instanceof Registration) {
            version = naive.count(model) + 1 + (random.nextInt(8) == 0 ? 1 : 0);
        } else if (payload instanceof Payload.RolledBack && random.nextInt(4) > 0) {
            version = naive.before(model, alias);
        } else if (payload instanceof Payload.Retired && random.nextInt(4) > 0) {
            version = naive.live(model, alias);
        } else if (payload instanceof Payload.PolicySet set) {
            version = 0;
            model = set.policy().model().orElse("");
            alias = random.nextInt(8) == 0 ? one(ALIASES) : set.policy().alias();
        }
        boolean hasReason = random.nextInt(8) > 0;
        Actor actor = one(ACTORS);
        EventRow row = story.tell(
                payload,
                actor,
                hasReason ? Optional.of("because") : Optional.empty(),
                model.isEmpty() ? null : model,
                version == 0 ? null : version,
                alias.isEmpty() ? null : alias);
        if (payload instanceof Judgement) {
            decisions.add(new Made(row.eventId(), model, version, alias));
        }
        return new Fact(row.eventId(), payload, actor, hasReason, model, version, alias);
    }

    private Payload payload(Kind kind, String model, String alias, int version, String decision) {
        int live = naive.live(model, alias);
        return switch (kind) {
            case REGISTERED -> registration(naive.count(model) + 1);
            case JUDGED -> judgement(version, random.nextInt(5) == 0 ? random.nextInt(4) : live);
            case CONSENTED -> new Payload.Consented(decision);
            case PROMOTED ->
                new Payload.Promoted(optional(random.nextInt(10) == 0 ? random.nextInt(4) : live), decision);
            case ROLLED_BACK -> new Payload.RolledBack(optional(random.nextInt(10) == 0 ? random.nextInt(4) : live));
            case RETIRED -> new Payload.Retired();
            case POLICY_SET -> new Payload.PolicySet(policy(model));
            case DESCRIBED -> new Payload.Described(maybe("text " + random.nextInt(3)));
            case TAGGED -> new Payload.Tagged("key " + random.nextInt(2), maybe("value " + random.nextInt(3)));
            case DEPRECATED -> new Payload.Discouraged();
            case REINSTATED -> new Payload.Reinstated();
            case DELETED -> random.nextInt(2) == 0 ? new Payload.Deleted() : new Payload.Reinstated();
            case PREDICTED -> new Payload.Predicted(new Predictions("id", "file:/scored", random.nextInt(9)));
        };
    }

    private Registration registration(int version) {
        Registration made = Story.registration(Story.content(version));
        return new Registration(
                made.contentDigest(),
                made.packageDigest(),
                made.files(),
                made.training(),
                made.evaluations(),
                random.nextInt(3) == 0 ? Optional.of("key " + random.nextInt(5)) : Optional.empty(),
                Optional.empty());
    }

    private Judgement judgement(int version, int champion) {
        boolean finding = random.nextInt(8) > 0;
        boolean passed = random.nextInt(20) == 0 ? !finding : finding;
        return new Judgement(
                passed,
                (random.nextInt(4) == 0 ? "5c" : "9a").repeat(32),
                List.of("auc >= 0.7"),
                List.of(new Finding("auc", finding, "0.7", ">= 0.7", "", "8b".repeat(32))),
                Story.evidence(Story.content(random.nextInt(20) == 0 ? 9 : version)),
                champion == 0 ? Optional.empty() : Optional.of(Story.evidence(Story.content(champion))));
    }

    private AliasPolicy policy(String model) {
        String alias = ALIASES.get(random.nextInt(2));
        AliasPolicy policy = random.nextInt(3) == 0 ? AliasPolicy.ofEveryModel(alias) : AliasPolicy.of(model, alias);
        policy = policy.withApprovals(Math.max(0, random.nextInt(4) - 1));
        if (random.nextInt(4) == 0) {
            policy = policy.withGate("9a".repeat(32));
        }
        for (Action action : Action.values()) {
            if (random.nextInt(5) == 0) {
                policy = policy.withRoles(action, random.nextBoolean() ? "release" : "reviewer");
            }
        }
        return policy;
    }

    private void assertSame(String place) {
        for (String model : MODELS) {
            ModelTrack track = story.state.model(model);
            assertThat(track.count()).as(place).isEqualTo(naive.count(model));
            assertThat(track.description()).as(place).isEqualTo(naive.description(model, 0));
            assertThat(track.tags()).as(place).isEqualTo(naive.tags(model, 0));
            for (VersionEntry version : track.all()) {
                int number = version.number();
                assertThat(version.isDeleted()).as(place).isEqualTo(!naive.isThere(model, number));
                assertThat(version.deprecation().isPresent()).as(place).isEqualTo(naive.isDeprecated(model, number));
                assertThat(version.tags()).as(place).isEqualTo(naive.tags(model, number));
                assertThat(version.description()).as(place).isEqualTo(naive.description(model, number));
            }
            for (String alias : ALIASES) {
                assertThat(track.alias(alias).live()).as(place).isEqualTo(naive.champion(model, alias));
                assertThat(track.alias(alias)
                                .before(number -> track.version(number).isPresent()))
                        .as(place)
                        .isEqualTo(optional(naive.before(model, alias)));
                assertThat(story.state.policy(model, alias)).as(place).isEqualTo(naive.policy(model, alias));
            }
        }
    }

    private Optional<String> maybe(String text) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(text);
    }

    private static OptionalInt optional(int version) {
        return version == 0 ? OptionalInt.empty() : OptionalInt.of(version);
    }

    private <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
