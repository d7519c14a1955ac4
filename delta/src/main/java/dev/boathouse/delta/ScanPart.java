package dev.boathouse.delta;

import dev.boathouse.delta.internal.scan.SingleFile;

/**
 * What a scan reads of one data file: for whoever keeps what was computed from a file, since files never change. Immutable and thread-safe.
 */
public final class ScanPart {

    private final SingleFile file;

    ScanPart(SingleFile file) {
        this.file = file;
    }

    /**
     * The path of the data file.
     *
     * @return relative to the table, percent-encoded; absolute where the file lies elsewhere
     */
    public String path() {
        return file.file().path();
    }

    /**
     * Tells the part from every other one: a SHA-256 over the table's id; the columns that are read, with their types and their places in
     * files; filter and zone of the scan; path, size, modification time, partition values and deletion vector of the file. Equal identities
     * mean equal rows, in whichever version of the table; not where the table lies.
     *
     * @return 64 hexadecimal digits
     */
    public String identity() {
        return file.identity();
    }

    /**
     * Reads this part alone, on the thread that asks.
     *
     * @return a scan with the columns and the filter of the one that the part is of
     */
    public Scan scan() {
        return new Scan(file.request());
    }

    /** As {@code part-0.parquet}. */
    @Override
    public String toString() {
        return path();
    }
}
