package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.registry.policy.AliasPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was live when, told by the registry and by SQL over its table alone. */
class HistoryTest {

    private static final Instant JANUARY = Instant.parse("2026-01-31T22:15:00.123456Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-28T22:15:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-31T21:15:00.5Z");
    private static final Instant APRIL = Instant.parse("2026-04-30T21:15:00Z");
    private static final Instant MAY = Instant.parse("2026-05-31T21:15:00Z");

    @TempDir
    Path folder;

    private ModelRegistry registry;

    @BeforeEach
    void open() {
        registry = ModelRegistry.open("file:" + folder);
    }

    private ModelRegistry at(Instant now) {
        return registry.withClock(Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void toldForEveryInstant() {
        Flights.live(at(JANUARY), Flights.model(1));
        Flights.live(at(FEBRUARY), Flights.model(2));
        at(MARCH).rollback(NAME, "champion", "too many false alarms");
        assertThat(live(JANUARY.minusNanos(1))).isEmpty();
        assertThat(live(JANUARY)).containsExactly(1);
        assertThat(live(FEBRUARY.minusNanos(1))).containsExactly(1);
        assertThat(live(FEBRUARY)).containsExactly(2);
        assertThat(live(MARCH)).containsExactly(1);
        assertThat(registry.history(NAME, "champion"))
                .extracting(change -> change.at() + " " + change.from().orElse(0) + ">"
                        + change.to().orElseThrow())
                .containsExactly(JANUARY + " 0>1", FEBRUARY + " 1>2", MARCH + " 2>1");
    }

    @Test
    void timeNeverGoesBack() {
        registry = at(FEBRUARY).actingAs("alice");
        Flights.live(registry, Flights.model(1));
        ModelRegistry late = ModelRegistry.open("file:" + folder).withClock(Clock.fixed(JANUARY, ZoneOffset.UTC));
        ModelVersion second = late.register(NAME, Flights.model(2));
        assertThat(second.at()).isEqualTo(FEBRUARY);
        assertThat(registry.verify().isIntact()).isTrue();
    }

    @Test
    void timesAreKeptInMicroseconds() {
        Instant nanos = JANUARY.plusNanos(789);
        assertThat(at(nanos).register(NAME, Flights.model(1)).at()).isEqualTo(JANUARY);
        assertThat(ModelRegistry.open("file:" + folder).version(NAME, 1).at()).isEqualTo(JANUARY);
    }

    @Test
    void everyEventTellsWhoAndWhat() {
        Flights.live(at(JANUARY).actingAs("alice"), Flights.model(1));
        assertThat(registry.audit())
                .extracting(event -> event.sequence() + " " + event.actor() + " " + event.type() + " "
                        + event.model().orElse("-") + " " + event.version().orElse(0) + " "
                        + event.alias().orElse("-"))
                .containsExactly(
                        "1 alice version-registered late-flights 1 -",
                        "2 alice decision-recorded late-flights 1 -",
                        "3 alice alias-promoted late-flights 1 champion");
        assertThat(registry.audit().get(1).payload()).contains("\"passed\":true", "\"findings\":[{");
        assertThat(registry.audit().get(2).hash()).isEqualTo(registry.verify().head());
    }

    @Test
    void sqlKnowsWhatWasLiveAndWhatTheColumnsAre() throws Exception {
        Flights.live(at(JANUARY), Flights.model(1));
        Flights.live(at(FEBRUARY), Flights.model(2));
        at(MARCH).rollback(NAME, "champion", "too many false alarms");
        // These have an alias, too, and move none.
        at(APRIL).apply(AliasPolicy.of(NAME, "champion").withApprovals(1)).commit();
        Decision.Approved third = Flights.approved(at(APRIL), Flights.model(3));
        at(APRIL).actingAs("bob").approve(third.candidate(), "champion", "looks right");
        at(MAY).retire(NAME, "champion", "the service is closed");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE VIEW events AS SELECT * FROM read_parquet('" + folder + "/*.parquet')");
            assertThat(rows(sql, "SELECT column_name || ' ' || column_type FROM (DESCRIBE events)"))
                    .containsExactly(
                            "sequence BIGINT",
                            "event_id VARCHAR",
                            "at TIMESTAMP WITH TIME ZONE",
                            "actor VARCHAR",
                            "type VARCHAR",
                            "model VARCHAR",
                            "version INTEGER",
                            "alias VARCHAR",
                            "payload VARCHAR",
                            "previous_hash VARCHAR",
                            "hash VARCHAR");
            String query = documented(0).replace("TIMESTAMP", "TIMESTAMPTZ");
            assertThat(rows(sql, query)).containsExactly("2");
            assertThat(rows(sql, query.replace("2026-03-01", "2026-02-01"))).containsExactly("1");
            assertThat(rows(sql, query.replace("2026-03-01", "2026-01-01"))).isEmpty();
            assertThat(rows(sql, query.replace("2026-03-01", "2026-04-01"))).containsExactly("1");
            assertThat(rows(sql, query.replace("2026-03-01", "2026-05-01"))).containsExactly("1");
            assertThat(rows(sql, query.replace("2026-03-01", "2026-06-01")))
                    .singleElement()
                    .isNull();
            assertThat(rows(sql, documented(1).replace("e.at, e.actor, ", ""))).hasSize(4);
        }
    }

    /** A query of the page, so that what stands there runs. */
    private static String documented(int query) throws Exception {
        String[] blocks =
                Files.readString(Path.of("..", "docs", "registry-format.md")).split("```sql");
        return blocks[query + 1].substring(0, blocks[query + 1].indexOf("```"));
    }

    private static List<String> rows(Statement sql, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = sql.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private List<Integer> live(Instant at) {
        return registry.live(NAME, "champion", at).stream()
                .map(ModelVersion::number)
                .toList();
    }
}
