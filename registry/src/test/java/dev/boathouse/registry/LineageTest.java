package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Split;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.internal.Json;
import dev.boathouse.core.internal.JsonObject;
import dev.boathouse.core.model.Model;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.registry.lineage.Affected;
import dev.boathouse.registry.lineage.Lineage;
import dev.boathouse.registry.lineage.LineageGraph;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a version came from is what the values told, from the table to the registry and back. */
class LineageTest {

    @TempDir
    Path folder;

    private Snapshot written(String name, Frame rows) {
        DeltaTable table = DeltaTable.at("file:" + folder.resolve(name));
        if (!table.exists()) {
            table.create(rows.schema());
        }
        return table.append(rows).commit();
    }

    @Test
    void namesTablesVersionsAndSteps() {
        Snapshot pinned = written("features", Flights.frame(500, 5));
        written("features", Flights.frame(10, 6));
        Split data = pinned.scan()
                .select("hour", "late")
                .where(Filter.greaterThanOrEqual("hour", 6))
                .read()
                .split(0.8, 7);
        Model model = Flights.fit(data.train());
        ModelRegistry registry = ModelRegistry.open("file:" + folder.resolve("models"));
        registry.register(NAME, model, Evaluation.of(model, data.test()));

        ModelRegistry reader = ModelRegistry.open("file:" + folder.resolve("models"));
        Lineage lineage = reader.lineage(reader.version(NAME, 1));
        Lineage.Training training = lineage.training();
        assertThat(training.algorithm()).isEqualTo("logistic-regression");
        assertThat(training.parameters()).containsEntry("penalty", "1");
        assertThat(training.label()).contains("late");
        assertThat(training.data().rows()).isEqualTo(data.train().rowCount());
        assertThat(training.data().opaque()).isFalse();
        assertThat(lineage.isReadableAgain()).isTrue();
        assertThat(training.data().steps()).singleElement().asString().startsWith("split 0.8 seed 7");
        assertThat(training.data().tables()).singleElement().satisfies(table -> {
            assertThat(table.tableId()).isEqualTo(pinned.tableId());
            assertThat(table.location()).isEqualTo(pinned.location());
            assertThat(table.version()).isEqualTo(1);
            assertThat(table.columns()).containsExactly("hour", "late");
            assertThat(table.filter()).contains("hour >= 6D");
        });
        assertThat(lineage.evaluations()).singleElement().satisfies(evidence -> {
            assertThat(evidence.data().rows()).isEqualTo(data.test().rowCount());
            assertThat(evidence.data().tables()).isEqualTo(training.data().tables());
            assertThat(evidence.metrics()).isNotEmpty();
        });
        assertThat(lineage.predictions()).isEmpty();
        assertThat(lineage.toString()).contains("features@1 where hour >= 6D", "split 0.8 seed 7");
    }

    @Test
    void valuesOfTheHostAreSaidToBeSo() {
        ModelRegistry registry = ModelRegistry.open("file:" + folder.resolve("models"));
        Lineage lineage = registry.lineage(Flights.registered(registry, Flights.model(1)));
        assertThat(lineage.isReadableAgain()).isFalse();
        assertThat(lineage.training().data().tables()).isEmpty();
        assertThat(lineage.toString()).contains("values of the host");
    }

    @Test
    void namesThePredictionTablesThatAVersionWrote() {
        ModelRegistry registry = ModelRegistry.open("file:" + folder.resolve("models"));
        ModelVersion version = Flights.registered(registry, Flights.model(1));
        ModelVersion other = Flights.registered(registry, Flights.model(2));
        Snapshot scored = written("scored", Flights.model(1).score(Flights.TEST));
        registry.recordPredictions(version, scored);
        registry.recordPredictions(version, scored);
        assertThat(registry.lineage(version).predictions()).singleElement().satisfies(table -> {
            assertThat(table.tableId()).isEqualTo(scored.tableId());
            assertThat(table.location()).isEqualTo(scored.location());
            assertThat(table.version()).isEqualTo(scored.version());
        });
        assertThat(registry.lineage(other).predictions()).isEmpty();
        ModelRegistry elsewhere = ModelRegistry.open("file:" + folder.resolve("elsewhere"));
        assertThatThrownBy(() -> elsewhere.recordPredictions(version, scored)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void lineagesOfARegistryMakeAGraph() {
        Snapshot features = written("features", Flights.frame(500, 5));
        ModelRegistry registry = ModelRegistry.open("file:" + folder.resolve("models"));
        Model first = Flights.fit(features.scan()
                .select("hour", "late")
                .where(Filter.greaterThan("distance", 100))
                .read());
        ModelVersion scorer = Flights.registered(registry, first);
        Snapshot scored = written("scored", first.score(Flights.TEST));
        registry.recordPredictions(scorer, scored);
        Flights.registered(
                registry, Flights.fit(scored.scan().select("hour", "late").read()));

        LineageGraph graph = registry.lineage();
        assertThat(graph.affectedBy(features.location(), "distance"))
                .extracting(Affected::toString)
                .containsExactly(
                        NAME + " version 1: distance FILTER", NAME + " version 2 through " + NAME + " version 1");
        assertThat(graph.affectedBy(features.tableId(), "late").get(0))
                .asString()
                .endsWith("late READ, LABEL");
        assertThat(graph.upstreamOf(NAME, 2).tableVersions())
                .extracting(LineageGraph.TableVersion::toString)
                .containsExactlyInAnyOrder(features.location() + "@1", scored.location() + "@1");
        assertThat(graph.neededTableVersions().blocks(features.tableId(), features.version()))
                .isTrue();
        assertThat(graph.neededTableVersions().blocks(features.tableId(), 0)).isFalse();
        assertThat(graph.table("file:" + folder.resolve("scored")).id()).isEqualTo(scored.tableId());
    }

    @Test
    void isJson() {
        ModelRegistry registry = ModelRegistry.open("file:" + folder.resolve("models"));
        ModelVersion version = Flights.registered(registry, Flights.model(1));
        registry.recordPredictions(version, written("scored", Flights.TEST));
        JsonObject json = Json.readObject("lineage", registry.lineage(version).toJson());
        assertThat(json.fields().keySet())
                .containsExactly(
                        "model",
                        "version",
                        "content-digest",
                        "package-digest",
                        "registered-at",
                        "registered-by",
                        "training",
                        "evaluations",
                        "predictions");
        assertThat(json.object("training").object("data").truth("opaque")).isTrue();
        assertThat(json.objects("predictions").get(0).whole("table-version")).isEqualTo(1);
    }
}
