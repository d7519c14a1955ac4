package dev.boathouse.core.statistics;

import dev.boathouse.core.internal.RoundedDecimal;

/**
 * How far two estimates lie apart.
 *
 * @param interval the difference and its interval
 * @param pValue how likely so large a difference, in either direction, is where there is none
 * @param method how both were found, such as {@code DeLong}
 */
public record Difference(Interval interval, double pValue, String method) {

    /** As {@code 0.0123 (95 % from 0.0101 to 0.0145), p = 0.0003 (DeLong)}. */
    @Override
    public String toString() {
        return interval + ", p " + RoundedDecimal.pValue(pValue) + " (" + method + ")";
    }
}
