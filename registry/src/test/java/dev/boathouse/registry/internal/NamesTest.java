package dev.boathouse.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"late-flights", "Verspätung", "遅延", "a b", "v1.2", "...", "model@home", "x:y"})
    void acceptsWhatPeopleWrite(String name) {
        assertThat(Names.checked("a model", name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "a/b",
                "a\\b",
                ".",
                "..",
                "../../etc/passwd",
                "a\nb",
                "a\u0000b",
                "a\u200bb",
                "a\u202eb",
                "\ud800",
                "cafe\u0301",
                "\u212b"
            })
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> Names.checked("a model", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not a name for a model: ")
                .hasMessageContaining("would work");
    }

    @Test
    void refusesLongNamesWithoutRepeatingThem() {
        assertThat(Names.checked("a model", "x".repeat(255))).hasSize(255);
        assertThatThrownBy(() -> Names.checked("a model", "x".repeat(10_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .hasSizeLessThan(250);
    }

    @Test
    void foldsNamesThatLookAlike() {
        assertThat(Names.folded("Late-Flights")).isEqualTo(Names.folded("late-flights"));
        assertThat(Names.folded("STRASSE")).isEqualTo(Names.folded("straße"));
        assertThat(Names.folded("ﬁle")).isEqualTo(Names.folded("FILE"));
        assertThat(Names.folded("late-flights")).isNotEqualTo(Names.folded("late_flights"));
    }
}
