package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that people take for others. */
class LookalikeNameTest {

    private static final Model MODEL = Flights.model(1);
    private static final List<String> OTHER_FORMS = List.of(
            "Late-Flights", "LATE-FLIGHTS", "ｌａｔｅ-flights", "late-ﬂights", "late－flights", "\ud835\udc25ate-flights");

    @TempDir
    Path folder;

    private Intruder intruder;
    private ModelRegistry registry;
    private ModelVersion version;

    @BeforeEach
    void register() {
        intruder = new Intruder(folder.resolve("models"));
        registry = intruder.opened();
        version = Flights.live(registry, MODEL);
    }

    @Test
    void anotherCaseOrFormIsTheSameName() {
        Registration real = intruder.registration();
        for (String name : OTHER_FORMS) {
            assertThatThrownBy(() -> registry.register(name, MODEL))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("can be taken for " + NAME);
            intruder.append(
                    intruder.next(Actor.of("mallory"), null, name, 1, null, Intruder.withFiles(real, real.files())));
        }
        ModelRegistry reader = intruder.opened();
        assertThat(reader.models()).containsExactly(NAME);
        assertThat(reader.verify().problems())
                .hasSize(OTHER_FORMS.size())
                .allMatch(problem -> problem.text().contains("can be taken for " + NAME));
    }

    @Test
    void anotherCaseOrFormIsTheSameAlias() {
        Decision.Approved approved = (Decision.Approved)
                registry.record(version, Flights.GATE.decide(Comparison.of(MODEL, Optional.empty(), Flights.TEST)));
        for (String alias : List.of("Champion", "CHAMPION", "ｃhampion", "champ\u0131on")) {
            assertThatThrownBy(() -> registry.promote(alias, approved))
                    .as(alias)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("can be taken for the alias champion");
        }
        assertThat(registry.promote("challenger", approved).to()).hasValue(1);
    }

    @Test
    void whatNobodySeesIsInNoName() {
        for (String name : List.of(
                "late-flights\u200b",
                "late\u200d-flights",
                "\ufefflate-flights",
                "late\u00ad-flights",
                "late\u2060-flights",
                "late-flights\u3164",
                "late\u115f-flights",
                "late\ufe0f-flights",
                "late\u034f-flights",
                "late\udb40\udd00-flights",
                "late-flights\u2800",
                "late-flights\u00a0",
                "\u2007late-flights",
                "late-flights\u202f")) {
            refused(name);
        }
    }

    @Test
    void marksOfDirectionAreInNoName() {
        for (String name : List.of(
                "\u202estthgilf-etal", "late-\u202aflights", "late-\u2066flights\u2069", "late\u200f-flights")) {
            refused(name);
        }
    }

    @Test
    void namesThatAreNotComposedAreNone() {
        for (String name : List.of("cafe\u0301", "\u212b", "\u1112\u1161\u11ab")) {
            refused(name);
        }
    }

    private void refused(String name) {
        assertThatThrownBy(() -> registry.register(name, MODEL))
                .as("%x", name.codePointAt(name.length() - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not a name for a model");
        assertThatThrownBy(() -> registry.approval(version, name)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Letters of other scripts, and those that look alike in some fonts, are other letters: a host that minds must look itself. */
    @Test
    void lookalikesOfOtherLettersAreOtherNames() {
        List<String> names = List.of("l\u0430te-flights", "1ate-flights", "Iate-flights", "late_flights");
        names.forEach(name ->
                assertThat(registry.register(name, MODEL).number()).as(name).isEqualTo(1));
        assertThat(registry.models()).hasSize(1 + names.size()).containsAll(names);
    }

    /** A policy guards the alias that it names: another one is open until it has a policy. */
    @Test
    void anAliasWithoutAPolicyIsOpen() {
        registry.apply(AliasPolicy.of(NAME, "champion").withApprovals(2)).commit();
        Decision decision =
                registry.record(version, Flights.GATE.decide(Comparison.of(MODEL, Optional.empty(), Flights.TEST)));
        assertThat(registry.policy(NAME, "challenger")).isEmpty();
        assertThat(registry.promote("challenger", (Decision.Approved) decision).to())
                .hasValue(1);
    }
}
