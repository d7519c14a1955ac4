package dev.boathouse.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.registry.VersionQuery.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every condition, over seven versions of three models that alice and bob registered a minute after each other. */
class VersionQueryTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    static Path folder;

    private static ModelRegistry registry;
    private static Snapshot features;

    @BeforeAll
    static void register() {
        DeltaTable table = DeltaTable.at("file:" + folder.resolve("features"));
        table.create(Flights.TEST.schema());
        features = table.append(Flights.frame(300, 3)).commit();
        Model good = Flights.model(1);
        Model useless = Flights.useless();
        Model fromTable = Flights.fit(features.scan().select("hour", "late").read());
        registry = ModelRegistry.open("file:" + folder.resolve("models"));
        at(0, "alice").register("late-flights", good, Evaluation.of(good, Flights.TEST));
        at(1, "bob").register("late-flights", useless, Evaluation.of(useless, Flights.TEST));
        at(2, "alice").register("Late-Trains", good);
        at(3, "alice").register("late-flights", fromTable);
        at(4, "bob")
                .register(
                        "cancellations",
                        useless,
                        Evaluation.of(useless, features.scan().read()));
        at(5, "bob").register("late-flights", good);
        at(6, "alice").register("late-flights", good);
        Catalog catalog = registry.catalog();
        catalog.tag(registry.version("late-flights", 1), "season", "winter");
        catalog.tag(registry.version("late-flights", 2), "season", "summer");
        catalog.tag(registry.version("Late-Trains", 1), "season", "");
        catalog.tag(registry.version("late-flights", 4), "seasons", "winter");
        catalog.tag("cancellations", "season", "winter");
        catalog.delete(registry.version("late-flights", 5), "a mistake");
    }

    private static ModelRegistry at(int minute, String actor) {
        return registry.actingAs(actor).withClock(Clock.fixed(START.plus(Duration.ofMinutes(minute)), ZoneOffset.UTC));
    }

    private static List<String> found(VersionQuery query) {
        for (ModelRegistry one : List.of(registry, ModelRegistry.open("file:" + folder.resolve("models")))) {
            assertThat(texts(one.catalog().search(query)))
                    .isEqualTo(texts(registry.catalog().search(query)));
        }
        return texts(registry.catalog().search(query));
    }

    private static List<String> texts(Page page) {
        return page.versions().stream()
                .map(version -> version.model() + " " + version.number())
                .toList();
    }

    @Test
    void everythingThatIsNotDeletedTheNewestFirst() {
        assertThat(found(VersionQuery.all()))
                .containsExactly(
                        "late-flights 4",
                        "cancellations 1",
                        "late-flights 3",
                        "Late-Trains 1",
                        "late-flights 2",
                        "late-flights 1");
    }

    @Test
    void byPartOfTheNameWhateverTheCase() {
        assertThat(found(VersionQuery.all().named("LATE-T"))).containsExactly("Late-Trains 1");
        assertThat(found(VersionQuery.all().named("late"))).hasSize(5);
        assertThat(found(VersionQuery.all().named(""))).hasSize(6);
        assertThat(found(VersionQuery.all().named(".*"))).isEmpty();
    }

    @Test
    void ofOneModelExactly() {
        assertThat(found(VersionQuery.all().ofModel("Late-Trains"))).containsExactly("Late-Trains 1");
        assertThat(found(VersionQuery.all().ofModel("late-trains"))).isEmpty();
        assertThat(found(VersionQuery.all().ofModel("late"))).isEmpty();
    }

    @Test
    void byTagsOfTheVersion() {
        assertThat(found(VersionQuery.all().tagged("season")))
                .containsExactly("Late-Trains 1", "late-flights 2", "late-flights 1");
        assertThat(found(VersionQuery.all().tagged("season", "winter"))).containsExactly("late-flights 1");
        assertThat(found(VersionQuery.all().tagged("season", ""))).containsExactly("Late-Trains 1");
        assertThat(found(VersionQuery.all().tagged("Season"))).isEmpty();
    }

    @Test
    void byMetricsOfTheEvaluationsItWasRegisteredWith() {
        double good =
                Evaluation.of(Flights.model(1), Flights.TEST).value(Metric.AUC).orElseThrow();
        VersionQuery all = VersionQuery.all();
        assertThat(found(all.withMetricAtLeast("auc", good))).containsExactly("late-flights 1");
        assertThat(found(all.withMetricAtLeast("auc", Math.nextUp(good)))).isEmpty();
        assertThat(found(all.withMetricAtMost("auc", good)))
                .containsExactly("cancellations 1", "late-flights 2", "late-flights 1");
        assertThat(found(all.withMetricAtMost("auc", Math.nextDown(good))))
                .containsExactly("cancellations 1", "late-flights 2");
        assertThat(found(all.withMetricAtLeast("auc", Double.NaN))).isEmpty();
        assertThat(found(all.withMetricAtLeast("no such metric", 0))).isEmpty();
    }

    @Test
    void byTablesBehindTrainingOrEvaluation() {
        assertThat(found(VersionQuery.all().fromTable(features.tableId())))
                .containsExactly("cancellations 1", "late-flights 3");
        assertThat(found(VersionQuery.all().fromTable(features.location())))
                .containsExactly("cancellations 1", "late-flights 3");
        assertThat(found(VersionQuery.all().fromTable("file:/elsewhere"))).isEmpty();
    }

    @Test
    void byTimeFromOneInstantUpToBeforeAnother() {
        VersionQuery from = VersionQuery.all().since(START.plus(Duration.ofMinutes(1)));
        assertThat(found(from)).hasSize(5).doesNotContain("late-flights 1");
        assertThat(found(from.until(START.plus(Duration.ofMinutes(3)))))
                .containsExactly("Late-Trains 1", "late-flights 2");
        assertThat(found(VersionQuery.all().until(START))).isEmpty();
        assertThat(found(VersionQuery.all()
                        .since(START.plus(Duration.ofMinutes(6)).plusNanos(1_000))))
                .isEmpty();
    }

    @Test
    void byWhoRegisteredIt() {
        assertThat(found(VersionQuery.all().by("bob")))
                .containsExactly("late-flights 4", "cancellations 1", "late-flights 2");
        assertThat(found(VersionQuery.all().by("Bob"))).isEmpty();
    }

    @Test
    void everyConditionMustHold() {
        assertThat(found(VersionQuery.all()
                        .by("bob")
                        .named("late")
                        .tagged("season")
                        .withMetricAtMost("auc", 1)))
                .containsExactly("late-flights 2");
        assertThat(found(VersionQuery.all().ofModel("Late-Trains").ofModel("late-flights")))
                .isEmpty();
    }

    @Test
    void pagesFollowEachOtherWhateverTheirSize() {
        List<String> all = found(VersionQuery.all());
        for (int size = 1; size <= 7; size++) {
            List<String> paged = new ArrayList<>();
            VersionQuery query = VersionQuery.all().withLimit(size);
            Page page = registry.catalog().search(query);
            while (page.next().isPresent()) {
                assertThat(page.versions()).hasSize(size);
                paged.addAll(texts(page));
                // A host may have kept nothing but the number.
                page = registry.catalog()
                        .search(query.after(Page.endingAt(page.next().getAsLong())));
            }
            paged.addAll(texts(page));
            assertThat(paged).as("pages of %d", size).isEqualTo(all);
            assertThat(registry.catalog().search(query.after(page)).versions()).isEmpty();
        }
    }

    @Test
    void pagesStayTheSameWhileVersionsComeAndGo(@TempDir Path other) {
        ModelRegistry growing = ModelRegistry.open("file:" + other);
        Model model = Flights.model(1);
        for (int i = 0; i < 6; i++) {
            growing.register("m", model);
        }
        VersionQuery query = VersionQuery.all().withLimit(2);
        Page first = growing.catalog().search(query);
        assertThat(texts(first)).containsExactly("m 6", "m 5");
        growing.register("a", model);
        growing.register("m", model);
        growing.catalog().delete(growing.version("m", 5), "a mistake");
        growing.catalog().delete(growing.version("m", 4), "a mistake");
        Page second = growing.catalog().search(query.after(first));
        assertThat(texts(second)).containsExactly("m 3", "m 2");
        Page third = growing.catalog().search(query.after(second));
        assertThat(texts(third)).containsExactly("m 1");
        assertThat(third.next()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void aPageHasOneToTenThousandVersions() {
        for (int limit : new int[] {Integer.MIN_VALUE, -1, 0, 10_001, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> VersionQuery.all().withLimit(limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1 to 10000 would work");
        }
        assertThat(found(VersionQuery.all().withLimit(10_000))).hasSize(6);
    }
}
