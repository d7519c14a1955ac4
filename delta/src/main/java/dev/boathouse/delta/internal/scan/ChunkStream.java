package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.Chunk;
import org.jspecify.annotations.Nullable;

/** The chunks of a scan, none of them empty. Asked by one thread at a time, closed by any. */
sealed interface ChunkStream extends AutoCloseable permits SequentialChunks, ParallelChunks {

    /** The next chunk; null behind the last, or once closed. */
    @Nullable
    Chunk next();

    /** How many files have been read to their end. */
    int filesDone();

    /** Lets go of everything; what is being decoded at this moment is waited for. */
    @Override
    void close();
}
