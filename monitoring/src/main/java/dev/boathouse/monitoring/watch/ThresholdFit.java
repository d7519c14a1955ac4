package dev.boathouse.monitoring.watch;

import dev.boathouse.monitoring.drift.ColumnDrift;
import dev.boathouse.monitoring.drift.ColumnDrift.Status;
import dev.boathouse.monitoring.drift.DriftReport;
import dev.boathouse.monitoring.drift.Evidence;
import dev.boathouse.monitoring.drift.Evidence.Subject;
import dev.boathouse.monitoring.watch.FittedThresholds.Scope;
import dev.boathouse.monitoring.watch.FittedThresholds.Threshold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Thresholds from the effects of normal windows.
 *
 * @param alpha the rate
 * @param windows the effects of each window, in time's order
 * @param scales the least effect that matters, of everything that was tested anywhere
 */
record ThresholdFit(double alpha, List<Map<ThresholdFit.Key, Double>> windows, Map<ThresholdFit.Key, Double> scales) {

    /** A column that hardly varies is not what decides for all: 0.01 is a rate of 0.200 against 0.204. */
    private static final double LEAST_SCALE = 0.01;

    /** What a threshold is for. */
    record Key(String column, Subject subject) {}

    static ThresholdFit of(Timeline normal, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("No such rate of false alarms: " + alpha + ". It lies between 0 and 1.");
        }
        List<Map<Key, Double>> windows = new ArrayList<>();
        Map<Key, Double> scales = new LinkedHashMap<>();
        for (Timeline.Step step : normal.steps()) {
            step.report().filter(report -> report.currentRows() > 0).ifPresent(report -> {
                windows.add(effects(report));
                leastEffects(report, scales);
            });
        }
        return new ThresholdFit(alpha, windows, scales);
    }

    /** Where a column was compared and nothing was missing on either side there is no test of that, and the effect is 0. */
    private static Map<Key, Double> effects(DriftReport report) {
        Map<Key, Double> effects = new LinkedHashMap<>();
        for (ColumnDrift column : report.columns()) {
            for (Evidence test : column.evidence()) {
                effects.put(new Key(column.name(), test.subject()), test.effect());
            }
            if (column.status() == Status.STABLE || column.status() == Status.DRIFTED) {
                effects.putIfAbsent(new Key(column.name(), Subject.PRESENCE), 0.0);
            }
        }
        return effects;
    }

    private static void leastEffects(DriftReport report, Map<Key, Double> scales) {
        for (ColumnDrift column : report.columns()) {
            for (Evidence test : column.evidence()) {
                scales.merge(
                        new Key(column.name(), test.subject()), Math.max(LEAST_SCALE, test.minimumEffect()), Math::max);
            }
        }
    }

    FittedThresholds perColumn() {
        if (rank(windows.size()).isEmpty()) {
            throw tooFew(1);
        }
        List<Threshold> thresholds = new ArrayList<>();
        for (Key key : keys()) {
            double[] effects = windows.stream()
                    .filter(window -> window.containsKey(key))
                    .mapToDouble(window -> window.getOrDefault(key, 0.0))
                    .sorted()
                    .toArray();
            rank(effects.length)
                    .ifPresent(rank -> thresholds.add(
                            threshold(key, effects[rank - 1], effects.length, rate(effects.length, rank))));
        }
        return new FittedThresholds(alpha, Scope.COLUMN, thresholds);
    }

    FittedThresholds perReport() {
        int judged = (windows.size() + 1) / 2;
        int rank = rank(judged).orElseThrow(() -> tooFew(2));
        Map<Key, Double> spread = new LinkedHashMap<>(scales);
        for (int i = 1; i < windows.size(); i += 2) {
            windows.get(i).forEach((key, effect) -> spread.merge(key, Math.max(LEAST_SCALE, effect), Math::max));
        }
        double[] times = new double[judged];
        for (int i = 0; i < judged; i++) {
            times[i] = windows.get(2 * i).entrySet().stream()
                    .mapToDouble(entry -> entry.getValue() / spread.getOrDefault(entry.getKey(), LEAST_SCALE))
                    .max()
                    .orElse(0);
        }
        Arrays.sort(times);
        List<Threshold> thresholds = new ArrayList<>();
        for (Key key : keys()) {
            double effect = times[rank - 1] * spread.getOrDefault(key, LEAST_SCALE);
            thresholds.add(threshold(key, effect, windows.size(), rate(judged, rank)));
        }
        return new FittedThresholds(alpha, Scope.REPORT, thresholds);
    }

    private Set<Key> keys() {
        Set<Key> keys = new LinkedHashSet<>();
        windows.forEach(window -> keys.addAll(window.keySet()));
        return keys;
    }

    private static Threshold threshold(Key key, double effect, int windows, double rate) {
        return new Threshold(key.column(), key.subject(), effect, windows, rate);
    }

    /** Counted from 1. The product is that of the decimal that α is written as: 0.29 of 100 are 29, not 28. */
    private Optional<Integer> rank(int count) {
        int above = BigDecimal.valueOf(alpha)
                .multiply(BigDecimal.valueOf(count + 1L))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
        return above < 1 || count < 1 ? Optional.empty() : Optional.of(count + 1 - above);
    }

    private static double rate(int count, int rank) {
        return (double) (count + 1 - rank) / (count + 1);
    }

    private IllegalArgumentException tooFew(int parts) {
        int count = (windows.size() + parts - 1) / parts;
        long wanted = BigDecimal.ONE
                .divide(BigDecimal.valueOf(alpha), 0, RoundingMode.CEILING)
                .longValue();
        return new IllegalArgumentException("Cannot fit thresholds at a rate of " + alpha + ": found " + windows.size()
                + " windows that were compared"
                + (windows.isEmpty()
                        ? ""
                        : ", which can attain "
                                + BigDecimal.ONE.divide(BigDecimal.valueOf(count + 1L), 4, RoundingMode.CEILING))
                + ". " + Math.max(1, parts * (wanted - 1) - (parts - 1)) + " windows would work.");
    }
}
