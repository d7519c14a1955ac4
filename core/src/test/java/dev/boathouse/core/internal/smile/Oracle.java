package dev.boathouse.core.internal.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;

/** Smile itself, trained on the same rows with the same parameters and seeds: what ours must answer. For the thread that made it. */
public interface Oracle {

    /** The probability of each class, the number estimated, or the distance to each centre. */
    double[] answers(double... row);

    /** How far answers of ours may be away; 0 where they are equal to the last bit. */
    double bound();

    /** What answers are made of, such as sums of trees, where Smile's are to be had and ours are equal to the last bit. */
    default Optional<double[]> scores(double... row) {
        return Optional.empty();
    }

    /**
     * Fails where answers of ours are not those of Smile.
     *
     * @param answers all answers, or of two classes that for the second alone
     */
    default void check(String what, double[] answers, double... row) {
        double[] expected = answers(row);
        boolean second = answers.length == 1 && expected.length == 2;
        if (bound() == 0) {
            assertThat(answers).as(what).isEqualTo(second ? new double[] {expected[1]} : expected);
            return;
        }
        assertThat(answers).as(what).hasSize(second ? 1 : expected.length);
        for (int i = 0; i < answers.length; i++) {
            assertThat(answers[i]).as(what).isCloseTo(expected[second ? 1 : i], within(bound()));
        }
    }
}
