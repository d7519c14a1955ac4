package dev.boathouse.core.features;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Which columns become features, and how. Fitting it learns the numbers (means, levels) from training data alone. Immutable;
 * {@link Features} starts one.
 *
 * <p>A feature is never null, NaN or infinite: a transform fills it, or fitting and scoring fail and name column and row.
 */
public final class FeatureSpec {

    /** How many levels {@link #oneHot(String...)} keeps. */
    public static final int DEFAULT_LEVELS = 64;

    static final FeatureSpec EMPTY = new FeatureSpec(Map.of());

    private final Map<String, Plan> plans;

    private FeatureSpec(Map<String, Plan> plans) {
        this.plans = Collections.unmodifiableMap(new TreeMap<>(plans));
    }

    /**
     * Fills null and NaN with the mean of the training values.
     *
     * @param columns numeric, boolean, date or timestamp columns
     * @return the changed copy
     */
    public FeatureSpec impute(String... columns) {
        return with(columns, Plan::imputed);
    }

    /**
     * Subtracts the mean and divides by the standard deviation (of the population) of the training values; a constant column becomes 0.
     * Where the column is imputed too, it is filled first.
     *
     * @param columns numeric, boolean, date or timestamp columns
     * @return the changed copy
     */
    public FeatureSpec standardize(String... columns) {
        return with(columns, Plan::standardized);
    }

    /**
     * A feature for each of the {@value #DEFAULT_LEVELS} most frequent levels: 1 for rows of that level, else 0.
     *
     * @param columns string, boolean or integer columns
     * @return the changed copy
     */
    public FeatureSpec oneHot(String... columns) {
        return with(columns, plan -> plan.levelled(DEFAULT_LEVELS));
    }

    /**
     * A feature for each of the most frequent levels, named as {@code origin=ATL} and sorted: 1 for rows of that level, else 0. Null, rarer
     * levels and levels not seen in training give 0 in all of them.
     *
     * @param column a string, boolean or integer column
     * @param maxLevels how many levels are kept at most; of equally frequent ones the first when sorted
     * @return the changed copy
     * @throws IllegalArgumentException if {@code maxLevels} is less than 1
     */
    public FeatureSpec oneHot(String column, int maxLevels) {
        if (maxLevels < 1) {
            throw new IllegalArgumentException(
                    "Cannot one-hot \"" + column + "\" with " + maxLevels + " levels: keep at least 1.");
        }
        return with(new String[] {column}, plan -> plan.levelled(maxLevels));
    }

    /**
     * One feature: the rank of the level by frequency in training, 0 for the most frequent; equally frequent ones are ranked as they
     * sort. Null and levels not seen in training rank behind the rarest. Suits many levels and trees.
     *
     * @param columns string, boolean or integer columns
     * @return the changed copy
     */
    public FeatureSpec ordinal(String... columns) {
        return with(columns, Plan::ranked);
    }

    private FeatureSpec with(String[] columns, UnaryOperator<Plan> change) {
        Map<String, Plan> changed = new TreeMap<>(plans);
        for (String column : columns) {
            changed.put(column, change.apply(changed.getOrDefault(column, Plan.of(column))));
        }
        return new FeatureSpec(changed);
    }

    /**
     * Learns from training data.
     *
     * @param frame the training rows; every column of it becomes a feature, so the label must not be among them
     * @return the fitted pipeline
     * @throws dev.boathouse.core.NotFoundException if a named column is missing
     * @throws IllegalArgumentException if a column does not suit its transform, a column that is no number has none, or a value
     *     is null, NaN or infinite where no transform fills it
     */
    public FeaturePipeline fit(Frame frame) {
        Schema schema = frame.schema();
        plans.keySet().forEach(schema::indexOf);
        if (frame.rowCount() == 0) {
            throw new IllegalArgumentException("Cannot fit features: the frame has no rows.");
        }
        List<FittedTransform> fitted = new ArrayList<>();
        for (Schema.Field field : schema.fields()) {
            fitted.add(plans.getOrDefault(field.name(), Plan.of(field.name())).fit(frame));
        }
        return new FeaturePipeline(fitted);
    }

    /** As {@code impute(hour) oneHot(origin, 64)}. */
    @Override
    public String toString() {
        return String.join(" ", plans.values().stream().map(Plan::toString).toList());
    }
}
