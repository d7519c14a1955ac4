package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.drift.ColumnDrift.Status;
import dev.boathouse.monitoring.drift.Distributions.Side;
import dev.boathouse.monitoring.internal.sketch.Levels;
import dev.boathouse.monitoring.profile.Bounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Findings in words; plain ASCII, so that any console shows them. */
final class Wording {

    private static final int NAMED = 3;

    private Wording() {}

    static String verdict(Status status) {
        return switch (status) {
            case STABLE -> "no drift";
            case DRIFTED -> "drifted";
            case UNTESTED -> "not tested";
            case MISSING -> "missing";
            case ADDED -> "added";
            case RETYPED -> "of another type";
        };
    }

    static String sentence(Status status, List<Evidence> evidence, String change) {
        String verdict = verdict(status);
        return ColumnDrift.deciding(evidence)
                .map(test -> verdict + ": " + change + " (" + test(test) + because(test) + ")")
                .orElse(verdict + ": " + change);
    }

    private static String test(Evidence test) {
        String statistic = test.measure() == Measure.KOLMOGOROV_SMIRNOV
                ? ", D = "
                        + (test.statistic().exact()
                                ? number(test.statistic().low())
                                : number(test.statistic().low()) + " to "
                                        + number(test.statistic().high()))
                : "";
        return test.measure() + statistic + ", adjusted p " + probability(test.adjustedPValue()) + ", effect "
                + number(test.effect());
    }

    private static String because(Evidence test) {
        return test.effect() < test.minimumEffect()
                ? " of at least " + number(test.minimumEffect()) + " that matters"
                : "";
    }

    static String numbers(Side reference, Side current) {
        Optional<Bounds> median1 = Optional.ofNullable(reference.quantiles().get(0.5));
        Optional<Bounds> median2 = Optional.ofNullable(current.quantiles().get(0.5));
        if (median1.isEmpty() || median2.isEmpty()) {
            return "no finite values on " + (median1.isEmpty() ? "the reference's" : "the current") + " side";
        }
        return "median " + middle(median1.get()) + " to " + middle(median2.get()) + ", mean "
                + number(reference.mean().orElseThrow()) + " to "
                + number(current.mean().orElseThrow());
    }

    private static String middle(Bounds interval) {
        return number(interval.low() / 2 + interval.high() / 2);
    }

    static String levels(Levels reference, Levels current) {
        Map<Long, Integer> before = positions(reference);
        Map<Long, Integer> now = positions(current);
        if (reference.complete() && current.complete() && before.size() <= 2 && now.size() <= 2) {
            return rate(reference, current);
        }
        List<String> fresh = absent(current, before);
        List<String> gone = absent(reference, now);
        if (!reference.complete() || !current.complete()) {
            return "about " + number(reference.distinct()) + " to " + number(current.distinct()) + " levels";
        }
        return reference.size() + " to " + current.size() + " levels" + named(", new: ", fresh)
                + named(", gone: ", gone);
    }

    private static String rate(Levels reference, Levels current) {
        Levels named = current.size() > reference.size() ? current : reference;
        int last = 0;
        for (int level = 0; level < named.size(); level++) {
            last = named.label(level).compareTo(named.label(last)) > 0 ? level : last;
        }
        long hash = named.hash(last);
        return "rate of \"" + named.label(last) + "\" " + number(rate(reference, hash)) + " to "
                + number(rate(current, hash));
    }

    private static double rate(Levels levels, long hash) {
        Integer position = positions(levels).get(hash);
        return position == null ? 0 : (double) levels.count(position) / levels.total();
    }

    private static Map<Long, Integer> positions(Levels levels) {
        Map<Long, Integer> positions = new HashMap<>();
        for (int level = 0; level < levels.size(); level++) {
            positions.put(levels.hash(level), level);
        }
        return positions;
    }

    private static List<String> absent(Levels levels, Map<Long, Integer> from) {
        List<String> absent = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            if (!from.containsKey(levels.hash(level))) {
                absent.add(levels.label(level));
            }
        }
        absent.sort(null);
        return absent;
    }

    private static String named(String words, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return words + shown + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    static String missing(Missing reference, Missing current) {
        List<String> parts = new ArrayList<>();
        if (reference.nulls() + current.nulls() > 0) {
            parts.add("null rate " + number(reference.share(reference.nulls())) + " to "
                    + number(current.share(current.nulls())));
        }
        if (reference.nans() + current.nans() > 0) {
            parts.add("NaN rate " + number(reference.share(reference.nans())) + " to "
                    + number(current.share(current.nans())));
        }
        return String.join(", ", parts);
    }

    static String probability(double p) {
        return p == 0 ? "< 1e-300" : "= " + (p < 0.001 ? String.format(Locale.ROOT, "%.1e", p) : number(p));
    }

    static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return size >= 1e7 || size < 1e-3
                ? String.format(Locale.ROOT, "%.3e", value)
                : String.format(Locale.ROOT, size >= 1000 ? "%.0f" : size >= 10 ? "%.2f" : "%.3f", value);
    }
}
