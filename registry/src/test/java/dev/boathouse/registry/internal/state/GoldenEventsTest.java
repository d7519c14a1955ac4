package dev.boathouse.registry.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.registry.internal.EventChain;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Registries are kept for years. What the first release wrote is in {@code events-1.tsv}: that file may grow, and never change. */
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
        assertThat(story.rows.stream().map(GoldenEventsTest::line)).containsExactlyElementsOf(golden());
    }

    @Test
    void theFirstReleaseIsStillRead() throws IOException {
        List<EventRow> rows = golden().stream().map(GoldenEventsTest::row).toList();
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

    private static List<String> golden() throws IOException {
        try (InputStream in = GoldenEventsTest.class.getResourceAsStream("events-1.tsv")) {
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
