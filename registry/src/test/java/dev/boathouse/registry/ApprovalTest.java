package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.audit.RegistryEvent;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.policy.PolicyException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People say yes to a decision, each in a process of their own, which is a registry of its own here. */
class ApprovalTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final AliasPolicy TWO_REVIEWERS = AliasPolicy.of(NAME, "champion")
            .withGate(Flights.GATE.digest())
            .withApprovals(2)
            .withRoles(Action.APPROVE, "reviewer");
    private static final AliasPolicy ANY_TWO = AliasPolicy.of(NAME, "champion").withApprovals(2);

    @TempDir
    Path folder;

    private ModelRegistry trainer;

    @BeforeEach
    void open() {
        trainer = as("alice");
    }

    private ModelRegistry as(String name, String... roles) {
        return as(Actor.of(name, roles), MONDAY);
    }

    private ModelRegistry as(Actor actor, Instant now) {
        return ModelRegistry.open("file:" + folder.resolve("models"))
                .actingAs(actor)
                .withClock(Clock.fixed(now, ZoneOffset.UTC));
    }

    private ModelVersion candidate(long seed) {
        return Flights.approved(trainer, Flights.model(seed)).candidate();
    }

    private static void assertMissing(Approval approval, String... missing) {
        assertThat(approval)
                .isInstanceOfSatisfying(
                        Approval.Missing.class, one -> assertThat(one.what()).containsExactly(missing));
    }

    private static Approved approved(Approval approval) {
        assertThat(approval).isInstanceOf(Approved.class);
        return (Approved) approval;
    }

    @Test
    void peopleApproveDaysLaterElsewhereAndSomebodyElsePromotes() {
        trainer.apply(TWO_REVIEWERS).commit();
        ModelVersion version = candidate(1);
        assertMissing(trainer.approval(version, "champion"), "2 more approvals in the role reviewer, not by alice");

        ModelRegistry bob = as(Actor.of("bob", "reviewer"), MONDAY.plusSeconds(86_400));
        Approval half = bob.approve(bob.version(NAME, 1), "champion", "the slices look right");
        assertMissing(half, "1 more approval in the role reviewer, not by alice");
        assertThat(half.toString())
                .isEqualTo("late-flights version 1 cannot become champion without 1 more approval in the role reviewer,"
                        + " not by alice");
        ModelRegistry carol = as(Actor.of("carol", "lead", "reviewer"), MONDAY.plusSeconds(4 * 86_400));
        Approved approved = approved(carol.approve(carol.version(NAME, 1), "champion", "the costs are fine"));

        ModelRegistry release = as("release-job");
        assertThat(approved(release.approval(release.version(NAME, 1), "champion"))
                        .eventId())
                .isEqualTo(approved.eventId());
        assertThat(release.promote("champion", approved(release.approval(version, "champion")))
                        .to())
                .hasValue(1);
        assertThat(release.audit())
                .filteredOn(event -> event.type().equals("approval-given"))
                .extracting(event -> event.at() + " " + event.actor() + " " + event.roles() + " "
                        + event.reason().orElseThrow() + " " + event.alias().orElseThrow())
                .containsExactly(
                        "2026-03-03T09:00:00Z bob [reviewer] the slices look right champion",
                        "2026-03-06T09:00:00Z carol [lead, reviewer] the costs are fine champion");
        assertThat(release.verify().problems()).isEmpty();
    }

    @Test
    void nobodyApprovesWhatTheyMadeHoweverTheySpellTheirName() {
        trainer.apply(ANY_TWO).commit();
        ModelVersion version = candidate(1);
        int events = trainer.audit().size();
        for (String name : new String[] {"alice", "Alice", "ALICE", "\uff41lice"}) {
            assertThatThrownBy(() -> as(name, "reviewer").approve(version, "champion", "mine"))
                    .as(name)
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("somebody else than " + name + ", who made it");
        }
        assertThat(trainer.audit()).hasSize(events);
        assertMissing(trainer.approval(version, "champion"), "2 more approvals, not by alice");
    }

    @Test
    void whoMadeTheOriginalOfACopyDoesNotApproveTheCopy() {
        ModelRegistry staging =
                ModelRegistry.open("file:" + folder.resolve("staging")).actingAs("alice");
        Model model = Flights.model(1);
        ModelVersion original = Flights.registered(staging, model);
        ModelRegistry deployer = as("deployer");
        ModelVersion copy = deployer.copy(staging, original);
        deployer.apply(ANY_TWO).commit();
        deployer.record(copy, Flights.verdict(deployer, model));
        for (String name : new String[] {"alice", "Deployer"}) {
            assertThatThrownBy(() -> as(name).approve(copy, "champion", "mine")).isInstanceOf(PolicyException.class);
        }
        assertMissing(as("bob").approve(copy, "champion", "looks right"), "1 more approval, not by alice or deployer");
    }

    @Test
    void onePersonCountsOnce() {
        trainer.apply(ANY_TWO).commit();
        ModelVersion version = candidate(1);
        for (String name : new String[] {"bob", "bob", "Bob", "BOB"}) {
            assertMissing(as(name).approve(version, "champion", "yes from " + name), "1 more approval, not by alice");
        }
        assertThat(trainer.audit())
                .filteredOn(event -> event.type().equals("approval-given"))
                .extracting(RegistryEvent::actor)
                .containsExactly("bob");
        assertMissing(as("bob", "lead").approve(version, "champion", "as lead"), "1 more approval, not by alice");
        approved(as("carol").approve(version, "champion", "yes"));
    }

    @Test
    void rolesCountAsTheyWereWhenSomebodyApproved() {
        trainer.apply(ANY_TWO).commit();
        ModelVersion version = candidate(1);
        as("bob", "reviewer").approve(version, "champion", "yes");
        as("carol").approve(version, "champion", "yes");
        approved(trainer.refresh().approval(version, "champion"));
        trainer.apply(TWO_REVIEWERS).commit();
        assertMissing(
                as("carol", "reviewer").approval(version, "champion"),
                "1 more approval in the role reviewer, not by alice");
        approved(as("carol", "reviewer").approve(version, "champion", "now as a reviewer"));
    }

    @Test
    void whoLacksTheRoleCannotApprove() {
        trainer.apply(TWO_REVIEWERS).commit();
        ModelVersion version = candidate(1);
        int events = trainer.audit().size();
        assertThatThrownBy(() -> as("bob", "lead").approve(version, "champion", "yes"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("the role reviewer to approve, which bob (lead) does not have");
        assertThat(trainer.audit()).hasSize(events);
    }

    @Test
    void aYesToADecisionIsNoneToANewerOne() {
        trainer.apply(AliasPolicy.of(NAME, "champion").withApprovals(1)).commit();
        ModelVersion version = candidate(1);
        Approved first = approved(as("bob").approve(version, "champion", "yes"));
        Decision second = trainer.record(version, Flights.verdict(trainer, Flights.model(1)));
        assertMissing(trainer.approval(version, "champion"), "1 more approval, not by alice");
        assertThatThrownBy(() -> trainer.promote("champion", (Approved) second)).isInstanceOf(PolicyException.class);
        assertThat(first.eventId()).isNotEqualTo(second.eventId());
        assertThat(approved(as("bob").approve(version, "champion", "this one, too"))
                        .eventId())
                .isEqualTo(second.eventId());
    }

    @Test
    void aYesBesideAnotherChampionIsNoneBesideTheNewOne() {
        trainer.apply(AliasPolicy.of(NAME, "champion").withApprovals(1)).commit();
        ModelVersion first = candidate(1);
        ModelVersion second = candidate(2);
        Approved old = approved(as("bob").approve(first, "champion", "yes"));
        trainer.promote("champion", approved(as("bob").approve(second, "champion", "better")));
        assertMissing(
                trainer.approval(first, "champion"),
                "a passed decision about it against late-flights version 2, which is live");
        assertThatThrownBy(() -> trainer.promote("champion", old))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("late-flights version 2 is live");
        assertThatThrownBy(() -> as("bob").approve(first, "champion", "yes"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("there is no passed decision about it against late-flights version 2");
        trainer.record(first, Flights.verdict(trainer, Flights.model(1)));
        assertMissing(trainer.approval(first, "champion"), "1 more approval, not by alice");
    }

    @Test
    void aYesForOneAliasIsNoneForAnother() {
        trainer.apply(AliasPolicy.of(NAME, "champion").withApprovals(1)).commit();
        ModelVersion version = candidate(1);
        approved(as("bob").approve(version, "challenger", "try it"));
        assertMissing(trainer.refresh().approval(version, "champion"), "1 more approval, not by alice");
    }

    @Test
    void aYesForAMisspeltAliasTakesNoName() {
        ModelVersion version = candidate(1);
        as("bob").approve(version, "Champion", "yes");
        approved(as("bob").approve(version, "champion", "yes, as champion"));
        trainer.promote("champion", approved(trainer.refresh().approval(version, "champion")));
        assertThatThrownBy(() -> as("carol").approve(version, "Champion", "yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can be taken for the alias champion");
    }

    @Test
    void thereIsNothingToApproveWithoutADecisionThatPassed() {
        Model useless = Flights.useless();
        ModelVersion version = Flights.registered(trainer, useless);
        trainer.record(version, Flights.verdict(trainer, useless));
        assertMissing(trainer.approval(version, "champion"), "a passed decision about it, made while nothing was live");
        assertThatThrownBy(() -> as("bob").approve(version, "champion", "please"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Recording one first would work");
    }

    @Test
    void withoutAPolicyADecisionIsEnough() {
        ModelVersion version = candidate(1);
        assertThat(trainer.promote("champion", approved(trainer.approval(version, "champion")))
                        .to())
                .hasValue(1);
    }

    @Test
    void whatIsLiveIsApprovedByTheDecisionThatMadeItLive() {
        ModelVersion first = Flights.live(trainer, Flights.model(1));
        Approved used = approved(trainer.approval(first, "champion"));
        assertThat(trainer.history(NAME, "champion").get(0).decision()).contains(used.eventId());
        Flights.live(trainer, Flights.model(2));
        trainer.rollback(NAME, "champion", "too many false alarms");
        assertThat(approved(as("bob").approval(first, "champion")).eventId()).isEqualTo(used.eventId());
        trainer.apply(TWO_REVIEWERS).commit();
        assertThat(trainer.promote("champion", approved(trainer.approval(first, "champion"))))
                .isEqualTo(trainer.history(NAME, "champion").get(2));
        assertThat(trainer.history(NAME, "champion")).hasSize(3);
    }

    @Test
    void aPolicyWithAnotherGateAsksForADecisionOfThatGate() {
        ModelVersion version = candidate(1);
        Approved before = approved(trainer.approval(version, "champion"));
        Gate stricter = Flights.GATE.and(Check.atLeast(Metric.AUC, 0.61));
        trainer.apply(AliasPolicy.of(NAME, "champion").withGate(stricter.digest()))
                .commit();
        assertMissing(
                trainer.approval(version, "champion"),
                "a passed decision of the gate " + stricter.digest() + " about it, made while nothing was live");
        assertThatThrownBy(() -> trainer.promote("champion", before)).isInstanceOf(PolicyException.class);
        Model model = Flights.model(1);
        trainer.record(version, stricter.decide(Comparison.of(model, trainer.model(NAME, "champion"), Flights.TEST)));
        approved(trainer.approval(version, "champion"));
    }

    @Test
    void aDeprecatedVersionIsApprovedWhenItIsReinstated() {
        ModelVersion version = candidate(1);
        trainer.catalog().deprecate(version, "learnt from the wrong month");
        assertMissing(
                trainer.approval(version, "champion"),
                "being reinstated, since alice deprecated it: learnt from the wrong month");
        trainer.catalog().reinstate(version);
        approved(trainer.approval(version, "champion"));
    }

    @Test
    void aDeletedVersionAndOneOfAnotherRegistryAreNotApproved() {
        ModelVersion version = candidate(1);
        trainer.catalog().delete(version, "a mistake");
        assertThatThrownBy(() -> as("bob").approve(version, "champion", "yes"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("alice deleted it at " + MONDAY + " (a mistake)");
        assertThatThrownBy(() -> trainer.approval(version, "champion")).isInstanceOf(NotFoundException.class);
        ModelRegistry elsewhere = ModelRegistry.open("file:" + folder.resolve("elsewhere"));
        assertThatThrownBy(() -> elsewhere.approval(version, "champion")).isInstanceOf(NotFoundException.class);
    }
}
