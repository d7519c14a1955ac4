package dev.boathouse.monitoring.internal.inference;

/** How a statistic is distributed when both samples come from one population, at their sizes. Immutable. */
public interface NullDistribution {

    /** The chance of a statistic at least as unusual as this one. */
    double pValue(double statistic);

    /** The least value of the statistic whose {@link #pValue} is at most α; +∞ where these sizes cannot reach α. */
    double threshold(double alpha);
}
