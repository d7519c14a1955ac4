package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.algorithm.LogisticRegression;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smile computes e^x by Math, ours by StrictMath: at most one unit in the last place apart, so 1e-15 in a probability. */
class SmileLogisticTest {

    private static final int FEATURES = 3;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void probabilitiesEqualThoseOfSmileWithinTheExponentialsLastBit(int classes) {
        Random random = new Random(11);
        double[][] columns = new double[FEATURES][2_000];
        int[] labels = new int[2_000];
        for (int i = 0; i < labels.length; i++) {
            for (int feature = 0; feature < FEATURES; feature++) {
                columns[feature][i] = random.nextGaussian();
            }
            double pull = columns[0][i] - 2 * columns[1][i] + random.nextGaussian();
            labels[i] = Math.floorMod((int) Math.floor(pull), classes);
        }
        Examples examples = new Examples(columns, labels, classes, new double[0], 1);
        double[][] rows = examples.rows();
        smile.classification.LogisticRegression oracle =
                smile.classification.LogisticRegression.fit(rows, labels, 0.1, 1e-5, 500);
        Fitted ours = SmileLogistic.fit(new LogisticRegression(0.1, 1e-5, 500), examples, new SameThread());
        double[] expected = new double[classes];
        for (double[] row : rows) {
            oracle.predict(row, expected);
            double[] answers = Asked.row(ours, row);
            assertThat(answers[answers.length - 1]).isCloseTo(expected[classes - 1], within(1e-15));
        }
    }
}
