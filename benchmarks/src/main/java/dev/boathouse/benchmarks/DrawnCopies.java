package dev.boathouse.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import smile.validation.metric.AUC;
import smile.validation.metric.FScore;
import smile.validation.metric.LogLoss;

/**
 * A bootstrap as one writes it down: draws row numbers, copies these rows, and asks Smile for AUC, log loss and F1 of the copies.
 *
 * @param probabilities of the rows
 * @param predictions 1 for rows that are taken for positive, else 0
 * @param labels 1 for positive rows, else 0
 */
record DrawnCopies(double[] probabilities, int[] predictions, int[] labels) {

    /** As many row numbers as there are rows. */
    static int[] draw(int rows, SplittableRandom random) {
        int[] drawn = new int[rows];
        for (int i = 0; i < rows; i++) {
            drawn[i] = random.nextInt(rows);
        }
        return drawn;
    }

    /** The three metrics of drawn rows. */
    double[] of(int[] drawn) {
        double[] itsProbabilities = new double[drawn.length];
        int[] itsPredictions = new int[drawn.length];
        int[] itsLabels = new int[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            itsProbabilities[i] = probabilities[drawn[i]];
            itsPredictions[i] = predictions[drawn[i]];
            itsLabels[i] = labels[drawn[i]];
        }
        return new double[] {
            AUC.of(itsLabels, itsProbabilities),
            LogLoss.of(itsLabels, itsProbabilities),
            FScore.F1.score(itsLabels, itsPredictions)
        };
    }

    /** The standard errors of the three metrics. */
    double[] standardErrors(int rounds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] metrics = new double[3][rounds];
        for (int round = 0; round < rounds; round++) {
            double[] found = of(draw(labels.length, random));
            for (int i = 0; i < found.length; i++) {
                metrics[i][round] = found[i];
            }
        }
        return Arrays.stream(metrics).mapToDouble(DrawnCopies::deviation).toArray();
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1));
    }
}
