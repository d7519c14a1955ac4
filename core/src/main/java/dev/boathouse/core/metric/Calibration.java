package dev.boathouse.core.metric;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether probabilities come true: bins of rows with similar probabilities, each with the mean probability beside the share of positives.
 * Keeps the predictions it was made of in memory, for {@link #consistency}. Immutable.
 */
public final class Calibration {

    private final List<Bin> bins;
    private final Bernoullis rows;

    Calibration(List<Bin> bins, Bernoullis rows) {
        this.bins = List.copyOf(bins);
        this.rows = rows;
    }

    /**
     * Rows with similar probabilities.
     *
     * @param lower the lower edge, which is not part of it except in the first bin
     * @param upper the upper edge, which is part of it
     * @param count how many rows there are, 1 or more
     * @param meanPredicted their mean probability
     * @param observedRate the share of positives
     */
    public record Bin(double lower, double upper, long count, double meanPredicted, double observedRate) {}

    /**
     * Where the calibration error lies among those of labels drawn from the probabilities themselves.
     *
     * @param error the error that was observed
     * @param pValue how likely an error as large is where probabilities are right: (1 + draws as large) / (1 + draws)
     * @param critical the error that 95 % of draws do not exceed
     * @param rounds how many draws there were
     */
    public record Consistency(double error, double pValue, double critical, int rounds) {}

    /**
     * The bins that hold rows, from low probabilities to high ones.
     *
     * @return an immutable list; empty where there are no rows
     */
    public List<Bin> bins() {
        return bins;
    }

    /**
     * Expected calibration error: the mean over rows of |mean probability − share of positives| of their bin (Naeini, Cooper and Hauskrecht
     * 2015, AAAI). It is above 0 for the best of models, the more so the fewer rows there are; {@link #consistency} tells by how much.
     *
     * @return the error, 0 to 1; none where there are no rows
     */
    public OptionalDouble error() {
        double sum = 0;
        double rowCount = 0;
        for (Bin bin : bins) {
            sum += bin.count * Math.abs(bin.meanPredicted - bin.observedRate);
            rowCount += bin.count;
        }
        return rowCount == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / rowCount);
    }

    /**
     * Maximum calibration error: the largest |mean probability − share of positives| of a bin, however few rows it has.
     *
     * @return the error, 0 to 1; none where there are no rows
     */
    public OptionalDouble maximumError() {
        return bins.stream()
                .mapToDouble(bin -> Math.abs(bin.meanPredicted - bin.observedRate))
                .max();
    }

    /**
     * Holds the error against what calibrated probabilities would give: labels are drawn so that each row is positive with its probability
     * (consistency resampling: Bröcker and Smith 2007, Weather and Forecasting 22:651; as a test: Vaicenavicius et al. 2019, AISTATS), 9,999
     * times. The bins stay. Sums of labels are drawn at once: from their exact distribution where the variance is below 100, else from
     * the normal one with the sum's skewness (Cornish and Fisher), rounded.
     *
     * @param seed where random numbers start; the same seed gives the same answer on every platform
     * @return the place of the error; none where there are no rows
     */
    public Optional<Consistency> consistency(long seed) {
        return rows.consistency(seed);
    }

    /** Such as {@code 10 bins, error 0.0123}. */
    @Override
    public String toString() {
        return bins.size() + " bins, error " + error();
    }
}
