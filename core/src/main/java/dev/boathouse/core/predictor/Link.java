package dev.boathouse.core.predictor;

/**
 * How the raw scores of a row become what a model answers, such as probabilities. Immutable and thread-safe. Exponentials are those of
 * {@link StrictMath}, so that the same scores give the same bits everywhere.
 */
public sealed interface Link {

    /**
     * Turns the scores of a row into as many answers.
     *
     * @param scores holds the scores
     * @param from where they start
     * @param count how many there are
     * @param answers where the answers go; may be the array of scores
     * @param to where they start
     */
    void apply(double[] scores, int from, int count, double[] answers, int to);

    /** The scores are the answers. */
    record Identity() implements Link {

        @Override
        public void apply(double[] scores, int from, int count, double[] answers, int to) {
            System.arraycopy(scores, from, answers, to, count);
        }
    }

    /** Each score by their sum: votes become probabilities. */
    record Normalized() implements Link {

        @Override
        public void apply(double[] scores, int from, int count, double[] answers, int to) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += scores[from + i];
            }
            for (int i = 0; i < count; i++) {
                answers[to + i] = scores[from + i] / sum;
            }
        }
    }

    /** e<sup>score</sup> by the sum of these; the largest score is subtracted from all before. */
    record Softmax() implements Link {

        @Override
        public void apply(double[] scores, int from, int count, double[] answers, int to) {
            double largest = scores[from];
            for (int i = 1; i < count; i++) {
                largest = Math.max(largest, scores[from + i]);
            }
            double sum = 0;
            for (int i = 0; i < count; i++) {
                answers[to + i] = StrictMath.exp(scores[from + i] - largest);
                sum += answers[to + i];
            }
            for (int i = 0; i < count; i++) {
                answers[to + i] /= sum;
            }
        }
    }

    /**
     * 1 / (1 + e<sup>−(slope × score + intercept)</sup>), for each score.
     *
     * @param slope 1 for logistic regression, 2 for boosting as Friedman (2001) defines it, fitted where scores are calibrated (Platt 1999)
     * @param intercept 0 where nothing is calibrated
     */
    record Logistic(double slope, double intercept) implements Link {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if a number is not finite
         */
        public Logistic {
            if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
                throw new IllegalArgumentException(
                        "A logistic link needs finite numbers: found " + slope + " and " + intercept + ".");
            }
        }

        @Override
        public void apply(double[] scores, int from, int count, double[] answers, int to) {
            for (int i = 0; i < count; i++) {
                answers[to + i] = 1 / (1 + StrictMath.exp(-(slope * scores[from + i] + intercept)));
            }
        }
    }

    /**
     * 1 / (1 + e<sup>−score</sup>) by the sum of these: log odds of each class against all others become probabilities. Where all scores are
     * so low that the sum is 0, it is the limit of that, {@link Softmax}.
     */
    record OneVersusRest() implements Link {

        @Override
        public void apply(double[] scores, int from, int count, double[] answers, int to) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += 1 / (1 + StrictMath.exp(-scores[from + i]));
            }
            if (sum == 0) {
                new Softmax().apply(scores, from, count, answers, to);
                return;
            }
            for (int i = 0; i < count; i++) {
                answers[to + i] = 1 / (1 + StrictMath.exp(-scores[from + i])) / sum;
            }
        }
    }

    /**
     * 2<sup>−score / expected</sup>: the mean path length in isolation trees becomes an anomaly score from 0 to 1 (Liu, Ting and Zhou 2008).
     *
     * @param expected the mean path length in a tree of as many rows as each was grown on; above 0
     */
    record Isolation(double expected) implements Link {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the number is not above 0 or not finite
         */
        public Isolation {
            if (!(expected > 0 && expected <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "An expected path length must be finite and above 0: found " + expected + ".");
            }
        }

        @Override
        public void apply(double[] scores, int from, int count, double[] answers, int to) {
            for (int i = 0; i < count; i++) {
                answers[to + i] = StrictMath.pow(2, -scores[from + i] / expected);
            }
        }
    }
}
