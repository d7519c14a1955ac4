package dev.boathouse.delta;

import dev.boathouse.core.data.Frame;
import dev.boathouse.delta.internal.scan.Delivery;
import dev.boathouse.delta.internal.scan.ScanRequest;
import dev.boathouse.delta.internal.scan.TableReader;
import java.util.Iterator;

/**
 * The rows of a scan, frame by frame, none of them empty. Asked by one thread at a time; close it, from any thread and at any time: it holds
 * open files. Closed early, it has no more frames.
 */
public final class Batches implements Iterator<Frame>, AutoCloseable {

    private final TableReader reader;

    Batches(ScanRequest request, Delivery delivery) {
        this.reader = TableReader.open(request, delivery);
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

    /** Lets go of files and memory, once what is being decoded at this moment is done. Frames that were handed out stay valid. */
    @Override
    public void close() {
        reader.close();
    }
}
