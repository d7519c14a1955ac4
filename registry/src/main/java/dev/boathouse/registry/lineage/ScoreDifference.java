package dev.boathouse.registry.lineage;

import dev.boathouse.core.Progress;
import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * How far the raw scores of two models are apart on the same rows.
 *
 * @param relative the largest difference, as a share of the largest score in magnitude
 * @param worst in which row that is, in words; empty if scores do not differ
 */
record ScoreDifference(double relative, Optional<String> worst) {

    /** Chunk by chunk, so that scores take no memory and an interrupt is heard. */
    static ScoreDifference between(Model recorded, Model again, Frame rows, Progress progress) {
        if (recorded.predictor().scores() != again.predictor().scores()) {
            return new ScoreDifference(
                    Double.POSITIVE_INFINITY,
                    Optional.of("recorded are " + recorded.predictor().scores() + " scores for each row, now "
                            + again.predictor().scores()));
        }
        Scores before = new Scores(recorded, rows);
        Scores after = new Scores(again, rows);
        double largest = 0;
        double apart = 0;
        long row = 0;
        long worst = 0;
        for (int i = 0; i < rows.chunks().size(); i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Comparing was interrupted: nothing was found out.");
            }
            Column some = before.of(i);
            Column others = after.of(i);
            for (int k = 0; k < some.size(); k++) {
                double one = some.doubleAt(k);
                double other = others.doubleAt(k);
                double difference = apart(one, other);
                largest = Double.isFinite(one) ? Math.max(largest, Math.abs(one)) : largest;
                if (difference > apart) {
                    apart = difference;
                    worst = row + k / before.width();
                }
            }
            row += rows.chunks().get(i).size();
            progress.at("compare", row, rows.rowCount());
        }
        double relative = apart == 0 ? 0 : apart / largest;
        return new ScoreDifference(
                relative,
                apart == 0
                        ? Optional.empty()
                        : Optional.of("scores differ by up to " + relative + " of the largest, in row " + worst));
    }

    /** Equal ones, of infinities and NaN too, are not apart. */
    private static double apart(double one, double other) {
        if (Double.compare(one, other) == 0) {
            return 0;
        }
        double difference = Math.abs(one - other);
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    /** The scores of a model, a chunk at a time. */
    private record Scores(Model model, Frame rows) {

        private static final String COLUMN = "scores";

        Scores {
            rows = rows.select(model.signature().inputs().names());
        }

        int width() {
            return model.predictor().scores();
        }

        Column of(int index) {
            Chunk chunk = rows.chunks().get(index);
            Frame frame = ColumnAccess.direct().frame(rows.schema(), List.of(chunk), rows.origin());
            Frame scored = model.rawScores(frame);
            return ColumnAccess.direct()
                    .elements(scored.chunks().get(0).column(scored.schema().indexOf(COLUMN)));
        }
    }
}
