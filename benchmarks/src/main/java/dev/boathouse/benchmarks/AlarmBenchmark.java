package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.Evidence;
import dev.boathouse.monitoring.profile.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How often an alarm is raised at α = 0.05 when nothing has changed: pairs of samples from one distribution, profiled and compared as a
 * user would. The peers are what is common: for numbers the population stability index in ten bins of the reference's deciles with an
 * alarm from 0.1, for levels chi-square against the reference as if that were exact, which is what Evidently 0.7 computes. The same
 * seeds give the same figures, on any number of threads. {@code --rows N} takes
 * the pairs whose larger sample has so many rows. The ratio says how much closer to α ours is, one standard error counting as none.
 */
final class AlarmBenchmark implements Benchmarks.Benchmark {

    private static final double ALPHA = 0.05;
    private static final double PER = 10_000;

    private static final int[][] SIZES = {
        {50, 50},
        {50, 1000},
        {200, 200},
        {1000, 1000},
        {10_000, 10_000},
        {50, 100_000},
        {100_000, 100_000},
        {1_000_000, 1_000_000}
    };

    private static final int[][] QUICK_SIZES = {{50, 50}, {200, 200}};

    @Override
    public void run(Options options) {
        for (int[] sizes : options.quick() ? QUICK_SIZES : SIZES) {
            int largest = Math.max(sizes[0], sizes[1]);
            if (options.rows().orElse(largest) != largest) {
                continue;
            }
            int replicates = options.quick() ? 500 : largest <= 10_000 ? 20_000 : 2_000;
            for (NumberShape shape : NumberShape.values()) {
                String name = "alarms/" + shape + "/" + sizes[0] + "-" + sizes[1];
                if (options.wants(name)) {
                    numbers(name, shape, sizes, replicates);
                }
            }
            for (int levels : new int[] {2, 3, 5, 10, 30, 100, 1000}) {
                for (boolean equal : new boolean[] {true, false}) {
                    String name = "alarms/" + (equal ? "equal-" : "zipf-") + levels + "/" + sizes[0] + "-" + sizes[1];
                    if (options.wants(name)) {
                        levels(name, equal ? LevelShape.equal(levels) : LevelShape.zipf(levels), sizes, replicates);
                    }
                }
            }
        }
    }

    private static void numbers(String name, NumberShape shape, int[] sizes, int replicates) {
        print(name, replicates, "PSI of 0.1", random -> {
            double[] reference = shape.sample(sizes[0], random);
            double[] current = shape.sample(sizes[1], random);
            return new double[] {
                pValue(Column.ofDoubles(reference), Column.ofDoubles(current)),
                stability(reference, current) >= 0.1 ? 0 : 1
            };
        });
    }

    private static void levels(String name, LevelShape shape, int[] sizes, int replicates) {
        print(name, replicates, "chi-square of one sample", random -> {
            int[] reference = shape.sample(sizes[0], random);
            int[] current = shape.sample(sizes[1], random);
            return new double[] {
                pValue(texts(shape, reference), texts(shape, current)),
                chiSquareOfOneSample(shape.names().length, reference, current)
            };
        });
    }

    private interface Replicate {
        /** Our p-value and the peer's. */
        double[] of(SplittableRandom random);
    }

    private static void print(String name, int replicates, String peer, Replicate replicate) {
        long seed = name.hashCode();
        double[][] pValues = IntStream.range(0, replicates)
                .parallel()
                .mapToObj(i -> replicate.of(new SplittableRandom(seed * 1_000_003 + i)))
                .toArray(double[][]::new);
        double ours = share(pValues, p -> p[0]);
        double theirs = share(pValues, p -> p[1]);
        double error = Math.sqrt(ALPHA * (1 - ALPHA) / replicates);
        double closer = Math.abs(theirs - ALPHA) / Math.max(Math.abs(ours - ALPHA), error);
        new Line(name, PER * ours, PER * theirs, peer, "alarms in 10,000, wanted 500", closer).print();
    }

    private static double share(double[][] pValues, ToDoubleFunction<double[]> which) {
        return (double) Arrays.stream(pValues)
                        .filter(p -> which.applyAsDouble(p) <= ALPHA)
                        .count()
                / pValues.length;
    }

    private static double pValue(Column reference, Column current) {
        List<Evidence> evidence = DriftCheck.standard()
                .describing()
                .compare(profile(reference), profile(current))
                .columns()
                .get(0)
                .evidence();
        return evidence.isEmpty() ? 1 : evidence.get(evidence.size() - 1).pValue();
    }

    private static Profile profile(Column column) {
        DataType type = column.type();
        return Profile.of(Frame.of(Schema.of(Schema.Field.of("x", type)), List.of(column)));
    }

    private static Column texts(LevelShape shape, int[] levels) {
        String[] values = new String[levels.length];
        Arrays.setAll(values, i -> shape.names()[levels[i]]);
        return Column.ofStrings(values);
    }

    /** The index in ten bins that end at the deciles of the reference; 0.0001 for an empty share, as is usual. */
    private static double stability(double[] reference, double[] current) {
        double[] sorted = reference.clone();
        Arrays.sort(sorted);
        double[] edges = new double[9];
        Arrays.setAll(edges, i -> sorted[(int) ((i + 1) / 10.0 * sorted.length)]);
        double[] before = shares(edges, reference);
        double[] now = shares(edges, current);
        double sum = 0;
        for (int bin = 0; bin < before.length; bin++) {
            sum += (now[bin] - before[bin]) * Math.log(now[bin] / before[bin]);
        }
        return sum;
    }

    private static double[] shares(double[] edges, double[] values) {
        double[] shares = new double[edges.length + 1];
        for (double value : values) {
            int found = Arrays.binarySearch(edges, value);
            shares[found < 0 ? -found - 1 : found] += 1.0 / values.length;
        }
        return Arrays.stream(shares).map(share -> Math.max(share, 1e-4)).toArray();
    }

    private static double chiSquareOfOneSample(int levels, int[] reference, int[] current) {
        double[] before = new double[levels];
        double[] now = new double[levels];
        for (int level : reference) {
            before[level]++;
        }
        for (int level : current) {
            now[level]++;
        }
        double sum = 0;
        int occurring = 0;
        for (int level = 0; level < levels; level++) {
            if (before[level] + now[level] > 0) {
                double expected = before[level] * current.length / reference.length;
                sum += expected == 0
                        ? Double.POSITIVE_INFINITY
                        : (now[level] - expected) * (now[level] - expected) / expected;
                occurring++;
            }
        }
        return occurring < 2 ? 1 : ChiSquaredDistribution.of(occurring - 1.0).survivalProbability(sum);
    }
}
