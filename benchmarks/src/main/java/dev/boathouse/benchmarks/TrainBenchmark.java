package dev.boathouse.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.internal.SplitMix;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Scorer;
import dev.boathouse.core.training.Trainer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import smile.base.cart.SplitRule;
import smile.data.DataFrame;
import smile.data.formula.Formula;

/**
 * What it costs to train through {@link Trainer} instead of calling Smile: both grow the same forest, with two threads, in turn. Ours reads the
 * frame, digests its rows, encodes the features, and reads the trees out; Smile's computes metrics out of the bag.
 */
final class TrainBenchmark implements Benchmarks.Benchmark {

    private static final String LINE = "train/forest";
    private static final int ROWS = 20_000;
    private static final int QUICK_ROWS = 1_000;
    private static final int TREES = 100;
    private static final int DEPTH = 12;
    private static final int THREADS = 2;
    private static final long SEED = 42;
    private static final int PAIRS = 21;
    private static final int QUICK_PAIRS = 5;
    private static final int PROVED_ROWS = 100;

    @Override
    public void run(Options options) throws Exception {
        if (!options.wants(LINE)) {
            return;
        }
        ScoreRows rows = ScoreRows.random(options.rows().orElse(options.quick() ? QUICK_ROWS : ROWS), 1);
        Frame frame = rows.labelled();
        DataFrame data = rows.smile();
        Trainer trainer = Trainer.classification(ScoreRows.LABEL)
                .algorithm(RandomForest.ofTrees(TREES).withMaxDepth(DEPTH))
                .withParallelism(THREADS)
                .seed(SEED);
        // Also compiles the code of both.
        requireEqual(trainer.fit(frame), smile(data), rows);
        int pairs = options.quick() ? QUICK_PAIRS : PAIRS;
        Cost[] ours = new Cost[pairs];
        Cost[] peers = new Cost[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            if (pair % 2 == 0) {
                ours[pair] = Cost.of(() -> trainer.fit(frame));
                peers[pair] = Cost.of(() -> smile(data));
            } else {
                peers[pair] = Cost.of(() -> smile(data));
                ours[pair] = Cost.of(() -> trainer.fit(frame));
            }
        }
        print(LINE, ours, peers, Cost::seconds);
        print(LINE + "/processor-time", ours, peers, Cost::processorSeconds);
    }

    @FunctionalInterface
    private interface Training {
        Object run() throws Exception;
    }

    /** Wall time, and the time of the processor in all threads of this JVM, which other programs hardly change. */
    private record Cost(double seconds, double processorSeconds) {

        static Cost of(Training training) throws Exception {
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            System.gc();
            long processor = system.getProcessCpuTime();
            long start = System.nanoTime();
            training.run();
            return new Cost((System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - processor) / 1e9);
        }
    }

    private static smile.classification.RandomForest smile(DataFrame data) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(THREADS);
        try {
            return pool.submit(() -> smile.classification.RandomForest.fit(
                            Formula.lhs(ScoreRows.LABEL),
                            data,
                            TREES,
                            (int) Math.sqrt(ScoreRows.FEATURES),
                            SplitRule.GINI,
                            DEPTH,
                            Integer.MAX_VALUE,
                            5,
                            1.0,
                            null,
                            Arrays.stream(seeds())))
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    /** The seeds that our forest gives its trees; with others, the proof fails. */
    private static long[] seeds() {
        return LongStream.range(0, TREES)
                .map(tree -> Math.floorMod(SplitMix.mix(SplitMix.mix(SEED) + tree), 899_999_961L) + 2)
                .toArray();
    }

    private static void requireEqual(Model ours, smile.classification.RandomForest theirs, ScoreRows rows) {
        DataFrame data = rows.smile();
        Frame frame = rows.frame();
        Scorer scorer = ours.scorer(frame.schema());
        double[] answer = new double[2];
        double[] probabilities = new double[2];
        for (int row = 0; row < PROVED_ROWS; row++) {
            scorer.score(frame.chunks().get(0).row(row), answer);
            theirs.predict(data.get(row), probabilities);
            if (Math.abs(answer[0] - probabilities[1]) > 1e-12) {
                throw new IllegalStateException(LINE + ": Smile gives row " + row + " " + probabilities[1]
                        + ", we give " + answer[0] + ": the forests differ.");
            }
        }
    }

    /** The ratio of the line is the geometric mean of the pairs' ratios; the overhead and its bound come in a line of their own, in percent. */
    private static void print(String line, Cost[] ours, Cost[] peers, ToDoubleFunction<Cost> what) {
        double[] our = Arrays.stream(ours).mapToDouble(what).toArray();
        double[] peer = Arrays.stream(peers).mapToDouble(what).toArray();
        PairedRatios ratios = PairedRatios.of(our, peer);
        new Line(line, median(our), median(peer), "smile", "s", 1 / ratios.mean()).print();
        System.out.printf(
                Locale.ROOT,
                "{\"name\": \"%s/overhead\", \"pairs\": %d, \"mean\": %.2f, \"upper_95\": %.2f, \"unit\": \"%%\"}%n",
                line,
                our.length,
                100 * (ratios.mean() - 1),
                100 * (ratios.upperBound() - 1));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
