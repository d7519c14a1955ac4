package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.internal.state.StoredState;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.signing.TrustedKey;
import dev.boathouse.registry.signing.VersionSigner;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that say something else than events do. */
class HostilePayloadTest {

    private static final Model MODEL = Flights.model(1);
    private static final AtomicBoolean SPRUNG = new AtomicBoolean();

    private static final String TRAP = "dev.boathouse.registry.HostilePayloadTest$Trap";

    /** An Ed25519 key (RFC 8410) of no bytes at all. */
    private static final String EMPTY_KEY = "MAowBQYDK2VwAwEA";

    /** One event of each type, as they come in a life. */
    private static List<EventRow> everyType = List.of();

    @TempDir
    Path folder;

    private Intruder intruder;
    private ModelRegistry registry;

    @BeforeEach
    void register() {
        intruder = new Intruder(folder.resolve("models"));
        registry = intruder.opened();
        registry.register(NAME, MODEL);
    }

    /** Whoever loads this class springs it. */
    static final class Trap {
        static {
            SPRUNG.set(true);
        }

        private Trap() {}
    }

    @Test
    void fieldsThatNameClassesNameNothing() throws ClassNotFoundException {
        String real = intruder.rows().get(0).payload().substring(1);
        int number = 1;
        for (String field : List.of("@class", "@type", "$type", "class", "!!", "java.lang.Class")) {
            number++;
            intruder.append(intruder.next(
                    "mallory",
                    "version-registered",
                    NAME,
                    number,
                    null,
                    "{\"" + field + "\":\"" + TRAP + "\"," + real));
        }
        ModelRegistry reader = intruder.opened();
        assertThat(reader.versions(NAME))
                .hasSize(number)
                .allSatisfy(version ->
                        assertThat(reader.load(version).contentDigest()).isEqualTo(MODEL.contentDigest()));
        assertThat(SPRUNG).isFalse();
        Class.forName(TRAP);
        assertThat(SPRUNG).as("a trap that works").isTrue();
    }

    /** The rules of the architecture forbid the calls; this looks at the bytes. */
    @Test
    void nothingThatReadsARegistryCanMakeObjectsOfBytes() throws IOException, URISyntaxException {
        List<String> found = new ArrayList<>();
        int classes = 0;
        for (Path module : List.of(classesOf(ModelRegistry.class), classesOf(Model.class))) {
            try (Stream<Path> files = Files.walk(module)) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".class")).toList()) {
                    classes++;
                    objectMakers(file).forEach(maker -> found.add(file.getFileName() + " uses " + maker));
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(classes).isGreaterThan(100);
        Path guilty = classesOf(Guilty.class).resolve("dev/boathouse/registry/HostilePayloadTest$Guilty.class");
        assertThat(objectMakers(guilty)).containsExactly("java/io/ObjectInputStream");
    }

    /** What would be found. */
    static final class Guilty {

        private Guilty() {}

        static Object read(java.io.InputStream in) throws IOException, ClassNotFoundException {
            return new java.io.ObjectInputStream(in).readObject();
        }
    }

    private static Path classesOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<String> objectMakers(Path file) throws IOException {
        String constants = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return Stream.of(
                        "java/io/ObjectInputStream",
                        "java/beans/XMLDecoder",
                        "java/net/URLClassLoader",
                        "javax/script/",
                        "javax/naming/",
                        "com/fasterxml/jackson/databind/",
                        "forName(Ljava/lang/String;)Ljava/lang/Class;")
                .filter(constants::contains)
                .toList();
    }

    @Test
    void aFieldThatIsNamedTwiceMakesTheEventVoid() {
        registry.apply(AliasPolicy.of(NAME, "champion").withApprovals(2)).commit();
        intruder.append(
                intruder.next(
                        "mallory",
                        "policy-set",
                        NAME,
                        null,
                        "champion",
                        "{\"policy\":{\"model\":\"" + NAME
                                + "\",\"alias\":\"champion\",\"approvals\":2,\"approvals\":0,\"roles\":{},\"trusted-keys\":[]}}"));
        ModelRegistry reader = intruder.opened();
        assertThat(reader.policy(NAME, "champion").orElseThrow().approvals()).isEqualTo(2);
        assertThat(reader.verify().problems())
                .singleElement()
                .extracting(ChainReport.Problem::text)
                .asString()
                .contains("Duplicate field");
    }

    @Test
    void aPolicyWithAFieldOfANewerReleaseStopsWritersAndChangesNothing() {
        registry.apply(AliasPolicy.of(NAME, "champion").withApprovals(2)).commit();
        intruder.append(intruder.next(
                "alice",
                "policy-set",
                NAME,
                null,
                "champion",
                "{\"policy\":{\"model\":\"" + NAME + "\",\"alias\":\"champion\",\"approvals\":0,\"quorum\":3}}"));
        ModelRegistry reader = intruder.opened();
        assertThat(reader.policy(NAME, "champion").orElseThrow().approvals()).isEqualTo(2);
        assertThat(reader.verify().problems()).hasSize(1);
        assertThatThrownBy(() -> reader.register(NAME, MODEL))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("newer release");
    }

    @Test
    void aKeyOfNoBytesStopsNobody() {
        assertThatThrownBy(() -> TrustedKey.of("release", EMPTY_KEY)).isInstanceOf(IllegalArgumentException.class);
        intruder.append(intruder.next(
                "mallory",
                "version-signed",
                NAME,
                1,
                null,
                "{\"key\":\"release\",\"public-key\":\"" + EMPTY_KEY + "\",\"signature\":\"" + "A".repeat(86)
                        + "==\"}"));
        ModelRegistry reader = intruder.opened();
        assertThat(reader.signatures(reader.version(NAME, 1))).isEmpty();
        assertThat(reader.verify().problems()).hasSize(1);
    }

    /** Whatever stands in a payload: the event counts or it does not, and the next one is read. */
    @Test
    void noPayloadStopsAReader() {
        long seed = 20260131;
        Random random = new Random(seed);
        List<EventRow> rows = everyType;
        assertThat(rows).extracting(EventRow::type).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        int ignored = 0;
        for (int round = 0; round < 80; round++) {
            RegistryState state = new RegistryState();
            for (EventRow row : rows) {
                state.apply(row);
                state.apply(withPayload(row, mutated(row.payload(), rows, random)));
            }
            ignored += state.problems().size();
        }
        assertThat(ignored).as("seed %d", seed).isGreaterThan(400);
    }

    @BeforeAll
    static void tellEveryType(@TempDir Path told) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        VersionSigner signer = VersionSigner.of(TrustedKey.of("release", pair.getPublic()), pair::getPrivate);
        ModelRegistry alice = new Intruder(told).opened().actingAs(Actor.of("alice", "admin"));
        alice.apply(AliasPolicy.of(NAME, "champion").withApprovals(1).withTrustedKeys(List.of(signer.publicKey())))
                .commit();
        ModelVersion version = Flights.registered(alice, MODEL);
        alice.record(version, Flights.verdict(alice, MODEL));
        alice.sign(version, signer);
        alice.actingAs("bob").approve(version, "champion", "looks good");
        alice.promote("champion", (Decision.Approved) alice.approval(version, "champion"));
        alice.retire(NAME, "champion", "holidays");
        alice.rollback(NAME, "champion", "back again");
        alice.recordPredictions(version, new Intruder(told).table().latest());
        alice.catalog().describe(version, "knows the hour");
        alice.catalog().tag(version, "team", "ops");
        alice.catalog().deprecate(version, "old");
        alice.catalog().reinstate(version);
        alice.upkeep().storeState();
        everyType = new Intruder(told).rows();
    }

    private static String mutated(String payload, List<EventRow> rows, Random random) {
        StringBuilder text = new StringBuilder(payload);
        for (int i = 1 + random.nextInt(4); i > 0 && text.length() > 2; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.setCharAt(at, (char) random.nextInt(128));
                case 3 -> {
                    // Another value where one was: texts, numbers, lists and objects in each other's place.
                    int colon = text.indexOf(":", at);
                    if (colon > 0) {
                        String[] values = {
                            "null", "-1", "1e999", "[]", "{}", "\"\"", "\"x\"", "true", "[null]", "{\"a\":[]}"
                        };
                        text.replace(
                                colon + 1,
                                Math.min(text.length(), colon + 2),
                                values[random.nextInt(values.length)] + ",\"z\":0");
                    }
                }
                default -> {
                    return rows.get(random.nextInt(rows.size())).payload();
                }
            }
        }
        return text.toString();
    }

    private static EventRow withPayload(EventRow row, String payload) {
        return new EventRow(
                row.sequence(),
                row.eventId() + "-forged",
                row.at(),
                row.actor(),
                row.type(),
                row.model(),
                row.version(),
                row.alias(),
                payload,
                row.previousHash(),
                row.hash());
    }

    /** Whoever can write can also vouch for the bytes of a state. */
    @Test
    void noStoredStateStopsAReader() {
        RegistryState state = new RegistryState();
        everyType.forEach(state::apply);
        byte[] sound = new StoredState(14, "ab".repeat(32), Instant.EPOCH, state).toBytes();
        assertThat(StoredState.of(sound).toBytes()).isEqualTo(sound);
        long seed = 20260201;
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 500; round++) {
            byte[] hostile = sound.clone();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                hostile[random.nextInt(hostile.length)] = (byte) random.nextInt(256);
            }
            try {
                StoredState.of(hostile);
            } catch (CorruptDataException e) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", seed).isGreaterThan(100);
    }
}
