package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.Judgement;
import dev.boathouse.registry.internal.event.Payload.Consented;
import dev.boathouse.registry.internal.event.Payload.PolicySet;
import dev.boathouse.registry.internal.event.Payload.Promoted;
import dev.boathouse.registry.policy.Action;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.policy.PolicyException;
import dev.boathouse.registry.signing.TrustedKey;
import dev.boathouse.registry.signing.VersionSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Approvals that nobody gave, or gave for something else. */
class ForgedApprovalTest {

    private static final Model FIRST = Flights.model(1);
    private static final Model SECOND = Flights.model(2);
    private static final Actor REVIEWER = Actor.of("bob", "reviewer");
    private static final AliasPolicy POLICY = AliasPolicy.of(NAME, "champion")
            .withGate(Flights.GATE.digest())
            .withApprovals(1)
            .withRoles(Action.APPROVE, "reviewer")
            .withRoles(Action.CHANGE_POLICY, "admin");

    @TempDir
    static Path told;

    @TempDir
    Path folder;

    private Intruder intruder;
    private ModelRegistry alice;
    private ModelVersion version;
    private Decision decision;

    /** Alice has made a version that passed the gate; somebody else must approve it. */
    @BeforeAll
    static void registerAndJudge() {
        ModelRegistry registry = new Intruder(told.resolve("models")).opened();
        registry.actingAs(Actor.of("root", "admin")).apply(POLICY).commit();
        ModelRegistry author = registry.actingAs("alice");
        author.record(Flights.registered(author, FIRST), Flights.verdict(author, FIRST));
    }

    @BeforeEach
    void open() throws IOException {
        intruder = Intruder.copied(told.resolve("models"), folder.resolve("models"));
        alice = intruder.opened().actingAs("alice");
        version = alice.version(NAME, 1);
        decision = alice.decisions(version).get(0);
    }

    private EventRow consent(Actor actor, String decisionId) {
        return intruder.next(actor, "looks good", NAME, 1, "champion", new Consented(decisionId));
    }

    private EventRow promotion(String decisionId) {
        return intruder.next(
                Actor.of("mallory"), null, NAME, 1, "champion", new Promoted(OptionalInt.empty(), decisionId));
    }

    /** A row of another engine changed nothing, and is named. */
    private void assertVoid(EventRow row, String why) {
        intruder.append(row);
        ModelRegistry reader = intruder.opened();
        assertThat(reader.approval(version, "champion")).isInstanceOf(Approval.Missing.class);
        assertThat(Flights.champion(reader)).isEmpty();
        assertThat(reader.verify().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.sequence()).isEqualTo(row.sequence());
            assertThat(problem.text()).contains(why);
        });
    }

    @Test
    void nothingIsWrongWithARealOne() {
        intruder.append(consent(REVIEWER, decision.eventId()));
        ModelRegistry reader = intruder.opened();
        assertThat(reader.verify().problems()).isEmpty();
        reader.promote("champion", (Decision.Approved) reader.approval(version, "champion"));
        assertThat(Flights.champion(reader)).contains(1);
    }

    @Test
    void aConsentOfTheAuthorIsNone() {
        assertVoid(consent(Actor.of("alice", "reviewer"), decision.eventId()), "approves what alice made");
    }

    @Test
    void aConsentOfTheAuthorInAnotherSpellingIsNone() {
        for (String name : List.of("ALICE", "ａｌｉｃｅ", "\ud835\udc1alice")) {
            ModelRegistry other = alice.actingAs(Actor.of(name, "reviewer"));
            assertThatThrownBy(() -> other.approve(version, "champion", "looks good"))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("who made it");
        }
        assertVoid(consent(Actor.of("Alice", "reviewer"), decision.eventId()), "approves what Alice made");
    }

    /** Unicode has letters that show nothing and are no formats. */
    @Test
    void aNameWithWhatNobodySeesIsNone() {
        for (String name : List.of("ali\u115fce", "alice\u00a0", "al\ufe0fice", "alice\u2800", "ali\u200bce")) {
            assertThatThrownBy(() -> Actor.of(name, "reviewer")).isInstanceOf(IllegalArgumentException.class);
        }
        assertVoid(
                intruder.next(
                        "alice\u3164",
                        "approval-given",
                        NAME,
                        1,
                        "champion",
                        "{\"decision\":\"" + decision.eventId()
                                + "\",\"reason\":\"fine\",\"actor-roles\":[\"reviewer\"]}"),
                "Not a name for an actor");
    }

    @Test
    void aConsentWithoutTheRoleIsNone() {
        assertVoid(consent(Actor.of("bob", "intern"), decision.eventId()), "the role reviewer to approve");
    }

    @Test
    void aConsentToNoDecisionIsNone() {
        assertVoid(consent(REVIEWER, "00000000-0000-4000-8000-000000000000"), "without a passed decision");
    }

    @Test
    void aConsentToARejectionIsNone() {
        ModelVersion useless = Flights.registered(alice, Flights.useless());
        Decision rejected = alice.record(
                useless, Flights.GATE.decide(Comparison.of(Flights.useless(), Optional.empty(), Flights.TEST)));
        assertThat(rejected).isInstanceOf(Decision.Rejected.class);
        assertVoid(
                intruder.next(REVIEWER, "looks good", NAME, 2, "champion", new Consented(rejected.eventId())),
                "without a passed decision");
    }

    @Test
    void aConsentToADecisionAboutAnotherVersionIsNone() {
        Decision.Approved other = Flights.approved(alice, SECOND);
        assertVoid(consent(REVIEWER, other.eventId()), "without a passed decision");
    }

    @Test
    void onePersonInTwoSpellingsIsOne() {
        alice.actingAs(Actor.of("root", "admin")).apply(POLICY.withApprovals(2)).commit();
        intruder.append(consent(REVIEWER, decision.eventId()));
        intruder.append(consent(Actor.of("BOB", "reviewer"), decision.eventId()));
        ModelRegistry reader = intruder.opened();
        assertThat(reader.verify().problems()).isEmpty();
        assertThat(reader.approval(version, "champion"))
                .hasToString(
                        NAME
                                + " version 1 cannot become champion without 1 more approval in the role reviewer, not by alice");
    }

    @Test
    void aPromotionWithoutConsentMovesNothing() {
        assertVoid(promotion(decision.eventId()), "1 more approval");
    }

    @Test
    void aPromotionOnADecisionThatNobodyMadeMovesNothing() {
        assertVoid(promotion("made-up"), "without an approval of it");
    }

    /** Else the consent to one judgement would be good for another, such as one against another champion. */
    @Test
    void aSecondDecisionWithTheIdOfTheFirstIsNone() {
        intruder.append(consent(REVIEWER, decision.eventId()));
        EventRow first = intruder.rows().get(2);
        Judgement judgement = (Judgement) Event.of(first).payload();
        EventRow next = intruder.next(
                Actor.of("mallory"),
                null,
                NAME,
                1,
                null,
                new Judgement(
                        true,
                        judgement.gateDigest(),
                        List.of("anything goes"),
                        judgement.findings(),
                        judgement.candidate(),
                        judgement.champion()));
        intruder.append(new EventRow(
                        next.sequence(),
                        first.eventId(),
                        next.at(),
                        next.actor(),
                        next.type(),
                        next.model(),
                        next.version(),
                        next.alias(),
                        next.payload(),
                        next.previousHash(),
                        "")
                .sealed());
        ModelRegistry reader = intruder.opened();
        assertThat(reader.verify().problems())
                .singleElement()
                .extracting(ChainReport.Problem::text)
                .asString()
                .contains("was recorded before");
        assertThat(reader.decisions(version))
                .singleElement()
                .satisfies(one -> assertThat(one.checks()).isEqualTo(judgement.checks()));
    }

    @Test
    void anApprovalThatWasUsedAndRolledBackIsGoodForNothing() {
        ModelRegistry bob = alice.actingAs(REVIEWER);
        Decision.Approved approved = (Decision.Approved) bob.approve(version, "champion", "looks good");
        alice.promote("champion", approved);
        alice.retire(NAME, "champion", "too many false alarms");
        assertThatThrownBy(() -> alice.promote("champion", approved))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("was used before");
        assertThatThrownBy(() -> bob.approve(version, "champion", "looks good")).isInstanceOf(NotFoundException.class);
        assertVoid(promotion(decision.eventId()), "used before");
    }

    @Test
    void aConsentToAnOldDecisionIsNoneToTheNext() {
        alice.actingAs(REVIEWER).approve(version, "champion", "looks good");
        alice.promote("champion", (Decision.Approved) alice.approval(version, "champion"));
        ModelVersion second = Flights.registered(alice, SECOND);
        Decision against = alice.record(second, Flights.verdict(alice, SECOND));
        alice.actingAs(REVIEWER).approve(second, "champion", "better");
        alice.retire(NAME, "champion", "holidays");
        // The second was better than the first. Whether it is good enough alone is another question.
        assertThatThrownBy(() -> alice.promote("champion", (Decision.Approved) against))
                .isInstanceOf(ConflictException.class);
        alice.record(second, Flights.verdict(alice, SECOND));
        assertThat(alice.approval(second, "champion")).isInstanceOf(Approval.Missing.class);
    }

    @Test
    void anApprovalOfAnotherRegistryIsNone() {
        ModelRegistry other = ModelRegistry.open("file:" + folder.resolve("other"));
        Decision.Approved elsewhere = Flights.approved(other, FIRST);
        assertThat(elsewhere.candidate()).isEqualTo(version);
        assertThatThrownBy(() -> alice.promote("champion", elsewhere))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("is not in this registry");
    }

    @Test
    void approvalsDoNotTravelWithACopy() {
        Decision.Approved approved =
                (Decision.Approved) alice.actingAs(REVIEWER).approve(version, "champion", "looks good");
        ModelRegistry production =
                ModelRegistry.open("file:" + folder.resolve("production")).actingAs(Actor.of("root", "admin"));
        production.apply(POLICY).commit();
        ModelVersion copied = production.copy(alice, version);
        assertThat(production.decisions(copied)).isEmpty();
        assertThat(production.approval(copied, "champion")).isInstanceOf(Approval.Missing.class);
        assertThatThrownBy(() -> production.promote("champion", approved)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theAuthorOfACopyIsStillItsAuthor() {
        ModelRegistry production =
                ModelRegistry.open("file:" + folder.resolve("production")).actingAs("deployer");
        ModelVersion copied = production.copy(alice, version);
        production.record(copied, Flights.verdict(production, FIRST));
        for (String author : List.of("alice", "deployer")) {
            assertThatThrownBy(() -> production.actingAs(author).approve(copied, "champion", "looks good"))
                    .isInstanceOf(PolicyException.class);
        }
    }

    /** The key of a copy is told by the original; somebody could be there first. */
    @Test
    void anotherModelUnderTheKeyOfACopyIsNoCopy() {
        ModelRegistry production = ModelRegistry.open("file:" + folder.resolve("production"));
        String key = "copy of " + intruder.rows().get(1).eventId();
        production.actingAs("mallory").registerOnce(key, NAME, SECOND);
        assertThatThrownBy(() -> production.copy(alice, version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void aPolicyIsNotLoweredWithoutTheRole() {
        AliasPolicy open = AliasPolicy.of(NAME, "champion");
        assertThatThrownBy(() -> alice.apply(open).commit())
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("the role admin to change-policy");
        assertVoid(
                intruder.next(Actor.of("alice"), null, NAME, null, "champion", new PolicySet(open)),
                "the role admin to change-policy");
        assertThat(intruder.opened().policy(NAME, "champion")).contains(POLICY);
    }

    @Test
    void aPolicyOfEveryModelIsNotLoweredForOneWithoutTheRole() {
        AliasPolicy everywhere =
                AliasPolicy.ofEveryModel("production").withApprovals(2).withRoles(Action.CHANGE_POLICY, "admin");
        alice.apply(everywhere).commit();
        AliasPolicy own = AliasPolicy.of(NAME, "production");
        assertThatThrownBy(() -> alice.apply(own).commit()).isInstanceOf(PolicyException.class);
        intruder.append(intruder.next(Actor.of("alice"), null, NAME, null, "production", new PolicySet(own)));
        ModelRegistry reader = intruder.opened();
        assertThat(reader.policy(NAME, "production")).contains(everywhere);
        assertThat(reader.verify().problems()).hasSize(1);
    }

    @Test
    void aPolicyForSomethingElseThanItsColumnsIsNone() {
        EventRow row = intruder.next(
                Actor.of("root", "admin"),
                null,
                "harmless",
                null,
                "champion",
                new PolicySet(AliasPolicy.of(NAME, "champion")));
        assertVoid(row, "for something else than it names");
        assertThat(intruder.opened().policy(NAME, "champion")).contains(POLICY);
    }

    /** What a policy does not reserve is open. */
    @Test
    void aPolicyThatReservesNothingIsChangedByAnyone() {
        AliasPolicy unguarded = AliasPolicy.of(NAME, "staging").withApprovals(2);
        alice.apply(unguarded).commit();
        assertThat(alice.actingAs("mallory").apply(unguarded.withApprovals(0)).commit())
                .isTrue();
    }

    /** It must work at night, when nobody is there to approve. */
    @Test
    void aRollbackAsksForNoApproval() {
        alice.actingAs(REVIEWER).approve(version, "champion", "looks good");
        alice.promote("champion", (Decision.Approved) alice.approval(version, "champion"));
        alice.retire(NAME, "champion", "holidays");
        alice.actingAs(Actor.of("root", "admin")).apply(POLICY.withApprovals(5)).commit();
        assertThat(alice.actingAs("mallory")
                        .rollback(NAME, "champion", "back again")
                        .to())
                .hasValue(1);
    }

    @Test
    void whatIsNotLiveIsDeletedByAnyone() {
        alice.actingAs("mallory").catalog().delete(version, "never liked it");
        assertThat(alice.versions(NAME)).isEmpty();
    }

    /** A gate is known by the names of its checks; what a host's own check does is for the host to keep. */
    @Test
    void twoChecksOfOneNameAreOneGate() {
        Check strict = Check.of("fit for use", comparison -> new Finding("", false, "", "", "", "ab".repeat(32)));
        Check lax = Check.of("fit for use", comparison -> new Finding("", true, "", "", "", "ab".repeat(32)));
        assertThat(Gate.require(lax).digest()).isEqualTo(Gate.require(strict).digest());
    }

    /** Names and roles are believed: whoever can write can tell any. Signatures are what holds then. */
    @Test
    void whoeverCanWriteCanForgeWhatIsNotSigned() throws GeneralSecurityException {
        intruder.append(consent(Actor.of("carol", "reviewer"), decision.eventId()));
        intruder.append(promotion(decision.eventId()));
        ModelRegistry reader = intruder.opened();
        assertThat(Flights.champion(reader)).contains(1);
        assertThat(reader.verify().problems()).isEmpty();
        assertThat(reader.model(NAME, "champion")).isPresent();
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        TrustedKey key = TrustedKey.of("release", pair.getPublic());
        ModelRegistry careful = reader.trusting(List.of(key));
        assertThatThrownBy(() -> careful.model(NAME, "champion"))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("trusted keys");
        reader.sign(version, VersionSigner.of(key, pair::getPrivate));
        assertThat(careful.model(NAME, "champion")).isPresent();
    }
}
