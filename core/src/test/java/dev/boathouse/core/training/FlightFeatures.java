package dev.boathouse.core.training;

import dev.boathouse.core.features.DateParts;
import dev.boathouse.core.features.DateParts.Part;
import dev.boathouse.core.features.FeatureSpec;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.features.Impute;
import dev.boathouse.core.features.Levels;
import dev.boathouse.core.features.Levels.Fallback;
import dev.boathouse.core.features.TargetEncoding;
import java.util.List;

/** Features of {@link RealFlights} by every transform, about as large as 1. Policies are there for whatever later flights may bring. */
final class FlightFeatures {

    /** What features are made of. */
    static final List<String> INPUTS =
            List.of("departure", "day", "origin", "route", "miles", "hour", "weekend", "fare", "shape");

    private static final Levels LEVELS = Levels.mostFrequent(12).withMissing(Fallback.RARE);

    private FlightFeatures() {}

    /** Rare and new airports have a feature of their own: those of all airports add up to 1. */
    static FeatureSpec dependent() {
        return numbers(LEVELS.withOther().withUnseen(Fallback.RARE)).encodeTarget(routes(), "route");
    }

    /** No feature is a sum of others. */
    static FeatureSpec independent() {
        return numbers(LEVELS.withUnseen(Fallback.ZEROS)).encodeTarget(routes(), "route");
    }

    /** Nothing is learnt from a label. */
    static FeatureSpec withoutTarget() {
        return numbers(LEVELS.withUnseen(Fallback.ZEROS)).drop("route");
    }

    private static TargetEncoding routes() {
        return TargetEncoding.standard().withUnseen(Fallback.RARE).withMissing(Fallback.RARE);
    }

    private static FeatureSpec numbers(Levels levels) {
        return Features.impute(Impute.median().withIndicator(), "fare")
                .clip(0, 400, "fare")
                .standardize("fare")
                .copy("miles", "stage")
                .log("miles")
                .standardize("miles")
                .bucketize(5, "stage")
                .clipQuantiles(0.01, 0.99, "hour")
                .robustScale("hour")
                .vector("shape")
                .minMax("shape[0]", "shape[1]")
                .signedLog("shape[2]")
                .copy("origin", "size")
                .copy("origin", "tail")
                .oneHot(levels, "origin")
                .ordinal(Levels.seenAtLeast(10).withUnseen(Fallback.RARE).withMissing(Fallback.RARE), "size")
                .minMax("size")
                .impute(Impute.level("none"), "tail")
                .hash(6, "tail")
                .dateParts(DateParts.of(Part.MONTH, Part.DAY).withCyclic(Part.HOUR), "departure")
                .bucketizeAt("departure.month", 2, 4)
                .minMax("departure.day")
                .dateParts(DateParts.of(Part.DAY_OF_WEEK).withCyclic(Part.DAY_OF_WEEK), "day")
                .standardize("day.dayOfWeek")
                .interact("fare", "hour");
    }
}
