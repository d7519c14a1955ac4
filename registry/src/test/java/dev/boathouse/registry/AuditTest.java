package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.model.Model;
import dev.boathouse.registry.audit.RegistryEvent;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.EventTable;
import dev.boathouse.registry.policy.Actor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who did what, in which roles, and why. */
class AuditTest {

    private static final Model MODEL = Flights.model(1);

    @TempDir
    Path folder;

    private ModelRegistry registry;

    @BeforeEach
    void open() {
        registry = ModelRegistry.open("file:" + folder);
    }

    @Test
    void everyEventHasItsActorWithRolesAndReason() {
        ModelRegistry bob =
                registry.actingAs(Actor.of("bob", "trainer", "on-call")).withReason("nightly retraining");
        ModelVersion version = bob.register(NAME, MODEL);
        bob.catalog().tag(version, "season", "winter");
        bob.actingAs("carol").catalog().deprecate(version, "learnt from the wrong month");
        registry.actingAs("dave").catalog().reinstate(version);
        assertThat(registry.audit())
                .extracting(event -> event.actor() + " " + event.roles() + " "
                        + event.reason().orElse("-"))
                .containsExactly(
                        "bob [on-call, trainer] nightly retraining",
                        "bob [on-call, trainer] nightly retraining",
                        "carol [] learnt from the wrong month",
                        "dave [] -");
    }

    @Test
    void whatIsSaidOfAnEventIsNotWhatItIsAbout() {
        ModelVersion version = registry.actingAs(Actor.of("bob", "trainer"))
                .withReason("because")
                .register(NAME, MODEL);
        registry.catalog().tag(version, "reason", "another");
        List<RegistryEvent> events = registry.audit();
        assertThat(events.get(0).payload()).endsWith("\"reason\":\"because\",\"actor-roles\":[\"trainer\"]}");
        assertThat(events.get(1).reason()).isEmpty();
        assertThat(registry.version(NAME, 1).tags()).containsEntry("reason", "another");
    }

    @Test
    void aReasonIsOneLineThatCanBeSeen() {
        for (String reason : List.of("", " ", " x", "a\nb", "a\u202eb", "x".repeat(256))) {
            assertThatThrownBy(() -> registry.withReason(reason)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> registry.rollback(NAME, "champion", reason))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(registry.withReason("x".repeat(255)).register(NAME, MODEL).number())
                .isEqualTo(1);
    }

    @Test
    void aPayloadThatSomebodyElseWroteIsShownAsItIs() {
        registry.register(NAME, MODEL);
        EventTable table = new EventTable("file:" + folder, new Configuration());
        table.rowsAfter(0);
        String head = registry.verify().head();
        long sequence = 2;
        for (String payload : List.of("no json", "{\"reason\":3}", "{\"actor-roles\":\"admin\",\"reason\":\"x\"}")) {
            EventRow row = new EventRow(
                            sequence++,
                            "id-" + sequence,
                            Instant.now(),
                            "mallory",
                            "tag-set",
                            NAME,
                            1,
                            null,
                            payload,
                            head,
                            "")
                    .sealed();
            table.append(row);
            head = row.hash();
        }
        List<RegistryEvent> events = registry.refresh().audit();
        assertThat(events).hasSize(4);
        assertThat(events.subList(1, 4)).allSatisfy(event -> {
            assertThat(event.roles()).isEmpty();
            assertThat(event.actor()).isEqualTo("mallory");
        });
        assertThat(events.get(1).payload()).isEqualTo("no json");
        assertThat(registry.verify().problems())
                .extracting(problem -> problem.sequence())
                .containsExactly(2L, 3L, 4L);
    }
}
