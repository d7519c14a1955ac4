package dev.boathouse.delta.internal.parquet;

import java.io.Closeable;
import java.io.IOException;

/** The bytes of a file, in any order. Thread-safe. */
public interface ByteSource extends Closeable {

    /**
     * What to call the file in an error.
     *
     * @return usually its URI
     */
    String name();

    /**
     * How long the file is.
     *
     * @return bytes
     */
    long length();

    /**
     * How much to ask for at once: little where asking is cheap, much where it takes a round trip.
     *
     * @return bytes
     */
    int window();

    /**
     * Reads exactly so many bytes.
     *
     * @param position where they start in the file
     * @param target where they go
     * @param offset the first index in {@code target}
     * @param length how many
     * @throws IOException if the file ends before, or cannot be read
     */
    void read(long position, byte[] target, int offset, int length) throws IOException;
}
