package dev.boathouse.registry.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.registry.internal.EventChain;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.event.Event;
import dev.boathouse.registry.internal.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Registries are kept for years. What the first release wrote is in {@code events-1.tsv} and {@code events-2.tsv}, the second with every type
 * and every field: these files may grow, and never change.
 */
class GoldenEventsTest {

    @Test
    void theFirstReleaseIsStillWritten() throws IOException {
        Story story = new Story();
        story.registered("late-flights", 1);
        story.live("late-flights", 1, 0);
        story.registered("late-flights", 2);
        story.judged("late-flights", 2, 1, false);
        story.live("late-flights", 2, 1);
        story.predicted("late-flights", 2, 17);
        story.rolledBack("late-flights", 2, 1);
        assertThat(story.rows.stream().map(GoldenEventsTest::line)).containsExactlyElementsOf(golden("events-1.tsv"));
    }

    @Test
    void everyTypeIsStillWritten() throws IOException {
        assertThat(FullStory.told().rows.stream().map(GoldenEventsTest::line))
                .containsExactlyElementsOf(golden("events-2.tsv"));
    }

    @Test
    void theFirstReleaseIsStillRead() throws IOException {
        List<EventRow> rows =
                golden("events-1.tsv").stream().map(GoldenEventsTest::row).toList();
        EventChain chain = new EventChain();
        RegistryState state = new RegistryState();
        chain.extend(rows).forEach(state::apply);
        assertThat(chain.breaks()).isEmpty();
        assertThat(chain.sequence()).isEqualTo(9);
        assertThat(state.problems()).isEmpty();
        ModelTrack track = state.model("late-flights");
        assertThat(track.all()).hasSize(2);
        assertThat(track.alias("champion").live()).hasValue(1);
        assertThat(track.predictions(2)).hasSize(1);
        assertThat(Event.of(rows.get(3)).payload()).isEqualTo(Story.registration(Story.content(2)));
    }

    @Test
    void everyTypeIsStillRead() throws IOException {
        List<EventRow> rows =
                golden("events-2.tsv").stream().map(GoldenEventsTest::row).toList();
        EventChain chain = new EventChain();
        RegistryState state = new RegistryState();
        chain.extend(rows).forEach(state::apply);
        assertThat(chain.breaks()).isEmpty();
        assertThat(state.problems()).isEmpty();
        assertThat(state.badSignatures()).isEmpty();
        assertThat(rows.stream().map(EventRow::type))
                .containsAll(
                        Stream.of(EventType.values()).map(EventType::toString).toList());
        ModelTrack track = state.model("late-flights");
        assertThat(track.description()).isEmpty();
        assertThat(track.tags()).isEmpty();
        assertThat(track.alias("champion").moves())
                .extracting(move ->
                        move.from() + ">" + move.to() + " " + move.reason().orElseThrow())
                .containsExactly("0>1 release 12", "1>0 the service is closed", "0>1 it was not");
        VersionEntry made = track.version(1).orElseThrow();
        assertThat(made.description()).contains("Learnt from *one* January.\nNot for schedules.");
        assertThat(made.tags()).isEqualTo(Map.of("season", "winter"));
        assertThat(made.signatures()).hasSize(1);
        VersionEntry copied = track.any(2).orElseThrow();
        assertThat(copied.authors()).containsExactly("release-job", "carol");
        assertThat(copied.tombstone().orElseThrow().reason()).isEqualTo("must be forgotten");
        assertThat(Event.of(rows.get(14)).payload()).isEqualTo(FullStory.copied());
        assertThat(state.policy("any", "champion").orElseThrow().trustedKeys()).hasSize(1);
        assertThat(state.registeredWith("run-42")).contains(made);
        assertThat(state.snapshots()).hasSize(1);
    }

    /** Everything that a payload says comes back from its text. */
    @Test
    void everyPayloadComesBack() {
        for (EventRow row : FullStory.told().rows) {
            Event event = Event.of(row);
            assertThat(Event.text(event.payload(), event.actor(), event.reason()))
                    .as(row.type())
                    .isEqualTo(row.payload());
        }
    }

    private static List<String> golden(String name) throws IOException {
        try (InputStream in = GoldenEventsTest.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static String line(EventRow row) {
        return String.join(
                "\t",
                Long.toString(row.sequence()),
                row.eventId(),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, row.at())),
                row.actor(),
                row.type(),
                row.model() == null ? "\\N" : row.model(),
                row.version() == null ? "\\N" : row.version().toString(),
                row.alias() == null ? "\\N" : row.alias(),
                row.payload(),
                row.previousHash(),
                row.hash());
    }

    private static EventRow row(String line) {
        String[] columns = line.split("\t", -1);
        String version = orNull(columns[6]);
        return new EventRow(
                Long.parseLong(columns[0]),
                columns[1],
                Instant.EPOCH.plus(Long.parseLong(columns[2]), ChronoUnit.MICROS),
                columns[3],
                columns[4],
                orNull(columns[5]),
                version == null ? null : Integer.valueOf(version),
                orNull(columns[7]),
                columns[8],
                columns[9],
                columns[10]);
    }

    private static @Nullable String orNull(String column) {
        return column.equals("\\N") ? null : column;
    }
}
