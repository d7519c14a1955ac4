package dev.boathouse.monitoring.shift;

import dev.boathouse.core.evaluation.Finding;
import dev.boathouse.core.explanation.Importances;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.core.internal.RoundedDecimal;
import dev.boathouse.core.statistics.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a model can tell reference rows from current ones. Immutable.
 *
 * @param referenceRows rows of the reference, before any were drawn
 * @param currentRows rows of what was compared with it
 * @param learntRows on how many rows the model learnt, half of them of either side
 * @param judgedRows on how many other rows it was judged
 * @param auc how often the model gives of two rows it has not seen, one of either side, the higher score to the right one: 0.5 is a guess. The
 *     interval is DeLong's, for this model. Empty if nothing was tested.
 * @param pValue how likely an AUC as high is when both sides come from one population; 1 if nothing was tested
 * @param alpha the rate of false alarms that was asked for
 * @param minimumAuc the least AUC that matters
 * @param drivers the columns by which the model tells them apart, the most telling first: the AUC that is lost when the column is shuffled. Empty
 *     unless the p-value is at most α, since there is nothing to explain else, or if of 5,000 judged rows fewer than ten are of a side.
 * @param omitted why each column was left out that could not be compared, by name
 * @param untested why nothing was tested; empty if it was
 */
public record DomainShift(
        long referenceRows,
        long currentRows,
        long learntRows,
        long judgedRows,
        Optional<Interval> auc,
        double pValue,
        double alpha,
        double minimumAuc,
        Optional<Importances> drivers,
        Map<String, String> omitted,
        Optional<String> untested) {

    private static final int NAMED = 3;

    /** Copies the map. */
    public DomainShift {
        omitted = Collections.unmodifiableMap(new LinkedHashMap<>(omitted));
    }

    /**
     * Whether the rows have drifted.
     *
     * @return true if the p-value is at most α and the AUC at least what matters
     */
    public boolean drifted() {
        return auc.isPresent() && pValue <= alpha && auc.get().estimate() >= minimumAuc;
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
        String found = "a model tells reference and current rows apart with AUC " + auc.get() + ", p "
                + RoundedDecimal.pValue(pValue);
        if (drifted()) {
            return "drifted: " + found + drivers.map(DomainShift::told).orElse("") + SharedColumns.told(omitted);
        }
        String small = pValue <= alpha ? ", less than the " + RoundedDecimal.of(minimumAuc) + " that matters" : "";
        return "no drift: " + found + small + SharedColumns.told(omitted);
    }

    private static String told(Importances drivers) {
        return ", most by "
                + drivers.ranked().stream()
                        .limit(NAMED)
                        .map(each -> each.name() + " ("
                                + RoundedDecimal.of(each.interval().estimate()) + ")")
                        .collect(Collectors.joining(", "));
    }

    /**
     * The verdict as evidence for a gate.
     *
     * @return a finding named {@code domain drift} that passes when the rows have not drifted, also where nothing could be tested
     */
    public Finding finding() {
        return new Finding(
                "domain drift",
                !drifted(),
                auc.map(found -> "auc " + found).orElse("not tested"),
                "no auc of " + RoundedDecimal.of(minimumAuc) + " or more at a rate of false alarms of " + alpha,
                sentence(),
                digest());
    }

    private String digest() {
        Digest digest = Digest.of("domain-shift")
                .put(referenceRows)
                .put(currentRows)
                .put(learntRows)
                .put(judgedRows)
                .put(pValue)
                .put(alpha)
                .put(minimumAuc)
                .put(sentence());
        auc.ifPresent(found -> digest.put(found.estimate()).put(found.low()).put(found.high()));
        return digest.hex();
    }
}
