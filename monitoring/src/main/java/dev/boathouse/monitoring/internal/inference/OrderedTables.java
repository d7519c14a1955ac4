package dev.boathouse.monitoring.internal.inference;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Statistics of numbers that are known by the bin, and their distributions among random samples with the same bins. */
public final class OrderedTables {

    private final AlignedBins bins;
    private final ToDoubleFunction<LevelTable> statistic;
    private final LevelTable table;

    private OrderedTables(AlignedBins bins, ToDoubleFunction<LevelTable> statistic) {
        this.bins = bins;
        this.statistic = statistic;
        long[] first = new long[bins.size()];
        long[] second = new long[bins.size()];
        Arrays.setAll(first, bins::first);
        Arrays.setAll(second, bins::second);
        this.table = LevelTable.ofBins(first, second);
    }

    /** Cramér and von Mises' T, F − G taken at the ends of the bins: nm/(n + m)² Σ (F − G)². */
    public static OrderedTables cramerVonMises(AlignedBins bins) {
        return new OrderedTables(bins, table -> {
            double n = table.size1();
            double m = table.size2();
            long below1 = 0;
            long below2 = 0;
            double sum = 0;
            for (int bin = 0; bin < table.levels(); bin++) {
                below1 += table.first(bin);
                below2 += table.second(bin);
                double apart = below1 / n - below2 / m;
                sum += apart * apart * ((double) table.first(bin) + table.second(bin));
            }
            return sum * n * m / ((n + m) * (n + m));
        });
    }

    /** The Wasserstein distance with all values in the middle of their bins, of finite ones. */
    public static OrderedTables wasserstein(AlignedBins bins) {
        double[] middles = new double[bins.size()];
        Arrays.setAll(middles, bin -> bins.low(bin) / 2 + bins.high(bin) / 2);
        return new OrderedTables(bins, table -> {
            double n = table.size1();
            double m = table.size2();
            long below1 = 0;
            long below2 = 0;
            double sum = 0;
            for (int bin = 0; bin < table.levels() - 1; bin++) {
                below1 += table.first(bin);
                below2 += table.second(bin);
                sum += Math.abs(below1 / n - below2 / m) * (middles[bin + 1] - middles[bin]);
            }
            return sum;
        });
    }

    /** The statistic as it is at the bins. */
    public double statistic() {
        return statistic.applyAsDouble(table);
    }

    /** Its distribution; where no random sample is as unusual, Kolmogorov and Smirnov's test tells how small p is. */
    public NullDistribution distribution() {
        return ConditionalTables.of(
                table,
                statistic,
                () -> KolmogorovSmirnov.given(bins)
                        .pValue(KolmogorovSmirnov.distance(bins).low()));
    }
}
