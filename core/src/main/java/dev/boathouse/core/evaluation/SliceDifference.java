package dev.boathouse.core.evaluation;

import dev.boathouse.core.internal.RoundedDecimal;
import dev.boathouse.core.statistics.Difference;
import java.util.Optional;

/**
 * How candidate and champion differ on a slice.
 *
 * @param slice its name
 * @param rowCount how many rows it has
 * @param difference the candidate's metric minus the champion's, where both are defined
 * @param adjustedPValue the p-value, adjusted for having looked at all slices (Holm 1979); NaN where there is no difference
 */
public record SliceDifference(String slice, long rowCount, Optional<Difference> difference, double adjustedPValue) {

    /** As {@code origin = ATL (812 rows): -0.0300 (95 % from …), p = 0.0010 (DeLong), adjusted = 0.0200}. */
    @Override
    public String toString() {
        return slice + " (" + rowCount + " rows): "
                + difference
                        .map(found -> found + ", adjusted " + RoundedDecimal.pValue(adjustedPValue))
                        .orElse("undefined");
    }
}
