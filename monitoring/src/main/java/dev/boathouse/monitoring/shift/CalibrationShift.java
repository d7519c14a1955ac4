package dev.boathouse.monitoring.shift;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.internal.RoundedDecimal;
import dev.boathouse.core.statistics.Interval;
import dev.boathouse.core.statistics.Proportion;
import java.util.List;
import java.util.Optional;

/**
 * Whether the same score still means the same chance of a positive label. Immutable.
 *
 * @param referenceRows rows of the reference
 * @param currentRows rows of what was compared with it
 * @param rateDifference by how much more often current rows are positive than rows of the reference with the same score (Mantel and Haenszel's common
 *     difference of rates, with Sato's interval); empty if nothing was tested
 * @param oddsRatio how many times the odds of a positive label are those of the reference at the same score (Mantel and Haenszel's common odds ratio,
 *     with the interval of Robins, Breslow and Greenland); empty if nothing was tested
 * @param tests what was tested: {@code level}, whether labels are positive more or less often over all scores (Cochran, Mantel and Haenszel), and
 *     {@code shape}, whether that differs over the scores; the second only where there are rows enough; none if nothing was tested
 * @param reference how the reference's own probabilities would have to be corrected; empty where that cannot be said
 * @param current how the current ones would
 * @param bins both sides in about ten bins of equal joint size, from low scores to high ones
 * @param alpha the rate of false alarms that was asked for
 * @param minimumEffect the least effect that matters
 * @param untested why nothing was tested; empty if it was
 */
public record CalibrationShift(
        long referenceRows,
        long currentRows,
        Optional<Interval> rateDifference,
        Optional<Interval> oddsRatio,
        List<Test> tests,
        Optional<Recalibration> reference,
        Optional<Recalibration> current,
        List<Bin> bins,
        double alpha,
        double minimumEffect,
        Optional<String> untested) {

    /** Copies the lists. */
    public CalibrationShift {
        tests = List.copyOf(tests);
        bins = List.copyOf(bins);
    }

    /**
     * What a test found.
     *
     * @param name {@code level} or {@code shape}
     * @param statistic chi-square
     * @param pValue how likely one as large is when nothing has changed
     * @param adjustedPValue after Holm, for both tests
     * @param effect Cohen's h: of {@code level} the difference of 2·arcsin √rate, with its sign; of {@code shape} how far h spreads over the scores
     * @param drifted whether the adjusted p-value is at most α and the effect large enough to matter
     */
    public record Test(
            String name, double statistic, double pValue, double adjustedPValue, double effect, boolean drifted) {}

    /**
     * How the logits of probabilities would have to be corrected, with 95 % intervals (Cox 1958, Biometrika 45:562).
     *
     * @param intercept what is to be added to the logits: above 0 where probabilities are too low on the whole; 0 if they are right
     * @param slope what they are to be multiplied with, where something may be added as well: below 1 where probabilities are too extreme; 1 if they are
     *     right
     * @param pValue how likely labels are as far off when the probabilities are right (likelihood ratio of both, two degrees of freedom)
     */
    public record Recalibration(Interval intercept, Interval slope, double pValue) {}

    /**
     * Rows of both sides with similar scores.
     *
     * @param lower the least score
     * @param upper the greatest
     * @param referenceScore the mean score of the reference; NaN without rows
     * @param reference how many of its rows are positive
     * @param currentScore the mean score of current rows; NaN without rows
     * @param current how many of them are positive
     */
    public record Bin(
            double lower,
            double upper,
            double referenceScore,
            Proportion reference,
            double currentScore,
            Proportion current) {}

    /**
     * Whether the meaning of scores has drifted.
     *
     * @return true if any test raises an alarm
     */
    public boolean drifted() {
        return tests.stream().anyMatch(Test::drifted);
    }

    /**
     * The verdict and its reason in words.
     *
     * @return plain ASCII
     */
    public String sentence() {
        if (rateDifference.isEmpty() || oddsRatio.isEmpty()) {
            return "not tested: " + untested.orElse("");
        }
        StringBuilder text = new StringBuilder(drifted() ? "drifted" : "no drift")
                .append(": at equal scores the rate of positives differs by ")
                .append(rateDifference.get())
                .append(", odds ratio ")
                .append(oddsRatio.get());
        for (Test test : tests) {
            text.append("; ")
                    .append(test.name().equals("level") ? "over all scores" : "differently over the scores")
                    .append(": adjusted p ")
                    .append(RoundedDecimal.pValue(test.adjustedPValue()))
                    .append(", effect ")
                    .append(RoundedDecimal.of(test.effect()))
                    .append(
                            test.adjustedPValue() <= alpha && !test.drifted()
                                    ? " of at least " + RoundedDecimal.of(minimumEffect) + " that matters"
                                    : "");
        }
        return text.toString();
    }

    /**
     * The verdict as evidence for a gate.
     *
     * @return a finding named {@code calibration drift} that passes when nothing has drifted, also where nothing could be tested
     */
    public Finding finding() {
        return new Finding(
                "calibration drift",
                !drifted(),
                rateDifference
                        .map(found -> "rate differs by " + found + " at equal scores")
                        .orElse("not tested"),
                "no effect of " + RoundedDecimal.of(minimumEffect) + " or more at a rate of false alarms of " + alpha,
                sentence(),
                digest());
    }

    private String digest() {
        Digest digest = Digest.of("calibration-shift")
                .put(referenceRows)
                .put(currentRows)
                .put(alpha)
                .put(minimumEffect)
                .put(sentence())
                .put(tests.size());
        tests.forEach(test ->
                digest.put(test.name()).put(test.statistic()).put(test.pValue()).put(test.effect()));
        digest.put(bins.size());
        bins.forEach(bin -> digest.put(bin.lower())
                .put(bin.upper())
                .put(bin.reference().hits())
                .put(bin.reference().trials())
                .put(bin.current().hits())
                .put(bin.current().trials()));
        return digest.hex();
    }
}
