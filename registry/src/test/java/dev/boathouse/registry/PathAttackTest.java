package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.internal.event.Registration.StoredFile;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that lead out of the registry. */
class PathAttackTest {

    private static final Model MODEL = Flights.model(1);
    private static final Actor MALLORY = Actor.of("mallory");

    @TempDir
    Path folder;

    private Intruder intruder;
    private ModelRegistry registry;

    @BeforeEach
    void open() {
        intruder = new Intruder(folder.resolve("models"));
        registry = intruder.opened();
    }

    @Test
    void pathsAreNoNamesOfModelsAndAliases() throws IOException {
        Decision.Approved approved = Flights.approved(registry, MODEL);
        List<Path> before = files();
        for (String path : List.of("..", ".", "../../etc/passwd", "/etc/passwd", "a/b", "..\\..\\x", "C:\\boot.ini")) {
            assertNoName(path, approved);
        }
        assertThat(files()).isEqualTo(before);
    }

    private void assertNoName(String path, Decision.Approved approved) {
        assertThatThrownBy(() -> registry.register(path, MODEL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> registry.promote(path, approved)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> registry.approve(approved.candidate(), path, "looks good"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AliasPolicy.of(path, "champion")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AliasPolicy.ofEveryModel(path)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Tags, keys, actors, roles and reasons may look like anything, as nothing but text becomes of them. */
    @Test
    void namesOfEveryKindBecomeNoPaths() throws IOException {
        for (String name : List.of("C:", "CON", "...", "~", "%2e%2e%2fetc", "file:", "x:y", "-rf", "a;b", "$HOME")) {
            registry.register(name, MODEL);
        }
        String path = "../../../etc/passwd";
        ModelRegistry other = registry.actingAs(Actor.of(path, path)).withReason(path);
        ModelVersion version = other.registerOnce(path, NAME, MODEL);
        other.catalog().tag(version, path, path);
        other.catalog().describe(version, path);
        other.upkeep().storeState();
        assertThat(files())
                .allMatch(file -> folder.relativize(file)
                        .toString()
                        .replace('\\', '/')
                        .matches("models/(\\.?part-[^/]+|_delta_log/[^/]+|_artifacts/sha256/[0-9a-f]{2}/[0-9a-f]{64})"
                                + "(\\.crc)?"));
        assertThat(files()).hasSizeGreaterThan(20);
    }

    @Test
    void pathsInsideAPackageLoadNothingAndAreCopiedNowhere() throws IOException {
        ModelVersion sound = registry.register(NAME, MODEL);
        Registration real = intruder.registration();
        StoredFile file = real.files().get(0);
        List<String> paths = List.of("../evil", "/tmp/evil", "C:\\evil", "parts/../../evil", "parts//evil", "..", "");
        for (int i = 0; i < paths.size(); i++) {
            StoredFile hostile = new StoredFile(paths.get(i), file.length(), file.sha256());
            intruder.append(
                    intruder.next(MALLORY, null, NAME, 2 + i, null, Intruder.withFiles(real, List.of(hostile))));
        }
        List<Path> before = files();
        ModelRegistry reader = intruder.opened();
        ModelRegistry target = ModelRegistry.open("file:" + folder.resolve("production"));
        for (ModelVersion hostile : reader.versions(NAME).subList(1, 1 + paths.size())) {
            assertThatThrownBy(() -> reader.load(hostile))
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageContaining("no path of a package");
            assertThatThrownBy(() -> target.copy(reader, hostile)).isInstanceOf(CorruptDataException.class);
        }
        assertThat(files()).isEqualTo(before);
        assertThat(reader.load(sound).contentDigest()).isEqualTo(MODEL.contentDigest());
    }

    @Test
    void whatIsNoDigestNamesNoArtifact() {
        registry.register(NAME, MODEL);
        Registration real = intruder.registration();
        List<String> digests = List.of("../../../../etc/passwd", "/etc/passwd", "", "C:\\x", "ab");
        for (String digest : digests) {
            StoredFile hostile = new StoredFile("model.json", 10, digest);
            intruder.append(intruder.next(MALLORY, null, NAME, 2, null, Intruder.withFiles(real, List.of(hostile))));
        }
        ModelRegistry reader = intruder.opened();
        assertThat(reader.versions(NAME)).hasSize(1);
        assertThat(reader.verify().problems())
                .hasSize(digests.size())
                .allMatch(problem -> problem.text().contains("is no SHA-256"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
