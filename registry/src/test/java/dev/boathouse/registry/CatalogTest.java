package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.model.Model;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.registry.audit.RegistryEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Model MODEL = Flights.model(1);

    @TempDir
    Path folder;

    private ModelRegistry registry;
    private Catalog catalog;

    @BeforeEach
    void open() {
        registry = opened().actingAs("alice").withClock(Clock.fixed(NOW, ZoneOffset.UTC));
        catalog = registry.catalog();
    }

    private ModelRegistry opened() {
        return ModelRegistry.open("file:" + folder.resolve("models"));
    }

    private List<String> types() {
        return registry.audit().stream().map(RegistryEvent::type).toList();
    }

    @Test
    void versionsAndModelsAreDescribedEachForItself() {
        ModelVersion version = registry.register(NAME, MODEL);
        assertThat(version.description()).isEmpty();
        assertThat(catalog.description(NAME)).isEmpty();
        String markdown = "# Late flights\n\nLearnt from *one* January.\tSehr schön 👍";
        assertThat(catalog.describe(version, markdown).description()).contains(markdown);
        assertThat(version.description()).as("a version never changes").isEmpty();
        catalog.describe(NAME, "Which flights will be late?");
        ModelRegistry other = opened();
        assertThat(other.version(NAME, 1).description()).contains(markdown);
        assertThat(other.catalog().description(NAME)).contains("Which flights will be late?");
        assertThat(catalog.describe(version, "Shorter.").description()).contains("Shorter.");
        assertThat(types())
                .containsExactly("version-registered", "description-set", "description-set", "description-set");
    }

    @Test
    void tagsAreSetChangedAndTakenAway() {
        ModelVersion version = registry.register(NAME, MODEL);
        catalog.tag(version, "team", "crew");
        catalog.tag(version, "season", "winter");
        assertThat(catalog.tag(version, "team", "gates").tags()).isEqualTo(Map.of("season", "winter", "team", "gates"));
        assertThat(catalog.untag(version, "season").tags()).isEqualTo(Map.of("team", "gates"));
        assertThat(opened().version(NAME, 1).tags()).isEqualTo(Map.of("team", "gates"));
        assertThat(version.tags()).isEmpty();
        catalog.tag(NAME, "owner", "ops");
        catalog.tag(NAME, "tier", "1");
        catalog.untag(NAME, "tier");
        assertThat(opened().catalog().tags(NAME)).isEqualTo(Map.of("owner", "ops"));
        assertThat(opened().version(NAME, 1).tags()).isEqualTo(Map.of("team", "gates"));
    }

    @Test
    void sayingAgainWhatIsSaidAlreadyWritesNothing() {
        ModelVersion version = registry.register(NAME, MODEL);
        for (int i = 0; i < 2; i++) {
            catalog.describe(version, "text");
            catalog.describe(NAME, "text");
            catalog.tag(version, "key", "value");
            catalog.tag(NAME, "key", "value");
            catalog.deprecate(version, "old");
            assertThat(registry.audit()).hasSize(6);
        }
        for (int i = 0; i < 2; i++) {
            catalog.reinstate(version);
            catalog.untag(version, "key");
            catalog.untag(NAME, "key");
            assertThat(registry.audit()).hasSize(9);
        }
    }

    @Test
    void whatCannotBeSaidIsRefusedAndNothingIsWritten() {
        ModelVersion version = registry.register(NAME, MODEL);
        String long50001 = "x".repeat(50_001);
        assertThatThrownBy(() -> catalog.describe(version, long50001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("50001 characters")
                .message()
                .hasSizeLessThan(200);
        assertThatThrownBy(() -> catalog.describe(NAME, "a\u0000b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> catalog.describe(version, "a\u202eb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> catalog.tag(version, " ", "v")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> catalog.tag(NAME, "a\nb", "v")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> catalog.tag(version, "k", "\u001b[31m")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> catalog.deprecate(version, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> catalog.delete(version, "x".repeat(256))).isInstanceOf(IllegalArgumentException.class);
        assertThat(catalog.describe(version, "x".repeat(50_000)).description().orElseThrow())
                .hasSize(50_000);
        assertThat(types()).containsExactly("version-registered", "description-set");
    }

    @Test
    void whatIsNotThereCannotBeDescribed() {
        assertThatThrownBy(() -> catalog.describe("nobody", "text"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Cannot find the model nobody");
        assertThatThrownBy(() -> catalog.tag("nobody", "k", "v")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> catalog.untag("nobody", "k")).isInstanceOf(NotFoundException.class);
        ModelRegistry elsewhere = ModelRegistry.open("file:" + folder.resolve("elsewhere"));
        ModelVersion foreign = elsewhere.register(NAME, Flights.model(2));
        registry.register(NAME, MODEL);
        assertThatThrownBy(() -> catalog.tag(foreign, "k", "v")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> catalog.stage(foreign)).isInstanceOf(NotFoundException.class);
        assertThat(catalog.description("nobody")).isEmpty();
        assertThat(catalog.tags("nobody")).isEmpty();
    }

    @Test
    void aDeletedVersionIsGoneAndWhatHappenedToItStays() {
        ModelVersion version = registry.registerOnce("run-42", NAME, MODEL);
        catalog.tag(version, "team", "crew");
        registry.actingAs("bob").catalog().delete(version, "learnt from what must be forgotten");
        String who = "bob deleted it at " + NOW + " (learnt from what must be forgotten)";
        for (ModelRegistry one : List.of(registry, opened())) {
            assertThat(one.versions(NAME)).isEmpty();
            assertThat(one.models()).containsExactly(NAME);
            assertThatThrownBy(() -> one.load(version))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining(who);
            assertThatThrownBy(() -> one.version(NAME, 1))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining(who);
            assertThatThrownBy(() -> one.catalog().tag(version, "k", "v"))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining(who);
            assertThatThrownBy(() -> one.catalog().delete(version, "again"))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining(who);
            assertThatThrownBy(() -> one.decisions(version)).isInstanceOf(NotFoundException.class);
            assertThat(one.catalog().search(VersionQuery.all()).versions()).isEmpty();
        }
        assertThat(types()).containsExactly("version-registered", "tag-set", "version-deleted");
        assertThat(registry.audit().get(2).reason()).contains("learnt from what must be forgotten");
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    void theNumberAndTheKeyOfADeletedVersionAreNotGivenAgain() {
        ModelVersion version = registry.registerOnce("run-42", NAME, MODEL);
        catalog.delete(version, "a mistake");
        assertThat(opened().registerOnce("run-42", NAME, MODEL)).isEqualTo(version);
        assertThat(registry.register(NAME, MODEL).number()).isEqualTo(2);
        assertThat(registry.versions(NAME)).extracting(ModelVersion::number).containsExactly(2);
    }

    @Test
    void whatIsLiveCannotBeDeleted() {
        ModelVersion version = Flights.live(registry, MODEL);
        registry.promote("canary", (Decision.Approved) registry.approval(version, "champion"));
        assertThatThrownBy(() -> catalog.delete(version, "a mistake"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it is live as canary, champion");
        registry.retire(NAME, "canary", "done");
        assertThatThrownBy(() -> catalog.delete(version, "a mistake"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it is live as champion.");
        Flights.live(registry, Flights.model(2));
        catalog.delete(version, "a mistake");
        assertThat(opened().versions(NAME)).extracting(ModelVersion::number).containsExactly(2);
        assertThat(registry.live(NAME, "champion", NOW)).isPresent();
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    void whatWasLiveIsToldAlsoWhenItIsDeleted() {
        ModelVersion first = Flights.live(registry, MODEL);
        ModelRegistry later = registry.withClock(Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
        Flights.live(later, Flights.model(2));
        later.catalog().delete(first, "must be forgotten");
        assertThat(opened().live(NAME, "champion", NOW)).contains(first);
        assertThat(opened().history(NAME, "champion")).hasSize(2);
    }

    @Test
    void predictionsOfAVersionThatWasDeletedWhileItScoredAreOnRecord() {
        ModelVersion version = registry.register(NAME, MODEL);
        DeltaTable table = DeltaTable.at("file:" + folder.resolve("scored"));
        table.create(MODEL.score(Flights.TEST).schema());
        Snapshot scored = table.append(MODEL.score(Flights.TEST)).commit();
        opened().catalog().delete(version, "must be forgotten");
        registry.recordPredictions(version, scored);
        registry.recordPredictions(version, scored);
        assertThat(opened().lineage(version).predictions())
                .singleElement()
                .satisfies(written -> assertThat(written.version()).isEqualTo(scored.version()));
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    void aDeprecationIsSaidAnewWithAnotherReasonAndTakenBack() {
        ModelVersion version = registry.register(NAME, MODEL);
        assertThat(catalog.deprecate(version, "old").deprecation()).contains("old");
        assertThat(catalog.deprecate(version, "older").deprecation()).contains("older");
        assertThat(opened().version(NAME, 1).deprecation()).contains("older");
        assertThat(catalog.reinstate(version).deprecation()).isEmpty();
        assertThat(types())
                .containsExactly(
                        "version-registered", "version-deprecated", "version-deprecated", "version-reinstated");
    }
}
