package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy is kept by everyone who writes, in whatever process, and what it refuses leaves no trace. */
class PolicyTest {

    private static final AliasPolicy NOTHING = AliasPolicy.of(NAME, "champion");

    @TempDir
    Path folder;

    private ModelRegistry registry;

    @BeforeEach
    void open() {
        registry = opened();
    }

    private ModelRegistry opened() {
        return ModelRegistry.open("file:" + folder.resolve("models"));
    }

    private ModelRegistry as(String name, String... roles) {
        return opened().actingAs(Actor.of(name, roles));
    }

    private void refused(ThrowingCallable call, String... missing) {
        int events = opened().audit().size();
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PolicyException.class, e -> assertThat(e.missing()).containsExactly(missing))
                .hasMessageContaining(": its policy asks for " + missing[0]);
        assertThat(opened().audit()).hasSize(events);
    }

    @Test
    void anApprovalOfAnotherGateIsNone() {
        registry.apply(NOTHING.withGate(Flights.GATE.digest())).commit();
        Model model = Flights.model(1);
        ModelVersion version = Flights.registered(registry, model);
        Gate easier = Gate.require(Check.atLeast(Metric.AUC, 0.5));
        Approved wrong = (Approved) registry.record(
                version, easier.decide(Comparison.of(model, registry.model(NAME, "champion"), Flights.TEST)));
        refused(
                () -> registry.promote("champion", wrong),
                "a decision of the gate " + Flights.GATE.digest() + ", where this one is of the gate "
                        + easier.digest());
        assertThat(registry.alias(NAME, "champion")).isEmpty();
        Approved right = (Approved) registry.record(version, Flights.verdict(registry, model));
        assertThat(registry.promote("champion", right).to()).hasValue(1);
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    void whoeverLacksTheRoleCannotPromoteRollBackOrRetire() {
        registry.apply(NOTHING.withRoles(Action.PROMOTE, "release", "lead").withRoles(Action.ROLL_BACK, "on-call"))
                .commit();
        Approved first = Flights.approved(registry, Flights.model(1));
        refused(
                () -> as("bob", "on-call").promote("champion", first),
                "the role lead or release to promote, which bob (on-call) does not have");
        as("bob", "lead").promote("champion", first);
        Approved second = Flights.approved(registry.refresh(), Flights.model(2));
        as("bob", "release").promote("champion", second);
        refused(
                () -> as("bob", "release").rollback(NAME, "champion", "too late"),
                "the role on-call to roll-back, which bob (release) does not have");
        assertThat(as("carol", "on-call").rollback(NAME, "champion", "too late").to())
                .hasValue(1);
        refused(
                () -> as("dave").retire(NAME, "champion", "closed"),
                "the role on-call to roll-back, which dave does not have");
        assertThat(as("carol", "on-call").retire(NAME, "champion", "closed").to())
                .isEmpty();
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    void rolesAreNeededOnlyForWhatIsReserved() {
        registry.apply(NOTHING.withRoles(Action.PROMOTE, "release")).commit();
        Approved approved = Flights.approved(registry, Flights.model(1));
        assertThat(registry.promote("challenger", approved).to()).hasValue(1);
        as("bob", "release").promote("champion", approved);
        assertThat(registry.refresh().retire(NAME, "champion", "closed").to()).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        registry.apply(NOTHING.withGate("0".repeat(64)).withApprovals(2).withRoles(Action.PROMOTE, "release"))
                .commit();
        Approved approved = Flights.approved(registry.actingAs("alice"), Flights.model(1));
        refused(
                () -> as("alice").promote("champion", approved),
                "a decision of the gate " + "0".repeat(64) + ", where this one is of the gate " + Flights.GATE.digest(),
                "2 more approvals, not by alice",
                "the role release to promote, which alice does not have");
    }

    @Test
    void thePolicyOfEveryModelHoldsWhereAModelHasNoneOfItsOwn() {
        AliasPolicy every = AliasPolicy.ofEveryModel("champion").withApprovals(1);
        registry.apply(every).commit();
        Approved approved = Flights.approved(registry.actingAs("alice"), Flights.model(1));
        assertThat(opened().policy(NAME, "champion")).contains(every);
        assertThat(opened().policy(NAME, "challenger")).isEmpty();
        refused(() -> registry.promote("champion", approved), "1 more approval, not by alice");
        registry.apply(NOTHING).commit();
        assertThat(opened().policy(NAME, "champion")).contains(NOTHING);
        assertThat(opened().policy("delays", "champion")).contains(every);
        assertThat(registry.promote("champion", approved).to()).hasValue(1);
    }

    @Test
    void aPolicyCountsFromWhenItIsInForce() {
        Approved before = Flights.approved(registry.actingAs("alice"), Flights.model(1));
        as("owner").apply(NOTHING.withApprovals(1)).commit();
        refused(() -> registry.promote("champion", before), "1 more approval, not by alice");
        as("owner").apply(NOTHING).commit();
        registry.promote("champion", before);
        as("owner").apply(NOTHING.withApprovals(1)).commit();
        assertThat(Flights.champion(opened())).contains(1);
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    void whatIsRefusedIsNotInTheAudit() {
        registry.apply(NOTHING.withRoles(Action.PROMOTE, "release")).commit();
        Approved approved = Flights.approved(registry, Flights.model(1));
        assertThatThrownBy(() -> registry.promote("champion", approved)).isInstanceOf(PolicyException.class);
        assertThat(registry.audit())
                .extracting(RegistryEvent::type)
                .containsExactly("policy-set", "version-registered", "decision-recorded");
    }
}
