package dev.boathouse.core.metric;

import java.util.Random;

/** Random predictions, with ties where steps are few. */
final class Samples {

    private Samples() {}

    static int[] labels(Random random, int rows, int classes) {
        return random.ints(rows, 0, classes).toArray();
    }

    static double[] numbers(Random random, int rows) {
        return random.ints(rows, -40, 40).mapToDouble(i -> i / 8.0).toArray();
    }

    static double[] positive(Random random, int rows) {
        return random.doubles(rows, 0, 9).toArray();
    }

    static BinaryPredictions binary(Random random, int rows, int steps) {
        int[] labels = labels(random, rows, 2);
        double[] probabilities = new double[rows];
        for (int row = 0; row < rows; row++) {
            double raw = 0.7 * random.nextDouble() + 0.3 * labels[row];
            probabilities[row] = Math.rint(raw * steps) / steps;
        }
        return BinaryPredictions.ofProbabilities(probabilities, labels, 0.5);
    }

    static ClassPredictions classes(Random random, int rows, int classes, int steps) {
        int[] labels = labels(random, rows, classes);
        double[] probabilities = new double[rows * classes];
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int label = 0; label < classes; label++) {
                double weight = random.nextInt(steps) + (label == labels[row] ? steps / 3.0 : 0.5);
                probabilities[row * classes + label] = weight;
                sum += weight;
            }
            for (int label = 0; label < classes; label++) {
                probabilities[row * classes + label] /= sum;
            }
        }
        return ClassPredictions.of(probabilities, labels, classes);
    }
}
