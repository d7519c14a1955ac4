package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.Decision.Rejected;
import dev.boathouse.registry.audit.RegistryEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {

    @TempDir
    Path folder;

    private ModelRegistry registry;

    @BeforeEach
    void open() {
        registry = opened();
    }

    private ModelRegistry opened() {
        return ModelRegistry.open("file:" + folder.resolve("models"));
    }

    @Test
    void openingWritesNothing() {
        assertThat(registry.models()).isEmpty();
        assertThat(registry.alias(NAME, "champion")).isEmpty();
        assertThat(registry.model(NAME, "champion")).isEmpty();
        assertThat(registry.history(NAME, "champion")).isEmpty();
        assertThat(registry.audit()).isEmpty();
        assertThat(registry.verify().isIntact()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void readingAnExistingRegistryWritesNothing() throws IOException {
        Flights.live(registry, Flights.model(1));
        String before = listing();
        ModelRegistry reader = opened();
        assertThat(reader.model(NAME, "champion")).isPresent();
        assertThat(reader.refresh().audit()).hasSize(3);
        assertThat(reader.verify().isIntact()).isTrue();
        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void aModelComesBackAsItWasRegistered() {
        Model model = Flights.model(1);
        ModelVersion version = registry.actingAs("alice").register(NAME, model, Evaluation.of(model, Flights.TEST));
        assertThat(version.toString()).isEqualTo("late-flights version 1");
        assertThat(version.actor()).isEqualTo("alice");
        assertThat(version.contentDigest()).isEqualTo(model.contentDigest());
        assertThat(version.packageDigest()).isEqualTo(model.packaged().digest());
        ModelRegistry other = opened();
        assertThat(other.models()).containsExactly(NAME);
        assertThat(other.version(NAME, 1)).isEqualTo(version);
        Model loaded = other.load(other.version(NAME, 1));
        assertThat(loaded.contentDigest()).isEqualTo(model.contentDigest());
        assertThat(loaded.score(Flights.TEST).doubles("probability"))
                .isEqualTo(model.score(Flights.TEST).doubles("probability"));
    }

    @Test
    void versionsAreNumberedFromOneForEachModel() {
        Model model = Flights.model(1);
        assertThat(registry.register("a", model).number()).isEqualTo(1);
        assertThat(registry.register("b", model).number()).isEqualTo(1);
        assertThat(registry.register("a", model).number()).isEqualTo(2);
        assertThat(registry.versions("a")).extracting(ModelVersion::number).containsExactly(1, 2);
        assertThatThrownBy(() -> registry.version("a", 3))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("it has 2 versions");
    }

    @Test
    void theFirstChampionIsComparedWithNone() {
        Model model = Flights.model(1);
        ModelVersion candidate = Flights.registered(registry, model);
        Decision decision = registry.record(candidate, Flights.verdict(registry, model));
        assertThat(decision).isInstanceOf(Approved.class);
        Approved approved = (Approved) decision;
        assertThat(approved.champion()).isEmpty();
        AliasChange change = registry.promote("champion", approved);
        assertThat(change.from()).isEmpty();
        assertThat(change.to()).hasValue(1);
        assertThat(change.decision()).contains(approved.eventId());
        assertThat(registry.alias(NAME, "champion")).contains(candidate);
        assertThat(registry.model(NAME, "champion").orElseThrow().contentDigest())
                .isEqualTo(model.contentDigest());
    }

    @Test
    void aFailedGateIsAnAnswerWithReasons() {
        Model useless = Flights.useless();
        ModelVersion candidate = Flights.registered(registry, useless);
        Decision decision = registry.record(candidate, Flights.verdict(registry, useless));
        assertThat(decision).isInstanceOf(Rejected.class);
        assertThat(((Rejected) decision).reasons()).hasSize(1);
        assertThat(decision.findings()).hasSize(1);
        assertThat(registry.alias(NAME, "champion")).isEmpty();
        assertThat(registry.audit())
                .extracting(RegistryEvent::type)
                .containsExactly("version-registered", "decision-recorded");
    }

    @Test
    void everyCheckOfAGateIsMade() {
        Model useless = Flights.useless();
        Gate gate = Flights.GATE.and(Check.atLeast(Metric.AUC, 0.99)).and(Check.noWorseThanChampion(Metric.AUC));
        Gate.Verdict verdict = gate.decide(Comparison.of(useless, Optional.of(Flights.model(1)), Flights.TEST));
        assertThat(verdict.findings()).hasSize(3);
        assertThat(verdict.reasons()).hasSize(3);
        assertThat(verdict.gateDigest()).isEqualTo(gate.digest()).isNotEqualTo(Flights.GATE.digest());
        assertThat(gate.digest())
                .isEqualTo(Flights.GATE
                        .and(Check.atLeast(Metric.AUC, 0.99))
                        .and(Check.noWorseThanChampion(Metric.AUC))
                        .digest());
    }

    @Test
    void aChampionThatMovedBetweenCompareAndPromoteIsAConflict() {
        Flights.live(registry, Flights.model(1));
        ModelRegistry other = opened();
        Approved second = Flights.approved(registry, Flights.model(2));
        Approved third = Flights.approved(other, Flights.model(3));
        other.promote("champion", third);
        assertThatThrownBy(() -> registry.promote("champion", second))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("late-flights version 3 is live");
        assertThat(Flights.champion(registry)).contains(3);
        assertThat(registry.history(NAME, "champion")).hasSize(2);
        Decision again = registry.record(second.candidate(), Flights.verdict(registry, Flights.model(2)));
        registry.promote("champion", (Approved) again);
        assertThat(Flights.champion(registry)).contains(2);
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    void promotingTwiceIsPromotingOnce() {
        Approved approved = Flights.approved(registry, Flights.model(1));
        AliasChange change = registry.promote("champion", approved);
        assertThat(registry.promote("champion", approved)).isEqualTo(change);
        assertThat(opened().promote("champion", approved)).isEqualTo(change);
        assertThat(registry.history(NAME, "champion")).containsExactly(change);
    }

    @Test
    void anApprovalThatWasRolledBackIsSpent() {
        Flights.live(registry, Flights.model(1));
        Approved second = Flights.approved(registry, Flights.model(2));
        registry.promote("champion", second);
        registry.rollback(NAME, "champion", "too many false alarms");
        assertThatThrownBy(() -> registry.promote("champion", second))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("was used before");
        assertThat(Flights.champion(registry)).contains(1);
    }

    @Test
    void anApprovalOfAnotherRegistryIsRefused() {
        ModelRegistry elsewhere = ModelRegistry.open("file:" + folder.resolve("elsewhere"));
        Flights.registered(registry, Flights.model(1));
        Approved foreign = Flights.approved(elsewhere, Flights.model(1));
        assertThatThrownBy(() -> registry.promote("champion", foreign))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("is not in this registry");
    }

    @Test
    void aVerdictOnAnotherModelIsRefused() {
        ModelVersion candidate = Flights.registered(registry, Flights.model(1));
        Gate.Verdict verdict = Flights.verdict(registry, Flights.model(2));
        assertThatThrownBy(() -> registry.record(candidate, verdict))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Flights.model(2).contentDigest());
        assertThat(registry.audit()).hasSize(1);
    }

    @Test
    void anEvaluationOfAnotherModelIsRefused() {
        Evaluation other = Evaluation.of(Flights.model(2), Flights.TEST);
        assertThatThrownBy(() -> registry.register(NAME, Flights.model(1), other))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void rollbackGoesBackOneByOne() {
        for (long seed = 1; seed <= 3; seed++) {
            Flights.live(registry, Flights.model(seed));
        }
        AliasChange back = registry.actingAs("bob").rollback(NAME, "champion", "late rate doubled");
        assertThat(back.from()).hasValue(3);
        assertThat(back.to()).hasValue(2);
        assertThat(back.reason()).contains("late rate doubled");
        assertThat(back.actor()).isEqualTo("bob");
        assertThat(Flights.champion(registry)).contains(2);
        registry.rollback(NAME, "champion", "still");
        assertThat(Flights.champion(registry)).contains(1);
        assertThatThrownBy(() -> registry.rollback(NAME, "champion", "once more"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("nothing that is still there was live before version 1");
        assertThatThrownBy(() -> registry.rollback(NAME, "challenger", "never set"))
                .isInstanceOf(NotFoundException.class);
        assertThat(opened().history(NAME, "champion")).hasSize(5).isEqualTo(registry.history(NAME, "champion"));
    }

    @Test
    void ofTwoWhoRollBackTheSameVersionOneIsTold() {
        for (long seed = 1; seed <= 3; seed++) {
            Flights.live(registry, Flights.model(seed));
        }
        ModelRegistry other = opened();
        other.rollback(NAME, "champion", "bad");
        assertThatThrownBy(() -> registry.rollback(NAME, "champion", "bad")).isInstanceOf(ConflictException.class);
        assertThat(Flights.champion(registry)).contains(2);
    }

    @Test
    void answersAreThoseOfTheLastRefresh() {
        ModelRegistry reader = opened();
        Flights.live(registry, Flights.model(1));
        assertThat(reader.alias(NAME, "champion")).isEmpty();
        assertThat(Flights.champion(reader.refresh())).contains(1);
        ModelVersion own = reader.register(NAME, Flights.model(2));
        assertThat(own.number()).isEqualTo(2);
    }

    @Test
    void aKeyRegistersOnce() {
        Model model = Flights.model(1);
        ModelVersion first = registry.registerOnce("run-42", NAME, model);
        assertThat(registry.registerOnce("run-42", NAME, model)).isEqualTo(first);
        assertThat(opened().registerOnce("run-42", NAME, model)).isEqualTo(first);
        assertThat(registry.registerOnce("run-43", NAME, model).number()).isEqualTo(2);
        assertThatThrownBy(() -> registry.registerOnce("run-42", NAME, Flights.model(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was used for late-flights version 1");
        assertThatThrownBy(() -> registry.registerOnce("run-42", "other", model))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(registry.versions(NAME)).hasSize(2);
    }

    @Test
    void namesThatLookAlikeAreRefused() {
        registry.register("Late-Flights", Flights.model(1));
        assertThatThrownBy(() -> registry.register("late-flights", Flights.model(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Late-Flights, which exists");
        assertThatThrownBy(() -> registry.register("../late", Flights.model(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(registry.models()).containsExactly("Late-Flights");
    }

    @Test
    void anotherKindOfTableIsNoRegistry() {
        DeltaTable.at("file:" + folder.resolve("models")).create(Flights.TEST.schema());
        assertThatThrownBy(this::opened)
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("as a registry");
    }

    private String listing() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted()
                    .map(path -> path + " " + path.toFile().lastModified() + " "
                            + path.toFile().length())
                    .toList()
                    .toString();
        }
    }
}
