package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks what was learnt about single rows, and checks that many rows at once get the same answers. */
final class Asked {

    private Asked() {}

    /** The answers of a row: probabilities of classes, or the number estimated. */
    static double[] row(Fitted fitted, double... row) {
        int scores = fitted.predictor().scores();
        double[] answers = new double[scores];
        fitted.predictor().score(row, answers);
        double[] batch = new double[scores * 5];
        double[] rows = new double[row.length * 5];
        for (int i = 0; i < 5; i++) {
            System.arraycopy(row, 0, rows, i * row.length, row.length);
        }
        fitted.predictor().score(rows, 5, batch);
        for (int i = 0; i < batch.length; i++) {
            assertThat(batch[i]).isEqualTo(answers[i % scores]);
        }
        fitted.response().link().apply(answers, 0, scores, answers, 0);
        return answers;
    }

    /** The answer for the last score: the probability of the positive class of two. */
    static double last(Fitted fitted, double... row) {
        double[] answers = row(fitted, row);
        return answers[answers.length - 1];
    }
}
