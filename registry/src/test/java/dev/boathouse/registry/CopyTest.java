package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.audit.RegistryEvent;
import dev.boathouse.registry.audit.VersionSource;
import dev.boathouse.registry.signing.VersionSignature;
import dev.boathouse.registry.signing.VersionSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One version on its way from development through staging to production. */
class CopyTest {

    private static final Model MODEL = Flights.model(1);

    @TempDir
    Path folder;

    private ModelRegistry dev;
    private ModelRegistry staging;
    private ModelRegistry production;

    @BeforeEach
    void open() {
        dev = opened("dev").actingAs("alice");
        staging = opened("staging").actingAs("stager");
        production = opened("production").actingAs("deployer");
    }

    private ModelRegistry opened(String name) {
        return ModelRegistry.open("file:" + folder.resolve(name));
    }

    private Stream<Path> artifacts(String name) throws IOException {
        Path stored = folder.resolve(name).resolve("_artifacts");
        return Files.exists(stored) ? Files.walk(stored).filter(Files::isRegularFile) : Stream.empty();
    }

    @Test
    void aDeprecatedVersionStaysWhereItIs() {
        ModelVersion made = dev.register(Flights.NAME, MODEL);
        dev.catalog().deprecate(made, "learnt from the wrong month");
        assertThatThrownBy(() -> staging.copy(dev, made))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("learnt from the wrong month");
        assertThat(staging.models()).isEmpty();
        dev.catalog().reinstate(made);
        assertThat(staging.copy(dev, made).contentDigest()).isEqualTo(made.contentDigest());
    }

    @Test
    void everythingComesAlongFromRegistryToRegistry() {
        ModelVersion made = Flights.live(dev, MODEL);
        dev.catalog().describe(made, "Learnt from one January.");
        dev.catalog().tag(made, "season", "winter");
        VersionSigner signer = Keys.signer("dev-2026");
        VersionSignature signature = dev.sign(made, signer);

        ModelVersion staged = staging.copy(dev, made);
        Decision inStaging = staging.record(staged, Flights.verdict(staging, MODEL));
        production.register(NAME, Flights.model(2));
        ModelVersion copy = production.copy(staging, staged);

        assertThat(copy.number()).isEqualTo(2);
        assertThat(copy.actor()).isEqualTo("deployer");
        assertThat(copy.contentDigest()).isEqualTo(made.contentDigest());
        assertThat(copy.packageDigest()).isEqualTo(made.packageDigest());
        assertThat(copy.description()).contains("Learnt from one January.");
        assertThat(copy.tags()).isEqualTo(Map.of("season", "winter"));
        assertThat(production.signatures(copy)).containsExactly(signature);
        ModelRegistry other = opened("production").trusting(List.of(signer.publicKey()));
        assertThat(other.load(other.version(NAME, 2)).contentDigest()).isEqualTo(made.contentDigest());
        assertThat(other.lineage(copy).training()).isEqualTo(dev.lineage(made).training());
        assertThat(other.lineage(copy).evaluations())
                .isEqualTo(dev.lineage(made).evaluations())
                .hasSize(1);

        VersionSource source = other.source(copy).orElseThrow();
        assertThat(source.location()).isEqualTo("file:" + folder.resolve("staging"));
        assertThat(source.toString())
                .startsWith("late-flights version 1 of file:")
                .endsWith(", by alice");
        assertThat(source.eventId()).isEqualTo(staging.audit().get(0).id());
        assertThat(source.hash()).isEqualTo(staging.audit().get(0).hash());
        assertThat(source.decisions())
                .extracting(VersionSource.Verdict::eventId)
                .containsExactly(dev.decisions(made).get(0).eventId(), inStaging.eventId());
        assertThat(source.decisions().get(0).findings())
                .isEqualTo(dev.decisions(made).get(0).findings());
        assertThat(dev.source(made)).isEmpty();
        assertThat(production.verify().problems()).isEmpty();
    }

    @Test
    void decisionsOfElsewhereAreEvidenceAndApproveNothingHere() {
        Approved approved = Flights.approved(dev, MODEL);
        ModelVersion copy = production.copy(dev, approved.candidate());
        assertThat(production.decisions(copy)).isEmpty();
        assertThat(production.approval(copy, "champion")).isInstanceOf(Approval.Missing.class);
        assertThatThrownBy(() -> production.promote("champion", approved)).isInstanceOf(NotFoundException.class);
        production.record(copy, Flights.verdict(production, MODEL));
        production.promote("champion", (Approved) production.approval(copy, "champion"));
        assertThat(production.alias(NAME, "champion")).contains(copy);
    }

    @Test
    void copyingTwiceIsCopyingOnceAlsoWhenTheSourceHasMoved() throws IOException {
        ModelVersion made = Flights.registered(dev, MODEL);
        ModelVersion copy = production.copy(dev, made);
        assertThat(production.copy(dev, made)).isEqualTo(copy);
        dev.catalog().tag(made, "season", "winter");
        Files.move(folder.resolve("dev"), folder.resolve("moved"));
        ModelRegistry moved = opened("moved");
        assertThat(opened("production").copy(moved, moved.version(NAME, 1))).isEqualTo(copy);
        assertThat(production.versions(NAME)).hasSize(1);
        assertThat(production.version(NAME, 1).tags()).isEmpty();
    }

    @Test
    void theSameModelMadeTwiceIsTwoVersions() {
        ModelVersion one = dev.register(NAME, MODEL);
        ModelVersion other = dev.register(NAME, MODEL);
        assertThat(production.copy(dev, one).number()).isEqualTo(1);
        assertThat(production.copy(dev, other).number()).isEqualTo(2);
    }

    @Test
    void aDamagedFileIsRefusedAndNothingIsRegistered() throws IOException {
        ModelVersion made = dev.register(NAME, MODEL);
        Path largest = artifacts("dev")
                .max(Comparator.comparingLong(path -> path.toFile().length()))
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(largest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(largest, bytes);
        assertThatThrownBy(() -> production.copy(dev, made))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(largest.getFileName().toString());
        Files.delete(largest);
        assertThatThrownBy(() -> production.copy(dev, made))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(largest.getFileName().toString());
        assertThat(production.models()).isEmpty();
        assertThat(artifacts("production")).isEmpty();
    }

    @Test
    void aFileThatIsDamagedWhereItArrivesIsReplaced() throws IOException {
        ModelVersion made = dev.register(NAME, MODEL);
        production.register("other", MODEL);
        for (Path file : artifacts("production").toList()) {
            Files.write(file, new byte[] {1});
        }
        ModelVersion copy = production.copy(dev, made);
        assertThat(production.load(copy).contentDigest()).isEqualTo(MODEL.contentDigest());
    }

    @Test
    void whatIsNotThereOrWasDeletedCannotBeCopied() {
        ModelVersion made = dev.register(NAME, MODEL);
        assertThatThrownBy(() -> production.copy(staging, made)).isInstanceOf(NotFoundException.class);
        dev.catalog().delete(made, "must be forgotten");
        assertThatThrownBy(() -> production.copy(dev, made))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("alice deleted it at ");
        assertThat(production.audit()).isEmpty();
    }

    @Test
    void aNameThatCanBeTakenForOneOfTheTargetIsRefused() {
        production.register("Late-Flights", MODEL);
        ModelVersion made = dev.register(NAME, MODEL);
        assertThatThrownBy(() -> production.copy(dev, made))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Late-Flights, which exists");
        assertThat(production.audit()).extracting(RegistryEvent::model).hasSize(1);
    }
}
