package dev.boathouse.core.features;

import java.util.function.Function;

/** The transforms of a spec that put one number in the place of another. */
final class NumberPlan {

    private NumberPlan() {}

    static Plan standardize(String column) {
        return learnt("standardize", column, "", Sample::standardized);
    }

    static Plan minMax(String column) {
        return learnt("minMax", column, "", Sample::scaledToRange);
    }

    static Plan robustScale(String column) {
        return learnt("robustScale", column, "", Sample::scaledRobustly);
    }

    static Plan clip(String column, Clip clip) {
        return given("clip", column, SpecText.numbers(clip.low(), clip.high()), clip);
    }

    static Plan clipQuantiles(String column, double low, double high) {
        return learnt("clipQuantiles", column, SpecText.numbers(low, high), sample -> sample.clipped(low, high));
    }

    static Plan log(String column) {
        return given("log", column, "", new Log(false));
    }

    static Plan signedLog(String column) {
        return given("signedLog", column, "", new Log(true));
    }

    static Plan bucketize(String column, int buckets) {
        return learnt("bucketize", column, Integer.toString(buckets), sample -> sample.bucketed(buckets));
    }

    static Plan bucketizeAt(String column, Buckets buckets) {
        return given("bucketizeAt", column, SpecText.numbers(buckets.boundaries()), buckets);
    }

    private static Plan given(String call, String column, String how, Step step) {
        return Plan.number(column, SpecText.call(call, column, how), (name, values) -> step);
    }

    private static Plan learnt(String call, String column, String how, Function<Sample, Step> learn) {
        return Plan.number(
                column, SpecText.call(call, column, how), (name, values) -> learn.apply(Sample.of(name, values)));
    }
}
