package dev.boathouse.core.features;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The numbers of a column in training, those that are there, with what can be learnt from them.
 *
 * @param present the numbers, in the order of the rows
 */
record Sample(String column, double[] present) {

    /**
     * The numbers that are not missing.
     *
     * @throws IllegalArgumentException if one is infinite, or none is there
     */
    static Sample of(String column, double[] values) {
        for (int row = 0; row < values.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw new IllegalArgumentException("Cannot learn from column \"" + column + "\": found " + values[row]
                        + " in row " + row + ". Clip it before, or drop such rows.");
            }
        }
        double[] present =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        if (present.length == 0) {
            throw new IllegalArgumentException("Cannot learn from column \"" + column + "\": found no value in "
                    + values.length + " rows. Fill it with a constant, or drop it.");
        }
        return new Sample(column, present);
    }

    double least() {
        return Arrays.stream(present).min().orElseThrow();
    }

    double greatest() {
        return Arrays.stream(present).max().orElseThrow();
    }

    /** Exactly the value where all are equal. */
    double mean() {
        return least() == greatest() ? least() : sum(0) / present.length;
    }

    /**
     * The sum of the distances from {@code origin}, with the rounding errors added up beside (Neumaier, "Rundungsfehleranalyse einiger
     * Verfahren zur Summation endlicher Summen", 1974).
     */
    private double sum(double origin) {
        double sum = 0;
        double lost = 0;
        for (double value : present) {
            double term = value - origin;
            double next = sum + term;
            lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
            sum = next;
        }
        return finite(sum + lost);
    }

    /** Of the population, in two passes; 0 exactly where all values are equal. */
    double deviation(double mean) {
        if (least() == greatest()) {
            return 0;
        }
        double squares = 0;
        for (double value : present) {
            squares += (value - mean) * (value - mean);
        }
        double rest = sum(mean);
        return finite(Math.sqrt(Math.max(0, squares - rest * rest / present.length) / present.length));
    }

    /**
     * The value that this share of the sorted values is below, linear between two: type 7 of Hyndman and Fan, "Sample Quantiles in
     * Statistical Packages", 1996.
     */
    double quantile(double share) {
        return quantiles(share)[0];
    }

    double[] quantiles(double... shares) {
        double[] sorted = present.clone();
        Arrays.sort(sorted);
        return Arrays.stream(shares)
                .map(share -> {
                    double place = share * (sorted.length - 1);
                    int below = (int) Math.floor(place);
                    double low = sorted[below];
                    double high = sorted[Math.min(below + 1, sorted.length - 1)];
                    double part = place - below;
                    double gap = high - low;
                    // Between two huge values of opposite sign the gap is not finite, parts of them are.
                    return Double.isFinite(gap) ? low + gap * part : low * (1 - part) + high * part;
                })
                .toArray();
    }

    /** The most frequent value, the least of equally frequent ones. */
    double mode() {
        double[] sorted = present.clone();
        Arrays.sort(sorted);
        double mode = sorted[0];
        int most = 0;
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                if (i - start > most) {
                    most = i - start;
                    mode = sorted[start];
                }
                start = i;
            }
        }
        return mode;
    }

    Scale standardized() {
        double mean = mean();
        return Scale.of(mean, deviation(mean));
    }

    Scale scaledToRange() {
        return Scale.of(least(), finite(greatest() - least()));
    }

    Scale scaledRobustly() {
        double[] quartiles = quantiles(0.25, 0.5, 0.75);
        return Scale.of(quartiles[1], finite(quartiles[2] - quartiles[0]));
    }

    Clip clipped(double low, double high) {
        double[] bounds = quantiles(low, high);
        return new Clip(bounds[0], Math.max(bounds[0], bounds[1]));
    }

    /** Boundaries at equal shares, equal ones once; what is below all values would bound nothing. */
    Buckets bucketed(int buckets) {
        double least = least();
        double[] shares = IntStream.range(1, buckets)
                .mapToDouble(i -> (double) i / buckets)
                .toArray();
        return Buckets.of(Arrays.stream(quantiles(shares))
                .map(boundary -> boundary + 0.0)
                .filter(boundary -> boundary > least)
                .sorted()
                .distinct()
                .toArray());
    }

    private double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Cannot learn from column \"" + column
                    + "\": its values are too large for finite statistics. Clip it before.");
        }
        return value;
    }
}
