package dev.boathouse.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Probabilities of two models for the same rows, and the truth, which is drawn from the first ones.
 *
 * @param first from 0 to 1
 * @param second from 0 to 1, half of each made of the first, half of chance
 * @param labels 1 for positive rows, else 0
 */
record EvaluateRows(double[] first, double[] second, int[] labels) {

    private static final double LEVELS = 1_000;

    /** Rows of which hardly two have the same probability, as those of a linear model. */
    static EvaluateRows random(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EvaluateRows rows = new EvaluateRows(new double[count], new double[count], new int[count]);
        for (int row = 0; row < count; row++) {
            rows.first[row] = random.nextDouble();
            rows.second[row] = (rows.first[row] + random.nextDouble()) / 2;
            rows.labels[row] = random.nextDouble() < rows.first[row] ? 1 : 0;
        }
        return rows;
    }

    /** With a thousand different probabilities, as those of small trees. */
    EvaluateRows tied() {
        return new EvaluateRows(tied(first), tied(second), labels);
    }

    /** The middles of as many intervals, since the logarithm of 0 is not finite. */
    private static double[] tied(double[] probabilities) {
        return Arrays.stream(probabilities)
                .map(each -> (Math.floor(each * LEVELS) + 0.5) / LEVELS)
                .toArray();
    }

    int count() {
        return labels.length;
    }
}
