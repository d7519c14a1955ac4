package dev.boathouse.core.metric;

/** The name of a number that says how good predictions are, and its direction. Equal names are equal metrics. Immutable. */
public final class Metric implements Comparable<Metric> {

    /** Area under the ROC curve: how often a positive row scores above a negative one, ties counting half. Needs both classes. */
    public static final Metric AUC = new Metric("auc", true);
    /** Mean −ln of the probability given to the true class, kept 2⁻⁵² away from 0 and 1 (as scikit-learn 1.2 does). */
    public static final Metric LOG_LOSS = new Metric("log-loss", false);
    /** Mean squared distance between probability and truth (Brier 1950). */
    public static final Metric BRIER = new Metric("brier", false);
    /** Share of right predictions. */
    public static final Metric ACCURACY = new Metric("accuracy", true);
    /** Share of positives among positive predictions; 0 where there are none. */
    public static final Metric PRECISION = new Metric("precision", true);
    /** Share of positive predictions among positives; 0 where there are none. */
    public static final Metric RECALL = new Metric("recall", true);
    /** Harmonic mean of precision and recall; 0 where both are 0. */
    public static final Metric F1 = new Metric("f1", true);

    private final String name;
    private final boolean higherIsBetter;

    private Metric(String name, boolean higherIsBetter) {
        this.name = name;
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

    /** By name. */
    @Override
    public int compareTo(Metric other) {
        return name.compareTo(other.name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metric metric && metric.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The kebab-case name, such as {@code log-loss}. */
    @Override
    public String toString() {
        return name;
    }
}
