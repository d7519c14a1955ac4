package dev.boathouse.core.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.algorithm.RandomForest;
import dev.boathouse.core.algorithm.SupportVectorMachine;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.features.Features;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.training.Samples;
import dev.boathouse.core.training.Trainer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {

    private static final List<String> NAMES = List.of("signal", "noise", "constant", "city");

    /** A label that depends on the signal and the city; the noise is noise. */
    private static Frame rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] signal = random.doubles(count, -2, 2).toArray();
        double[] noise = random.doubles(count, -2, 2).toArray();
        String[] cities = random.ints(count, 0, 4)
                .mapToObj(i -> List.of("Aarhus", "Bergen", "Cork", "Delft").get(i))
                .toArray(String[]::new);
        boolean[] labels = new boolean[count];
        for (int i = 0; i < count; i++) {
            double score = 2 * signal[i] + (cities[i].equals("Cork") ? 1.5 : 0);
            labels[i] = random.nextDouble() < 1 / (1 + StrictMath.exp(-score));
        }
        return Frame.of(
                Schema.of(
                        Schema.Field.of("signal", DataType.DOUBLE),
                        Schema.Field.of("noise", DataType.DOUBLE),
                        Schema.Field.of("constant", DataType.DOUBLE),
                        Schema.Field.of("city", DataType.STRING),
                        Schema.Field.of("label", DataType.BOOLEAN)),
                List.of(
                        Column.ofDoubles(signal),
                        Column.ofDoubles(noise),
                        Column.ofDoubles(
                                IntStream.range(0, count).mapToDouble(i -> 7).toArray()),
                        Column.ofStrings(cities),
                        Column.ofBooleans(labels)));
    }

    /** A forest that has learnt the noise by heart, and so reacts to it. */
    private static Model overfitted() {
        return Trainer.classification("label")
                .features(Features.oneHot("city"))
                .algorithm(RandomForest.ofTrees(10).withMaxDepth(12).withMinLeafSize(1))
                .seed(3)
                .fit(rows(300, 1));
    }

    @Test
    void columnsThatMatterAreFoundByMetricsOfEitherDirection() {
        Model model = overfitted();
        Frame test = rows(2_000, 2);
        for (Metric metric : List.of(Metric.AUC, Metric.LOG_LOSS, Metric.BRIER, Metric.ACCURACY)) {
            Importances columns =
                    PermutationImportance.of(model, test, metric).withRepeats(2).columns();
            assertThat(columns.ranked().stream().map(Importances.Importance::name))
                    .containsExactlyInAnyOrderElementsOf(NAMES)
                    .startsWith("signal", "city");
            assertThat(columns.of("signal").low())
                    .as(metric + "")
                    .isGreaterThan(columns.of("city").high());
            assertThat(columns.of("city").low()).as(metric + "").isPositive();
            assertThat(columns.rows()).isEqualTo(2_000);
            assertThat(columns.measure()).isEqualTo("loss of " + metric + " when shuffled");
        }
    }

    @Test
    void aColumnThatNeverVariesLosesNothing() {
        Importances columns = PermutationImportance.of(overfitted(), rows(200, 3), Metric.AUC)
                .withRepeats(1)
                .columns();
        assertThat(columns.of("constant")).isEqualTo(new Interval(0, 0, 0, 0.95));
    }

    /** The label does not depend on the noise, so shuffling it loses nothing on average, however much the model makes of it. */
    @Test
    void intervalsContainTheTruthAsOftenAsTheySay() {
        Model model = Trainer.classification("label")
                .features(Features.only("signal", "noise"))
                .algorithm(LogisticRegression.ofPenalty(0.01))
                .fit(rows(20, 4));
        int trials = 200;
        int contained = 0;
        for (int trial = 0; trial < trials; trial++) {
            Interval noise = PermutationImportance.of(model, rows(200, 1_000 + trial), Metric.BRIER)
                    .withRepeats(2)
                    .withSeed(trial)
                    .columns()
                    .of("noise");
            assertThat(noise.high()).isGreaterThan(noise.low());
            contained += noise.low() <= 0 && noise.high() >= 0 ? 1 : 0;
        }
        // 190 are expected; fewer than 178 or all of them come about once in 10,000 times.
        assertThat(contained).isBetween(178, 199);
    }

    @Test
    void moreRowsMakeIntervalsNarrower() {
        Model model = overfitted();
        Interval few = PermutationImportance.of(model, rows(200, 5), Metric.BRIER)
                .columns()
                .of("signal");
        Interval many = PermutationImportance.of(model, rows(5_000, 5), Metric.BRIER)
                .withRepeats(1)
                .columns()
                .of("signal");
        assertThat(many.high() - many.low()).isLessThan((few.high() - few.low()) / 2);
        assertThat(many.estimate()).isBetween(few.low(), few.high());
    }

    @Test
    void theSameSeedGivesTheSameAndAnotherGivesAnother() {
        Model model = overfitted();
        Frame test = rows(300, 6);
        PermutationImportance importance =
                PermutationImportance.of(model, test, Metric.AUC).withRepeats(1);
        assertThat(importance.columns()).isEqualTo(importance.columns());
        assertThat(importance.withSeed(1).columns()).isNotEqualTo(importance.columns());
    }

    @Test
    void rowsInManyChunksAreShuffledAcrossThem() {
        Model model = overfitted();
        Frame test = rows(100, 7);
        List<Frame> rowByRow = IntStream.range(0, 100)
                .mapToObj(i ->
                        Frame.ofRows(test.schema(), List.of(test.chunks().get(0).row(i))))
                .toList();
        assertThat(PermutationImportance.of(model, Frame.concat(rowByRow), Metric.AUC)
                        .columns())
                .isEqualTo(PermutationImportance.of(model, test, Metric.AUC).columns());
    }

    /** By the plainest way: every order of a few rows. */
    @Test
    void theLossIsThatOfAllOrdersOnAverage() {
        Model model = Trainer.classification("label")
                .features(Features.only("signal", "noise"))
                .algorithm(LogisticRegression.ofPenalty(0.01))
                .fit(rows(50, 8));
        Frame test = rows(20, 9);
        Interval signal = PermutationImportance.of(model, test, Metric.BRIER)
                .withRepeats(400)
                .columns()
                .of("signal");
        // Of two rows, every second shuffle changes them over.
        double loss = 0;
        for (Frame block : Blocks.of(test, model.trainingRecord(), PermutationImportance.BLOCKS, 0)) {
            assertThat(block.rowCount()).isEqualTo(2);
            double[] values = block.doubles("signal");
            Frame changed = block.with("signal", Column.ofDoubles(values[1], values[0]));
            loss += (brier(model, changed) - brier(model, block)) / 2 / PermutationImportance.BLOCKS;
        }
        assertThat(loss).isNotZero();
        assertThat(signal.estimate()).isCloseTo(loss, within(0.1 * Math.abs(loss)));
    }

    private static double brier(Model model, Frame rows) {
        return Evaluation.of(model, rows).value(Metric.BRIER).orElseThrow();
    }

    @Test
    void blocksHaveTheSameSizeAndMixOfClasses() {
        Frame test = rows(237, 10);
        List<Frame> blocks = Blocks.of(test, overfitted().trainingRecord(), 10, 5);
        long positives =
                test.values("label").stream().filter(Boolean.TRUE::equals).count();
        assertThat(blocks.stream().mapToLong(Frame::rowCount).sum()).isEqualTo(237);
        for (Frame block : blocks) {
            assertThat(block.rowCount()).isBetween(23L, 24L);
            assertThat(block.values("label").stream()
                            .filter(Boolean.TRUE::equals)
                            .count())
                    .isBetween(positives / 10, positives / 10 + 1);
        }
        assertThat(blocks.stream().flatMap(block -> block.values("signal").stream()))
                .containsExactlyInAnyOrderElementsOf(test.values("signal"));
    }

    @Test
    void whatCannotBeMeasuredIsSaid() {
        Model model = overfitted();
        assertThatThrownBy(() -> PermutationImportance.of(model, rows(19, 1), Metric.AUC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 19 rows. At least 20 would work");
        Frame rows = rows(200, 9);
        assertThatThrownBy(() -> PermutationImportance.of(model, rows.select("signal"), Metric.AUC))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> PermutationImportance.of(model, rows, Metric.AUC).withRepeats(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 1000");
        Frame oneClass = rows.with("label", Column.ofBooleans(new boolean[200]));
        assertThatThrownBy(() ->
                        PermutationImportance.of(model, oneClass, Metric.AUC).columns())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not defined on one of 10 blocks");
        assertThatThrownBy(() -> PermutationImportance.of(model, rows, Metric.AUC)
                        .columns()
                        .of("label"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("signal");
    }

    @Test
    void modelsThatCannotBeExplainedHaveImportancesToo() {
        Model model = Trainer.classification("late")
                .features(Features.standardize("distance", "hour").oneHot("origin"))
                .algorithm(SupportVectorMachine.gaussian(1))
                .fit(Samples.flights(400, 1));
        Importances columns = PermutationImportance.of(model, Samples.flights(600, 2), Metric.AUC)
                .withRepeats(1)
                .columns();
        assertThat(columns.of("origin").low()).isPositive();
    }
}
