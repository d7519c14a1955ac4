package dev.boathouse.monitoring.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.algorithm.DecisionTree;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.AnomalyPredictions;
import dev.boathouse.core.metric.BinaryPredictions;
import dev.boathouse.core.metric.ClassPredictions;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.metric.NumberPredictions;
import dev.boathouse.core.metric.Predictions;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.statistics.Bootstrap;
import dev.boathouse.core.statistics.Difference;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.monitoring.shift.ConceptShift.Change;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConceptCheckTest {

    private static final ConceptCheck CHECK = ConceptCheck.standard();

    @Test
    void classifierThatRanksWorseIsToldByItsMetrics() {
        Random random = new Random(1);
        ConceptShift shift = CHECK.compare(classes(random, 1_500, 1.5), classes(random, 1_000, 0.8));
        assertThat(shift.drifted()).as(shift.sentence()).isTrue();
        Change auc = shift.change("auc");
        assertThat(auc.drifted()).isTrue();
        assertThat(auc.difference().orElseThrow().interval().high()).isNegative();
        assertThat(auc.difference().orElseThrow().method()).isEqualTo("DeLong");
        assertThat(auc.least()).isEqualTo(0.02);
        assertThat(shift.change("log-loss").drifted()).isTrue();
        assertThat(shift.change("accuracy").difference().orElseThrow().method()).isEqualTo("Newcombe");
        assertThat(shift.sentence()).startsWith("drifted: auc 0.8");
        assertThat(shift.finding().observed()).isEqualTo("worse: auc, log-loss, accuracy");
        assertThat(shift.finding().name()).isEqualTo("concept drift");
        assertThatThrownBy(() -> shift.change("mae")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatGetsBetterRaisesNoAlarmAndSwappingSidesTurnsSignsOver() {
        Random random = new Random(2);
        Predictions one = classes(random, 800, 1.5);
        Predictions other = classes(random, 900, 0.8);
        ConceptShift worse = CHECK.compare(one, other);
        ConceptShift better = CHECK.compare(other, one);
        assertThat(better.drifted()).isFalse();
        assertThat(better.finding().passed()).isTrue();
        for (Change change : worse.changes()) {
            Difference difference = change.difference().orElseThrow();
            Difference turned = better.change(change.name()).difference().orElseThrow();
            assertThat(turned.pValue()).isEqualTo(difference.pValue());
            assertThat(turned.interval().estimate())
                    .isEqualTo(-difference.interval().estimate());
            assertThat(turned.interval().low()).isEqualTo(-difference.interval().high(), within(1e-15));
            assertThat(better.change(change.name()).pValue()).isEqualTo(1 - change.pValue(), within(1e-15));
        }
    }

    @Test
    void numbersAreComparedByErrorsBiasAndSpread() {
        Random random = new Random(3);
        ConceptShift shift = CHECK.compare(numbers(random, 600, 0, 1), numbers(random, 500, 0, 1.4));
        assertThat(shift.changes()).extracting(Change::name).containsExactly("mae", "rmse", "bias", "residual-spread");
        assertThat(shift.change("rmse").drifted()).as(shift.sentence()).isTrue();
        assertThat(shift.change("residual-spread").drifted()).isTrue();
        assertThat(shift.change("bias").drifted()).isFalse();
        Interval rmse = shift.change("rmse").difference().orElseThrow().interval();
        assertThat(rmse.estimate())
                .isEqualTo(shift.change("rmse").current() - shift.change("rmse").reference(), within(1e-12));
        ConceptShift biased = CHECK.compare(numbers(random, 600, 0, 1), numbers(random, 500, -0.5, 1));
        assertThat(biased.change("bias").drifted()).isTrue();
        assertThat(biased.change("bias").harm()).isEqualTo(ConceptShift.Harm.EITHER);
        assertThat(biased.change("residual-spread").drifted()).isFalse();
        assertThat(biased.change("bias").least()).isEqualTo(0.1, within(0.02));
    }

    @Test
    void changesThatDoNotMatterRaiseNoAlarm() {
        Random random = new Random(4);
        Predictions one = numbers(random, 20_000, 0, 1);
        Predictions other = numbers(random, 20_000, 0.05, 1.04);
        assertThat(CHECK.compare(one, other).drifted()).isFalse();
        ConceptCheck strict = CHECK.withLeastBias(0).withLeastGrowth(0).withLeastLoss(0);
        assertThat(strict.compare(one, other).changes()).allMatch(Change::drifted);
        assertThat(strict.withAlpha(1e-12).compare(one, other).change("bias").drifted())
                .isFalse();
    }

    @Test
    void severalClassesAndAnyMetricAreDrawn() {
        Random random = new Random(5);
        Predictions one = many(random, 400, 0.8);
        Predictions other = many(random, 300, 0.4);
        ConceptShift usual = CHECK.compare(one, other);
        assertThat(usual.change("accuracy").drifted()).isTrue();
        assertThat(usual.change("log-loss").difference().orElseThrow().method()).isEqualTo("unpaired bootstrap");
        ConceptShift chosen = CHECK.withMetrics(Metric.F1_MACRO, Metric.KAPPA)
                .withBootstrap(Bootstrap.standard().withRounds(200))
                .compare(one, other);
        assertThat(chosen.changes()).extracting(Change::name).containsExactly("f1-macro", "kappa");
        assertThat(chosen.changes()).allMatch(Change::drifted);
        assertThat(CHECK.withMetrics(Metric.MAX_ERROR)
                        .compare(numbers(random, 50, 0, 1), numbers(random, 50, 9, 1))
                        .sentence())
                .startsWith("not tested: max-error ");
    }

    /** SciPy 1.17.1: ttest_ind(y, x, equal_var=False) and its confidence_interval. */
    @Test
    void meansAreComparedByWelch() {
        double[] x = new double[12];
        double[] y = new double[9];
        for (int i = 0; i < 12; i++) {
            x[i] = (i * i) % 11 + 0.5 * i;
        }
        for (int i = 0; i < 9; i++) {
            y[i] = (i * 3) % 7 + 0.25 * i + 2;
        }
        Difference found = Welch.of(x, y).orElseThrow().ofMeans(0.95);
        assertThat(found.pValue()).isEqualTo(0.5588018193196076, within(1e-12));
        assertThat(found.interval().low()).isEqualTo(-3.391467372481116, within(1e-10));
        assertThat(found.interval().high()).isEqualTo(1.8914673724811162, within(1e-10));
    }

    @Test
    void errorsWithoutAnyVarianceAreComparedByRank() {
        double[] zeros = new double[20];
        double[] ones = new double[20];
        java.util.Arrays.fill(ones, 1);
        NumberPredictions exact = NumberPredictions.of(zeros, zeros);
        ConceptShift off = CHECK.compare(exact, NumberPredictions.of(ones, zeros));
        assertThat(off.change("mae").drifted()).as(off.sentence()).isTrue();
        assertThat(off.change("mae").difference().orElseThrow().method()).isEqualTo("Mann-Whitney");
        ConceptShift same = CHECK.compare(exact, exact);
        assertThat(same.changes()).allMatch(change -> change.pValue() >= 0.5);
        assertThat(same.drifted()).isFalse();
    }

    @Test
    void perfectScoresThatAreNoMoreAreDrift() {
        double[] scores = new double[100];
        int[] labels = new int[100];
        double[] worse = new double[100];
        for (int i = 0; i < 100; i++) {
            scores[i] = i / 100.0;
            labels[i] = i < 50 ? 0 : 1;
            worse[i] = (i * 37 % 100) / 100.0;
        }
        BinaryPredictions perfect = BinaryPredictions.ofScores(scores, labels, 0.5);
        assertThat(CHECK.compare(perfect, perfect).change("auc").pValue()).isEqualTo(0.5);
        ConceptShift shift = CHECK.compare(perfect, BinaryPredictions.ofScores(worse, labels, 0.5));
        assertThat(shift.change("auc").drifted()).as(shift.sentence()).isTrue();
        assertThat(shift.change("auc").difference().orElseThrow().pValue()).isLessThan(1e-6);
    }

    @Test
    void whatIsNotDefinedIsNotTested() {
        Random random = new Random(6);
        BinaryPredictions some = classes(random, 50, 1);
        BinaryPredictions none = classes(random, 0, 1);
        for (ConceptShift shift :
                List.of(CHECK.compare(some, none), CHECK.compare(none, some), CHECK.compare(none, none))) {
            assertThat(shift.drifted()).isFalse();
            assertThat(shift.sentence()).startsWith("not tested: auc ");
            assertThat(shift.changes()).allMatch(change -> change.difference().isEmpty());
            assertThat(shift.changes()).allMatch(change -> change.adjustedPValue() == 1);
        }
        BinaryPredictions oneClass = BinaryPredictions.ofProbabilities(new double[] {0.1, 0.2}, new int[2], 0.5);
        ConceptShift shift = CHECK.compare(some, oneClass);
        assertThat(shift.change("auc").difference()).isEmpty();
        assertThat(shift.change("auc").current()).isNaN();
        assertThat(shift.change("accuracy").difference()).isPresent();
        ConceptShift one = CHECK.compare(numbers(random, 1, 0, 1), numbers(random, 30, 0, 1));
        assertThat(one.changes()).allMatch(change -> change.difference().isEmpty());
        assertThat(CHECK.compare(numbers(random, 0, 0, 1), numbers(random, 0, 0, 1))
                        .drifted())
                .isFalse();
    }

    @Test
    void predictionsOfDifferentKindsAreRefused() {
        Random random = new Random(7);
        BinaryPredictions some = classes(random, 50, 1);
        refuse(some, numbers(random, 50, 0, 1), "found BinaryPredictions and NumberPredictions");
        refuse(some, some.withThreshold(0.4), "found the thresholds 0.5 and 0.4");
        refuse(some, BinaryPredictions.ofScores(new double[1], new int[1], 0.5), "one side has probabilities");
        refuse(
                ClassPredictions.of(new double[] {1, 0}, new int[1], List.of("a", "b")),
                ClassPredictions.of(new double[] {1, 0}, new int[1], List.of("a", "c")),
                "found the classes [a, b] and [a, c]");
        AnomalyPredictions anomalies = AnomalyPredictions.of(new double[] {0.1, 0.9}, 0.5);
        refuse(anomalies, anomalies, "AnomalyPredictions tell no truth by themselves");
        assertThat(CHECK.withMetrics(Metric.FLAGGED_RATE)
                        .compare(anomalies, anomalies)
                        .drifted())
                .isFalse();
        assertThatThrownBy(() -> CHECK.withMetrics()).hasMessageContaining("One or more different ones would work");
        assertThatThrownBy(() -> CHECK.withMetrics(Metric.MAE).compare(some, some))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void refuse(Predictions reference, Predictions current, String message) {
        assertThatThrownBy(() -> CHECK.compare(reference, current))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void evaluationsOfOneModelAreComparedOfTwoRefused() {
        Random random = new Random(8);
        Frame before = labelled(random, 400, false);
        Frame after = labelled(random, 400, true);
        Model model = Trainer.classification("late")
                .algorithm(DecisionTree.ofDepth(3))
                .fit(before);
        Evaluation reference = Evaluation.of(model, labelled(random, 400, false));
        Evaluation current = Evaluation.of(model, after);
        assertThat(CHECK.compare(reference, current).drifted()).isTrue();
        assertThat(CalibrationCheck.standard().compare(reference, current).drifted())
                .isTrue();
        Evaluation other = Evaluation.of(
                Trainer.classification("late")
                        .algorithm(DecisionTree.ofDepth(3))
                        .fit(after),
                after);
        assertThatThrownBy(() -> CHECK.compare(reference, other))
                .hasMessageContaining("Comparison judges two models on the same rows");
        Evaluation numbers = Evaluation.of(
                Trainer.regression("x").algorithm(DecisionTree.ofDepth(3)).fit(before), before);
        assertThatThrownBy(() -> CalibrationCheck.standard().compare(numbers, numbers))
                .hasMessageContaining("it needs scores of two classes");
    }

    private static Frame labelled(Random random, int rows, boolean changed) {
        double[] x = random.doubles(rows).toArray();
        boolean[] late = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            late[i] = random.nextDouble() < (changed ? 0.7 - 0.4 * x[i] : 0.1 + 0.8 * x[i]);
        }
        return Frame.of(
                Schema.of(Field.of("x", DataType.DOUBLE), Field.of("late", DataType.BOOLEAN)),
                List.of(Column.ofDoubles(x), Column.ofBooleans(late)));
    }

    @Test
    void whenNothingHasChangedAlarmsStayBelowTheStatedRate() {
        long seed = 9;
        Random random = new Random(seed);
        ConceptCheck strict = CHECK.withLeastBias(0).withLeastGrowth(0).withLeastLoss(0);
        int replicates = 500;
        for (int[] sizes : new int[][] {{60, 60}, {40, 300}}) {
            int classes = 0;
            int numbers = 0;
            int auc = 0;
            int covered = 0;
            for (int i = 0; i < replicates; i++) {
                ConceptShift shift = strict.compare(classes(random, sizes[0], 1), classes(random, sizes[1], 1));
                classes += shift.drifted() ? 1 : 0;
                auc += shift.change("auc").pValue() <= 0.05 ? 1 : 0;
                Optional<Difference> difference = shift.change("auc").difference();
                covered += difference.isEmpty()
                                || (difference.get().interval().low() <= 0
                                        && difference.get().interval().high() >= 0)
                        ? 1
                        : 0;
                numbers += strict.compare(numbers(random, sizes[0], 0, 1), numbers(random, sizes[1], 0, 1))
                                .drifted()
                        ? 1
                        : 0;
            }
            double bound = 0.05 + 3.5 * Math.sqrt(0.05 * 0.95 / replicates);
            String cell = sizes[0] + " and " + sizes[1] + " rows, seed " + seed;
            assertThat(classes / (double) replicates).as(cell).isBetween(0.01, bound);
            assertThat(numbers / (double) replicates).as(cell).isBetween(0.01, bound);
            assertThat(auc / (double) replicates).as(cell).isBetween(0.02, bound);
            assertThat(1 - covered / (double) replicates).as(cell).isBetween(0.02, bound);
        }
    }

    /** Probabilities that are right, of scores that set the classes apart by so many standard deviations. */
    static BinaryPredictions classes(Random random, int rows, double apart) {
        double[] scores = new double[rows];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = random.nextInt(2);
            double x = random.nextGaussian() + apart * labels[i];
            scores[i] = 1 / (1 + Math.exp(-1.5 * (x - 0.75)));
        }
        return BinaryPredictions.ofProbabilities(scores, labels, 0.5);
    }

    static NumberPredictions numbers(Random random, int rows, double bias, double spread) {
        double[] estimates = new double[rows];
        double[] truth = new double[rows];
        for (int i = 0; i < rows; i++) {
            truth[i] = 10 * random.nextDouble();
            estimates[i] = truth[i] + bias + spread * random.nextGaussian();
        }
        return NumberPredictions.of(estimates, truth);
    }

    private static ClassPredictions many(Random random, int rows, double right) {
        double[] probabilities = new double[3 * rows];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = random.nextInt(3);
            int said = random.nextDouble() < right ? labels[i] : random.nextInt(3);
            for (int j = 0; j < 3; j++) {
                probabilities[3 * i + j] = j == said ? 0.7 : 0.15;
            }
        }
        return ClassPredictions.of(probabilities, labels, List.of("a", "b", "c"));
    }
}
