package dev.boathouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.registry.Decision;
import dev.boathouse.registry.Gate;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import dev.boathouse.registry.internal.ArtifactStore;
import dev.boathouse.registry.internal.EventTable;
import dev.boathouse.registry.internal.StoredArtifact;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A registry on HDFS: events and artifacts, from the first model to cleaning up. */
@ExtendWith(Servers.class)
class HdfsRegistryTest {

    private static final String NAME = "late-flights";

    private final HdfsCluster hdfs;
    private final String location = HdfsCluster.newLocation();

    HdfsRegistryTest(HdfsCluster hdfs) {
        this.hdfs = hdfs;
    }

    private ModelRegistry open() {
        return ModelRegistry.open(location, hdfs.client());
    }

    private static Frame frame(int rows, long seed) {
        Random random = new Random(seed);
        double[] hour = new double[rows];
        boolean[] late = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            hour[i] = random.nextInt(24);
            late[i] = random.nextDouble() < hour[i] / 24;
        }
        Schema schema = Schema.of(Schema.Field.of("hour", DataType.DOUBLE), Schema.Field.of("late", DataType.BOOLEAN));
        return Frame.of(schema, List.of(Column.ofDoubles(hour), Column.ofBooleans(late)));
    }

    private static Model model(long seed) {
        return Trainer.classification("late")
                .algorithm(LogisticRegression.ofPenalty(1))
                .fit(frame(300, seed));
    }

    private static ModelVersion live(ModelRegistry registry, Model model) {
        Frame test = frame(400, 99);
        ModelVersion candidate = registry.register(NAME, model, Evaluation.of(model, test));
        Comparison comparison = Comparison.of(model, registry.model(NAME, "champion"), test);
        Gate gate = Gate.require(Check.atLeast(Metric.AUC, 0.6));
        Decision.Approved approved = (Decision.Approved) registry.record(candidate, gate.decide(comparison));
        registry.promote("champion", approved);
        return candidate;
    }

    @Test
    void aModelGoesLiveIsLoadedAndOutlivesTheCleaning() {
        Model first = model(1);
        Model second = model(2);
        assertThat(open().models()).isEmpty();
        live(open(), first);
        live(open(), second);

        ModelRegistry registry = open();
        assertThat(registry.alias(NAME, "champion").map(ModelVersion::number)).contains(2);
        assertThat(registry.load(registry.version(NAME, 1)).contentDigest()).isEqualTo(first.contentDigest());
        assertThat(registry.verify().isIntact()).isTrue();

        ArtifactStore artifacts = new ArtifactStore(location, hdfs.client());
        Set<String> named =
                artifacts.list().stream().map(StoredArtifact::sha256).collect(Collectors.toSet());
        String stray = artifacts.put(new byte[] {1, 2, 3});
        assertThat(artifacts.clean(named, Instant.MAX))
                .extracting(StoredArtifact::sha256)
                .containsExactly(stray);
        assertThat(new EventTable(location, hdfs.client()).compact(8 << 20)).isEqualTo(6);

        ModelRegistry after = open();
        assertThat(after.verify().isIntact()).isTrue();
        assertThat(after.audit()).hasSize(6);
        assertThat(after.load(after.version(NAME, 2)).contentDigest()).isEqualTo(second.contentDigest());
        assertThat(live(registry, model(3)).number())
                .as("who had it open goes on")
                .isEqualTo(3);
    }
}
