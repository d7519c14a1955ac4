package dev.boathouse.core.features;

/**
 * How columns become features: the ways to start a {@link FeatureSpec}.
 *
 * <pre>{@code
 * Features.impute("hour").oneHot("origin").ordinal("route")
 * }</pre>
 *
 * Numeric, boolean, date and timestamp columns that are not named pass through as they are.
 */
public final class Features {

    private Features() {}

    /**
     * No transform: every column passes through.
     *
     * @return the empty spec
     */
    public static FeatureSpec none() {
        return FeatureSpec.EMPTY;
    }

    /**
     * Starts with {@link FeatureSpec#impute}.
     *
     * @param columns the columns
     * @return the spec
     */
    public static FeatureSpec impute(String... columns) {
        return none().impute(columns);
    }

    /**
     * Starts with {@link FeatureSpec#standardize}.
     *
     * @param columns the columns
     * @return the spec
     */
    public static FeatureSpec standardize(String... columns) {
        return none().standardize(columns);
    }

    /**
     * Starts with {@link FeatureSpec#oneHot(String...)}.
     *
     * @param columns the columns
     * @return the spec
     */
    public static FeatureSpec oneHot(String... columns) {
        return none().oneHot(columns);
    }

    /**
     * Starts with {@link FeatureSpec#ordinal}.
     *
     * @param columns the columns
     * @return the spec
     */
    public static FeatureSpec ordinal(String... columns) {
        return none().ordinal(columns);
    }
}
