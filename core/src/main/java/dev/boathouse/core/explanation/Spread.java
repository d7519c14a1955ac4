package dev.boathouse.core.explanation;

import dev.boathouse.core.statistics.Interval;

/** Means of several numbers, each observed as often, with Student's interval (Welford 1962). Belongs to one thread. */
final class Spread {

    private final double[] means;
    /** The sums of squared distances from the mean. */
    private final double[] squares;

    private long count;

    Spread(int size) {
        this.means = new double[size];
        this.squares = new double[size];
    }

    /** Adds an observation of each. */
    void add(double[] values) {
        count++;
        for (int i = 0; i < means.length; i++) {
            double distance = values[i] - means[i];
            means[i] += distance / count;
            squares[i] += distance * (values[i] - means[i]);
        }
    }

    long count() {
        return count;
    }

    /** The mean of one, where the observations are independent draws; infinitely wide after only one. */
    Interval interval(int index) {
        double mean = means[index];
        if (count < 2) {
            return new Interval(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Interval.DEFAULT_LEVEL);
        }
        double reach = StudentQuantile.of(count - 1) * Math.sqrt(squares[index] / (count - 1) / count);
        return new Interval(mean, mean - reach, mean + reach, Interval.DEFAULT_LEVEL);
    }
}
