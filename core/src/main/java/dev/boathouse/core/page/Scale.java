package dev.boathouse.core.page;

import dev.boathouse.core.internal.ShortestDecimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Where numbers lie between the ends of an axis.
 *
 * @param step from one tick to the next
 */
record Scale(double low, double high, BigDecimal step) {

    /** Keeps differences finite. */
    private static final double LARGEST = 1e300;

    private static final double SMALLEST = 1e-300;
    /** Ends that are nearer together than this share of their size are taken as one number. */
    private static final double SAME = 1e-9;

    private static final int TICKS = 5;

    /** The range of an axis; where there is none, that of the numbers, widened to round numbers. */
    static Scale of(Optional<Chart.Range> range, DoubleStream numbers) {
        if (range.isPresent()) {
            return apart(range.get().low(), range.get().high());
        }
        double[] all = numbers.filter(value -> !Double.isNaN(value)).toArray();
        if (all.length == 0) {
            return apart(0, 1);
        }
        Scale tight = apart(
                DoubleStream.of(all).min().getAsDouble(),
                DoubleStream.of(all).max().getAsDouble());
        BigDecimal step = tight.step;
        return new Scale(
                step.multiply(floor(tight.low, step)).doubleValue(),
                step.multiply(ceiling(tight.high, step)).doubleValue(),
                step);
    }

    /** Between two numbers, or around them if they are about the same. */
    static Scale apart(double low, double high) {
        double from = Math.max(-LARGEST, Math.min(LARGEST, low));
        double to = Math.max(-LARGEST, Math.min(LARGEST, high));
        double size = Math.max(Math.abs(from), Math.abs(to));
        if (to - from <= SAME * size || to - from <= SMALLEST) {
            double around = size <= SMALLEST ? 1 : size / 2;
            from -= around;
            to += around;
        }
        return new Scale(from, to, step(to - from));
    }

    /** 0 at the lower end, 1 at the upper one; finite for numbers however far outside. */
    double share(double value) {
        double share = (value / 2 - low / 2) / (high / 2 - low / 2);
        return Math.max(-LARGEST, Math.min(LARGEST, share));
    }

    boolean shows(double value) {
        return value >= low && value <= high;
    }

    /** Round numbers within the ends, some five of them. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        BigDecimal last = floor(high, step);
        for (BigDecimal each = ceiling(low, step); each.compareTo(last) <= 0; each = each.add(BigDecimal.ONE)) {
            ticks.add(step.multiply(each).doubleValue());
        }
        return ticks;
    }

    /** The texts of ticks, with more digits than asked for where two would be the same. */
    static List<String> labels(List<Double> ticks, Digits digits) {
        List<String> labels = ticks.stream().map(digits::text).toList();
        return new HashSet<>(labels).size() == labels.size()
                ? labels
                : ticks.stream().map(ShortestDecimal::of).toList();
    }

    /** 1, 2 or 5 times a power of ten. */
    private static BigDecimal step(double span) {
        double rough = span / TICKS;
        int power = (int) Math.floor(StrictMath.log10(rough));
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(power);
        for (int times : new int[] {1, 2, 5}) {
            BigDecimal step = unit.multiply(BigDecimal.valueOf(times));
            if (step.doubleValue() >= rough) {
                return step;
            }
        }
        return unit.scaleByPowerOfTen(1);
    }

    private static BigDecimal floor(double value, BigDecimal step) {
        return quotient(value, step, RoundingMode.FLOOR);
    }

    private static BigDecimal ceiling(double value, BigDecimal step) {
        return quotient(value, step, RoundingMode.CEILING);
    }

    /** Of the shortest decimal, so that 0.3 is three times 0.1. */
    private static BigDecimal quotient(double value, BigDecimal step, RoundingMode mode) {
        return new BigDecimal(ShortestDecimal.of(value)).divide(step, 0, mode);
    }
}
