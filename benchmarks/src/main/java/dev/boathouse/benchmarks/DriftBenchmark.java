package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.Measure;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import dev.boathouse.monitoring.statistics.NumberSamples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Exact statistics of raw samples beside plain code that sorts both and walks them; and drift from profiles beside those statistics of the
 * values that were profiled. The peers compute the statistic alone; ours knows its p-value, where a limit gives it.
 */
final class DriftBenchmark implements Benchmarks.Benchmark {

    private static final int ROWS = 10_000_000;
    private static final int QUICK_ROWS = 500_000;

    @Override
    public void run(Options options) {
        int large = options.rows().orElse(options.quick() ? QUICK_ROWS : ROWS);
        double seconds = options.quick() ? 2 : 20;
        for (int rows : new int[] {large / 10, large}) {
            Pair pair = Pair.of(rows);
            exact(
                    options,
                    "drift/kolmogorov-smirnov/" + rows,
                    pair,
                    seconds,
                    samples -> {
                        double p = samples.kolmogorovSmirnov().pValue();
                        return p >= 0 ? samples.kolmogorovSmirnov().statistic() : Double.NaN;
                    },
                    SortedPair::distance);
            exact(
                    options,
                    "drift/wasserstein/" + rows,
                    pair,
                    seconds,
                    samples -> samples.wasserstein().statistic(),
                    SortedPair::wasserstein);
            exact(
                    options,
                    "drift/energy/" + rows,
                    pair,
                    seconds,
                    samples -> samples.energy().statistic(),
                    SortedPair::energy);
            if (options.wants("drift/profiles/" + rows)) {
                new SideBySide("drift/profiles/" + rows, pair.profiled())
                        .inThreadTime()
                        .inMillis()
                        .within(0.02)
                        .against(Contender.of("sorted-samples", 1, () ->
                                new double[] {SortedPair.of(pair).distance()}))
                        .measure(seconds);
            }
        }
    }

    private static void exact(
            Options options,
            String name,
            Pair pair,
            double seconds,
            ToDoubleFunction<NumberSamples> ours,
            ToDoubleFunction<SortedPair> plain) {
        if (options.wants(name)) {
            new SideBySide(name, Contender.of("boathouse", 2L * pair.reference().length, () ->
                            new double[] {ours.applyAsDouble(NumberSamples.of(pair.reference(), pair.current()))}))
                    .inThreadTime()
                    .against(Contender.of("sort-and-walk", 2L * pair.reference().length, () ->
                            new double[] {plain.applyAsDouble(SortedPair.of(pair))}))
                    .measure(seconds);
        }
    }

    /** Two samples, of which the second is shifted by a tenth of a standard deviation. */
    private record Pair(double[] reference, double[] current) {

        static Pair of(int rows) {
            Random random = new Random(rows);
            return new Pair(
                    random.doubles(rows).map(Pair::logit).toArray(),
                    random.doubles(rows).map(Pair::logit).map(x -> x + 0.18).toArray());
        }

        private static double logit(double u) {
            return Math.log((u + 1e-12) / (1 - u + 1e-12));
        }

        /** The drift of profiles that were made before. */
        Contender profiled() {
            Profile before = profile(reference);
            Profile now = profile(current);
            DriftCheck check = DriftCheck.standard();
            return Contender.of("boathouse", 1, () -> new double[] {
                check.compare(before, now)
                        .column("x")
                        .evidence(Measure.KOLMOGOROV_SMIRNOV)
                        .orElseThrow()
                        .statistic()
                        .low()
            });
        }

        private static Profile profile(double[] values) {
            return Profiling.standard()
                    .of(Frame.of(Schema.of(Schema.Field.of("x", DataType.DOUBLE)), List.of(Column.ofDoubles(values))));
        }
    }

    /** What anybody would write: sort both, walk both. */
    private record SortedPair(double[] a, double[] b) {

        static SortedPair of(Pair pair) {
            double[] a = pair.reference().clone();
            double[] b = pair.current().clone();
            Arrays.sort(a);
            Arrays.sort(b);
            return new SortedPair(a, b);
        }

        private interface Piece {
            double of(double width, double apart);
        }

        private double walk(Piece piece) {
            double sum = 0;
            int i = 0;
            int j = 0;
            double last = Math.min(a[0], b[0]);
            while (i < a.length || j < b.length) {
                double next = j == b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j];
                sum += piece.of(next - last, (double) i / a.length - (double) j / b.length);
                while (i < a.length && a[i] == next) {
                    i++;
                }
                while (j < b.length && b[j] == next) {
                    j++;
                }
                last = next;
            }
            return sum;
        }

        double distance() {
            double[] most = {0};
            walk((width, apart) -> most[0] = Math.max(most[0], Math.abs(apart)));
            return most[0];
        }

        double wasserstein() {
            return walk((width, apart) -> width * Math.abs(apart));
        }

        double energy() {
            return Math.sqrt(2 * walk((width, apart) -> width * apart * apart));
        }
    }
}
