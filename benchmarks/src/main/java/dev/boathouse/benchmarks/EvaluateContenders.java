package dev.boathouse.benchmarks;

import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.statistics.Bootstrap;
import dev.boathouse.core.statistics.DeLong;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import smile.validation.metric.AUC;
import smile.validation.metric.Accuracy;
import smile.validation.metric.FScore;
import smile.validation.metric.LogLoss;
import smile.validation.metric.MSE;
import smile.validation.metric.Precision;
import smile.validation.metric.Recall;
import smile.validation.metric.Specificity;

/**
 * Who evaluates some rows. Everybody starts from the arrays of {@link EvaluateRows}.
 *
 * @param rows what is evaluated
 */
record EvaluateContenders(EvaluateRows rows) {

    static final int ROUNDS = 1_000;
    private static final int SHORT_ROUNDS = 100;
    private static final int PLAIN_ROUNDS = 5;
    private static final String OURS = "boathouse";
    private static final double THRESHOLD = 0.5;
    private static final List<Metric> DRAWN = List.of(Metric.AUC, Metric.LOG_LOSS, Metric.F1);
    /** The metrics that Smile has as well, in the order of {@link #smileMetrics}. */
    private static final List<Metric> SHARED = List.of(
            Metric.AUC,
            Metric.LOG_LOSS,
            Metric.BRIER,
            Metric.ACCURACY,
            Metric.PRECISION,
            Metric.RECALL,
            Metric.SPECIFICITY,
            Metric.F1);

    Contender interval() {
        return of(OURS, () -> {
            Interval found = DeLong.interval(rows.first(), rows.labels()).orElseThrow();
            return new double[] {found.estimate(), found.low(), found.high()};
        });
    }

    /** Ours as {@link #interval}, proved by the AUC alone. */
    Contender intervalProvedByAuc() {
        return interval().provedBy(() -> new double[] {
            DeLong.interval(rows.first(), rows.labels()).orElseThrow().estimate()
        });
    }

    Contender smileAuc() {
        return of("smile-auc", () -> new double[] {AUC.of(rows.labels(), rows.first())});
    }

    Contender plainInterval() {
        return of(
                "plain-delong",
                () -> PlainDeLong.sorted(rows.first(), rows.labels()).interval());
    }

    Contender difference() {
        return of(OURS, () -> {
            Difference found = DeLong.difference(rows.first(), rows.second(), rows.labels())
                    .orElseThrow();
            Interval interval = found.interval();
            return new double[] {interval.estimate(), interval.low(), interval.high(), found.pValue()};
        });
    }

    Contender plainDifference() {
        return of(
                "plain-delong",
                () -> PlainDeLong.byRow(rows.first(), rows.labels())
                        .difference(PlainDeLong.byRow(rows.second(), rows.labels())));
    }

    /** All thirteen metrics of probabilities; the figures are those that are shared. */
    Contender metrics() {
        return of(OURS, () -> {
            Map<Metric, Double> values = predictions().values();
            return SHARED.stream().mapToDouble(values::get).toArray();
        });
    }

    /** Eight of them; Smile's correlation of Matthews overflows above some ten thousand rows. */
    Contender smileMetrics() {
        double[] truth = Arrays.stream(rows.labels()).asDoubleStream().toArray();
        return of("smile-8-metrics", () -> {
            int[] labels = rows.labels();
            double[] probabilities = rows.first();
            int[] taken = taken();
            return new double[] {
                AUC.of(labels, probabilities),
                LogLoss.of(labels, probabilities),
                MSE.of(truth, probabilities),
                Accuracy.of(labels, taken),
                Precision.of(labels, taken),
                Recall.of(labels, taken),
                Specificity.of(labels, taken),
                FScore.F1.score(labels, taken)
            };
        });
    }

    /** On one thread; proved by its statistic of one draw. */
    Contender bootstrap() {
        return bootstrapOn(1).provedBy(() -> {
            byte[] counts = new byte[rows.count()];
            for (int row : oneDraw()) {
                counts[row]++;
            }
            double[] values = new double[DRAWN.size()];
            statistic().of(counts, values);
            return values;
        });
    }

    /** Proved by all ends of its intervals. */
    Contender bootstrapOn(int threads) {
        return bootstrap(ROUNDS, threads);
    }

    /** In as few rounds as there may be, which take as much memory as many. */
    Contender shortBootstrap() {
        return bootstrap(SHORT_ROUNDS, 1);
    }

    private Contender bootstrap(int rounds, int threads) {
        Bootstrap bootstrap = Bootstrap.standard().withRounds(rounds).withParallelism(threads);
        String name = threads == 1 ? "boathouse-1-thread" : OURS;
        return Contender.of(name, (long) rounds * rows.count(), () -> {
            Bootstrap.Resamples found = bootstrap.run(statistic());
            return IntStream.range(0, DRAWN.size())
                    .mapToObj(i -> found.interval(i).orElseThrow())
                    .flatMapToDouble(each -> DoubleStream.of(each.estimate(), each.low(), each.high()))
                    .toArray();
        });
    }

    Contender plainBootstrap() {
        DrawnCopies copies = new DrawnCopies(rows.first(), taken(), rows.labels());
        return Contender.of(
                        "smile-copies",
                        (long) PLAIN_ROUNDS * rows.count(),
                        () -> copies.standardErrors(PLAIN_ROUNDS, 1))
                .provedBy(() -> copies.of(oneDraw()));
    }

    private int[] oneDraw() {
        return DrawnCopies.draw(rows.count(), new SplittableRandom(7));
    }

    private Statistic statistic() {
        return predictions().statistic(DRAWN).orElseThrow();
    }

    private BinaryPredictions predictions() {
        return BinaryPredictions.ofProbabilities(rows.first(), rows.labels(), THRESHOLD);
    }

    private int[] taken() {
        int[] taken = new int[rows.count()];
        for (int row = 0; row < taken.length; row++) {
            taken[row] = rows.first()[row] >= THRESHOLD ? 1 : 0;
        }
        return taken;
    }

    private Contender of(String name, Contender.Work work) {
        return Contender.of(name, rows.count(), work);
    }
}
