package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Frame;

/** Reads what is asked for, chunk by chunk. */
@SuppressWarnings("DoNotCallSuggester")
public final class TableReader {

    /**
     * Begins to read.
     *
     * @param request what to read
     */
    public TableReader(ScanRequest request) {
        throw new UnsupportedOperationException("Reading is not there yet: " + request);
    }

    /**
     * Reads everything.
     *
     * @param request what to read
     * @return the rows
     */
    public static Frame read(ScanRequest request) {
        throw new UnsupportedOperationException("Reading is not there yet: " + request);
    }

    /**
     * Whether there is more.
     *
     * @return true if so
     */
    public boolean hasNext() {
        return false;
    }

    /**
     * The next rows.
     *
     * @return the rows
     */
    public Frame next() {
        throw new UnsupportedOperationException("Reading is not there yet.");
    }

    /** Lets go of files. */
    public void close() {
        // Nothing is open yet.
    }
}
