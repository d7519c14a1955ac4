package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.boathouse.core.model.Predictor;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import smile.classification.LogisticRegression;

/** Smile computes e^x by Math, ours by StrictMath: at most one unit in the last place apart, so 1e-15 in a probability. */
class SmileLogisticTest {

    @Test
    void probabilitiesEqualThoseOfSmileWithinTheExponentialsLastBit() {
        Random random = new Random(11);
        double[][] columns = new double[3][2_000];
        double[][] rows = new double[2_000][3];
        int[] labels = new int[2_000];
        for (int i = 0; i < rows.length; i++) {
            for (int feature = 0; feature < 3; feature++) {
                rows[i][feature] = random.nextGaussian();
                columns[feature][i] = rows[i][feature];
            }
            labels[i] = rows[i][0] - 2 * rows[i][1] + random.nextGaussian() > 0.5 ? 1 : 0;
        }
        LogisticRegression.Binomial oracle = LogisticRegression.binomial(rows, labels, 0.1, 1e-5, 500);
        double[] fitted = SmileLogistic.fit(columns, labels, 0.1, 1e-5, 500);
        Predictor ours = Predictor.logistic(Arrays.copyOf(fitted, 3), fitted[3]);
        double[] expected = new double[2];
        double[] block = new double[rows.length];
        ours.probabilities(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length, block);
        for (int i = 0; i < rows.length; i++) {
            oracle.predict(rows[i], expected);
            assertThat(ours.probability(rows[i])).isCloseTo(expected[1], within(1e-15));
            assertThat(block[i]).isEqualTo(ours.probability(rows[i]));
        }
    }
}
