package dev.boathouse.core.features;

import dev.boathouse.core.data.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Which columns become features, and how: transforms that are carried out in the order in which they are called, each on what the ones
 * before have made. Fitting learns the numbers (means, levels) from training data alone. Immutable; {@link Features} starts one.
 *
 * <p>A transform replaces the column it names, by one feature of the same name or by several named after it; what is added goes right
 * behind it, products and what a host's transform makes go to the end. Numbers, booleans (0 and 1), dates (days since 1970-01-01) and
 * timestamps (microseconds) that no transform names pass through; other types are an error.
 *
 * <p>Null and NaN are missing: they pass through arithmetic as they are, learning looks at the others, and {@link #impute(String...)} ends
 * them. A feature that is missing or infinite in the end, and a level that nobody said what to do with, are an error that names column
 * and row, in training and in scoring alike.
 */
public final class FeatureSpec {

    /** How many levels {@link #oneHot(String...)} keeps. */
    public static final int DEFAULT_LEVELS = 64;

    static final FeatureSpec EMPTY = new FeatureSpec(List.of());

    private final List<Plan> plans;

    private FeatureSpec(List<Plan> plans) {
        this.plans = List.copyOf(plans);
    }

    /**
     * The spec that a text tells of, if all transforms are those of this library: {@link #of(String, Collection)} without others.
     *
     * @param text as {@link #toString()} gives it
     * @return the spec
     */
    public static FeatureSpec of(String text) {
        return of(text, List.of());
    }

    /**
     * The spec that a text tells of, such as a training record keeps. Nothing in the text can name or run code.
     *
     * @param text as {@link #toString()} gives it, to the letter
     * @param custom the host's own transforms, found by name, more than needed if so
     * @return a spec of the same text
     * @throws dev.boathouse.core.UnsupportedFormatException if a call, a time zone or a host's transform is not known
     * @throws IllegalArgumentException if the text is broken, which the message says where, or two transforms have the same name
     */
    public static FeatureSpec of(String text, Collection<? extends Transform> custom) {
        List<FeatureSpec> calls = SpecReader.of(text, custom).calls();
        return new FeatureSpec(
                calls.stream().flatMap(call -> call.plans.stream()).toList());
    }

    /**
     * Fills null and NaN with the mean of the training values.
     *
     * @param columns numeric, boolean, date or timestamp columns
     * @return the changed copy
     */
    public FeatureSpec impute(String... columns) {
        return impute(Impute.mean(), columns);
    }

    /**
     * Fills null and NaN.
     *
     * @param how with what, and whether a feature tells where
     * @param columns numeric, boolean, date or timestamp columns; strings for {@link Impute#mode()} and {@link Impute#level(String)}
     * @return the changed copy
     */
    public FeatureSpec impute(Impute how, String... columns) {
        return each(columns, column -> Plan.impute(column, how));
    }

    /**
     * Subtracts the mean and divides by the standard deviation (of the population) of the training values; a constant column becomes 0.
     *
     * @param columns numeric, boolean, date or timestamp columns
     * @return the changed copy
     */
    public FeatureSpec standardize(String... columns) {
        return each(columns, NumberPlan::standardize);
    }

    /**
     * Scales the least training value to 0 and the greatest to 1; other rows may lie outside. A constant column becomes 0.
     *
     * @param columns numeric, boolean, date or timestamp columns
     * @return the changed copy
     */
    public FeatureSpec minMax(String... columns) {
        return each(columns, NumberPlan::minMax);
    }

    /**
     * Subtracts the median and divides by the distance of the quartiles (quantiles 0.25 and 0.75) of the training values, which outliers
     * do not move; where the quartiles are equal it only subtracts.
     *
     * @param columns numeric, boolean, date or timestamp columns
     * @return the changed copy
     */
    public FeatureSpec robustScale(String... columns) {
        return each(columns, NumberPlan::robustScale);
    }

    /**
     * Replaces what is less or greater than two bounds by the nearer bound, infinite values too.
     *
     * @param low the lower bound; negative infinity for none
     * @param high the upper bound; infinity for none
     * @param columns numeric, boolean, date or timestamp columns
     * @return the changed copy
     * @throws IllegalArgumentException if the bounds are not in order
     */
    public FeatureSpec clip(double low, double high, String... columns) {
        Clip clip = Clip.between(low, high);
        return each(columns, column -> NumberPlan.clip(column, clip));
    }

    /**
     * As {@link #clip}, with two quantiles of the training values as bounds; between two values they are linear.
     *
     * @param low the share of values below the lower bound, such as 0.01
     * @param high the share of values below the upper bound, such as 0.99
     * @param columns numeric, boolean, date or timestamp columns without infinite training values
     * @return the changed copy
     * @throws IllegalArgumentException if the shares are not in order, or not from 0 to 1
     */
    public FeatureSpec clipQuantiles(double low, double high, String... columns) {
        Clip.requireShares(low, high);
        return each(columns, column -> NumberPlan.clipQuantiles(column, low, high));
    }

    /**
     * Takes ln(1 + x). A value of −1 or less is an error.
     *
     * @param columns numeric columns
     * @return the changed copy
     */
    public FeatureSpec log(String... columns) {
        return each(columns, NumberPlan::log);
    }

    /**
     * Takes ln(1 + x), and −ln(1 − x) of negative values: large values of both signs draw nearer to 0.
     *
     * @param columns numeric columns
     * @return the changed copy
     */
    public FeatureSpec signedLog(String... columns) {
        return each(columns, NumberPlan::signedLog);
    }

    /**
     * Replaces a number by its bucket, counted from 0, so that training values spread evenly: boundaries are quantiles, equal ones count
     * once, and a value on a boundary belongs to the bucket above.
     *
     * @param buckets how many buckets at most
     * @param columns numeric, boolean, date or timestamp columns
     * @return the changed copy
     * @throws IllegalArgumentException if there are fewer than 2 buckets, or more than 10,000
     */
    public FeatureSpec bucketize(int buckets, String... columns) {
        Buckets.requireCount(buckets);
        return each(columns, column -> NumberPlan.bucketize(column, buckets));
    }

    /**
     * Replaces a number by its bucket: 0 below the first boundary, 1 from there on to below the second, and so on.
     *
     * @param column a numeric, boolean, date or timestamp column
     * @param boundaries finite and ascending, at least one
     * @return the changed copy
     * @throws IllegalArgumentException if there is none, or they do not ascend
     */
    public FeatureSpec bucketizeAt(String column, double... boundaries) {
        return and(List.of(NumberPlan.bucketizeAt(column, Buckets.at(column, boundaries))));
    }

    /**
     * A feature for each of the {@value #DEFAULT_LEVELS} most frequent levels; rarer ones are zeros, null and unseen ones an error.
     *
     * @param columns string, boolean or integer columns
     * @return the changed copy
     */
    public FeatureSpec oneHot(String... columns) {
        return oneHot(Levels.mostFrequent(DEFAULT_LEVELS), columns);
    }

    /**
     * A feature for each level that is kept, named as {@code origin=ATL} and sorted: 1 for rows of that level, else 0. A boolean has the
     * levels 0 and 1.
     *
     * @param levels which levels are kept, and what becomes of the others
     * @param columns string, boolean or integer columns, and what {@link #bucketize} or {@link #dateParts} make
     * @return the changed copy
     */
    public FeatureSpec oneHot(Levels levels, String... columns) {
        return each(columns, column -> LevelPlan.oneHot(column, levels));
    }

    /**
     * One feature: the rank of the level by frequency in training, 0 for the most frequent; equally frequent ones are ranked as they
     * sort. Null and unseen levels are an error. Suits many levels and trees.
     *
     * @param columns string, boolean or integer columns
     * @return the changed copy
     */
    public FeatureSpec ordinal(String... columns) {
        return ordinal(Levels.all(), columns);
    }

    /**
     * As {@link #ordinal(String...)}; rare levels share the rank behind the last one that is kept.
     *
     * @param levels which levels are kept, and what becomes of the others
     * @param columns string, boolean or integer columns
     * @return the changed copy
     * @throws IllegalArgumentException if the choice has a feature of the others or zeros, which ranks do not have
     */
    public FeatureSpec ordinal(Levels levels, String... columns) {
        return each(columns, column -> {
            levels.requireRanks(column);
            return LevelPlan.ordinal(column, levels);
        });
    }

    /**
     * A fixed number of features, named as {@code tail#0}, of which one is 1 or −1: levels need not be known, and may collide. Of
     * MurmurHash3_x86_32 with seed 0 over the UTF-8 of a text, or the 8 bytes of an integer with the lowest first, the 31 lower bits modulo
     * the number of features say which, the highest bit makes it −1, so that collisions cancel out rather than add up (Weinberger et
     * al., "Feature Hashing for Large Scale Multitask Learning", 2009). Null is an error.
     *
     * @param features how many, 1 to 65,536
     * @param columns string, boolean or integer columns
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public FeatureSpec hash(int features, String... columns) {
        Hash hash = Hash.of(features);
        return each(columns, column -> LevelPlan.hash(column, hash));
    }

    /**
     * Replaces a level by the mean of the target, as {@link TargetEncoding#standard()} says.
     *
     * @param columns string, boolean or integer columns
     * @return the changed copy
     */
    public FeatureSpec encodeTarget(String... columns) {
        return encodeTarget(TargetEncoding.standard(), columns);
    }

    /**
     * Replaces a level by the mean of the target in training: of the number, of the positive class, or of each of more than two classes,
     * named as {@code origin.class0} then. Training rows get it from rows of other folds, so that no row sees its own label.
     *
     * @param how smoothing, folds and policies
     * @param columns string, boolean or integer columns
     * @return the changed copy
     */
    public FeatureSpec encodeTarget(TargetEncoding how, String... columns) {
        return each(columns, column -> LevelPlan.encodeTarget(column, how));
    }

    /**
     * Replaces a date or time by some of its parts, named as {@code date.month}.
     *
     * @param parts which parts, in which form, at which zone
     * @param columns date, timestamp or timestamp_ntz columns
     * @return the changed copy
     * @throws IllegalArgumentException if there is no part
     */
    public FeatureSpec dateParts(DateParts parts, String... columns) {
        return each(columns, column -> LevelPlan.dateParts(column, parts));
    }

    /**
     * Replaces an array of numbers by its elements, named as {@code v[0]}. Training says how long arrays are: another length is an
     * error. A null array is one of missing elements.
     *
     * @param columns columns of arrays of numbers
     * @return the changed copy
     */
    public FeatureSpec vector(String... columns) {
        return each(columns, Plan::vector);
    }

    /**
     * Adds the product of two features at the end, named as {@code a*b}; both stay.
     *
     * @param first a numeric, boolean, date or timestamp column
     * @param second another one, or the same for its square
     * @return the changed copy
     */
    public FeatureSpec interact(String first, String second) {
        return and(List.of(Plan.interact(first, second)));
    }

    /**
     * Adds what a transform of the host's own makes at the end; its inputs stay.
     *
     * @param transform the transform
     * @param columns its inputs, at least one: numeric, boolean, date or timestamp columns
     * @return the changed copy
     * @throws IllegalArgumentException if there is no input
     */
    public FeatureSpec with(Transform transform, String... columns) {
        return and(List.of(Plan.custom(transform, List.of(columns))));
    }

    /**
     * Adds a column or feature again right behind, under another name, so that it can be used in two ways.
     *
     * @param column what there is at this step
     * @param name the new name
     * @return the changed copy
     */
    public FeatureSpec copy(String column, String name) {
        return and(List.of(Plan.copy(column, name)));
    }

    /**
     * Leaves columns or features out. What nothing else needs is not asked for when scoring.
     *
     * @param columns what there is at this step
     * @return the changed copy
     */
    public FeatureSpec drop(String... columns) {
        return each(columns, Plan::drop);
    }

    /**
     * Leaves all other columns and features out; those that stay keep their order.
     *
     * @param columns what there is at this step
     * @return the changed copy
     */
    public FeatureSpec only(String... columns) {
        return and(List.of(Plan.only(List.of(columns))));
    }

    private FeatureSpec each(String[] columns, Function<String, Plan> plan) {
        return and(Arrays.stream(columns).map(plan).toList());
    }

    private FeatureSpec and(List<Plan> more) {
        List<Plan> all = new ArrayList<>(plans);
        all.addAll(more);
        return new FeatureSpec(all);
    }

    /**
     * Learns from training data, without a target.
     *
     * @param inputs the training rows, without the label
     * @return the fitted pipeline
     * @throws dev.boathouse.core.NotFoundException if a named column is missing at its step
     * @throws IllegalArgumentException if a transform needs a target, a column does not suit its transform, two features have the same
     *     name, or a value is null, NaN, infinite or an unseen level where nothing takes care of it
     */
    public FeaturePipeline fit(Frame inputs) {
        return fit(inputs, Target.none(), 0).pipeline();
    }

    /**
     * Learns from training data. The same rows in the same order, target and seed give the same pipeline and features, to the last bit.
     *
     * @param inputs the training rows, without the label
     * @param target what is to be learnt, for each row
     * @param seed which rows fall into which fold of target encoding; every long is as good as another
     * @return the fitted pipeline, and the features of the training rows
     * @throws dev.boathouse.core.NotFoundException if a named column is missing at its step
     * @throws IllegalArgumentException if a transform needs a target, the target has another number of rows, a column does not suit its
     *     transform, two features have the same name, or a value is null, NaN, infinite or an unseen level where nothing takes care of it
     */
    public FittedFeatures fit(Frame inputs, Target target, long seed) {
        Fitting fitting = Fitting.of(inputs, target, seed);
        plans.forEach(plan -> plan.fit().accept(fitting));
        return fitting.finish();
    }

    /**
     * All transforms with all their parameters, in order, as {@code impute(hour, mean) oneHot(origin, mostFrequent 64)}: equal texts mean
     * equal specs, as long as transforms of the host's own keep to their contract.
     */
    @Override
    public String toString() {
        return String.join(" ", plans.stream().map(Plan::toString).toList());
    }
}
