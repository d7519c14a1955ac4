package dev.boathouse.registry.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.internal.event.Payload;
import dev.boathouse.registry.lineage.Lineage;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RegistryStateTest {

    private final Story story = new Story();
    private final RegistryState state = story.state;

    @Test
    void versionsAreNumberedAsTheyCome() {
        story.registered("late-flights", 1);
        story.registered("cancellations", 1);
        story.registered("late-flights", 2);
        assertThat(state.models()).containsExactly("cancellations", "late-flights");
        assertThat(state.model("late-flights").all())
                .extracting(VersionEntry::number)
                .containsExactly(1, 2);
        assertThat(state.model("late-flights").version(2).orElseThrow().contentDigest())
                .isEqualTo(Story.content(2));
        assertThat(state.model("late-flights").version(2).orElseThrow().at())
                .isEqualTo(story.rows.get(2).at());
        assertThat(state.problems()).isEmpty();
    }

    @Test
    void aliasesFollowPromotionsAndRollbacks() {
        for (int version = 1; version <= 3; version++) {
            story.registered("late-flights", version);
            story.live("late-flights", version, version - 1);
        }
        assertThat(story.champion("late-flights")).hasValue(3);
        story.rolledBack("late-flights", 3, 2);
        assertThat(story.champion("late-flights")).hasValue(2);
        story.rolledBack("late-flights", 2, 1);
        assertThat(story.champion("late-flights")).hasValue(1);
        assertThat(state.model("late-flights").alias("champion").before(number -> true))
                .isEmpty();
        assertThat(state.model("late-flights").alias("champion").moves())
                .extracting(move -> move.from() + ">" + move.to())
                .containsExactly("0>1", "1>2", "2>3", "3>2", "2>1");
        assertThat(state.problems()).isEmpty();
    }

    @Test
    void aPromotionAfterARollbackIsRolledBackToWhatWasLiveBetween() {
        story.registered("m", 1);
        story.registered("m", 2);
        story.registered("m", 3);
        story.live("m", 1, 0);
        story.live("m", 2, 1);
        story.rolledBack("m", 2, 1);
        story.live("m", 3, 1);
        assertThat(state.model("m").alias("champion").before(number -> true)).hasValue(1);
        assertThat(state.problems()).isEmpty();
    }

    @Test
    void toldWhatWasLiveAtAnyInstant() {
        story.registered("m", 1);
        story.registered("m", 2);
        Instant first = story.live("m", 1, 0).at();
        Instant second = story.live("m", 2, 1).at();
        AliasTrack track = state.model("m").alias("champion");
        assertThat(track.live(first.minusNanos(1000))).isEmpty();
        assertThat(track.live(first)).hasValue(1);
        assertThat(track.live(second.minusNanos(1000))).hasValue(1);
        assertThat(track.live(second)).hasValue(2);
        assertThat(track.live(Instant.MAX)).hasValue(2);
    }

    @Test
    void predictionsAreKeptByVersion() {
        story.registered("m", 1);
        story.registered("m", 2);
        story.predicted("m", 2, 5);
        story.predicted("m", 2, 6);
        assertThat(state.model("m").predictions(1)).isEmpty();
        assertThat(state.model("m").predictions(2))
                .extracting(Lineage.Predictions::version)
                .containsExactly(5L, 6L);
    }

    @Test
    void aPromotionWithoutAnApprovalOfThatVersionChangesNothing() {
        story.registered("m", 1);
        story.registered("m", 2);
        String approvalOfTwo = story.approved("m", 2, 0);
        String rejection = story.judged("m", 1, 0, false).eventId();
        story.promoted("m", 1, 0, approvalOfTwo);
        story.promoted("m", 1, 0, rejection);
        story.promoted("m", 1, 0, "made up");
        assertThat(story.champion("m")).isEmpty();
        assertThat(state.problems()).extracting(ChainReport.Problem::sequence).containsExactly(5L, 6L, 7L);
        assertThat(state.problems()).allMatch(problem -> problem.text().contains("without an approval"));
    }

    @Test
    void aPromotionAgainstAnotherChampionChangesNothing() {
        for (int version = 1; version <= 3; version++) {
            story.registered("m", version);
        }
        story.live("m", 1, 0);
        String againstNone = story.approved("m", 2, 0);
        String againstThree = story.approved("m", 2, 3);
        story.promoted("m", 2, 0, againstNone);
        story.promoted("m", 2, 1, againstNone);
        story.promoted("m", 2, 1, againstThree);
        assertThat(story.champion("m")).hasValue(1);
        assertThat(state.problems()).hasSize(3);
    }

    @Test
    void anApprovalIsGoodForOnePromotion() {
        story.registered("m", 1);
        story.registered("m", 2);
        story.live("m", 1, 0);
        String approval = story.approved("m", 2, 1);
        story.promoted("m", 2, 1, approval);
        story.rolledBack("m", 2, 1);
        story.promoted("m", 2, 1, approval);
        assertThat(story.champion("m")).hasValue(1);
        assertThat(state.problems()).hasSize(1);
    }

    @Test
    void aRollbackToAnythingElseThanBeforeChangesNothing() {
        for (int version = 1; version <= 3; version++) {
            story.registered("m", version);
            story.live("m", version, version - 1);
        }
        story.rolledBack("m", 3, 1);
        story.rolledBack("m", 2, 1);
        story.tell("m", 2, "challenger", new Payload.RolledBack(OptionalInt.of(3)), "never promoted");
        assertThat(story.champion("m")).hasValue(3);
        assertThat(state.problems()).hasSize(3);
    }

    @Test
    void aNumberThatIsNotTheNextOneIsNoVersion() {
        story.registered("m", 2);
        story.registered("m", 1);
        story.registered("m", 1);
        assertThat(state.model("m").all()).hasSize(1);
        assertThat(state.problems()).extracting(ChainReport.Problem::sequence).containsExactly(1L, 3L);
    }

    @Test
    void namesThatLookAlikeOrLikePathsAreNoModels() {
        story.registered("Late-Flights", 1);
        story.registered("late-flights", 1);
        story.registered("../etc", 1);
        story.registered("caf\u0065\u0301", 1);
        assertThat(state.models()).containsExactly("Late-Flights");
        assertThat(state.problems()).hasSize(3);
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestCounts() {
        story.tell("version-registered", "m", 1, null, "{");
        story.tell("version-registered", "m", 1, null, "{}");
        story.tell("version-registered", null, 1, null, "{}");
        story.tell("alias-promoted", "m", 1, "champion", "{\"from-version\":-3,\"decision\":\"x\"}");
        story.registered("m", 1);
        story.tell("alias-promoted", "m", 1, null, "{\"decision\":\"x\"}");
        assertThat(state.model("m").all()).hasSize(1);
        assertThat(state.problems()).extracting(ChainReport.Problem::sequence).containsExactly(1L, 2L, 3L, 4L, 6L);
        assertThat(state.unknown()).isEmpty();
    }

    @Test
    void aTypeOfANewerReleaseIsReadOver() {
        story.registered("m", 1);
        story.tell("policy-delegated", "m", null, "champion", "{\"to\":2}");
        story.registered("m", 2);
        assertThat(state.model("m").all()).hasSize(2);
        assertThat(state.unknown()).contains("policy-delegated");
        assertThat(state.problems()).hasSize(1);
    }

    @Test
    void emptyAnswersForWhatIsNotThere() {
        assertThat(state.models()).isEmpty();
        assertThat(state.model("m").all()).isEqualTo(List.of());
        assertThat(story.champion("m")).isEqualTo(OptionalInt.empty());
    }
}
