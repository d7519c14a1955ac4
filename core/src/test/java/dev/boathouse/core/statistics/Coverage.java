package dev.boathouse.core.statistics;

import dev.boathouse.core.internal.SplitMix;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A world whose truth is known, a sample of which is judged again and again: how often is the judgement right, since the 95 % interval contains
 * the truth, or the p-value finds nothing at 5 % where there is nothing?
 *
 * @param name of the world
 * @param simulations how often, at 100, 1,000 and 10,000 rows
 * @param sample draws so many rows and judges them
 */
record Coverage(String name, List<Integer> simulations, Sample sample) {

    static final List<Integer> ROWS = List.of(100, 1_000, 10_000);

    private static final List<Integer> MANY = List.of(40_000, 40_000, 10_000);
    private static final List<Integer> FEW = List.of(10_000, 5_000, 2_000);

    @FunctionalInterface
    interface Sample {
        Optional<Boolean> of(SplittableRandom random, int rows);
    }

    @FunctionalInterface
    interface Judgement<T> {
        Optional<T> of(SplittableRandom random, int rows);
    }

    private static Coverage interval(
            String name, double truth, List<Integer> simulations, Judgement<Interval> judgement) {
        return new Coverage(
                name,
                simulations,
                (random, rows) -> judgement
                        .of(random, rows)
                        .map(interval -> interval.low() <= truth && truth <= interval.high()));
    }

    private static Coverage test(String name, List<Integer> simulations, Judgement<Difference> judgement) {
        return new Coverage(
                "no difference: " + name,
                simulations,
                (random, rows) -> judgement.of(random, rows).map(difference -> difference.pValue() >= 0.05));
    }

    /** A share with its standard error. */
    record Measured(double share, double error) {}

    Measured measured(int rows, int simulations) {
        int[] outcomes = IntStream.range(0, simulations)
                .parallel()
                .map(i -> outcome(new SplittableRandom(SplitMix.mix(((long) rows << 32) + i)), rows))
                .toArray();
        long defined = IntStream.of(outcomes).filter(outcome -> outcome >= 0).count();
        double share =
                (double) IntStream.of(outcomes).filter(outcome -> outcome > 0).count() / defined;
        return new Measured(share, Math.sqrt(share * (1 - share) / defined));
    }

    /** 1 if it is right, −1 if there is no judgement. */
    private int outcome(SplittableRandom random, int rows) {
        return sample.of(random, rows).map(right -> right ? 1 : 0).orElse(-1);
    }

    static List<Coverage> all() {
        return List.of(
                rate(0.5),
                rate(0.02),
                interval(
                        "difference of two rates, other rows, 0.10 and 0.15",
                        -0.05,
                        MANY,
                        (random, rows) -> Optional.of(hits(random, rows, 0.1)
                                .minus(hits(random, rows, 0.15))
                                .interval())),
                interval(
                        "ratio of two rates, other rows, 0.15 and 0.10",
                        1.5,
                        MANY,
                        (random, rows) -> Optional.of(hits(random, rows, 0.15).ratioTo(hits(random, rows, 0.1)))),
                interval(
                        "difference of two rates, same rows, 0.80 and 0.78",
                        0.02,
                        MANY,
                        (random, rows) -> Optional.of(
                                paired(random, rows, 0.08).difference().interval())),
                auc(0.7, 0.5),
                auc(0.95, 0.5),
                auc(0.7, 0.1),
                auc(0.95, 0.1),
                auc(0.99, 0.1),
                aucDifference(0.5),
                aucDifference(0.1),
                interval("F1 of 0.7, a fifth of the rows positive", 0.7, FEW, (random, rows) -> bca(f1(random, rows))),
                interval("log loss of 0.5", 0.5, FEW, (random, rows) -> bca(Rows.mean(logLosses(random, rows)))),
                interval("RMSE, errors with long tails", Math.sqrt(2), FEW, (random, rows) -> bca(rmse(random, rows))),
                test(
                        "two rates, other rows, 0.10",
                        MANY,
                        (random, rows) -> Optional.of(hits(random, rows, 0.1).minus(hits(random, rows, 0.1)))),
                test(
                        "two rates, same rows, 0.80",
                        MANY,
                        (random, rows) -> Optional.of(paired(random, rows, 0.1).difference())),
                test(
                        "AUCs, same rows, 0.75, share of positives 0.5",
                        MANY,
                        (random, rows) -> aucDifference(random, rows, 0.5, 0.75, 0.75)),
                test(
                        "AUCs, same rows, 0.75, share of positives 0.1",
                        MANY,
                        (random, rows) -> aucDifference(random, rows, 0.1, 0.75, 0.75)),
                test(
                        "log losses, same rows",
                        FEW,
                        (random, rows) -> Bootstrap.standard()
                                .withParallelism(1)
                                .run(lossDifference(random, rows))
                                .difference(0)));
    }

    private static Coverage rate(double rate) {
        return interval(
                "rate of " + rate,
                rate,
                MANY,
                (random, rows) -> Optional.of(hits(random, rows, rate).interval()));
    }

    private static Proportion hits(SplittableRandom random, int rows, double rate) {
        int hits = 0;
        for (int i = 0; i < rows; i++) {
            hits += random.nextDouble() < rate ? 1 : 0;
        }
        return new Proportion(hits, rows);
    }

    /** Both right on 0.7 of the rows, only the first on 0.1. */
    private static PairedProportions paired(SplittableRandom random, int rows, double onlySecond) {
        boolean[] first = new boolean[rows];
        boolean[] second = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double place = random.nextDouble();
            first[i] = place < 0.8;
            second[i] = place < 0.7 || place >= 1 - onlySecond;
        }
        return PairedProportions.of(first, second);
    }

    /** Normal scores of both classes, as far apart as the AUC takes. */
    private static Coverage auc(double auc, double positives) {
        double shift = Math.sqrt(2) * Normal.quantile(auc);
        return interval("AUC of " + auc + ", share of positives " + positives, auc, MANY, (random, rows) -> {
            int[] labels = labels(random, rows, positives);
            double[] scores = new double[rows];
            for (int i = 0; i < rows; i++) {
                scores[i] = shift * labels[i] + normal(random);
            }
            return DeLong.interval(scores, labels);
        });
    }

    private static Coverage aucDifference(double positives) {
        return interval(
                "difference of AUCs, same rows, 0.75 and 0.70, share of positives " + positives,
                0.05,
                MANY,
                (random, rows) ->
                        aucDifference(random, rows, positives, 0.75, 0.7).map(Difference::interval));
    }

    /** Scores of two models, half of whose noise is common. */
    private static Optional<Difference> aucDifference(
            SplittableRandom random, int rows, double positives, double first, double second) {
        int[] labels = labels(random, rows, positives);
        double[] ours = new double[rows];
        double[] theirs = new double[rows];
        for (int i = 0; i < rows; i++) {
            double common = normal(random);
            ours[i] = Math.sqrt(2) * Normal.quantile(first) * labels[i] + (common + normal(random)) / Math.sqrt(2);
            theirs[i] = Math.sqrt(2) * Normal.quantile(second) * labels[i] + (common + normal(random)) / Math.sqrt(2);
        }
        return DeLong.difference(ours, theirs, labels);
    }

    private static int[] labels(SplittableRandom random, int rows, double positives) {
        return IntStream.range(0, rows)
                .map(i -> random.nextDouble() < positives ? 1 : 0)
                .toArray();
    }

    private static double normal(SplittableRandom random) {
        return Normal.quantile(random.nextDouble(0x1p-60, 1));
    }

    private static Optional<Interval> bca(Statistic statistic) {
        return Bootstrap.standard().withParallelism(1).run(statistic).interval(0);
    }

    /** Found 0.14 of the rows, missed 0.06 and called 0.06 in vain. */
    private static Rows f1(SplittableRandom random, int rows) {
        double[] found = new double[rows];
        double[] mistaken = new double[rows];
        for (int i = 0; i < rows; i++) {
            double place = random.nextDouble();
            found[i] = place < 0.14 ? 2 : 0;
            mistaken[i] = place >= 0.14 && place < 0.26 ? 1 : 0;
        }
        return new Rows(rows, 1, (counts, values) -> {
            double twice = Rows.mean(found, counts);
            values[0] = twice / (twice + Rows.mean(mistaken, counts));
        });
    }

    /** Probabilities from 0 to 1, all alike often, that keep what they promise. */
    private static double[] logLosses(SplittableRandom random, int rows) {
        double[] losses = new double[rows];
        for (int i = 0; i < rows; i++) {
            double probability = random.nextDouble(0x1p-52, 1);
            losses[i] = -StrictMath.log(random.nextDouble() < probability ? probability : 1 - probability);
        }
        return losses;
    }

    /** Two models that miss the probability by as much, each in its own way. */
    private static Rows lossDifference(SplittableRandom random, int rows) {
        double[] differences = new double[rows];
        for (int i = 0; i < rows; i++) {
            double probability = random.nextDouble(0x1p-52, 1);
            double side = random.nextDouble() < probability ? 1 : -1;
            double logit = StrictMath.log(probability / (1 - probability));
            double first = loss(side * (logit + normal(random)));
            differences[i] = first - loss(side * (logit + normal(random)));
        }
        return Rows.mean(differences);
    }

    private static double loss(double margin) {
        return StrictMath.log1p(StrictMath.exp(-margin));
    }

    /** Errors whose size is exponential: their squares have the mean 2. */
    private static Rows rmse(SplittableRandom random, int rows) {
        double[] squares = new double[rows];
        for (int i = 0; i < rows; i++) {
            double size = StrictMath.log(random.nextDouble(0x1p-60, 1));
            squares[i] = size * size;
        }
        return new Rows(rows, 1, (counts, values) -> values[0] = Math.sqrt(Rows.mean(squares, counts)));
    }
}
