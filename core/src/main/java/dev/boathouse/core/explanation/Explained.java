package dev.boathouse.core.explanation;

import dev.boathouse.core.model.Model;
import dev.boathouse.core.predictor.Predictor.Attribution;

/**
 * What is explained, and by what.
 *
 * @param attribution of the scores that are explained
 */
record Explained(Model model, Attribution attribution, ExplainedScores scores, Sources sources) {

    double expected(int which) {
        return attribution.expected(which) + scores.shift();
    }

    /** Which score of each row is explained. */
    int[] which(double[] features, int count) {
        int[] which = new int[count];
        if (scores.size() > 1) {
            int width = model.predictor().scores();
            double[] raw = new double[count * width];
            model.predictor().score(features, count, raw);
            for (int i = 0; i < count; i++) {
                which[i] = scores.largest(raw, i * width);
            }
        }
        return which;
    }
}
