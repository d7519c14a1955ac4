package dev.boathouse.core.model;

import java.util.Locale;

/** What a model is for; it decides what the model answers ({@link Model#signature}). */
public enum Task {
    /** Telling two classes apart: answers the probability of the positive class, and a class. */
    BINARY_CLASSIFICATION,
    /** Telling more than two classes apart: answers a probability for each, and the most probable class. */
    MULTICLASS_CLASSIFICATION,
    /** Estimating a number. */
    REGRESSION,
    /** Telling how unlike the training rows a row is: answers a score, and whether that is beyond the threshold. */
    ANOMALY_DETECTION,
    /** Telling which of the groups found in training a row is nearest to: answers the distance to its centre, and its number. */
    CLUSTERING;

    /**
     * Tells whether the label is one of some classes.
     *
     * @return true for both kinds of classification
     */
    public boolean isClassification() {
        return this == BINARY_CLASSIFICATION || this == MULTICLASS_CLASSIFICATION;
    }

    /**
     * Tells whether there is a label to learn from.
     *
     * @return false for anomaly detection and clustering
     */
    public boolean isSupervised() {
        return isClassification() || this == REGRESSION;
    }

    /** As {@code binary-classification}: the name in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
