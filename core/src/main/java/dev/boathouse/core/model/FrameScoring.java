package dev.boathouse.core.model;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.FeatureEncoder;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Scores the rows of a frame in blocks. */
final class FrameScoring {

    private static final int BLOCK = 1024;

    private final FeatureEncoder encoder;
    private final Predictor predictor;
    private final List<String> classes;

    FrameScoring(FeatureEncoder encoder, Predictor predictor, List<String> classes) {
        this.encoder = encoder;
        this.predictor = predictor;
        this.classes = classes;
    }

    Frame score(Frame frame, Schema outputs, String step) {
        Schema wider = frame.schema();
        for (Schema.Field output : outputs.fields()) {
            if (wider.contains(output.name())) {
                throw new IllegalArgumentException("Cannot score: the frame already has a column \"" + output.name()
                        + "\". Select the other columns first.");
            }
            wider = wider.with(output);
        }
        Schema.Field first = outputs.field(0);
        Schema between = frame.schema().with(first);
        List<Chunk> scored = new ArrayList<>();
        long row = 0;
        for (Chunk chunk : frame.chunks()) {
            double[] probabilities = probabilities(chunk, row);
            ColumnAccess access = ColumnAccess.direct();
            Column probability = access.ofDoubles(probabilities, probabilities.length, null);
            Column prediction = prediction(probabilities, outputs.field(1).type());
            Chunk half = access.with(chunk, between, first.name(), probability);
            scored.add(access.with(half, wider, outputs.field(1).name(), prediction));
            row += chunk.size();
        }
        return ColumnAccess.direct().frame(wider, scored, frame.origin().then(step));
    }

    private double[] probabilities(Chunk chunk, long firstRow) {
        double[] probabilities = new double[chunk.size()];
        double[] features = new double[BLOCK * encoder.size()];
        double[] block = new double[BLOCK];
        for (int from = 0; from < chunk.size(); from += BLOCK) {
            int to = Math.min(chunk.size(), from + BLOCK);
            encoder.encode(chunk, from, to, firstRow, features);
            predictor.probabilities(features, to - from, block);
            for (int i = from; i < to; i++) {
                probabilities[i] = Scorer.checked(block[i - from]);
            }
        }
        return probabilities;
    }

    private Column prediction(double[] probabilities, DataType type) {
        if (type == DataType.STRING) {
            return Column.ofStrings(Arrays.stream(probabilities)
                    .mapToObj(probability -> classes.get(code(probability)))
                    .toArray(String[]::new));
        }
        if (type == DataType.BOOLEAN) {
            boolean[] truths = new boolean[probabilities.length];
            for (int i = 0; i < truths.length; i++) {
                truths[i] = Boolean.parseBoolean(classes.get(code(probabilities[i])));
            }
            return Column.ofBooleans(truths);
        }
        return Column.ofInts(Arrays.stream(probabilities)
                .mapToInt(probability -> Integer.parseInt(classes.get(code(probability))))
                .toArray());
    }

    private static int code(double probability) {
        return probability >= Model.THRESHOLD ? 1 : 0;
    }
}
