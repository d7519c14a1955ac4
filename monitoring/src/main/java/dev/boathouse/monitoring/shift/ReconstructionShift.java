package dev.boathouse.monitoring.shift;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.internal.RoundedDecimal;
import dev.boathouse.core.statistics.Interval;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the principal components of the reference fit current rows as well as other rows of the reference. Immutable.
 *
 * @param referenceRows rows of the reference, before any were drawn
 * @param currentRows rows of what was compared with it
 * @param components how many components were kept
 * @param explained which share of the variance they hold, 0 to 1
 * @param auc how often, of a current row and one of the reference that the components were not made of, the current one has the larger error: 0.5 when
 *     nothing has changed, more where errors have grown, less where they have shrunk. The interval is DeLong's. Empty if nothing was tested.
 * @param pValue how likely an AUC as far from 0.5 is when both sides come from one population; 1 if nothing was tested
 * @param alpha the rate of false alarms that was asked for
 * @param minimumAuc the least AUC that matters; as far below 0.5 matters as well
 * @param columns the errors by column, those first that have grown most; none if nothing was tested
 * @param omitted why each column was left out, by name
 * @param untested why nothing was tested; empty if it was
 */
public record ReconstructionShift(
        long referenceRows,
        long currentRows,
        int components,
        double explained,
        Optional<Interval> auc,
        double pValue,
        double alpha,
        double minimumAuc,
        List<ColumnError> columns,
        Map<String, String> omitted,
        Optional<String> untested) {

    private static final int NAMED = 3;

    /** Orders and copies the columns. */
    public ReconstructionShift {
        columns = columns.stream()
                .sorted(Comparator.comparingDouble((ColumnError each) -> each.reference() - each.current()))
                .toList();
        omitted = Collections.unmodifiableMap(new LinkedHashMap<>(omitted));
    }

    /**
     * How far the components miss a column, as the mean of squared distances, in squares of the column's robust standard deviation.
     *
     * @param name the column
     * @param reference the mean over the rows of the reference that the components were not made of
     * @param current the mean over current rows
     * @param referenceMissing how many of those reference rows had no value, and count as the median
     * @param currentMissing how many of the current ones
     */
    public record ColumnError(
            String name, double reference, double current, long referenceMissing, long currentMissing) {}

    /**
     * The mean error of a row of the reference: the sum over the columns.
     *
     * @return 0 or more
     */
    public double referenceError() {
        return columns.stream().mapToDouble(ColumnError::reference).sum();
    }

    /**
     * The mean error of a current row.
     *
     * @return 0 or more
     */
    public double currentError() {
        return columns.stream().mapToDouble(ColumnError::current).sum();
    }

    /**
     * How many times the mean error of the reference the current one is.
     *
     * @return 1 when nothing has changed, or if both are 0; infinite if the reference alone has no error; NaN if nothing was tested
     */
    public double ratio() {
        if (columns.isEmpty()) {
            return Double.NaN;
        }
        return referenceError() == currentError() ? 1 : currentError() / referenceError();
    }

    /**
     * Whether the rows have drifted.
     *
     * @return true if the p-value is at most α and the AUC as far from 0.5 as matters, on either side
     */
    public boolean drifted() {
        return pValue <= alpha && matters();
    }

    private boolean matters() {
        return auc.filter(found -> Math.abs(found.estimate() - 0.5) >= minimumAuc - 0.5)
                .isPresent();
    }

    /**
     * The verdict and its reason in words.
     *
     * @return plain ASCII, but for names of columns
     */
    public String sentence() {
        if (auc.isEmpty()) {
            return "not tested: " + untested.orElse("") + SharedColumns.told(omitted);
        }
        String found = "the mean error of " + components + " components is " + RoundedDecimal.of(ratio())
                + " times that of the reference; AUC of the errors " + auc.get() + ", p "
                + RoundedDecimal.pValue(pValue);
        if (drifted()) {
            String most = columns.stream()
                    .limit(NAMED)
                    .map(each -> each.name() + " (" + RoundedDecimal.of(each.reference()) + " to "
                            + RoundedDecimal.of(each.current()) + ")")
                    .collect(Collectors.joining(", "));
            return "drifted: " + found + ", most in " + most + SharedColumns.told(omitted);
        }
        return "no drift: " + found + (pValue <= alpha ? ", less than what matters" : "") + SharedColumns.told(omitted);
    }

    /**
     * The verdict as evidence for a gate.
     *
     * @return a finding named {@code reconstruction drift} that passes when the rows have not drifted, also where nothing could be tested
     */
    public Finding finding() {
        return new Finding(
                "reconstruction drift",
                !drifted(),
                auc.map(found -> "auc " + found).orElse("not tested"),
                "no auc of the errors " + RoundedDecimal.of(minimumAuc - 0.5)
                        + " or more from 0.5 at a rate of false alarms of " + alpha,
                sentence(),
                digest());
    }

    private String digest() {
        Digest digest = Digest.of("reconstruction-shift")
                .put(referenceRows)
                .put(currentRows)
                .put(components)
                .put(explained)
                .put(pValue)
                .put(alpha)
                .put(minimumAuc)
                .put(sentence())
                .put(columns.size());
        columns.forEach(each -> digest.put(each.name())
                .put(each.reference())
                .put(each.current())
                .put(each.referenceMissing())
                .put(each.currentMissing()));
        return digest.hex();
    }
}
