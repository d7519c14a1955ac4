package dev.boathouse.core.explanation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Why a row has its score: the expected score, and what is added to it or taken from it feature by feature. Expected score and contributions add up
 * to the score, but for rounding. Immutable.
 *
 * @param explained the class whose score this is; empty where there are no classes
 * @param scale what scores and contributions are measured in
 * @param expected the score before anything is known of the row
 * @param score the score of the row
 * @param columns what the input columns contribute, the largest first, whatever its sign. A feature that is made of several columns counts for
 *     these together, as {@code origin + hour}
 * @param features what the features contribute, the largest first
 */
public record Explanation(
        Optional<String> explained,
        Scale scale,
        double expected,
        double score,
        List<Contribution> columns,
        List<Contribution> features) {

    private static final int SHOWN = 5;
    private static final int DIGITS = 4;

    /** Copies the lists. */
    public Explanation {
        columns = List.copyOf(columns);
        features = List.copyOf(features);
    }

    /**
     * What a column or feature contributes.
     *
     * @param name of the column or feature
     * @param value above 0 where it raises the score, below where it lowers it
     */
    public record Contribution(String name, double value) {}

    /** What contributions are measured in. */
    public enum Scale {
        /** The probability of the class that is explained, as the model answers it. */
        PROBABILITY,
        /** Natural logarithm of p / (1 − p), where p is the probability that the model answers. */
        LOG_ODDS,
        /** The number that a regression estimates. */
        PREDICTION,
        /** Binary logarithm of the anomaly score: a contribution of 1 doubles it. */
        LOG_ANOMALY,
        /** The raw score, before it becomes a probability: of several classes, the larger it is beside the others, the more probable the class. */
        SCORE;

        /** As {@code log odds}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static List<Contribution> ranked(List<String> names, double[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Contribution(names.get(i), values[i]))
                .sorted(Comparator.comparingDouble((Contribution each) -> -Math.abs(each.value())))
                .toList();
    }

    /** As {@code true: probability 0.71 = 0.21 expected, hour +0.3, origin +0.2}: up to five columns, in four digits, and how many more
     * there are. */
    @Override
    public String toString() {
        String listed = columns.stream()
                .limit(SHOWN)
                .map(each -> ", " + each.name() + (each.value() < 0 ? " " : " +") + rounded(each.value()))
                .collect(Collectors.joining());
        return explained.map(name -> name + ": ").orElse("") + scale + " " + rounded(score) + " = " + rounded(expected)
                + " expected"
                + listed + (columns.size() > SHOWN ? " and " + (columns.size() - SHOWN) + " more" : "");
    }

    private static String rounded(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value, new MathContext(DIGITS))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(value);
    }
}
