package dev.boathouse.core.model;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.FeatureEncoder;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.predictor.Predictor;
import java.util.ArrayList;
import java.util.List;

/** Scores the rows of a frame in blocks. */
final class FrameScoring {

    private static final int BLOCK = 1024;
    private static final Schema RAW = Schema.of(
            Schema.Field.of("scores", new DataType.Array(DataType.DOUBLE)).required());

    private final FeatureEncoder encoder;
    private final Predictor predictor;
    private final Answers answers;

    FrameScoring(FeatureEncoder encoder, Predictor predictor, Answers answers) {
        this.encoder = encoder;
        this.predictor = predictor;
        this.answers = answers;
    }

    /** The frame with the answers added. */
    Frame score(Frame frame, String step) {
        AnswerColumns columns = new AnswerColumns(answers);
        return with(frame, answers.schema(), step, (chunk, row) -> columns.of(answers(chunk, row), chunk.size()));
    }

    /** The frame with the raw scores added, an array for each row. */
    Frame rawScores(Frame frame, String step) {
        return with(frame, RAW, step, (chunk, row) -> {
            double[] scores = new double[chunk.size() * predictor.scores()];
            blocks(
                    chunk,
                    row,
                    (from, to, block) -> System.arraycopy(
                            block, 0, scores, from * predictor.scores(), (to - from) * predictor.scores()));
            return List.of(AnswerColumns.arrays(scores, chunk.size(), predictor.scores()));
        });
    }

    private double[] answers(Chunk chunk, long firstRow) {
        int width = answers.size();
        double[] out = new double[chunk.size() * width];
        blocks(chunk, firstRow, (from, to, scores) -> {
            for (int row = from; row < to; row++) {
                answers.write(scores, (row - from) * predictor.scores(), out, row * width);
            }
        });
        return out;
    }

    @FunctionalInterface
    private interface Block {
        void scored(int from, int to, double[] scores);
    }

    private void blocks(Chunk chunk, long firstRow, Block then) {
        double[] features = new double[BLOCK * encoder.size()];
        double[] scores = new double[BLOCK * predictor.scores()];
        for (int from = 0; from < chunk.size(); from += BLOCK) {
            int to = Math.min(chunk.size(), from + BLOCK);
            encoder.encode(chunk, from, to, firstRow, features);
            predictor.score(features, to - from, scores);
            then.scored(from, to, scores);
        }
    }

    @FunctionalInterface
    private interface Added {
        List<Column> of(Chunk chunk, long firstRow);
    }

    private static Frame with(Frame frame, Schema added, String step, Added columns) {
        List<Schema> wider = new ArrayList<>(List.of(frame.schema()));
        for (Schema.Field field : added.fields()) {
            Schema last = wider.get(wider.size() - 1);
            if (last.contains(field.name())) {
                throw new IllegalArgumentException("Cannot score: the frame already has a column \"" + field.name()
                        + "\". Select the other columns first.");
            }
            wider.add(last.with(field));
        }
        List<Chunk> scored = new ArrayList<>();
        long row = 0;
        for (Chunk chunk : frame.chunks()) {
            List<Column> values = columns.of(chunk, row);
            Chunk with = chunk;
            for (int i = 0; i < values.size(); i++) {
                with = ColumnAccess.direct()
                        .with(with, wider.get(i + 1), added.field(i).name(), values.get(i));
            }
            scored.add(with);
            row += chunk.size();
        }
        return ColumnAccess.direct()
                .frame(wider.get(added.size()), scored, frame.origin().then(step));
    }
}
