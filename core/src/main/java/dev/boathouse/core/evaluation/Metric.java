package dev.boathouse.core.evaluation;

/** A number that says how good probabilities of two classes are. Predictions are positive from the threshold of the model on. */
public enum Metric {

    /** Area under the ROC curve: how often a positive row scores above a negative one, ties counting half. Needs both classes. */
    AUC("auc", true),
    /** Mean −ln of the probability given to the true class, kept 2⁻⁵² away from 0 and 1 (as scikit-learn 1.2 does). */
    LOG_LOSS("log-loss", false),
    /** Mean squared distance between probability and truth (Brier 1950). */
    BRIER("brier", false),
    /** Share of right predictions. */
    ACCURACY("accuracy", true),
    /** Share of positives among positive predictions; 0 where there are none. */
    PRECISION("precision", true),
    /** Share of positive predictions among positives; 0 where there are none. */
    RECALL("recall", true),
    /** Harmonic mean of precision and recall; 0 where both are 0. */
    F1("f1", true);

    private final String text;
    private final boolean higherIsBetter;

    Metric(String text, boolean higherIsBetter) {
        this.text = text;
        this.higherIsBetter = higherIsBetter;
    }

    /**
     * Tells the direction.
     *
     * @return true if a larger value is better
     */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** The kebab-case name, such as {@code log-loss}. */
    @Override
    public String toString() {
        return text;
    }
}
