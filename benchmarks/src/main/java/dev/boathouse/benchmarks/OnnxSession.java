package dev.boathouse.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** A model in onnxruntime, on one thread, for a fixed number of rows at once: the tensors of its input and output are used again. */
final class OnnxSession implements AutoCloseable {

    private final OrtSession session;
    private final OnnxTensor input;
    private final OnnxTensor output;
    private final FloatBuffer features;
    private final FloatBuffer answers;
    private final int columns;
    private final int rows;

    /** A session for a model whose answers have so many columns. */
    OnnxSession(byte[] model, int rows, int columns) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(model, options);
        }
        this.rows = rows;
        this.columns = columns;
        this.features = buffer(rows * ScoreRows.FEATURES);
        this.answers = buffer(rows * columns);
        this.input = OnnxTensor.createTensor(environment, features, new long[] {rows, ScoreRows.FEATURES});
        this.output = OnnxTensor.createTensor(environment, answers, new long[] {rows, columns});
    }

    private static FloatBuffer buffer(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Puts the features of as many rows as the session takes. */
    void load(float[] values, int from) {
        features.put(0, values, from, rows * ScoreRows.FEATURES);
    }

    void run() throws OrtException {
        session.run(Map.of("x", input), Map.of("y", output)).close();
    }

    /** The probability of class 1. */
    double probability(int row) {
        return answers.get((row + 1) * columns - 1);
    }

    @Override
    public void close() throws OrtException {
        input.close();
        output.close();
        session.close();
    }
}
