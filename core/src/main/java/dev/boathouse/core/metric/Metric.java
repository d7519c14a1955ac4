package dev.boathouse.core.metric;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.internal.ShortestDecimal;
import java.util.List;

/**
 * The name of a number that says how good predictions are, and its direction. Equal names are equal metrics. Immutable.
 *
 * <p>Where scikit-learn 1.2 has an answer, it is the same one. No metric is defined where there are no rows; what else leaves one without
 * a value is said with it. {@code docs/metrics.md} has all of them in tables.
 */
public final class Metric implements Comparable<Metric> {

    /** Area under the ROC curve: how often a positive row scores above a negative one, ties counting half. Needs both classes. */
    public static final Metric AUC = new Metric("auc", Direction.UP);
    /**
     * Average precision, the area under the PR curve as a step function: Σ (Rᵢ − Rᵢ₋₁) Pᵢ over thresholds from the highest on, without
     * interpolation. 0 where there are no positives.
     */
    public static final Metric AVERAGE_PRECISION = new Metric("average-precision", Direction.UP);
    /**
     * Mean −ln of the probability given to the true class, kept 2⁻⁵² away from 0 and 1 (as scikit-learn 1.2 does); of several classes the
     * probabilities are divided by their sum after that.
     */
    public static final Metric LOG_LOSS = new Metric("log-loss", Direction.DOWN);
    /**
     * Of two classes the mean squared distance between the probability and 0 or 1; of several the mean of the sum of these over the classes
     * (Brier 1950, Monthly Weather Review 78:1), so that two classes taken as several give twice as much.
     */
    public static final Metric BRIER = new Metric("brier", Direction.DOWN);
    /** Expected calibration error over 10 equal bins: Σ (bin's share of rows) |mean probability − share of positives| (Naeini 2015, AAAI). */
    public static final Metric CALIBRATION_ERROR = new Metric("calibration-error", Direction.DOWN);

    /** Share of right predictions. */
    public static final Metric ACCURACY = new Metric("accuracy", Direction.UP);
    /** Mean recall of the classes that rows are of. */
    public static final Metric BALANCED_ACCURACY = new Metric("balanced-accuracy", Direction.UP);
    /** Share of positives among positive predictions; 0 where there are none. */
    public static final Metric PRECISION = new Metric("precision", Direction.UP);
    /** Share of positive predictions among positives; 0 where there are none. */
    public static final Metric RECALL = new Metric("recall", Direction.UP);
    /** Share of negative predictions among negatives; 0 where there are none. */
    public static final Metric SPECIFICITY = new Metric("specificity", Direction.UP);
    /** Harmonic mean of precision and recall; 0 where both are 0. */
    public static final Metric F1 = new Metric("f1", Direction.UP);
    /**
     * Matthews' correlation between truth and prediction (Matthews 1975, Biochimica et Biophysica Acta 405:442), for several classes
     * Gorodkin's (2004, Computational Biology and Chemistry 28:367). 0 where truth or predictions are of one class.
     */
    public static final Metric MCC = new Metric("mcc", Direction.UP);
    /**
     * Cohen's kappa: 1 − disagreement found / disagreement by chance (Cohen 1960, Educational and Psychological Measurement 20:37). Undefined
     * where truth and predictions are all of one and the same class.
     */
    public static final Metric KAPPA = new Metric("kappa", Direction.UP);

    /** Mean precision of the classes that are in the truth or predicted; 0 for one that is never predicted. */
    public static final Metric PRECISION_MACRO = new Metric("precision-macro", Direction.UP);
    /** Precision over the predictions of all classes together, which is the accuracy. */
    public static final Metric PRECISION_MICRO = new Metric("precision-micro", Direction.UP);
    /** Mean precision of the classes, each as often as it is true. */
    public static final Metric PRECISION_WEIGHTED = new Metric("precision-weighted", Direction.UP);
    /** Mean recall of the classes that are in the truth or predicted; 0 for one that is never true. */
    public static final Metric RECALL_MACRO = new Metric("recall-macro", Direction.UP);
    /** Recall over all classes together, which is the accuracy. */
    public static final Metric RECALL_MICRO = new Metric("recall-micro", Direction.UP);
    /** Mean recall of the classes, each as often as it is true, which is the accuracy. */
    public static final Metric RECALL_WEIGHTED = new Metric("recall-weighted", Direction.UP);
    /** Mean F1 of the classes that are in the truth or predicted. */
    public static final Metric F1_MACRO = new Metric("f1-macro", Direction.UP);
    /** F1 over all classes together, which is the accuracy. */
    public static final Metric F1_MICRO = new Metric("f1-micro", Direction.UP);
    /** Mean F1 of the classes, each as often as it is true. */
    public static final Metric F1_WEIGHTED = new Metric("f1-weighted", Direction.UP);
    /** Mean over all classes of the AUC of one class against the rest. Undefined where no row, or every row, is of some class. */
    public static final Metric AUC_OVR_MACRO = new Metric("auc-ovr-macro", Direction.UP);
    /** As {@link #AUC_OVR_MACRO}, each class as often as it is true. */
    public static final Metric AUC_OVR_WEIGHTED = new Metric("auc-ovr-weighted", Direction.UP);
    /**
     * Mean over pairs of classes of the AUC of one against the other, by the probability of either (Hand and Till 2001, Machine Learning
     * 45:171). Classes without rows are left out; undefined with fewer than two.
     */
    public static final Metric AUC_OVO_MACRO = new Metric("auc-ovo-macro", Direction.UP);
    /** As {@link #AUC_OVO_MACRO}, each pair as often as one of the two is true. */
    public static final Metric AUC_OVO_WEIGHTED = new Metric("auc-ovo-weighted", Direction.UP);

    /** Mean squared error. */
    public static final Metric MSE = new Metric("mse", Direction.DOWN);
    /** Root of the mean squared error, in units of the truth. */
    public static final Metric RMSE = new Metric("rmse", Direction.DOWN);
    /** Mean absolute error, in units of the truth. */
    public static final Metric MAE = new Metric("mae", Direction.DOWN);
    /** Mean of |error| / |truth|, a share; a truth nearer to 0 than 2⁻⁵² counts as 2⁻⁵², so that a true 0 gives a huge number. */
    public static final Metric MAPE = new Metric("mape", Direction.DOWN);
    /**
     * 1 − Σ error² / Σ (truth − its mean)². Where the truth is constant 1 without any error and else 0; undefined for one row.
     */
    public static final Metric R2 = new Metric("r2", Direction.UP);
    /** 1 − variance of the errors / variance of the truth. Where the truth is constant 1 if the errors are, too, and else 0. */
    public static final Metric EXPLAINED_VARIANCE = new Metric("explained-variance", Direction.UP);
    /** Median absolute error; of an even number of rows the mean of the middle two. */
    public static final Metric MEDIAN_AE = new Metric("median-ae", Direction.DOWN);
    /** Largest absolute error. */
    public static final Metric MAX_ERROR = new Metric("max-error", Direction.DOWN);
    /** Mean of (ln(1 + estimate) − ln(1 + truth))². Undefined where an estimate or a truth is negative. */
    public static final Metric MSLE = new Metric("msle", Direction.DOWN);
    /** Mean of estimate − truth: positive where estimates are too high. Nearer to 0 is better, so it has no direction. */
    public static final Metric BIAS = new Metric("bias", Direction.NONE);

    /** Share of rows that are flagged: their score reaches the threshold. Has no direction. */
    public static final Metric FLAGGED_RATE = new Metric("flagged-rate", Direction.NONE);
    /** Mean score of rows. Has no direction. */
    public static final Metric MEAN_SCORE = new Metric("mean-score", Direction.NONE);

    /**
     * Mean over rows of (b − a) / max(a, b), where a is the mean distance to the others of its cluster, b that to the rows of the nearest
     * other cluster; 0 for a row alone in its cluster (Rousseeuw 1987, Journal of Computational and Applied Mathematics 20:53). Euclidean.
     * Needs 2 clusters and more rows than clusters. Above {@link ClusterPredictions#SILHOUETTE_ROWS} rows that of a sample of so many.
     */
    public static final Metric SILHOUETTE = new Metric("silhouette", Direction.UP);
    /**
     * Variance between clusters over variance within, each by its degrees of freedom (Caliński and Harabasz 1974, Communications in
     * Statistics 3:1); 1 where there is none within. Needs 2 clusters and more rows than clusters.
     */
    public static final Metric CALINSKI_HARABASZ = new Metric("calinski-harabasz", Direction.UP);
    /**
     * Mean over clusters of the largest (sᵢ + sⱼ) / dᵢⱼ, where s is the mean distance to the centre and d that of the centres (Davies and
     * Bouldin 1979, IEEE PAMI 1:224); centres in one place are passed over. Needs 2 clusters and more rows than clusters.
     */
    public static final Metric DAVIES_BOULDIN = new Metric("davies-bouldin", Direction.DOWN);
    /** Sum of squared distances to the mean of the row's cluster. */
    public static final Metric INERTIA = new Metric("inertia", Direction.DOWN);
    /** Share of pairs of rows that truth and clusters agree on, 0 by chance and 1 at best (Hubert and Arabie 1985, Journal of Classification 2:193). */
    public static final Metric ADJUSTED_RAND = new Metric("adjusted-rand", Direction.UP);
    /**
     * (MI − E MI) / (mean of both entropies − E MI), 0 by chance and 1 at best (Vinh, Epps and Bailey 2010, JMLR 11:2837). 1 where truth and
     * clusters are one group each.
     */
    public static final Metric ADJUSTED_MUTUAL_INFORMATION = new Metric("adjusted-mutual-information", Direction.UP);
    /** 1 − H(truth | cluster) / H(truth): clusters hold one class each (Rosenberg and Hirschberg 2007, EMNLP). 1 where there is one class. */
    public static final Metric HOMOGENEITY = new Metric("homogeneity", Direction.UP);
    /** 1 − H(cluster | truth) / H(cluster): classes lie in one cluster each. 1 where there is one cluster. */
    public static final Metric COMPLETENESS = new Metric("completeness", Direction.UP);
    /** Harmonic mean of homogeneity and completeness, which is the normalized mutual information; 0 where both are 0. */
    public static final Metric V_MEASURE = new Metric("v-measure", Direction.UP);

    private static final List<Metric> NAMED = List.of(
            AUC,
            AVERAGE_PRECISION,
            LOG_LOSS,
            BRIER,
            CALIBRATION_ERROR,
            ACCURACY,
            BALANCED_ACCURACY,
            PRECISION,
            RECALL,
            SPECIFICITY,
            F1,
            MCC,
            KAPPA,
            PRECISION_MACRO,
            PRECISION_MICRO,
            PRECISION_WEIGHTED,
            RECALL_MACRO,
            RECALL_MICRO,
            RECALL_WEIGHTED,
            F1_MACRO,
            F1_MICRO,
            F1_WEIGHTED,
            AUC_OVR_MACRO,
            AUC_OVR_WEIGHTED,
            AUC_OVO_MACRO,
            AUC_OVO_WEIGHTED,
            MSE,
            RMSE,
            MAE,
            MAPE,
            R2,
            EXPLAINED_VARIANCE,
            MEDIAN_AE,
            MAX_ERROR,
            MSLE,
            BIAS,
            FLAGGED_RATE,
            MEAN_SCORE,
            SILHOUETTE,
            CALINSKI_HARABASZ,
            DAVIES_BOULDIN,
            INERTIA,
            ADJUSTED_RAND,
            ADJUSTED_MUTUAL_INFORMATION,
            HOMOGENEITY,
            COMPLETENESS,
            V_MEASURE);

    private static final String PINBALL = "pinball-";
    private static final String TOP = "top-";
    private static final String TOP_END = "-accuracy";

    private final String name;
    private final Direction direction;
    private final double parameter;

    private Metric(String name, Direction direction) {
        this(name, direction, Double.NaN);
    }

    private Metric(String name, Direction direction, double parameter) {
        this.name = name;
        this.direction = direction;
        this.parameter = parameter;
    }

    /**
     * Mean loss of an estimated quantile: q times what it is too low, 1 − q times what it is too high (Koenker and Bassett 1978,
     * Econometrica 46:33). Half the mean absolute error at 0.5.
     *
     * @param quantile which one, between 0 and 1
     * @return the metric, named such as {@code pinball-0.9}
     * @throws IllegalArgumentException if the quantile is not between 0 and 1, both excluded
     */
    public static Metric pinball(double quantile) {
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException(
                    "Cannot judge the quantile " + quantile + ": it must lie between 0 and 1, such as 0.9.");
        }
        return new Metric(PINBALL + ShortestDecimal.of(quantile), Direction.DOWN, quantile);
    }

    /**
     * How often the true class is among the most probable ones. Of equally probable classes the later ones come first, as in scikit-learn, so
     * that {@code topAccuracy(1)} is the accuracy only where the largest probability of a row occurs once.
     *
     * @param classes how many are looked at, 1 or more; 1 in all where there are no more classes than that
     * @return the metric, named such as {@code top-2-accuracy}
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static Metric topAccuracy(int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException(
                    "Cannot look at the " + classes + " most probable classes: it must be 1 or more.");
        }
        return new Metric(TOP + classes + TOP_END, Direction.UP, classes);
    }

    /**
     * The metric of a name: what {@link #toString()} gives.
     *
     * @param name such as {@code log-loss}, {@code pinball-0.9} or {@code top-2-accuracy}
     * @return the metric
     * @throws NotFoundException if no metric has this name
     */
    public static Metric named(String name) {
        for (Metric metric : NAMED) {
            if (metric.name.equals(name)) {
                return metric;
            }
        }
        try {
            Metric metric = name.startsWith(PINBALL)
                    ? pinball(Double.parseDouble(name.substring(PINBALL.length())))
                    : name.startsWith(TOP) && name.endsWith(TOP_END)
                            ? topAccuracy(
                                    Integer.parseInt(name.substring(TOP.length(), name.length() - TOP_END.length())))
                            : null;
            if (metric != null && metric.name.equals(name)) {
                return metric;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // No number, or none that the metric takes: a name like any other that is not known.
        }
        throw new NotFoundException("No metric \"" + name + "\": there are " + NAMED + ", " + PINBALL + "q and " + TOP
                + "k" + TOP_END + ".");
    }

    /**
     * Tells the direction.
     *
     * @return true if a larger value is better; false if a smaller one is, or neither
     */
    public boolean higherIsBetter() {
        return direction == Direction.UP;
    }

    /**
     * Tells whether it has a direction. A bias is best at 0, and no rate of flagged rows is better than another.
     *
     * @return true if a larger value is better, or a smaller one
     */
    public boolean hasDirection() {
        return direction != Direction.NONE;
    }

    boolean isPinball() {
        return name.startsWith(PINBALL);
    }

    boolean isTopAccuracy() {
        return name.startsWith(TOP);
    }

    /** The quantile or the number of classes. */
    double parameter() {
        return parameter;
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

    private enum Direction {
        UP,
        DOWN,
        NONE
    }
}
