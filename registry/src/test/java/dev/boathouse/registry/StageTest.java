package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.registry.Decision.Approved;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTest {

    @TempDir
    Path folder;

    private ModelRegistry registry;

    @BeforeEach
    void open() {
        registry = ModelRegistry.open("file:" + folder);
    }

    private Stage stage(ModelVersion version) {
        return registry.catalog().stage(version);
    }

    @Test
    void followsTheAliases() {
        for (List<String> words : List.of(List.of("challenger", "champion"), List.of("staging", "production"))) {
            Approved approved = Flights.approved(registry, Flights.model(1));
            ModelVersion version = approved.candidate();
            assertThat(stage(version)).isEqualTo(Stage.NONE);
            registry.promote(words.get(0), approved);
            assertThat(stage(version)).isEqualTo(Stage.STAGING);
            registry.promote(words.get(1), approved);
            assertThat(stage(version)).isEqualTo(Stage.PRODUCTION);
            registry.retire(NAME, words.get(1), "closed");
            assertThat(stage(version)).as("staging again").isEqualTo(Stage.STAGING);
            registry.retire(NAME, words.get(0), "closed");
            assertThat(stage(version)).isEqualTo(Stage.ARCHIVED);
        }
    }

    @Test
    void ofWhatAnotherVersionTookThePlaceOf() {
        ModelVersion first = Flights.live(registry, Flights.model(1));
        ModelVersion second = Flights.live(registry, Flights.model(2));
        assertThat(stage(first)).isEqualTo(Stage.ARCHIVED);
        registry.rollback(NAME, "champion", "worse");
        assertThat(stage(first)).isEqualTo(Stage.PRODUCTION);
        assertThat(stage(second)).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void ofWhatShouldNotBeUsed() {
        ModelVersion version = Flights.registered(registry, Flights.model(1));
        registry.catalog().deprecate(version, "old");
        assertThat(stage(version)).isEqualTo(Stage.ARCHIVED);
        registry.catalog().reinstate(version);
        assertThat(stage(version)).isEqualTo(Stage.NONE);
        registry.catalog().delete(version, "a mistake");
        assertThat(stage(version)).isEqualTo(Stage.ARCHIVED);
        ModelVersion live = Flights.live(registry, Flights.model(2));
        registry.catalog().deprecate(live, "old");
        assertThat(stage(live)).isEqualTo(Stage.PRODUCTION);
    }

    @Test
    void isNotChangedByAliasesOfOtherMeanings() {
        Approved approved = Flights.approved(registry, Flights.model(1));
        registry.promote("eu-west", approved);
        assertThat(stage(approved.candidate())).isEqualTo(Stage.NONE);
        registry.retire(NAME, "eu-west", "closed");
        assertThat(stage(approved.candidate())).isEqualTo(Stage.NONE);
    }
}
