package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.algorithm.DecisionTree;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smile.regression.RegressionTree;

/** Smile's own trees are the oracle: the same answers to the last bit, on thresholds too. */
class SmileDecisionTreeTest {

    private static DecisionTree tree(Random random) {
        int leaves = random.nextBoolean() ? DecisionTree.UNLIMITED : 2 + random.nextInt(30);
        return new DecisionTree(1 + random.nextInt(14), leaves, 1 + random.nextInt(8));
    }

    private static Fitted fit(DecisionTree tree, Examples examples) {
        return SmileDecisionTree.fit(tree, examples, new SameThread());
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 3", "4, 3", "5, 5", "6, 5", "7, 2", "8, 3"})
    void probabilitiesEqualThoseOfSmileToTheLastBit(long seed, int classes) {
        Random random = new Random(seed);
        DecisionTree tree = tree(random);
        double[][] columns = TreeRows.columns(random, 100 + random.nextInt(900));
        int[] labels = TreeRows.labels(random, columns, classes);
        Examples examples = TreeRows.examples(columns, labels, classes, seed);
        TreeOracle oracle = TreeOracle.of(tree, examples);
        Fitted ours = fit(tree, examples);
        double[][] asked = TreeRows.asked(random, ours);
        for (int row = 0; row < asked[0].length; row++) {
            double[] one = TreeRows.row(asked, row);
            oracle.check("seed " + seed + " row " + row, Asked.row(ours, one), one);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void numbersEqualThoseOfSmileToTheLastBit(long seed) {
        Random random = new Random(seed);
        DecisionTree tree = tree(random);
        double[][] columns = TreeRows.columns(random, 100 + random.nextInt(900));
        double[] numbers = TreeRows.numbers(random, columns);
        Examples examples = TreeRows.examples(columns, numbers, seed);
        TreeOracle oracle = TreeOracle.of(tree, examples);
        Fitted ours = fit(tree, examples);
        double[][] asked = TreeRows.asked(random, ours);
        for (int row = 0; row < asked[0].length; row++) {
            double[] one = TreeRows.row(asked, row);
            oracle.check("seed " + seed + " row " + row, Asked.row(ours, one), one);
        }
    }

    @Test
    void aLimitOfLeavesFarAboveTheRowsTakesNoMemory() {
        double[][] columns = {{1, 2, 3, 4}};
        Fitted ours = fit(
                new DecisionTree(20, Integer.MAX_VALUE - 1, 1),
                TreeRows.examples(columns, new double[] {1, 1, 5, 5}, 1));
        assertThat(Asked.last(ours, 2.4)).isEqualTo(1);
        assertThat(Asked.last(ours, 2.6)).isEqualTo(5);
    }

    @Test
    void oneRowAndConstantOrRepeatedColumnsGiveAModel() {
        DecisionTree tree = DecisionTree.ofDepth(5).withMinLeafSize(1);
        assertThat(Asked.last(fit(tree, TreeRows.examples(new double[][] {{3}}, new double[] {7}, 1)), 0))
                .isEqualTo(7);
        double[] ramp = {1, 2, 3, 4};
        Examples repeated = TreeRows.examples(new double[][] {new double[4], ramp, ramp}, new int[] {0, 0, 1, 1}, 2, 1);
        assertThat(Asked.last(fit(tree, repeated), 0, 2, 9)).isEqualTo(0.25);
        Examples constant = TreeRows.examples(new double[][] {new double[4]}, new int[] {0, 0, 1, 0}, 2, 1);
        assertThat(Asked.last(fit(tree, constant), 0)).isEqualTo(2 / 6.0);
    }

    @Test
    void alikeRowsOfDifferentClassesShareALeaf() {
        double[][] columns = {{1, 1, 1, 2}};
        Fitted ours = fit(
                DecisionTree.ofDepth(9).withMinLeafSize(1), TreeRows.examples(columns, new int[] {2, 1, 0, 2}, 3, 1));
        assertThat(Asked.row(ours, 1)).isEqualTo(new double[] {2 / 6.0, 2 / 6.0, 2 / 6.0});
        assertThat(Asked.row(ours, 2)).isEqualTo(new double[] {1 / 4.0, 1 / 4.0, 2 / 4.0});
    }

    /** The middle of two neighbours is one of them: Smile's assertion finds that, without assertions its leaf without rows answers NaN. */
    @Test
    void valuesWithNoDoubleBetweenThemMakeNoSplitWithoutRows() {
        double low = Math.nextUp(1e12);
        double high = Math.nextUp(low);
        assertThat((low + high) / 2).isEqualTo(high);
        double next = Math.nextUp(high);
        double[][] columns = {{high, low, next, next, high, low}};
        double[] numbers = {2, 1, 9, 9, 2, 1};
        assertThatThrownBy(() -> RegressionTree.fit(Tuples.FORMULA, TreeRows.frame(columns, numbers), 30, 5, 1))
                .isInstanceOf(AssertionError.class);
        for (int leaves : new int[] {DecisionTree.UNLIMITED, 5}) {
            DecisionTree tree = new DecisionTree(30, leaves, 1);
            Fitted number = fit(tree, TreeRows.examples(columns, numbers, 1));
            assertThat(Asked.last(number, low)).isEqualTo(1.5);
            assertThat(Asked.last(number, high)).isEqualTo(1.5);
            assertThat(Asked.last(number, next)).isEqualTo(9);
            assertThat(Asked.last(number, 2e12)).isEqualTo(9);
            Fitted classes = fit(tree, TreeRows.examples(columns, new int[] {0, 1, 2, 2, 0, 1}, 3, 1));
            assertThat(Asked.last(classes, high)).isEqualTo(1 / 7.0);
            assertThat(Asked.last(classes, 2e12)).isEqualTo(3 / 5.0);
        }
    }

    @Test
    void numbersThatAreTooLargeAreNamed() {
        assertRefused(TreeRows.examples(new double[][] {{1, 2}}, new double[] {1, 1e200}, 1), "1.0E200 in row 1");
        assertRefused(TreeRows.examples(new double[][] {{1, 2}, {1, -1e308}}, new double[] {1, 2}, 1), "feature 1 is");
        double most = Math.sqrt(Double.MAX_VALUE / 2) / 4;
        double[] large = {most, -most};
        Fitted ours = fit(
                DecisionTree.ofDepth(3).withMinLeafSize(1),
                TreeRows.examples(new double[][] {{-8e307, 8e307}}, large, 1));
        assertThat(Asked.last(ours, -8e307)).isEqualTo(most);
        assertThat(Asked.last(ours, 8e307)).isEqualTo(-most);
    }

    private static void assertRefused(Examples examples, String found) {
        assertThatThrownBy(() -> fit(DecisionTree.ofDepth(3), examples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot train")
                .hasMessageContaining(found)
                .hasMessageContaining("Scale");
    }

    @Test
    void nothingIsLeftToTheSeed() {
        Random random = new Random(3);
        double[][] columns = TreeRows.columns(random, 300);
        int[] labels = TreeRows.labels(random, columns, 3);
        byte[] one = fit(DecisionTree.ofDepth(9), TreeRows.examples(columns, labels, 3, 1))
                .predictor()
                .toBytes();
        byte[] two = fit(DecisionTree.ofDepth(9), TreeRows.examples(columns, labels, 3, 2))
                .predictor()
                .toBytes();
        assertThat(Arrays.equals(one, two)).isTrue();
    }
}
