package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.ConflictException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.registry.Decision.Approved;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How aliases move: to what was approved, back, and to nothing. */
class ReleaseTest {

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

    private List<String> moves() {
        return opened().history(NAME, "champion").stream()
                .map(change -> named(change.from()) + ">" + named(change.to()))
                .toList();
    }

    private static String named(OptionalInt version) {
        return version.isPresent() ? Integer.toString(version.getAsInt()) : "-";
    }

    @Test
    void aRetiredAliasNamesNothingUntilItIsRolledBack() {
        ModelVersion first = Flights.live(registry, Flights.model(1));
        AliasChange change = registry.actingAs("bob").retire(NAME, "champion", "the service is closed");
        assertThat(change.from()).hasValue(1);
        assertThat(change.to()).isEmpty();
        assertThat(change.isRollback()).isFalse();
        assertThat(change.decision()).isEmpty();
        assertThat(change.reason()).contains("the service is closed");
        assertThat(change.toString())
                .isEqualTo(change.at() + " late-flights champion: version 1 -> none (the service is closed) by bob");
        assertThat(opened().alias(NAME, "champion")).isEmpty();
        assertThat(opened().model(NAME, "champion")).isEmpty();
        assertThat(registry.live(NAME, "champion", change.at())).isEmpty();
        AliasChange back = registry.rollback(NAME, "champion", "it was not");
        assertThat(back.from()).isEmpty();
        assertThat(back.isRollback()).isTrue();
        assertThat(registry.alias(NAME, "champion")).contains(first);
        assertThat(moves()).containsExactly("->1", "1>-", "->1");
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    void whatNamesNothingCannotBeRetired() {
        Flights.registered(registry, Flights.model(1));
        assertThatThrownBy(() -> registry.retire(NAME, "champion", "?"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("it names nothing");
        Flights.live(registry, Flights.model(2));
        registry.retire(NAME, "champion", "closed");
        assertThatThrownBy(() -> registry.retire(NAME, "champion", "closed")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> registry.retire("nobody", "champion", "closed"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void afterARetirementACandidateIsComparedWithNothing() {
        Flights.live(registry, Flights.model(1));
        Approved againstFirst = Flights.approved(registry, Flights.model(2));
        registry.retire(NAME, "champion", "closed");
        assertThatThrownBy(() -> registry.promote("champion", againstFirst))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("nothing is live");
        Flights.live(registry, Flights.model(3));
        assertThat(moves()).containsExactly("->1", "1>-", "->3");
        assertThat(registry.rollback(NAME, "champion", "worse").to()).hasValue(1);
        assertThatThrownBy(() -> registry.rollback(NAME, "champion", "worse still"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aRollbackPassesOverWhatWasDeleted() {
        ModelVersion first = Flights.live(registry, Flights.model(1));
        ModelVersion second = Flights.live(registry, Flights.model(2));
        Flights.live(registry, Flights.model(3));
        registry.catalog().delete(second, "must be forgotten");
        assertThat(registry.rollback(NAME, "champion", "too many false alarms").to())
                .hasValue(1);
        assertThat(registry.alias(NAME, "champion")).contains(first);
        assertThat(moves()).containsExactly("->1", "1>2", "2>3", "3>1");
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    void aRollbackToNothingThatIsStillThereIsRefused() {
        ModelVersion first = Flights.live(registry, Flights.model(1));
        Flights.live(registry, Flights.model(2));
        registry.catalog().delete(first, "must be forgotten");
        assertThatThrownBy(() -> registry.rollback(NAME, "champion", "worse"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("nothing that is still there was live before version 2");
        assertThat(Flights.champion(opened())).contains(2);
    }

    @Test
    void aRollbackOverRetirementsAndDeletedVersionsGoesBackOneByOne() {
        Flights.live(registry, Flights.model(1));
        registry.retire(NAME, "champion", "closed");
        ModelVersion second = Flights.live(registry, Flights.model(2));
        registry.retire(NAME, "champion", "closed again");
        registry.catalog().delete(second, "must be forgotten");
        Flights.live(registry, Flights.model(3));
        assertThat(registry.rollback(NAME, "champion", "worse").to()).hasValue(1);
        assertThat(moves()).containsExactly("->1", "1>-", "->2", "2>-", "->3", "3>1");
        assertThat(opened().verify().problems()).isEmpty();
    }

    @Test
    void aDeprecatedVersionIsNotPromotedButStaysLiveAndCanBeLoaded() {
        Approved approved = Flights.approved(registry, Flights.model(1));
        ModelVersion version = approved.candidate();
        registry.actingAs("bob").catalog().deprecate(version, "learnt from the wrong month");
        assertThatThrownBy(() -> registry.promote("champion", approved))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bob deprecated it at ")
                .hasMessageContaining("(learnt from the wrong month). Reinstating it, or another version, would work.");
        assertThat(registry.load(version).contentDigest()).isEqualTo(version.contentDigest());
        registry.catalog().reinstate(version);
        registry.promote("champion", approved);
        registry.catalog().deprecate(version, "learnt from the wrong month after all");
        assertThat(opened().model(NAME, "champion")).isPresent();
        assertThat(opened().alias(NAME, "champion").orElseThrow().deprecation())
                .contains("learnt from the wrong month after all");
    }

    @Test
    void aDeletedVersionIsNotPromoted() {
        Approved approved = Flights.approved(registry, Flights.model(1));
        registry.catalog().delete(approved.candidate(), "a mistake");
        assertThatThrownBy(() -> opened().promote("champion", approved))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("(a mistake)");
    }

    @Test
    void ofTwoChampionsAtOnceOneWinsAndTheOtherIsToldWhich() throws Exception {
        Approved[] approved = {
            Flights.approved(registry, Flights.model(1)), Flights.approved(registry, Flights.model(2))
        };
        CyclicBarrier together = new CyclicBarrier(approved.length);
        ExecutorService threads = Executors.newFixedThreadPool(approved.length);
        List<Integer> won = new ArrayList<>();
        List<Throwable> lost = new ArrayList<>();
        try {
            List<Future<AliasChange>> changes = new ArrayList<>();
            for (Approved one : approved) {
                Callable<AliasChange> promotion = () -> {
                    ModelRegistry process = opened();
                    together.await();
                    return process.promote("champion", one);
                };
                changes.add(threads.submit(promotion));
            }
            for (Future<AliasChange> change : changes) {
                try {
                    won.add(change.get().to().orElseThrow());
                } catch (ExecutionException e) {
                    lost.add(e.getCause());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(won).hasSize(1);
        assertThat(lost)
                .singleElement()
                .isInstanceOf(ConflictException.class)
                .asString()
                .contains("late-flights version " + won.get(0) + " is live");
        assertThat(Flights.champion(opened())).isEqualTo(won.stream().findFirst());
        assertThat(moves()).hasSize(1);
    }

    @Test
    void whoRetiresAnAliasThatMovedMeanwhileIsTold() {
        Flights.live(registry, Flights.model(1));
        ModelRegistry other = opened();
        Flights.live(registry, Flights.model(2));
        assertThatThrownBy(() -> other.retire(NAME, "champion", "closed"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("late-flights version 2 has gone live since late-flights version 1 was seen");
        assertThat(Flights.champion(opened())).contains(2);
    }

    @Test
    void aPromotionCanHaveAReasonToo() {
        Approved approved = Flights.approved(registry, Flights.model(1));
        AliasChange change = registry.withReason("nightly retraining").promote("champion", approved);
        assertThat(change.reason()).contains("nightly retraining");
        assertThat(change.isRollback()).isFalse();
        assertThat(opened().history(NAME, "champion")).containsExactly(change);
    }
}
