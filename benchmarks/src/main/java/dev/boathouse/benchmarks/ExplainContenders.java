package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.explanation.Explainer;
import dev.boathouse.core.explanation.Explanation;
import dev.boathouse.core.explanation.Explanation.Contribution;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.predictor.Predictor.Attribution;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.Tuple;

/**
 * Who explains the rows of a block with one model. All find what each of the features contributes to the score of each row, which is their proof; while
 * time is taken, the last row's are enough.
 */
final class ExplainContenders {

    private static final int WIDTH = ScoreRows.FEATURES;

    private final ExplainedModel model;
    private final int count;
    private final Frame frame;
    private final double[][] arrays;
    private final double[] flat;
    private final DataFrame smile;

    ExplainContenders(ExplainedModel model, ScoreRows block) {
        this.model = model;
        this.count = block.count();
        this.frame = block.frame();
        this.arrays = block.rows();
        this.flat = block.flat();
        this.smile = block.smile();
    }

    @FunctionalInterface
    private interface RowWork {
        /** Writes what each feature contributes. */
        void explain(int row, double[] contributions);
    }

    private Contender byRow(String name, RowWork work) {
        double[] one = new double[WIDTH];
        return Contender.of(name, count, () -> {
                    for (int row = 0; row < count; row++) {
                        work.explain(row, one);
                    }
                    return one;
                })
                .provedBy(() -> {
                    double[] all = new double[count * WIDTH];
                    for (int row = 0; row < count; row++) {
                        work.explain(row, one);
                        System.arraycopy(one, 0, all, row * WIDTH, WIDTH);
                    }
                    return all;
                });
    }

    /** From a row to an explanation with names and order. */
    Contender row() {
        Explainer explainer = Explainer.of(model.ours());
        List<Row> rows = frame.chunks().stream()
                .flatMap(chunk -> IntStream.range(0, chunk.size()).mapToObj(chunk::row))
                .toList();
        return byRow("boathouse", (row, contributions) -> {
            Explanation explanation = explainer.explain(rows.get(row));
            for (Contribution each : explanation.columns()) {
                contributions[frame.schema().indexOf(each.name())] = each.value();
            }
        });
    }

    /** From a frame to a frame. */
    Contender batch() {
        Explainer explainer = Explainer.of(model.ours());
        return Contender.of("boathouse", count, () -> {
            Frame explained = explainer.explain(frame);
            double[] all = new double[count * WIDTH];
            int row = 0;
            for (Chunk chunk : explained.chunks()) {
                double[] elements =
                        ColumnAccess.direct().doubles(ColumnAccess.direct().elements(chunk.column("contributions")));
                System.arraycopy(elements, 0, all, row * WIDTH, chunk.size() * WIDTH);
                row += chunk.size();
            }
            return all;
        });
    }

    /** Features are there already. */
    Contender predictorRow() {
        Attribution attribution = model.ours().predictor().attribution().orElseThrow();
        return byRow(
                "boathouse",
                (row, contributions) -> attribution.contributions(arrays[row], model.score(), contributions));
    }

    /** Features are there already. */
    Contender predictorBatch() {
        Attribution attribution = model.ours().predictor().attribution().orElseThrow();
        int[] scores = new int[count];
        Arrays.fill(scores, model.score());
        return Contender.of("boathouse", count, () -> {
            double[] all = new double[count * WIDTH];
            attribution.contributions(flat, count, scores, all);
            return all;
        });
    }

    Contender plain() {
        return byRow("plain-treeshap", (row, contributions) -> {
            Arrays.fill(contributions, 0);
            model.plain().add(arrays[row], contributions);
        });
    }

    /** On the tuples of its own data frame. */
    Contender smile() {
        List<Tuple> tuples = smile.stream().toList();
        ExplainedModel.Shap shap = model.smile().orElseThrow();
        return byRow("smile", (row, contributions) -> {
            double[] all = shap.of(tuples.get(row));
            int classes = all.length / WIDTH;
            for (int i = 0; i < WIDTH; i++) {
                contributions[i] = all[i * classes + model.score()];
            }
        });
    }
}
