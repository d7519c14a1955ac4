package dev.boathouse.core.predictor;

/** A predictor that gains nothing from many rows at once: it scores each where it lies. */
interface RowByRow extends Predictor {

    /**
     * Scores a row.
     *
     * @param rows holds its features
     * @param at where they start
     * @param scores where the scores go
     * @param to where they start
     */
    void score(double[] rows, int at, double[] scores, int to);

    @Override
    default void score(double[] row, double[] scores) {
        score(row, 0, scores, 0);
    }

    @Override
    default void score(double[] rows, int count, double[] scores) {
        for (int row = 0; row < count; row++) {
            score(rows, row * features(), scores, row * scores());
        }
    }
}
