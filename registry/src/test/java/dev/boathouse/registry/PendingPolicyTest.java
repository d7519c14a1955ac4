package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.ConflictException;
import dev.boathouse.registry.audit.RegistryEvent;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.policy.PolicyException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy is shown before it is put in force, and what was shown is what is put in force. */
class PendingPolicyTest {

    private static final AliasPolicy POLICY =
            AliasPolicy.of(NAME, "champion").withApprovals(1).withRoles(Action.APPROVE, "reviewer");

    @TempDir
    Path folder;

    private ModelRegistry registry;

    @BeforeEach
    void open() {
        registry = opened().actingAs("alice");
    }

    private ModelRegistry opened() {
        return ModelRegistry.open("file:" + folder.resolve("models"));
    }

    @Test
    void differencesAreShownAndNothingIsWrittenBeforeItIsSaidSo() {
        PendingPolicy pending = registry.apply(POLICY);
        assertThat(pending.policy()).isEqualTo(POLICY);
        assertThat(pending.differences())
                .containsExactly(
                        "champion of late-flights has no policy yet.",
                        "approvals: 0 -> 1",
                        "roles to approve: any -> \"reviewer\"");
        assertThat(pending.toString())
                .startsWith("policy of champion of late-flights: champion of late-flights has no policy yet.");
        assertThat(folder).isEmptyDirectory();
        assertThat(pending.commit()).isTrue();
        assertThat(opened().policy(NAME, "champion")).contains(POLICY);
        AliasPolicy next = POLICY.withGate("9a".repeat(32)).withRoles(Action.APPROVE);
        assertThat(registry.apply(next).differences())
                .containsExactly("gate: any -> \"" + "9a".repeat(32) + "\"", "roles to approve: \"reviewer\" -> any");
    }

    @Test
    void applyingTwiceIsApplyingOnce() {
        PendingPolicy pending = registry.apply(POLICY);
        assertThat(pending.commit()).isTrue();
        assertThat(pending.commit()).isFalse();
        PendingPolicy again = opened().actingAs("bob").apply(POLICY);
        assertThat(again.differences()).isEmpty();
        assertThat(again.toString()).endsWith("in force");
        assertThat(again.commit()).isFalse();
        assertThat(registry.audit()).hasSize(1);
    }

    @Test
    void aPolicyThatWasChangedSinceTheDifferencesWereShownIsAConflict() {
        registry.apply(POLICY).commit();
        PendingPolicy looser = registry.apply(POLICY.withApprovals(0));
        opened().actingAs("bob").apply(POLICY.withApprovals(2)).commit();
        assertThatThrownBy(looser::commit)
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("it was changed since the differences were shown");
        assertThat(opened().policy(NAME, "champion")).contains(POLICY.withApprovals(2));
        assertThat(registry.apply(POLICY.withApprovals(0)).commit()).isTrue();
    }

    @Test
    void aModelsOwnPolicyIsShownBesideThatOfEveryModelWhichHeldSoFar() {
        AliasPolicy every = AliasPolicy.ofEveryModel("champion").withApprovals(2);
        registry.apply(every).commit();
        PendingPolicy own = registry.apply(POLICY);
        assertThat(own.differences())
                .containsExactly(
                        "champion of late-flights has no policy of its own yet; champion of every model has.",
                        "approvals: 2 -> 1",
                        "roles to approve: any -> \"reviewer\"");
        registry.apply(every.withApprovals(3)).commit();
        assertThatThrownBy(own::commit).isInstanceOf(ConflictException.class);
        assertThat(registry.apply(POLICY).commit()).isTrue();
        assertThat(registry.apply(every).differences()).containsExactly("approvals: 3 -> 2");
    }

    @Test
    void aModelsOwnPolicyThatAsksForTheSameIsStillOfItsOwn() {
        AliasPolicy every = AliasPolicy.ofEveryModel("champion").withApprovals(1);
        registry.apply(every).commit();
        AliasPolicy same = AliasPolicy.of(NAME, "champion").withApprovals(1);
        assertThat(registry.apply(same).differences()).hasSize(1);
        assertThat(registry.apply(same).commit()).isTrue();
        registry.apply(every.withApprovals(0)).commit();
        assertThat(opened().policy(NAME, "champion")).contains(same);
    }

    @Test
    void whoMayChangeItIsPartOfThePolicy() {
        AliasPolicy owned = POLICY.withRoles(Action.CHANGE_POLICY, "owner");
        registry.apply(owned).commit();
        assertThatThrownBy(() -> registry.apply(POLICY).commit())
                .isInstanceOf(PolicyException.class)
                .hasMessage("Cannot apply the policy of champion of late-flights: its policy asks for the role owner to"
                        + " change-policy, which alice does not have.");
        assertThat(opened().policy(NAME, "champion")).contains(owned);
        ModelRegistry owner = opened().actingAs(Actor.of("olga", "owner"));
        assertThat(owner.apply(POLICY).commit()).isTrue();
        assertThat(registry.refresh().apply(owned).commit()).isTrue();
    }

    @Test
    void whoMaySetAModelsFirstPolicyIsSaidByThatOfEveryModel() {
        registry.apply(AliasPolicy.ofEveryModel("champion").withRoles(Action.CHANGE_POLICY, "owner"))
                .commit();
        assertThatThrownBy(
                        () -> registry.apply(AliasPolicy.of(NAME, "champion")).commit())
                .isInstanceOf(PolicyException.class);
        assertThat(registry.apply(AliasPolicy.of(NAME, "challenger")).commit()).isTrue();
        assertThat(opened().actingAs(Actor.of("olga", "owner"))
                        .apply(AliasPolicy.of(NAME, "champion"))
                        .commit())
                .isTrue();
    }

    @Test
    void aChangeIsInTheAudit() {
        opened().actingAs(Actor.of("olga", "owner"))
                .withReason("two people from now on")
                .apply(POLICY)
                .commit();
        RegistryEvent event = registry.audit().get(0);
        assertThat(event.type()).isEqualTo("policy-set");
        assertThat(event.actor()).isEqualTo("olga");
        assertThat(event.roles()).containsExactly("owner");
        assertThat(event.reason()).contains("two people from now on");
        assertThat(event.model()).contains(NAME);
        assertThat(event.version()).isEmpty();
        assertThat(event.alias()).contains("champion");
        assertThat(event.payload()).contains("\"approvals\":1,\"roles\":{\"approve\":[\"reviewer\"]}");
        assertThat(AliasPolicy.parse("the payload", policyOf(event))).containsExactly(POLICY);
    }

    private static String policyOf(RegistryEvent event) {
        String payload = event.payload();
        return payload.substring(payload.indexOf(':') + 1, payload.indexOf(",\"reason\""));
    }
}
