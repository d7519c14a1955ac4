package dev.boathouse.monitoring.shift;

import dev.boathouse.core.evaluation.Evaluation;

/** What the settings of a comparison may be. */
final class Limits {

    private Limits() {}

    static double alpha(double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("No such rate of false alarms: " + rate + ". It lies between 0 and 1.");
        }
        return rate;
    }

    static double auc(double auc) {
        if (!(auc >= 0.5 && auc <= 1)) {
            throw new IllegalArgumentException("No such least AUC: " + auc + ". It is from 0.5 to 1.");
        }
        return auc;
    }

    static int rows(int most, int least) {
        if (most < least) {
            throw new IllegalArgumentException(
                    "Cannot compare at most " + most + " rows of a side: " + least + " or more would work.");
        }
        return most;
    }

    static double effect(double effect) {
        if (!(effect >= 0)) {
            throw new IllegalArgumentException("No such least effect: " + effect + ". It is 0 or more.");
        }
        return effect;
    }

    static void sameModel(Evaluation reference, Evaluation current) {
        if (!reference.modelDigest().equals(current.modelDigest())) {
            throw new IllegalArgumentException("Cannot tell what became of a model: found evaluations of two, "
                    + reference.modelDigest() + " and " + current.modelDigest()
                    + ". Two of one would work; Comparison judges two models on the same rows.");
        }
    }
}
