package dev.boathouse.benchmarks;

import ai.onnxruntime.OrtException;
import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.model.Scorer;
import dev.boathouse.core.predictor.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.Tuple;

/**
 * Who scores the rows of a block with one model. All find the probability of class 1 of each row, which is their proof; while time is taken, they
 * give the sum of these. Rows are in the hands of each contender in the form it takes them: rows of a frame, tuples and arrays for Smile, a buffer
 * of floats for onnxruntime.
 */
final class ScoreContenders implements AutoCloseable {

    private final ScoredModel model;
    private final int count;
    private final Frame frame;
    private final List<Row> rows = new ArrayList<>();
    private final double[] flat;
    private final double[][] arrays;
    private final float[] floats;
    private final List<Tuple> tuples;
    private final List<OnnxSession> sessions = new ArrayList<>();

    ScoreContenders(ScoredModel model, ScoreRows block) {
        this.model = model;
        this.count = block.count();
        this.frame = block.frame();
        for (Chunk chunk : frame.chunks()) {
            for (int i = 0; i < chunk.size(); i++) {
                rows.add(chunk.row(i));
            }
        }
        this.flat = block.flat();
        this.arrays = block.rows();
        this.floats = new float[flat.length];
        for (int i = 0; i < flat.length; i++) {
            floats[i] = (float) flat[i];
        }
        DataFrame smile = block.smile();
        this.tuples = IntStream.range(0, count).mapToObj(smile::get).toList();
    }

    @FunctionalInterface
    private interface RowWork {
        double probability(int row) throws OrtException;
    }

    private Contender byRow(String name, RowWork work) {
        return Contender.of(name, count, () -> {
                    double sum = 0;
                    for (int row = 0; row < count; row++) {
                        sum += work.probability(row);
                    }
                    return new double[] {sum};
                })
                .provedBy(() -> {
                    double[] all = new double[count];
                    for (int row = 0; row < count; row++) {
                        all[row] = work.probability(row);
                    }
                    return all;
                });
    }

    @FunctionalInterface
    private interface BatchWork {
        double[] probabilities() throws OrtException;
    }

    private Contender byBatch(String name, BatchWork work) {
        return Contender.of(name, count, () -> new double[] {work.probabilities()[count - 1]})
                .provedBy(work::probabilities);
    }

    Contender row() {
        Scorer scorer = model.ours().scorer(frame.schema());
        double[] answer = new double[2];
        return byRow("boathouse", row -> {
            scorer.score(rows.get(row), answer);
            return answer[0];
        });
    }

    /** Features are there, raw scores are enough. */
    Contender predictorRow() {
        Predictor predictor = model.ours().predictor();
        double[] scores = new double[predictor.scores()];
        return byRow("boathouse", row -> {
                    predictor.score(arrays[row], scores);
                    return scores[0];
                })
                .provedBy(row()::prove);
    }

    Contender smileRow() {
        double[] probabilities = new double[2];
        return byRow("smile", row -> {
            model.smile().of(tuples.get(row), arrays[row], probabilities);
            return probabilities[1];
        });
    }

    Contender onnxRow(ScoredModel.Onnx onnx) throws OrtException {
        OnnxSession session = session(onnx, 1);
        return byRow(onnx.name(), row -> {
            session.load(floats, row * ScoreRows.FEATURES);
            session.run();
            return session.probability(0);
        });
    }

    Contender batch() {
        return byBatch("boathouse", () -> {
            double[] all = new double[count];
            int row = 0;
            for (Chunk chunk : model.ours().score(frame).chunks()) {
                double[] probabilities = ColumnAccess.direct().doubles(chunk.column(ScoreRows.FEATURES));
                System.arraycopy(probabilities, 0, all, row, chunk.size());
                row += chunk.size();
            }
            return all;
        });
    }

    Contender predictorBatch() {
        Predictor predictor = model.ours().predictor();
        double[] scores = new double[count * predictor.scores()];
        return byBatch("boathouse", () -> {
                    predictor.score(flat, count, scores);
                    return scores;
                })
                .provedBy(batch()::prove);
    }

    Contender onnxBatch(ScoredModel.Onnx onnx) throws OrtException {
        OnnxSession session = session(onnx, count);
        session.load(floats, 0);
        double[] all = new double[count];
        return byBatch(onnx.name(), () -> {
            session.run();
            for (int row = 0; row < count; row++) {
                all[row] = session.probability(row);
            }
            return all;
        });
    }

    private OnnxSession session(ScoredModel.Onnx onnx, int atOnce) throws OrtException {
        OnnxSession session = new OnnxSession(onnx.bytes(), atOnce, onnx.columns());
        sessions.add(session);
        return session;
    }

    @Override
    public void close() throws OrtException {
        for (OnnxSession session : sessions) {
            session.close();
        }
    }
}
