package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.audit.ChainReport;
import dev.boathouse.registry.internal.EventRow;
import dev.boathouse.registry.internal.event.Registration.StoredFile;
import dev.boathouse.registry.internal.state.RegistryState;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than anybody needs. */
class OversizeAttackTest {

    private static final Model MODEL = Flights.model(1);

    @TempDir
    Path folder;

    private Intruder intruder;
    private ModelRegistry registry;
    private ModelVersion version;

    @BeforeEach
    void register() {
        intruder = new Intruder(folder.resolve("models"));
        registry = intruder.opened();
        version = registry.register(NAME, MODEL);
    }

    @Test
    void namesOfTenThousandCharactersAreRefusedInFewWords() {
        String name = "x".repeat(10_000);
        refused(() -> registry.register(name, MODEL));
        refused(() -> registry.registerOnce(name, NAME, MODEL));
        refused(() -> registry.actingAs(name));
        refused(() -> Actor.of("alice", name));
        refused(() -> registry.withReason(name));
        refused(() -> registry.rollback(NAME, "champion", name));
        refused(() -> registry.approve(version, name, "looks good"));
        refused(() -> registry.catalog().tag(version, name, "value"));
        refused(() -> registry.catalog().tag(version, "key", "x".repeat(50_001)));
        refused(() -> registry.catalog().describe(version, "x".repeat(50_001)));
        refused(() -> AliasPolicy.of(name, "champion"));
        assertThat(registry.audit()).hasSize(1);
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .hasSizeLessThan(300);
    }

    @Test
    void aPayloadOfMoreThan64MegabytesIsIgnored() {
        RegistryState state = new RegistryState();
        state.apply(row("description-set", "{" + " ".repeat(64 << 20) + "}"));
        assertThat(state.problems())
                .singleElement()
                .extracting(ChainReport.Problem::text)
                .asString()
                .contains("at most 67108864");
    }

    @Test
    void deepJsonAndEndlessNumbersAreIgnored() {
        String deep = "{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
        String number = "{\"length\":" + "9".repeat(200_000) + "}";
        for (String payload : List.of(deep, number)) {
            intruder.append(intruder.next("mallory", "snapshot-taken", null, null, null, payload));
        }
        ModelRegistry reader = intruder.opened();
        assertThat(reader.versions(NAME)).hasSize(1);
        assertThat(reader.verify().problems())
                .extracting(ChainReport.Problem::sequence)
                .containsExactly(2L, 3L);
        assertThat(reader.verify().problems())
                .allMatch(problem -> problem.text().length() < 500);
    }

    /** Nothing limits how many there are: whoever may write may fill memory and disk. */
    @Test
    void thousandsOfTagsAreTakenIn() {
        RegistryState state = new RegistryState();
        intruder.rows().forEach(state::apply);
        for (int i = 0; i < 2_000; i++) {
            state.apply(row("tag-set", "{\"key\":\"k" + i + "\",\"value\":\"v\"}"));
        }
        assertThat(state.problems()).isEmpty();
        assertThat(state.model(NAME).version(1).orElseThrow().tags()).hasSize(2_000);
    }

    @Test
    void aTagThatIsTooLongDoesNotCount() {
        intruder.append(intruder.next(
                "mallory", "tag-set", NAME, 1, null, "{\"key\":\"k\",\"value\":\"" + "v".repeat(50_001) + "\"}"));
        ModelRegistry reader = intruder.opened();
        assertThat(reader.version(NAME, 1).tags()).isEmpty();
        assertThat(reader.verify().problems()).hasSize(1);
    }

    /** Told from the event: no file is opened. */
    @Test
    void aPackageThatClaimsTooMuchIsNotRead() {
        StoredFile file = intruder.registration().files().get(0);
        // Each half is allowed, both together are not.
        StoredFile half = new StoredFile("model.json", (1L << 29) + 1, file.sha256());
        List<List<StoredFile>> packages = List.of(
                List.of(new StoredFile("model.json", 1L << 31, file.sha256())),
                List.of(new StoredFile("model.json", Long.MAX_VALUE, file.sha256())),
                List.of(new StoredFile("model.json", -1, file.sha256())),
                List.of(half, half),
                Collections.nCopies(5_000, file));
        for (List<StoredFile> files : packages) {
            int next = intruder.rows().size() + 1;
            intruder.append(intruder.next(
                    Actor.of("mallory"), null, NAME, next, null, Intruder.withFiles(intruder.registration(), files)));
        }
        ModelRegistry reader = intruder.opened();
        assertThat(reader.versions(NAME)).hasSize(1 + packages.size());
        for (int number = 2; number <= 1 + packages.size(); number++) {
            ModelVersion hostile = reader.version(NAME, number);
            assertThatThrownBy(() -> reader.load(hostile))
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageContaining("more than the 1000 files or 1073741824 bytes");
        }
    }

    private static EventRow row(String type, String payload) {
        return new EventRow(1, "id", Instant.EPOCH, "mallory", type, NAME, 1, null, payload, EventRow.BEGINNING, "");
    }
}
