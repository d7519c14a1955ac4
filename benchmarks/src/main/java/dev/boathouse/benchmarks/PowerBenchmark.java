package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.drift.ColumnDrift;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.drift.Measure;
import dev.boathouse.monitoring.profile.Profile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How often a real change is found, at α = 0.05, beside the methods that Evidently 0.7 offers for numbers: each with the threshold it has there, but
 * only those count that keep quiet when nothing changes, on the same data, in at most α plus 3.5 standard errors of the pairs. The peer of
 * a line is the best of them. A second line for each change has the best of our own measures.
 */
final class PowerBenchmark implements Benchmarks.Benchmark {

    private static final double ALPHA = 0.05;

    @Override
    public void run(Options options) {
        int replicates = options.quick() ? 100 : 500;
        for (int rows : options.quick() ? new int[] {200} : new int[] {100, 500}) {
            for (Change change : Change.values()) {
                String name = "power/" + change + "/" + rows;
                if (options.wants(name)) {
                    measure(name, change, rows, replicates);
                }
            }
        }
    }

    /** What happens to normal values. */
    private enum Change {
        SHIFT,
        SCALE,
        TAIL,
        RARE_LEVEL,
        OUTLIER_MASKED_SHIFT;

        double before(SplittableRandom random) {
            return this == RARE_LEVEL
                    ? (random.nextDouble() < 0.02 ? 7 : Math.floor(5 * random.nextDouble()))
                    : normal(random);
        }

        double now(SplittableRandom random) {
            return switch (this) {
                case SHIFT, OUTLIER_MASKED_SHIFT -> normal(random) + 0.3;
                case SCALE -> 1.5 * normal(random);
                case TAIL -> normal(random) / Math.sqrt(-Math.log(random.nextDouble()));
                case RARE_LEVEL -> random.nextDouble() < 0.08 ? 7 : Math.floor(5 * random.nextDouble());
            };
        }

        private static double normal(SplittableRandom random) {
            return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
        }

        double[] sample(int rows, SplittableRandom random, boolean changed) {
            double[] values = new double[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = changed ? now(random) : before(random);
            }
            if (this == OUTLIER_MASKED_SHIFT) {
                values[0] = 1e6;
            }
            return values;
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private static void measure(String name, Change change, int rows, int replicates) {
        Map<String, Predicate<PeerStatistics>> peers = PeerStatistics.methods();
        List<Measure> measures = Arrays.stream(Measure.values())
                .filter(measure -> measure != Measure.FISHER && measure != Measure.TWO_PROPORTIONS)
                .toList();
        double[][] quiet = fired(name, change, rows, replicates, measures, peers, false);
        double[][] found = fired(name, change, rows, replicates, measures, peers, true);
        double most = ALPHA + 3.5 * Math.sqrt(ALPHA * (1 - ALPHA) / replicates);
        String best = "none";
        double power = 0;
        int at = 0;
        Map<String, Double> told = new LinkedHashMap<>();
        for (String peer : peers.keySet()) {
            told.put(peer, quiet[1][at]);
            if (quiet[1][at] <= most && found[1][at] > power) {
                best = peer;
                power = found[1][at];
            }
            at++;
        }
        int standard = measures.indexOf(Measure.KOLMOGOROV_SMIRNOV);
        new Line(name, 100 * found[0][standard], 100 * power, best, "% found", found[0][standard] / power).print();
        int own = IntStream.range(0, measures.size())
                .reduce((a, b) -> found[0][a] >= found[0][b] ? a : b)
                .orElseThrow();
        String measure =
                measures.get(own).name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        new Line(name + "/" + measure, 100 * found[0][own], 100 * power, best, "% found", found[0][own] / power)
                .print();
        Map<String, Double> all = new LinkedHashMap<>();
        for (int i = 0; i < measures.size(); i++) {
            all.put(measures.get(i).name(), found[0][i]);
        }
        System.err.println(name + ": false alarms of the peers " + told + ", found by our measures " + all);
    }

    /** Shares of pairs in which our measures and the peers' methods raise an alarm. */
    private static double[][] fired(
            String name,
            Change change,
            int rows,
            int replicates,
            List<Measure> measures,
            Map<String, Predicate<PeerStatistics>> peers,
            boolean changed) {
        long seed = name.hashCode() * 31L + (changed ? 1 : 0);
        List<boolean[][]> all = IntStream.range(0, replicates)
                .parallel()
                .mapToObj(i -> {
                    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
                    double[] before = change.sample(rows, random, false);
                    double[] now = change.sample(rows, random, changed);
                    ColumnDrift drift = DriftCheck.standard()
                            .describing(measures.toArray(Measure[]::new))
                            .compare(profile(before), profile(now))
                            .column("x");
                    boolean[] ours = new boolean[measures.size()];
                    for (int m = 0; m < ours.length; m++) {
                        ours[m] = drift.evidence(measures.get(m))
                                .filter(evidence -> evidence.pValue() <= ALPHA)
                                .isPresent();
                    }
                    PeerStatistics statistics = new PeerStatistics(before, now);
                    boolean[] theirs = new boolean[peers.size()];
                    int at = 0;
                    for (Predicate<PeerStatistics> peer : peers.values()) {
                        theirs[at++] = peer.test(statistics);
                    }
                    return new boolean[][] {ours, theirs};
                })
                .toList();
        return new double[][] {shares(all, 0, measures.size()), shares(all, 1, peers.size())};
    }

    private static double[] shares(List<boolean[][]> all, int who, int size) {
        double[] shares = new double[size];
        for (boolean[][] fired : all) {
            for (int i = 0; i < size; i++) {
                shares[i] += fired[who][i] ? 1.0 / all.size() : 0;
            }
        }
        return shares;
    }

    private static Profile profile(double[] values) {
        return Profile.of(
                Frame.of(Schema.of(Schema.Field.of("x", DataType.DOUBLE)), List.of(Column.ofDoubles(values))));
    }
}
