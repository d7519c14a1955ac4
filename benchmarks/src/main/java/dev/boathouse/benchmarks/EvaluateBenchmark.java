package dev.boathouse.benchmarks;

import java.io.IOException;

/**
 * Tells how good predictions are, from arrays of probabilities and labels: the AUC with its interval, all metrics, a bootstrap, and the difference
 * of two models. Times are those of the processor in the thread that works, but for the line of two threads.
 */
final class EvaluateBenchmark implements Benchmarks.Benchmark {

    private static final int ROWS = 10_000_000;
    private static final int QUICK_ROWS = 1_000_000;
    /** What is drawn again and again, or sorted twice, has a tenth of the rows, or if quick a twentieth. */
    private static final int SHARE = 10;

    private static final int QUICK_SHARE = 20;
    /** Of fewer the young generation would be seen. */
    private static final int LEAST_HEAP_ROWS = 300_000;

    @Override
    public void run(Options options) throws IOException, InterruptedException {
        int rows = options.rows().orElse(options.quick() ? QUICK_ROWS : ROWS);
        int fewer = rows / (options.quick() ? QUICK_SHARE : SHARE);
        Lines lines = new Lines(options);
        lines.once("evaluate/", rows, false);
        lines.once("evaluate/tied/", rows, true);
        lines.compare("evaluate/compare", fewer);
        lines.bootstrap("evaluate/bootstrap", fewer, false);
        lines.bootstrap("evaluate/tied/bootstrap", fewer, true);
        lines.threads("evaluate/bootstrap/2-threads", fewer);
        lines.models("evaluate/model", "evaluate/two-models", fewer);
        lines.memory(Math.max(LEAST_HEAP_ROWS, fewer));
    }

    private static EvaluateContenders contenders(int rows, boolean tied) {
        EvaluateRows random = EvaluateRows.random(rows, 1);
        return new EvaluateContenders(tied ? random.tied() : random);
    }

    /** The lines; what nobody asked for makes no rows. */
    private record Lines(Options options) {

        void once(String name, int rows, boolean tied) {
            String interval = name + "auc-with-interval";
            String metrics = name + "all-metrics";
            if (options.wants(interval)) {
                EvaluateContenders all = contenders(rows, tied);
                new SideBySide(interval, all.interval())
                        .inThreadTime()
                        .againstOn(all.intervalProvedByAuc(), all.smileAuc())
                        .against(all.plainInterval())
                        .measure(seconds(1, 45));
            }
            if (options.wants(metrics)) {
                EvaluateContenders all = contenders(rows, tied);
                new SideBySide(metrics, all.metrics())
                        .inThreadTime()
                        .against(all.smileMetrics())
                        .measure(seconds(1, 45));
            }
        }

        void compare(String name, int rows) {
            if (options.wants(name)) {
                EvaluateContenders all = contenders(rows, false);
                new SideBySide(name, all.difference())
                        .inThreadTime()
                        .against(all.plainDifference())
                        .measure(seconds(1, 20));
            }
        }

        void bootstrap(String name, int rows, boolean tied) {
            if (options.wants(name)) {
                EvaluateContenders all = contenders(rows, tied);
                new SideBySide(name, all.bootstrap())
                        .inThreadTime()
                        .against(all.plainBootstrap())
                        .measure(seconds(1, 30));
            }
        }

        void threads(String name, int rows) {
            if (options.wants(name)) {
                EvaluateContenders all = contenders(rows, false);
                new SideBySide(name, all.bootstrapOn(2))
                        .against(all.bootstrapOn(1))
                        .measure(seconds(1, 30));
            }
        }

        void models(String one, String two, int rows) {
            if (options.wants(one) || options.wants(two)) {
                EvaluatedModels models = EvaluatedModels.linear(rows);
                if (options.wants(one)) {
                    new SideBySide(one, models.evaluation())
                            .inThreadTime()
                            .against(models.scoring())
                            .measure(seconds(1, 15));
                }
                if (options.wants(two)) {
                    new SideBySide(two, models.comparison())
                            .inThreadTime()
                            .against(models.scoringBoth())
                            .measure(seconds(1, 15));
                }
            }
        }

        void memory(int rows) throws IOException, InterruptedException {
            heap("auc-with-interval", rows, EvaluateWork.INTERVAL, EvaluateWork.SMILE_AUC, EvaluateWork.PLAIN_INTERVAL);
            heap("all-metrics", rows, EvaluateWork.METRICS, EvaluateWork.SMILE_METRICS);
            heap("compare", rows, EvaluateWork.DIFFERENCE, EvaluateWork.PLAIN_DIFFERENCE);
            heap("bootstrap", rows, EvaluateWork.BOOTSTRAP, EvaluateWork.PLAIN_BOOTSTRAP);
        }

        private void heap(String what, int rows, EvaluateWork ours, EvaluateWork... peers)
                throws IOException, InterruptedException {
            String name = "evaluate/peak-heap/" + what;
            if (options.wants(name)) {
                int least = LeastHeap.bytesPerRow(ours, rows);
                for (EvaluateWork peer : peers) {
                    String peerName = peer.contender(contenders(2, false)).name();
                    Line.of(name, least, LeastHeap.bytesPerRow(peer, rows), peerName, "B/row")
                            .print();
                }
            }
        }

        private double seconds(double quick, double full) {
            return options.quick() ? quick : full;
        }
    }
}
