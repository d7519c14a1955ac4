package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.profile.NumberProfile;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import java.util.List;
import java.util.Random;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.apache.datasketches.kll.KllDoublesSketch;

/**
 * Who profiles a column of doubles. All agree on how many there are, the least and the greatest.
 *
 * @param values the column
 */
record ProfiledDoubles(double[] values) {

    /** As many registers as a profile has. */
    private static final int LG_REGISTERS = 12;

    static ProfiledDoubles normal(int rows, long seed) {
        Random random = new Random(seed);
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = random.nextGaussian();
        }
        return new ProfiledDoubles(values);
    }

    private Frame frame() {
        return Frame.of(Schema.of(Schema.Field.of("x", DataType.DOUBLE)), List.of(Column.ofDoubles(values)));
    }

    private static double[] figures(Profile profile) {
        NumberProfile numbers = profile.column("x").numbers().orElseThrow();
        return new double[] {
            numbers.finite(), numbers.min().orElseThrow(), numbers.max().orElseThrow()
        };
    }

    private Profile profile() {
        return Profiling.standard().withThreads(1).of(frame());
    }

    Contender ours() {
        Frame frame = frame();
        return Contender.of(
                "boathouse",
                values.length,
                () -> figures(Profiling.standard().withThreads(1).of(frame)));
    }

    /** Sum, least and greatest: what no profile can do without. */
    Contender plain() {
        return Contender.of("plain-loop", values.length, () -> {
            double sum = 0;
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                sum += value;
                least = value < least ? value : least;
                greatest = value > greatest ? value : greatest;
            }
            return new double[] {Double.isNaN(sum) ? 0 : values.length, least, greatest};
        });
    }

    private KllDoublesSketch quantiles() {
        KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance();
        for (double value : values) {
            sketch.update(value);
        }
        return sketch;
    }

    private HllSketch distinct() {
        HllSketch sketch = new HllSketch(LG_REGISTERS, TgtHllType.HLL_8);
        for (double value : values) {
            sketch.update(value);
        }
        return sketch;
    }

    private static double[] figures(KllDoublesSketch quantiles, double distinct) {
        return new double[] {
            Double.isNaN(distinct) ? 0 : quantiles.getN(), quantiles.getMinItem(), quantiles.getMaxItem()
        };
    }

    /** Quantiles and the number of distinct values, with the sketches' own defaults. */
    Contender sketches() {
        return Contender.of(
                "datasketches-kll-hll",
                values.length,
                () -> figures(quantiles(), distinct().getEstimate()));
    }

    Contender merged(ProfiledDoubles other) {
        Profile one = profile();
        Profile two = other.profile();
        return Contender.of("boathouse", 1, () -> figures(one.merge(two)));
    }

    Contender mergedSketches(ProfiledDoubles other) {
        KllDoublesSketch one = quantiles();
        KllDoublesSketch two = other.quantiles();
        HllSketch first = distinct();
        HllSketch second = other.distinct();
        return Contender.of("datasketches-kll-hll", 1, () -> {
            KllDoublesSketch both = KllDoublesSketch.newHeapInstance();
            both.merge(one);
            both.merge(two);
            Union union = new Union(LG_REGISTERS);
            union.update(first);
            union.update(second);
            return figures(both, union.getEstimate());
        });
    }
}
