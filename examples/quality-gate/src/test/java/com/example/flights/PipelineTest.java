package com.example.flights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.boathouse.registry.ModelRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Trains, validates and releases as the pipeline does, in a registry of its own. */
class PipelineTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void set() {
        System.setProperty("REGISTRY_URI", folder.resolve("models").toString());
        System.setProperty("CANDIDATE_FILE", folder.resolve("candidate").toString());
        System.setProperty("BUILD_KEY", "");
        System.setProperty("REGISTRY_ACTOR", "pipeline");
    }

    @AfterEach
    void unset() {
        for (String name : new String[] {"REGISTRY_URI", "CANDIDATE_FILE", "BUILD_KEY", "REGISTRY_ACTOR"}) {
            System.clearProperty(name);
        }
    }

    @Test
    void aGoodModelGoesLiveAndAPoorOneDoesNot() {
        assertEquals(1, Train.run(Settings.current(), 60).number());
        Events good = validate();
        assertEquals(3, good.succeeded().count(), good.failed().list()::toString);
        assertEquals(0, release());

        assertEquals(2, Train.run(Settings.current(), 1).number());
        assertTrue(validate().failed().count() > 0);
        assertEquals(1, release());

        ModelRegistry registry = Settings.current().registry();
        assertEquals(
                1,
                registry.alias(LateFlights.NAME, LateFlights.CHAMPION)
                        .orElseThrow()
                        .number());
        assertEquals(
                4,
                registry.audit().stream()
                        .filter(event -> event.type().equals("decision-recorded"))
                        .count());
    }

    private static Events validate() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(LateFlightsQualityTest.class))
                .execute()
                .testEvents();
    }

    private static int release() {
        ModelRegistry registry = Settings.current().registry();
        return Release.run(
                registry,
                registry.version(LateFlights.NAME, Settings.current().candidateNumber()),
                Flights.test());
    }
}
