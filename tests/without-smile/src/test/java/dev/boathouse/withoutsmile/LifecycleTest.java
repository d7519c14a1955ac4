package dev.boathouse.withoutsmile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.core.model.Scorer;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.DriftReport;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.Gate;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All but training: a table is read, a model that came as a package scores, is registered, goes live and is watched. */
class LifecycleTest {

    private static final Schema FLIGHTS = Schema.of(
            Schema.Field.of("origin", DataType.STRING),
            Schema.Field.of("hour", DataType.DOUBLE),
            Schema.Field.of("late", DataType.BOOLEAN));

    @Test
    void everythingButTrainingWorks(@TempDir Path lake) throws Exception {
        DeltaTable table = DeltaTable.at(lake.resolve("flights").toUri().toString());
        table.create(FLIGHTS);
        long written = table.append(flights(3000, 24, 7)).commit().version();
        table.append(flights(3000, 6, 8)).commit();

        Frame day = table.version(written)
                .scan()
                .where(Filter.greaterThanOrEqual("hour", 5.0))
                .read();
        assertThat(day.rowCount()).isBetween(2200L, 2500L);

        Model model = ModelPackage.read(
                        Path.of(getClass().getResource("/late-flights").toURI()))
                .model();
        assertThat(model.trainingRecord().rowCount()).isEqualTo(2000);
        Frame scored = model.score(day);
        Scorer scorer = model.scorer(day.schema());
        double[] batch = scored.doubles("probability");
        double[] out = new double[scorer.outputs().size()];
        int position = 0;
        for (Row row : day.rows()) {
            scorer.score(row, out);
            assertThat(out[0]).isEqualTo(batch[position++]);
        }

        Evaluation evaluation = Evaluation.of(model, day);
        assertThat(evaluation.value(Metric.AUC).orElseThrow()).isBetween(0.7, 0.85);

        ModelRegistry registry =
                ModelRegistry.open(lake.resolve("models").toUri().toString());
        ModelVersion candidate = registry.register("late-flights", model, evaluation);
        Comparison comparison = Comparison.of(model, Optional.empty(), day);
        Gate gate = Gate.require(Check.atLeast(Metric.AUC, 0.7)).and(Check.noWorseThanChampion(Metric.AUC));
        Approved approved = (Approved) registry.record(candidate, gate.decide(comparison));
        registry.promote("champion", approved);
        Model champion = registry.model("late-flights", "champion").orElseThrow();
        assertThat(champion.contentDigest()).isEqualTo(model.contentDigest());
        assertThat(registry.verify().isIntact()).isTrue();

        Frame all = table.version(written).scan().read();
        Frame night = table.latest().scan().where(Filter.lessThan("hour", 6.0)).read();
        DriftReport drift =
                DriftCheck.standard().compare(Profile.of(champion.score(all)), Profile.of(champion.score(night)));
        assertThat(drift.drifted()).isTrue();
        assertThat(drift.column("hour").drifted()).isTrue();
        assertThat(drift.column("origin").drifted()).isFalse();
    }

    /** Flights until an hour, as the golden model's were made. */
    private static Frame flights(int rows, int untilHour, long seed) {
        String[] airports = {"ATL", "ORD", "SEA"};
        String[] origins = new String[rows];
        double[] hours = new double[rows];
        boolean[] late = new boolean[rows];
        Random random = new Random(seed);
        for (int i = 0; i < rows; i++) {
            int airport = random.nextInt(airports.length);
            origins[i] = airports[airport];
            hours[i] = random.nextInt(untilHour);
            late[i] = random.nextDouble() < 1 / (1 + Math.exp(3 - 0.15 * hours[i] - airport));
        }
        return Frame.of(FLIGHTS, List.of(Column.ofStrings(origins), Column.ofDoubles(hours), Column.ofBooleans(late)));
    }
}
