package dev.boathouse.core.features;

/**
 * How columns become features: the ways to start a {@link FeatureSpec}.
 *
 * <pre>{@code
 * Features.impute("hour").log("distance").standardize("distance").oneHot("origin")
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
     * Starts with {@link FeatureSpec#only}.
     *
     * @param columns the columns
     * @return the spec
     */
    public static FeatureSpec only(String... columns) {
        return none().only(columns);
    }

    /**
     * Starts with {@link FeatureSpec#drop}.
     *
     * @param columns the columns
     * @return the spec
     */
    public static FeatureSpec drop(String... columns) {
        return none().drop(columns);
    }

    /**
     * Starts with {@link FeatureSpec#impute(String...)}.
     *
     * @param columns the columns
     * @return the spec
     */
    public static FeatureSpec impute(String... columns) {
        return none().impute(columns);
    }

    /**
     * Starts with {@link FeatureSpec#impute(Impute, String...)}.
     *
     * @param how what stands for null and NaN
     * @param columns the columns
     * @return the spec
     */
    public static FeatureSpec impute(Impute how, String... columns) {
        return none().impute(how, columns);
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
     * Starts with {@link FeatureSpec#oneHot(Levels, String...)}.
     *
     * @param levels which levels count
     * @param columns the columns
     * @return the spec
     */
    public static FeatureSpec oneHot(Levels levels, String... columns) {
        return none().oneHot(levels, columns);
    }

    /**
     * Starts with {@link FeatureSpec#ordinal(String...)}.
     *
     * @param columns the columns
     * @return the spec
     */
    public static FeatureSpec ordinal(String... columns) {
        return none().ordinal(columns);
    }

    /**
     * Starts with {@link FeatureSpec#ordinal(Levels, String...)}.
     *
     * @param levels which levels count
     * @param columns the columns
     * @return the spec
     */
    public static FeatureSpec ordinal(Levels levels, String... columns) {
        return none().ordinal(levels, columns);
    }
}
