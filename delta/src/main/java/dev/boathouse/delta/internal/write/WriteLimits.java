package dev.boathouse.delta.internal.write;

/**
 * How much of what is written waits in memory.
 *
 * @param groupBytes of the rows of a row group, as columns hold them
 * @param groupRows of a row group
 * @param waitingBytes of all rows that wait for their row group to fill, whatever the number of partitions
 * @param openFiles how many files may be open
 */
record WriteLimits(long groupBytes, int groupRows, long waitingBytes, int openFiles) {

    static WriteLimits standard() {
        return new WriteLimits(64L << 20, 1 << 20, 128L << 20, 64);
    }
}
