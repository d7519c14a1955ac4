package dev.boathouse.monitoring.internal.inference;

import java.util.function.ToDoubleFunction;

/**
 * Distances made of the area between the distribution functions F and G: Wasserstein's ∫ |F − G| dx, and the energy distance
 * √(2 ∫ (F − G)² dx) of Székely and Rizzo, "Energy statistics" (2013). One pass over the sorted values, no pairs.
 */
public final class Transport {

    private static final int LIMIT = 4096;
    private static final int RESOLUTION = 64;

    private final Pooled samples;
    private final double n;
    private final double m;
    /** Half where the span of the values exceeds the doubles, so that no difference is infinite. */
    private final double unit;

    /** Asks for samples that are not empty and finite. */
    public Transport(Pooled samples) {
        this.samples = samples;
        this.n = samples.firstSize();
        this.m = samples.secondSize();
        double span = samples.value(samples.groups() - 1) - samples.value(0);
        this.unit = Double.isInfinite(span) ? 0.5 : 1.0;
    }

    /** Wasserstein's distance of order 1: how far the mass of one sample must be moved, on average, to become the other. */
    public double wasserstein() {
        Total total = new Total();
        long i = 0;
        long j = 0;
        for (int group = 0; group + 1 < samples.groups(); group++) {
            i += samples.first(group);
            j += samples.second(group);
            total.add(Math.abs(i * (long) m - j * (long) n) * gap(group));
        }
        return total.value() / (n * m) / unit;
    }

    /** The energy distance. */
    public double energy() {
        Total total = new Total();
        long i = 0;
        long j = 0;
        for (int group = 0; group + 1 < samples.groups(); group++) {
            i += samples.first(group);
            j += samples.second(group);
            double difference = (i * (long) m - j * (long) n) / (n * m);
            total.add(difference * difference * gap(group));
        }
        return Math.sqrt(2 * total.value()) / Math.sqrt(unit);
    }

    /**
     * The energy distance squared as a share of twice the mean distance between values of different samples: 0 for equal samples, 1
     * for two different constants (the coefficient of inhomogeneity of Rizzo and Székely, "Energy distance", 2016).
     */
    public double inhomogeneity() {
        Total squares = new Total();
        Total apart = new Total();
        double i = 0;
        double j = 0;
        for (int group = 0; group + 1 < samples.groups(); group++) {
            i += samples.first(group);
            j += samples.second(group);
            double f = i / n;
            double g = j / m;
            squares.add((f - g) * (f - g) * gap(group));
            apart.add((f * (1 - g) + g * (1 - f)) * gap(group));
        }
        return apart.value() == 0 ? 0.0 : squares.value() / apart.value();
    }

    /**
     * What Wasserstein's distance is measured in so that the unit does not matter: the interquartile range of the pooled values. Where
     * that is 0, the mean distance of the pooled values from their median; 0 if all are equal.
     */
    public double spread() {
        double range = samples.quantile(0.75) - samples.quantile(0.25);
        if (range > 0) {
            return range;
        }
        double median = samples.quantile(0.5);
        Total total = new Total();
        for (int group = 0; group < samples.groups(); group++) {
            total.add(Math.abs(samples.value(group) * unit - median * unit) * samples.joint(group) / (n + m));
        }
        return total.value() / unit;
    }

    private double gap(int group) {
        return samples.value(group + 1) * unit - samples.value(group) * unit;
    }

    /** How {@link #wasserstein} is distributed by chance. */
    public NullDistribution wassersteinByChance(double observed) {
        Cells cells = Cells.of(samples, LIMIT, RESOLUTION);
        return PermutationNull.of(cells, counts -> area(cells, counts) / unit, observed, 2);
    }

    /** How {@link #energy} is distributed by chance. */
    public NullDistribution energyByChance(double observed) {
        Cells cells = Cells.of(samples, LIMIT, RESOLUTION);
        ToDoubleFunction<int[]> statistic = counts -> Math.sqrt(2 * squaredArea(cells, counts)) / Math.sqrt(unit);
        return PermutationNull.of(cells, statistic, observed, 2);
    }

    /** ∫ |F − G| dx where F − G is taken for linear across a cell. */
    private double area(Cells cells, int[] counts) {
        double sum = 0;
        double before = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double width = cells.high(cell) * unit - cells.low(cell) * unit;
            double after = before + counts[cell] / n - (cells.joint(cell) - counts[cell]) / m;
            if (width > 0) {
                double both = Math.abs(before) + Math.abs(after);
                sum += before * after >= 0 ? width * both / 2 : width * (before * before + after * after) / (2 * both);
            }
            if (cell + 1 < counts.length) {
                sum += Math.abs(after) * (cells.low(cell + 1) * unit - cells.high(cell) * unit);
            }
            before = after;
        }
        return sum;
    }

    /** ∫ (F − G)² dx in the same way. */
    private double squaredArea(Cells cells, int[] counts) {
        double sum = 0;
        double before = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double width = cells.high(cell) * unit - cells.low(cell) * unit;
            double after = before + counts[cell] / n - (cells.joint(cell) - counts[cell]) / m;
            sum += width * (before * before + before * after + after * after) / 3;
            if (cell + 1 < counts.length) {
                sum += after * after * (cells.low(cell + 1) * unit - cells.high(cell) * unit);
            }
            before = after;
        }
        return sum;
    }
}
