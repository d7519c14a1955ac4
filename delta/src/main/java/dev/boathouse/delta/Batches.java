package dev.boathouse.delta;

import dev.boathouse.core.data.Frame;
import dev.boathouse.delta.internal.ScanRequest;
import dev.boathouse.delta.internal.TableReader;
import java.util.Iterator;

/** The rows of a scan, frame by frame, none of them empty. Not thread-safe. Close it: it may hold an open file. */
public final class Batches implements Iterator<Frame>, AutoCloseable {

    private final TableReader reader;

    Batches(ScanRequest request) {
        this.reader = new TableReader(request);
    }

    /**
     * Tells whether another frame will come, and reads it if need be.
     *
     * @throws dev.boathouse.core.UnsupportedFormatException if a column has a type or encoding that cannot be read
     * @throws dev.boathouse.core.CorruptDataException if a file is damaged or missing
     */
    @Override
    public boolean hasNext() {
        return reader.hasNext();
    }

    /**
     * The next rows.
     *
     * @return at most 65,536 rows
     * @throws java.util.NoSuchElementException if there are none
     */
    @Override
    public Frame next() {
        return reader.next();
    }

    /** Lets go of files. The frames stay valid. */
    @Override
    public void close() {
        reader.close();
    }
}
