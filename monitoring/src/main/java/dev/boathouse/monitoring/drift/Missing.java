package dev.boathouse.monitoring.drift;

import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.NumberProfile;
import java.util.Optional;

/**
 * How many values of a column are there, null, and NaN.
 *
 * @param values neither null nor NaN
 * @param nulls null
 * @param nans NaN
 */
record Missing(long values, long nulls, long nans) {

    static Missing of(ColumnProfile column) {
        long nans = column.numbers().map(NumberProfile::nans).orElse(0L);
        return new Missing(column.count() - column.nulls() - nans, column.nulls(), nans);
    }

    long rows() {
        return values + nulls + nans;
    }

    long[] counts() {
        return new long[] {values, nulls, nans};
    }

    double share(long count) {
        return rows() == 0 ? 0 : (double) count / rows();
    }

    /** Why these two cannot be tested at all, if so. */
    Optional<String> untested(Missing other) {
        if (rows() == 0 || other.rows() == 0) {
            return Optional.of(rows() == 0 ? "the reference has no rows" : "there are no current rows");
        }
        boolean nothing = values == 0 && other.values == 0;
        boolean alike = (nulls == 0 && other.nulls == 0) || (nans == 0 && other.nans == 0);
        return nothing && alike ? Optional.of("no values on either side") : Optional.empty();
    }
}
