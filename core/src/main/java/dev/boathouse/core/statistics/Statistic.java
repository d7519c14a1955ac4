package dev.boathouse.core.statistics;

/**
 * Numbers that are computed from rows, some of which may count several times or not at all: what a {@link Bootstrap} draws again and again.
 * Implementations are immutable and thread-safe.
 */
public interface Statistic {

    /**
     * How many rows there are.
     *
     * @return 1 or more
     */
    int rows();

    /**
     * How many numbers are computed.
     *
     * @return 1 or more
     */
    int size();

    /**
     * Computes the numbers.
     *
     * @param counts how often each row counts, in the order of the rows; each an unsigned byte; used again after the call
     * @param values where the numbers go; NaN where one is not defined for these rows
     */
    void of(byte[] counts, double[] values);
}
