package dev.boathouse.registry.internal.state;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.registry.internal.event.Judgement;
import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.signing.TrustedKey;
import dev.boathouse.registry.signing.VersionSignature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One event of every type at least, with every field that a payload can have. */
final class FullStory {

    private static final String NAME = "late-flights";
    private static final String GATE = "9a".repeat(32);
    private static final Actor OLGA = Actor.of("olga", "owner");
    private static final Actor ALICE = Actor.of("alice", "on-call", "trainer");
    private static final Actor BOB = Actor.of("bob", "reviewer");
    private static final Actor RELEASE = Actor.of("release-job", "release");

    /** The key of the first test vector of RFC 8032, and what it signs of the two versions. */
    private static final TrustedKey KEY =
            TrustedKey.of("release-2026", "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");

    private static final VersionSignature SIGNED_1 = new VersionSignature(
            KEY, "/hIxJ5x22PICaR73XS8drMaPHEvLX3m9nUok02+q9mPsYs1VMo3nGX/RDI8EojGQJQ1mg+HYqSKedQ32j+8eAQ==");
    private static final VersionSignature SIGNED_2 = new VersionSignature(
            KEY, "p67EtCbKovR1SPwk1ULaXBf0eBEdtl0rxDEnxSOw9kg1x5eron6jGFsZ3hckHKV9Ibjux5QqCQmD6i18xn5gBg==");

    private FullStory() {}

    static Story told() {
        Story story = new Story();
        AliasPolicy policy = AliasPolicy.ofEveryModel("champion")
                .withGate(GATE)
                .withApprovals(1)
                .withRoles(Action.APPROVE, "lead", "reviewer")
                .withRoles(Action.PROMOTE, "release")
                .withRoles(Action.ROLL_BACK, "on-call")
                .withRoles(Action.CHANGE_POLICY, "owner")
                .withTrustedKeys(List.of(KEY));
        story.tell(new Payload.PolicySet(policy), OLGA, Optional.of("rule 7"), null, null, "champion");
        story.tell(
                new Payload.PolicySet(AliasPolicy.of(NAME, "challenger")),
                OLGA,
                Optional.empty(),
                NAME,
                null,
                "challenger");
        story.tell(registered(), ALICE, Optional.of("nightly retraining"), NAME, 1, null);
        describe(story, 1, "Learnt from *one* January.\nNot for schedules.");
        describe(story, null, "Which flights will be late?");
        describe(story, null, null);
        tag(story, 1, "season", "winter");
        tag(story, null, "owner", "ops");
        tag(story, null, "owner", null);
        String decision =
                story.tell(judged(), ALICE, Optional.empty(), NAME, 1, null).eventId();
        story.tell(new Payload.Consented(decision), BOB, Optional.of("the slices look right"), NAME, 1, "champion");
        story.tell(new Payload.Signed(SIGNED_1), RELEASE, Optional.empty(), NAME, 1, null);
        story.tell(
                new Payload.Promoted(OptionalInt.empty(), decision),
                RELEASE,
                Optional.of("release 12"),
                NAME,
                1,
                "champion");
        story.predicted(NAME, 1, 17);
        story.tell(copied(), RELEASE, Optional.empty(), NAME, 2, null);
        story.tell(new Payload.Discouraged(), BOB, Optional.of("learnt from the wrong month"), NAME, 2, null);
        story.tell(new Payload.Reinstated(), BOB, Optional.of("it was the right one"), NAME, 2, null);
        story.tell(new Payload.Retired(), ALICE, Optional.of("the service is closed"), NAME, 1, "champion");
        story.tell(new Payload.RolledBack(OptionalInt.empty()), ALICE, Optional.of("it was not"), NAME, 1, "champion");
        story.tell(new Payload.Deleted(), OLGA, Optional.of("must be forgotten"), NAME, 2, null);
        story.tell(new Payload.SnapshotTaken("5d".repeat(32), 4711), ALICE, Optional.empty(), null, null, null);
        return story;
    }

    private static void describe(Story story, @Nullable Integer version, @Nullable String text) {
        story.tell(new Payload.Described(Optional.ofNullable(text)), ALICE, Optional.empty(), NAME, version, null);
    }

    private static void tag(Story story, @Nullable Integer version, String key, @Nullable String value) {
        story.tell(new Payload.Tagged(key, Optional.ofNullable(value)), ALICE, Optional.empty(), NAME, version, null);
    }

    private static Judgement judged() {
        return new Judgement(
                true,
                GATE,
                List.of("auc >= 0.7", "drift"),
                List.of(
                        new Finding("auc", true, "0.7123", ">= 0.7", "on 200 rows", "8b".repeat(32)),
                        new Finding("drift", true, "quiet", "quiet", "", "8c".repeat(32))),
                Story.evidence(Story.content(1)),
                Optional.empty());
    }

    private static Registration registered() {
        return with(Optional.of("run-42"), Optional.empty(), 1);
    }

    static Registration copied() {
        Judgement there = new Judgement(
                false,
                GATE,
                List.of("auc >= 0.8"),
                List.of(new Finding("auc", false, "0.7123", ">= 0.8", "", "8d".repeat(32))),
                Story.evidence(Story.content(2)),
                Optional.of(Story.evidence(Story.content(3))));
        Registration.Copy copy = new Registration.Copy(
                "file:/lake/staging",
                NAME,
                5,
                Story.id(105),
                "0a".repeat(32),
                Story.START.minusSeconds(3_600),
                "carol",
                Optional.of("Learnt from two Januaries."),
                Map.of("season", "winter", "team", "crew"),
                List.of(SIGNED_2),
                List.of(new Registration.CopiedDecision(
                        Story.id(106), Story.START.minusSeconds(1_800), "dave", there)));
        return with(Optional.of("copy of " + Story.id(105)), Optional.of(copy), 2);
    }

    private static Registration with(Optional<String> key, Optional<Registration.Copy> copy, int version) {
        Registration made = Story.registration(Story.content(version));
        return new Registration(
                made.contentDigest(),
                made.packageDigest(),
                made.files(),
                made.training(),
                made.evaluations(),
                key,
                copy);
    }
}
