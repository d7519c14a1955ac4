package dev.boathouse.benchmarks;

import ai.onnxruntime.OrtException;
import java.util.function.Function;

/**
 * Scores a block of rows with a forest, with boosted trees and with a linear model, row by row and all at once, on one thread. Smile trains the
 * models, and all contenders score with the same trees and coefficients.
 */
final class ScoreBenchmark implements Benchmarks.Benchmark {

    private static final int TRAINING_ROWS = 20_000;
    private static final int QUICK_TRAINING_ROWS = 2_000;
    private static final int BLOCK = 10_000;
    /** onnxruntime computes with floats. */
    private static final double FLOAT_TOLERANCE = 1e-6;

    @Override
    public void run(Options options) throws OrtException {
        ScoreRows training =
                ScoreRows.random(options.rows().orElse(options.quick() ? QUICK_TRAINING_ROWS : TRAINING_ROWS), 1);
        ScoreRows block = ScoreRows.random(BLOCK, 2);
        lines(options, "score/forest", training, block, ScoredModel::forest);
        lines(options, "score/boosting", training, block, ScoredModel::boosting);
        lines(options, "score/linear", training, block, ScoredModel::linear);
    }

    private static void lines(
            Options options, String name, ScoreRows training, ScoreRows block, Function<ScoreRows, ScoredModel> trained)
            throws OrtException {
        if (!options.wants(name) && !options.only().startsWith(name)) {
            return;
        }
        ScoredModel model = trained.apply(training);
        System.err.println(name + ": " + model.ours().predictor().summary());
        try (ScoreContenders contenders = new ScoreContenders(model, block)) {
            Lines lines = new Lines(options, model, contenders);
            lines.rows(name + "/row", contenders.row());
            lines.batches(name + "/batch", contenders.batch());
            lines.rows(name + "/predictor-row", contenders.predictorRow());
            lines.batches(name + "/predictor-batch", contenders.predictorBatch());
            lines.allocation(name + "/row-allocation");
        }
    }

    /** The lines about one model. */
    private record Lines(Options options, ScoredModel model, ScoreContenders contenders) {

        void rows(String line, Contender ours) throws OrtException {
            if (options.wants(line)) {
                SideBySide comparison = comparison(line, ours).against(contenders.smileRow());
                for (ScoredModel.Onnx onnx : model.onnx()) {
                    comparison.against(contenders.onnxRow(onnx));
                }
                comparison.measure(seconds());
            }
        }

        void batches(String line, Contender ours) throws OrtException {
            if (options.wants(line)) {
                SideBySide comparison = comparison(line, ours);
                for (ScoredModel.Onnx onnx : model.onnx()) {
                    comparison.against(contenders.onnxBatch(onnx));
                }
                comparison.measure(seconds());
            }
        }

        /** Of bytes; the sum that a run of ten thousand rows gives back is among them. */
        void allocation(String line) {
            if (options.wants(line)) {
                Line.of(
                                line,
                                Allocation.perUnit(contenders.row()),
                                Allocation.perUnit(contenders.smileRow()),
                                "smile",
                                "bytes")
                        .print();
            }
        }

        private static SideBySide comparison(String line, Contender ours) {
            return new SideBySide(line, ours).inThreadTime().within(FLOAT_TOLERANCE);
        }

        private double seconds() {
            return options.quick() ? 0.5 : 15;
        }
    }
}
