package dev.boathouse.benchmarks;

import java.util.function.Function;

/**
 * Explains rows of a forest and of boosted trees, row by row and all at once, on one thread. Smile grows the trees, and all contenders explain the
 * same ones. Peers that go row by row explain fewer rows.
 */
final class ExplainBenchmark implements Benchmarks.Benchmark {

    private static final int TRAINING_ROWS = 20_000;
    private static final int QUICK_TRAINING_ROWS = 2_000;
    private static final int BLOCK = 1_000;
    private static final int FEW = 20;

    @Override
    public void run(Options options) {
        ScoreRows training =
                ScoreRows.random(options.rows().orElse(options.quick() ? QUICK_TRAINING_ROWS : TRAINING_ROWS), 1);
        lines(options, "explain/forest", training, ExplainedModel::forest);
        lines(options, "explain/boosting", training, ExplainedModel::boosting);
    }

    private static void lines(
            Options options, String name, ScoreRows training, Function<ScoreRows, ExplainedModel> grown) {
        if (!options.wants(name) && !options.only().startsWith(name)) {
            return;
        }
        ExplainedModel model = grown.apply(training);
        System.err.println(name + ": " + model.ours().predictor().summary());
        ExplainContenders all = new ExplainContenders(model, ScoreRows.random(BLOCK, 2));
        ExplainContenders few = new ExplainContenders(model, ScoreRows.random(FEW, 3));
        line(options, name + "/row", few.row(), few.row(), few, model);
        line(options, name + "/batch", all.batch(), few.batch(), few, model);
        line(options, name + "/predictor-row", few.predictorRow(), few.predictorRow(), few, model);
        line(options, name + "/predictor-batch", all.predictorBatch(), few.predictorBatch(), few, model);
    }

    private static void line(
            Options options,
            String line,
            Contender ours,
            Contender oursOnFew,
            ExplainContenders few,
            ExplainedModel model) {
        if (options.wants(line)) {
            SideBySide comparison = new SideBySide(line, ours).inThreadTime().againstOn(oursOnFew, few.plain());
            if (model.smile().isPresent()) {
                comparison.againstOn(oursOnFew, few.smile());
            }
            comparison.measure(options.quick() ? 1.5 : 15);
        }
    }
}
