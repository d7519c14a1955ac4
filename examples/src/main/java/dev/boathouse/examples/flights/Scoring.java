package dev.boathouse.examples.flights;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Scorer;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.examples.flights.MonthlyTables.Month;
import dev.boathouse.monitoring.expectation.ExpectationResult;
import dev.boathouse.monitoring.expectation.Expectations;
import dev.boathouse.monitoring.expectation.Validation;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;

/** Lets the champion score: months in batch into the prediction table, and single rows. */
final class Scoring {

    private final Lake lake;
    private final ModelRegistry registry;
    private final Console console;
    private final ModelVersion version;
    private final Model model;

    Scoring(Lake lake, ModelRegistry registry, Console console) {
        this.lake = lake;
        this.registry = registry;
        this.console = console;
        this.version = registry.alias(LateModel.NAME, LateModel.CHAMPION).orElseThrow();
        this.model = registry.model(LateModel.NAME, LateModel.CHAMPION).orElseThrow();
    }

    /**
     * A scored month.
     *
     * @param month its name
     * @param rows its flights with what the champion said of them
     * @param modelVersion the champion's number
     * @param predictionsVersion the version of the prediction table that has them
     * @param quality how well it did, once the truth was in: the AUC
     */
    record Scored(String month, Frame rows, int modelVersion, long predictionsVersion, Interval quality) {
        double auc() {
            return quality.estimate();
        }
    }

    /** Scores a month and commits the predictions under the name of the model version. */
    Scored month(Month month) {
        String name = month.month().toString();
        Frame features = lake.features()
                .version(month.featuresVersion())
                .scan()
                .where(Filter.equal("month", name))
                .read();
        fits(name, features);
        long start = System.nanoTime();
        Frame scored = model.score(features);
        double seconds = (System.nanoTime() - start) / 1e9;
        Snapshot committed = lake.predictions()
                .append(scored)
                .withMetadata("model", version.model())
                .withMetadata("model-version", Integer.toString(version.number()))
                .withMetadata("month", name)
                .commit();
        registry.recordPredictions(version, committed);
        console.say(
                "%s: %,9d flights in %.2f s, predictions@%d by version %d",
                name, scored.rowCount(), seconds, committed.version(), version.number());
        Interval auc = Evaluation.of(model, scored).interval(Metric.AUC).orElseThrow();
        return new Scored(name, scored, version.number(), committed.version(), auc);
    }

    /** Whether the rows are of the kind that the champion was trained on. What is only unusual is told, and scored. */
    private void fits(String month, Frame features) {
        Validation validation = Expectations.of(model).validate(features);
        if (!validation.passed()) {
            throw new IllegalStateException("Cannot score " + month + ": "
                    + validation.failures().get(0) + ". Features of the champion's schema would work.");
        }
        console.say(
                "%s: %d of %d expectations of the champion hold%s",
                month,
                validation.results().stream().filter(ExpectationResult::passed).count(),
                validation.results().size(),
                validation.warnings().isEmpty()
                        ? ""
                        : ", first of the others: " + validation.warnings().get(0));
    }

    /** Scores rows one by one, as a service would, and gives microseconds a row. Each must get what the batch gave it. */
    double singleRows(Frame rows) {
        Scorer scorer = model.scorer(rows.schema());
        double[] batch = model.score(rows).doubles("probability");
        double[] out = new double[scorer.outputs().size()];
        long start = System.nanoTime();
        int row = 0;
        for (Chunk chunk : rows.chunks()) {
            for (int i = 0; i < chunk.size(); i++) {
                scorer.score(chunk.row(i), out);
                if (out[0] != batch[row++]) {
                    throw new IllegalStateException(
                            "Row " + row + " scores " + out[0] + " alone and " + batch[row - 1] + " in batch.");
                }
            }
        }
        double micros = (System.nanoTime() - start) / 1e3 / row;
        console.say("%,d flights one by one: %.1f microseconds each, the same probabilities", row, micros);
        return micros;
    }
}
