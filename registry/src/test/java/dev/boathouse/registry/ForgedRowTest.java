package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.audit.RegistryEvent;
import dev.boathouse.registry.internal.ArtifactStore;
import dev.boathouse.registry.internal.EventChain;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.event.Payload.SnapshotTaken;
import dev.boathouse.registry.internal.event.Registration.StoredFile;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.internal.state.StoredState;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.signing.TrustedKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that somebody with another engine has added to a registry. */
class ForgedRowTest {

    private static final Model FIRST = Flights.model(1);
    private static final Model SECOND = Flights.model(2);
    private static final Actor MALLORY = Actor.of("mallory");

    @TempDir
    static Path told;

    @TempDir
    Path folder;

    private Intruder intruder;
    private ModelRegistry registry;

    /** Events: 1–3 first version live, 4–6 second version live, 7 rolled back. */
    @BeforeAll
    static void tellAStory() {
        ModelRegistry alice = new Intruder(told.resolve("models")).opened().actingAs("alice");
        Flights.live(alice, FIRST);
        Flights.live(alice, SECOND);
        alice.rollback(NAME, "champion", "too many false alarms");
    }

    @BeforeEach
    void open() throws IOException {
        intruder = Intruder.copied(told.resolve("models"), folder.resolve("models"));
        registry = intruder.opened().actingAs("alice");
    }

    private static EventRow placed(EventRow row, long sequence, Instant at, String previousHash) {
        return new EventRow(
                        sequence,
                        row.eventId(),
                        at,
                        row.actor(),
                        row.type(),
                        row.model(),
                        row.version(),
                        row.alias(),
                        row.payload(),
                        previousHash,
                        "")
                .sealed();
    }

    private EventRow tag() {
        return intruder.next("mallory", "tag-set", NAME, 1, null, "{\"key\":\"k\",\"value\":\"v\"}");
    }

    private List<Long> problems() {
        return intruder.opened().verify().problems().stream()
                .map(ChainReport.Problem::sequence)
                .toList();
    }

    /** Who was there first sees no change, who comes later may; the check names it to both. */
    @Test
    void aSecondEndIsNamed() {
        EventRow end = intruder.rows().get(6);
        intruder.append(placed(tag(), 7, end.at(), end.previousHash()));
        assertThat(Flights.champion(registry.refresh())).contains(1);
        for (ModelRegistry reader : List.of(registry, intruder.opened())) {
            assertThat(reader.verify().problems()).singleElement().asString().startsWith("Event 7 is there 2 times");
        }
    }

    @Test
    void numbersThatNoEventCanHaveStopNobody() {
        EventRow row = tag();
        List<Long> numbers = List.of(Long.MIN_VALUE, -1L, 0L, EventChain.LAST + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE);
        for (long number : numbers) {
            intruder.append(placed(row, number, row.at(), row.previousHash()));
        }
        ModelRegistry reader = intruder.opened();
        assertThat(reader.register("other", FIRST).number()).isEqualTo(1);
        assertThat(intruder.opened().models()).containsExactly(NAME, "other");
        assertThat(problems()).containsExactlyElementsOf(numbers);
    }

    /** Nobody can count on from there. The table's log still has the version before. */
    @Test
    void theLastNumberStopsWritersWithAReason() {
        EventRow row = tag();
        intruder.append(placed(row, EventChain.LAST, row.at(), row.previousHash()));
        ModelRegistry reader = intruder.opened();
        assertThatThrownBy(() -> reader.register("other", FIRST))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("Restoring the table");
        assertThat(reader.versions(NAME)).hasSize(2);
    }

    @Test
    void timesThatGoBackAreNamed() {
        EventRow row = tag();
        intruder.append(placed(row, 8, row.at().minusSeconds(1), row.previousHash()));
        assertThat(intruder.opened().verify().problems())
                .singleElement()
                .asString()
                .startsWith("Event 8 is of an earlier time");
    }

    /** Order is by number: time answers when, and nothing else. Nothing brings it back, and nothing else is lost. */
    @Test
    void aClockFarAheadSpoilsOnlyTimes() {
        Instant ahead = Instant.parse("9999-12-31T23:59:59Z");
        registry.withClock(Clock.fixed(ahead, ZoneOffset.UTC)).register("other", FIRST);
        Flights.live(intruder.opened(), Flights.model(3));
        intruder.opened().upkeep().storeState();
        ModelRegistry reader = intruder.opened();
        assertThat(Flights.champion(reader)).contains(3);
        assertThat(reader.verify().problems()).isEmpty();
        assertThat(reader.audit()).last().extracting(RegistryEvent::at).isEqualTo(ahead);
        // As far as a timestamp goes: year 294,247.
        EventRow row = tag();
        intruder.append(
                placed(row, row.sequence(), Instant.EPOCH.plusSeconds(Long.MAX_VALUE / 1_000_000), row.previousHash()));
        intruder.opened().upkeep().storeState();
        assertThat(intruder.opened().register("other", FIRST).number()).isEqualTo(2);
        assertThat(problems()).isEmpty();
    }

    private StoredState stateOf(int events) {
        EventChain chain = new EventChain();
        RegistryState state = new RegistryState();
        chain.extend(intruder.rows().subList(0, events)).forEach(state::apply);
        return new StoredState(
                chain.sequence(), chain.head(), intruder.rows().get(events - 1).at(), state);
    }

    private SnapshotTaken stored(StoredState state) {
        byte[] bytes = state.toBytes();
        ArtifactStore artifacts = new ArtifactStore("file:" + folder.resolve("models"), new Configuration());
        return new SnapshotTaken(artifacts.put(bytes), bytes.length);
    }

    /** A stored state is believed as events are, which anybody with access may add; the check folds the events and compares. */
    @Test
    void aForgedStateIsNamed() throws GeneralSecurityException {
        StoredState real = stateOf(7);
        // Without the rollback.
        StoredState forged = new StoredState(
                real.sequence(), real.head(), real.at(), stateOf(6).state());
        intruder.appendAsState(intruder.next(MALLORY, null, null, null, null, stored(forged)));
        ModelRegistry reader = intruder.opened();
        assertThat(Flights.champion(reader)).contains(2);
        assertThat(reader.verify().problems())
                .singleElement()
                .asString()
                .startsWith("Event 8 vouches for another state");
        TrustedKey key = TrustedKey.of(
                "release",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        assertThatThrownBy(() -> reader.trusting(List.of(key)).model(NAME, "champion"))
                .isInstanceOf(CorruptDataException.class);
    }

    /** A state that the later events do not continue is not believed. */
    @Test
    void aForgedStateInThePastIsPassedOver() {
        String elsewhere = "ab".repeat(32);
        StoredState forged = new StoredState(4, elsewhere, stateOf(4).at(), new RegistryState());
        EventRow row = intruder.next(MALLORY, null, null, null, null, stored(forged));
        intruder.appendAsState(placed(row, 5, row.at(), elsewhere));
        ModelRegistry reader = intruder.opened();
        assertThat(reader.versions(NAME)).hasSize(2);
        assertThat(Flights.champion(reader)).contains(1);
        assertThat(problems()).containsExactly(5L);
    }

    /** Old states are deleted when newer ones come. A model is no state, whoever says so. */
    @Test
    void aModelThatIsSaidToBeAnOldStateStays() {
        for (StoredFile file : intruder.registration().files()) {
            intruder.append(
                    intruder.next(MALLORY, null, null, null, null, new SnapshotTaken(file.sha256(), file.length())));
        }
        ModelRegistry writer = intruder.opened();
        for (int i = 0; i < 3; i++) {
            // Registering the same model again would restore the files.
            writer.catalog().tag(NAME, "round", Integer.toString(i));
            writer.upkeep().storeState();
        }
        ModelRegistry reader = intruder.opened();
        assertThat(reader.load(reader.version(NAME, 1)).contentDigest()).isEqualTo(FIRST.contentDigest());
    }
}
