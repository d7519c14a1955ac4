package dev.boathouse.core.explanation;

import dev.boathouse.core.explanation.Explanation.Scale;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.Task;
import dev.boathouse.core.predictor.Link;
import dev.boathouse.core.predictor.Predictor.Attribution;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is explained of a model: weighted sums of raw scores that mean as much to people as sums can. Contributions add up, so only what is a sum of
 * raw scores can be explained: probabilities of forests, but log odds of boosting. Immutable.
 *
 * @param weights for each score that is explained, the weights of the raw scores
 * @param shift what is added to each
 * @param classes the class of each; empty where there are none
 */
record ExplainedScores(Scale scale, double[][] weights, double shift, List<String> classes) {

    static ExplainedScores of(Model model, Attribution attribution) {
        int scores = attribution.scores();
        Link link = model.response().link();
        Task task = model.trainingRecord().task();
        List<String> classes = model.trainingRecord().classes();
        if (task == Task.REGRESSION) {
            Scale scale = link instanceof Link.Identity ? Scale.PREDICTION : Scale.SCORE;
            return new ExplainedScores(scale, every(scores, 1), 0, List.of());
        }
        if (task == Task.ANOMALY_DETECTION) {
            return link instanceof Link.Isolation isolation
                    ? new ExplainedScores(Scale.LOG_ANOMALY, every(scores, -1 / isolation.expected()), 0, List.of())
                    : new ExplainedScores(Scale.SCORE, every(scores, 1), 0, List.of());
        }
        ExplainedScores all = ofClasses(link, scores, attribution.total());
        return task == Task.BINARY_CLASSIFICATION
                ? all.positive(link, classes.get(1))
                : new ExplainedScores(all.scale, all.weights, all.shift, classes);
    }

    private static ExplainedScores ofClasses(Link link, int scores, OptionalDouble total) {
        if (link instanceof Link.Identity) {
            return new ExplainedScores(Scale.PROBABILITY, every(scores, 1), 0, List.of());
        }
        if (link instanceof Link.Normalized && total.isPresent() && total.getAsDouble() > 0) {
            return new ExplainedScores(Scale.PROBABILITY, every(scores, 1 / total.getAsDouble()), 0, List.of());
        }
        if (link instanceof Link.Logistic logistic) {
            return new ExplainedScores(
                    Scale.LOG_ODDS, every(scores, logistic.slope()), logistic.intercept(), List.of());
        }
        return new ExplainedScores(Scale.SCORE, every(scores, 1), 0, List.of());
    }

    /** Of two classes the score of the positive one, the last. */
    private ExplainedScores positive(Link link, String name) {
        if (link instanceof Link.Softmax && weights.length == 2) {
            // e^b / (e^a + e^b) has the log odds b − a.
            return new ExplainedScores(Scale.LOG_ODDS, new double[][] {{-1, 1}}, 0, List.of(name));
        }
        return new ExplainedScores(scale, new double[][] {weights[weights.length - 1]}, shift, List.of(name));
    }

    private static double[][] every(int scores, double weight) {
        double[][] weights = new double[scores][scores];
        for (int i = 0; i < scores; i++) {
            weights[i][i] = weight;
        }
        return weights;
    }

    /** Only the score at an index. */
    ExplainedScores only(int index) {
        return new ExplainedScores(scale, new double[][] {weights[index]}, shift, List.of(classes.get(index)));
    }

    /** The score of the first of two classes, where that of the second is explained. */
    ExplainedScores other(String name) {
        double[][] opposite = weights.clone();
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] = opposite[i].clone();
            for (int k = 0; k < opposite[i].length; k++) {
                opposite[i][k] = -opposite[i][k];
            }
        }
        return new ExplainedScores(scale, opposite, (scale == Scale.PROBABILITY ? 1 : 0) - shift, List.of(name));
    }

    int size() {
        return weights.length;
    }

    double value(int index, double[] scores, int from) {
        double sum = shift;
        for (int k = 0; k < weights[index].length; k++) {
            sum += weights[index][k] * scores[from + k];
        }
        return sum;
    }

    /** The largest, of equal ones the first. */
    int largest(double[] scores, int from) {
        int best = 0;
        double most = value(0, scores, from);
        for (int i = 1; i < size(); i++) {
            double value = value(i, scores, from);
            if (value > most) {
                best = i;
                most = value;
            }
        }
        return best;
    }
}
