package dev.boathouse.registry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.registry.Gate;
import dev.boathouse.registry.signing.TrustedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AliasPolicyTest {

    private static final Path DOCS = Path.of("..", "docs");

    /** The public key of the first test vector of RFC 8032. */
    private static final TrustedKey KEY =
            TrustedKey.of("release-2026", "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");

    private static final AliasPolicy FULL = AliasPolicy.of("late-flights", "champion")
            .withGate("9a".repeat(32))
            .withApprovals(2)
            .withRoles(Action.PROMOTE, "release")
            .withRoles(Action.APPROVE, "reviewer", "lead")
            .withRoles(Action.ROLL_BACK, "on-call")
            .withRoles(Action.CHANGE_POLICY, "owner")
            .withTrustedKeys(List.of(KEY));

    private static final String GOLDEN = """
            {
              "model" : "late-flights",
              "alias" : "champion",
              "gate" : "9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a",
              "approvals" : 2,
              "roles" : {
                "approve" : [
                  "lead",
                  "reviewer"
                ],
                "promote" : [
                  "release"
                ],
                "roll-back" : [
                  "on-call"
                ],
                "change-policy" : [
                  "owner"
                ]
              },
              "trusted-keys" : [
                {
                  "name" : "release-2026",
                  "public-key" : "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                }
              ]
            }
            """;

    private static List<AliasPolicy> parsed(String json) {
        return AliasPolicy.parse("policies.json", json);
    }

    private static void refused(String json, Class<? extends RuntimeException> type, String text) {
        assertThatThrownBy(() -> parsed(json))
                .isInstanceOf(type)
                .hasMessageContaining(text)
                .hasMessageContaining("would work");
    }

    @Test
    void isWrittenAsItStandsInFiles() {
        assertThat(FULL.toJson()).isEqualTo(GOLDEN);
        assertThat(parsed(GOLDEN)).containsExactly(FULL);
    }

    @Test
    void theExampleOfTheDocumentationIsRead() throws IOException {
        List<AliasPolicy> policies = parsed(Files.readString(DOCS.resolve("policies.json")));
        Gate gate = Gate.require(Check.atLeast(Metric.AUC, 0.70)).and(Check.noWorseThanChampion(Metric.AUC));
        assertThat(policies)
                .containsExactly(
                        AliasPolicy.ofEveryModel("champion")
                                .withApprovals(1)
                                .withRoles(Action.APPROVE, "reviewer")
                                .withRoles(Action.CHANGE_POLICY, "owner"),
                        AliasPolicy.of("late-flights", "champion")
                                .withGate(gate.digest())
                                .withApprovals(2)
                                .withRoles(Action.APPROVE, "reviewer")
                                .withRoles(Action.PROMOTE, "release")
                                .withRoles(Action.ROLL_BACK, "release", "on-call")
                                .withRoles(Action.CHANGE_POLICY, "owner")
                                .withTrustedKeys(List.of(KEY)));
    }

    @Test
    void theExampleOfThePageIsThatOfTheFile() throws IOException {
        String block = Files.readString(DOCS.resolve("registry.md"))
                .split("```json\n", 2)[1]
                .split("```", 2)[0];
        AliasPolicy second =
                parsed(Files.readString(DOCS.resolve("policies.json"))).get(1);
        assertThat(parsed(block)).containsExactly(second.withTrustedKeys(List.of()));
    }

    @Test
    void whatIsLeftOutIsNotAskedFor() {
        assertThat(parsed("{\"alias\":\"champion\"}")).containsExactly(AliasPolicy.ofEveryModel("champion"));
        assertThat(parsed("{\"policies\":[]}")).isEmpty();
        AliasPolicy nothing = AliasPolicy.of("m", "champion");
        assertThat(nothing.gate()).isEmpty();
        assertThat(nothing.approvals()).isZero();
        assertThat(nothing.roles(Action.PROMOTE)).isEmpty();
        assertThat(nothing.trustedKeys()).isEmpty();
    }

    @Test
    void comesBackFromItsTextWhateverItAsksFor() {
        for (long seed = 1; seed <= 200; seed++) {
            AliasPolicy policy = random(new Random(seed));
            assertThat(parsed(policy.toJson())).as("seed %d", seed).containsExactly(policy);
        }
    }

    private static AliasPolicy random(Random random) {
        AliasPolicy policy = random.nextBoolean()
                ? AliasPolicy.ofEveryModel("champion")
                : AliasPolicy.of("m-" + random.nextInt(9) + " \"é\"", "über");
        if (random.nextBoolean()) {
            policy = policy.withGate(String.format("%064x", random.nextLong() & Long.MAX_VALUE));
        }
        policy = policy.withApprovals(random.nextInt(101));
        for (Action action : Action.values()) {
            String[] roles = new String[random.nextInt(3)];
            for (int i = 0; i < roles.length; i++) {
                roles[i] = "role " + random.nextInt(100);
            }
            policy = policy.withRoles(action, roles);
        }
        return random.nextBoolean() ? policy.withTrustedKeys(List.of(KEY)) : policy;
    }

    @Test
    void orderAndRepetitionOfRolesAndKeysMakeNoOtherPolicy() {
        TrustedKey second = new TrustedKey("a", KEY.encoded());
        AliasPolicy one = FULL.withRoles(Action.PROMOTE, "b", "a", "b").withTrustedKeys(List.of(KEY, second));
        AliasPolicy other = FULL.withRoles(Action.PROMOTE, "a", "b").withTrustedKeys(List.of(second, KEY));
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.toJson()).isEqualTo(other.toJson());
        List<String> roles = new ArrayList<>(List.of("release"));
        Map<Action, Set<String>> open = Map.of(Action.PROMOTE, Set.copyOf(roles), Action.APPROVE, Set.of());
        AliasPolicy made = new AliasPolicy(Optional.empty(), "champion", Optional.empty(), 0, open, List.of());
        assertThat(made.roles()).containsOnlyKeys(Action.PROMOTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alias\":\"champion\",\"approval\":2}",
                "{\"alias\":\"champion\",\"Gate\":\"x\"}",
                "{\"alias\":\"champion\",\"roles\":{\"aprove\":[\"reviewer\"]}}",
                "{\"alias\":\"champion\",\"trusted-keys\":[{\"name\":\"k\",\"public-key\":\"x\",\"expires\":1}]}",
                "{\"policies\":[{\"alias\":\"champion\",\"approval\":2}]}",
                "{\"policies\":[],\"alias\":\"champion\"}"
            })
    void aFieldThatIsMisspeltOrOfANewerReleaseIsRefused(String json) {
        refused(json, UnsupportedFormatException.class, "this release does not know the field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "gate", "approvals", "roles", "trusted-keys"})
    void aFieldWithoutAValueIsRefusedSinceItWouldAskForNothing(String field) {
        refused("{\"alias\":\"champion\",\"" + field + "\":null}", CorruptDataException.class, "\"" + field + "\"");
    }

    @Test
    void noRoleAtAllIsRefusedSinceItWouldOpenToEveryoneWhatSomebodyMeantToClose() {
        refused(
                "{\"alias\":\"champion\",\"roles\":{\"promote\":[]}}",
                CorruptDataException.class,
                "promote to no role");
    }

    @Test
    void twoPoliciesForTheSameAreRefused() {
        String one = "{\"model\":\"m\",\"alias\":\"champion\"}";
        refused(
                "{\"policies\":[" + one + "," + one + "]}",
                CorruptDataException.class,
                "two policies for champion of m");
        String every = "{\"alias\":\"champion\"}";
        refused("{\"policies\":[" + every + "," + every + "]}", CorruptDataException.class, "of every model");
        assertThat(parsed("{\"policies\":[" + one + "," + every + "]}")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"alias\":\"champion\"} {}",
                "{\"alias\":\"champion\",\"alias\":\"other\"}",
                "{\"model\":\"m\"}",
                "{\"alias\":3}",
                "{\"alias\":\"champion\",\"approvals\":\"2\"}",
                "{\"alias\":\"champion\",\"approvals\":1.5}",
                "{\"alias\":\"champion\",\"approvals\":-1}",
                "{\"alias\":\"champion\",\"approvals\":4294967297}",
                "{\"alias\":\"champion\",\"approvals\":99999999999999999999}",
                "{\"alias\":\"champion\",\"roles\":[\"reviewer\"]}",
                "{\"alias\":\"champion\",\"roles\":{\"promote\":\"reviewer\"}}",
                "{\"alias\":\"champion\",\"roles\":{\"promote\":[null]}}",
                "{\"alias\":\"champion\",\"trusted-keys\":{}}",
                "{\"policies\":[[]]}"
            })
    void whatIsNoSuchJsonIsRefusedWithTheNameOfTheFile(String json) {
        assertThatThrownBy(() -> parsed(json))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("policies.json");
    }

    @Test
    void deepJsonIsRefused() {
        String deep = "{\"a\":".repeat(100_000);
        assertThatThrownBy(() -> parsed(deep)).isInstanceOf(CorruptDataException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alias\":\"../champion\"}",
                "{\"alias\":\"\"}",
                "{\"alias\":\"champion\\u202e\"}",
                "{\"model\":\"a/b\",\"alias\":\"champion\"}",
                "{\"alias\":\"champion\",\"gate\":\"9A9A\"}",
                "{\"alias\":\"champion\",\"gate\":\"\"}",
                "{\"alias\":\"champion\",\"approvals\":101}",
                "{\"alias\":\"champion\",\"roles\":{\"promote\":[\"release\\nadmin\"]}}",
                "{\"alias\":\"champion\",\"roles\":{\"promote\":[\" \"]}}",
                "{\"alias\":\"champion\",\"trusted-keys\":[{\"name\":\"k\",\"public-key\":\"\"}]}",
                "{\"alias\":\"champion\",\"trusted-keys\":[{\"name\":\"k\",\"public-key\":\"?\"}]}"
            })
    void valuesThatCannotBeUsedAreRefused(String json) {
        assertThatThrownBy(() -> parsed(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would work");
    }

    @Test
    void aKeyOfAnotherKindOrTwoOfOneNameAreRefused() throws GeneralSecurityException {
        byte[] rsa = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        String encoded = Base64.getEncoder().encodeToString(rsa);
        assertThatThrownBy(() -> TrustedKey.of("release", encoded))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no Ed25519 public key");
        assertThatThrownBy(() -> FULL.withTrustedKeys(List.of(KEY, KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two keys of the name");
    }

    @Test
    void tellsWhatItChanges() {
        AliasPolicy other = FULL.withApprovals(1).withTrustedKeys(List.of()).withRoles(Action.PROMOTE);
        assertThat(FULL.differences(Optional.of(FULL))).isEmpty();
        assertThat(other.differences(Optional.of(FULL)))
                .containsExactly(
                        "approvals: 2 -> 1",
                        "roles to promote: \"release\" -> any",
                        "trusted keys: \"release-2026 = " + KEY.encoded() + "\" -> any");
        assertThat(FULL.withRoles(Action.PROMOTE, "a, b")
                        .differences(Optional.of(FULL.withRoles(Action.PROMOTE, "a", "b"))))
                .containsExactly("roles to promote: \"a\", \"b\" -> \"a, b\"");
    }

    @Test
    void anotherKeyOfTheSameNameIsADifference() throws GeneralSecurityException {
        TrustedKey other = TrustedKey.of(
                "release-2026",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        AliasPolicy changed = FULL.withTrustedKeys(List.of(other));
        assertThat(changed).isNotEqualTo(FULL);
        assertThat(changed.differences(Optional.of(FULL)))
                .singleElement()
                .asString()
                .startsWith("trusted keys: ");
    }

    @Test
    void actorsHaveRolesInOrderAndOneIsEnough() {
        Actor bob = new Actor("bob", Set.of("reviewer", "lead"));
        assertThat(bob.toString()).isEqualTo("bob (lead, reviewer)");
        assertThat(Actor.of("bob").toString()).isEqualTo("bob");
        assertThat(bob.hasOneOf(List.of("lead", "owner"))).isTrue();
        assertThat(bob.hasOneOf(List.of("Lead"))).isFalse();
        assertThat(bob.hasOneOf(List.of())).isTrue();
        for (String name : List.of("", " ", "a\nb", "x".repeat(256))) {
            assertThatThrownBy(() -> Actor.of(name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Actor("bob", Collections.singleton(name)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
