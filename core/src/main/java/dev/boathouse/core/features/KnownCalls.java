package dev.boathouse.core.features;

import dev.boathouse.core.UnsupportedFormatException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The calls of a spec by name, made again of what stands between their parentheses; a host's own transforms are not among them. */
final class KnownCalls {

    private static final FeatureSpec NONE = Features.none();

    private static final Map<String, Function<SpecCursor, FeatureSpec>> KNOWN = Map.ofEntries(
            Map.entry("impute", call(Impute::read, (column, how) -> NONE.impute(how, column))),
            Map.entry("standardize", call(NONE::standardize)),
            Map.entry("minMax", call(NONE::minMax)),
            Map.entry("robustScale", call(NONE::robustScale)),
            Map.entry("clip", bounds((column, bounds) -> NONE.clip(bounds[0], bounds[1], column))),
            Map.entry("clipQuantiles", bounds((column, shares) -> NONE.clipQuantiles(shares[0], shares[1], column))),
            Map.entry("log", call(NONE::log)),
            Map.entry("signedLog", call(NONE::signedLog)),
            Map.entry("bucketize", call(SpecCursor::whole, (column, buckets) -> NONE.bucketize(buckets, column))),
            Map.entry("bucketizeAt", call(SpecCursor::numbers, NONE::bucketizeAt)),
            Map.entry("oneHot", call(Levels::read, (column, levels) -> NONE.oneHot(levels, column))),
            Map.entry("ordinal", call(Levels::read, (column, levels) -> NONE.ordinal(levels, column))),
            Map.entry("hash", call(SpecCursor::whole, (column, features) -> NONE.hash(features, column))),
            Map.entry("encodeTarget", call(TargetEncoding::read, (column, how) -> NONE.encodeTarget(how, column))),
            Map.entry("dateParts", call(DateParts::read, (column, parts) -> NONE.dateParts(parts, column))),
            Map.entry("vector", call(NONE::vector)),
            Map.entry("interact", call(SpecCursor::name, NONE::interact)),
            Map.entry("copy", call(SpecCursor::name, NONE::copy)),
            Map.entry("drop", call(NONE::drop)),
            Map.entry("only", in -> NONE.only(in.names())));

    private KnownCalls() {}

    static FeatureSpec read(String name, SpecCursor in) {
        Function<SpecCursor, FeatureSpec> known = KNOWN.get(name);
        if (known == null) {
            throw new UnsupportedFormatException("Cannot read features: found the call \"" + Blame.cut(name)
                    + "\", known are " + String.join(", ", new TreeMap<>(KNOWN).keySet())
                    + " and with. A newer version of Boathouse may know it.");
        }
        return known.apply(in);
    }

    /** A column and nothing else. */
    private static Function<SpecCursor, FeatureSpec> call(Function<String, FeatureSpec> make) {
        return in -> make.apply(in.name());
    }

    /** A column, and how. */
    private static <T> Function<SpecCursor, FeatureSpec> call(
            Function<SpecCursor, T> how, BiFunction<String, T, FeatureSpec> make) {
        return in -> {
            String column = in.name();
            return make.apply(column, how.apply(in.behind(", ")));
        };
    }

    private static Function<SpecCursor, FeatureSpec> bounds(BiFunction<String, double[], FeatureSpec> make) {
        return call(in -> new double[] {in.number(), in.behind(" ").number()}, make);
    }
}
