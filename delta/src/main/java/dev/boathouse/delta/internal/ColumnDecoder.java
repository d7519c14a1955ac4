package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Column;

/** Gives the values of one column of a row group, in order, piece by piece. */
interface ColumnDecoder {

    /**
     * The next values.
     *
     * @param rows how many, at most as many as are left
     * @return a column of that size
     */
    Column next(int rows);
}
