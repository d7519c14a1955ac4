package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.Chunk;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads part after part, on the thread that asks. */
final class SequentialChunks implements ChunkStream {

    private final ScanRequest request;
    private final Iterator<FilePart> parts;
    private @Nullable PartReader open;
    private int filesDone;
    private boolean closed;

    SequentialChunks(PartsToRead toRead) {
        this.request = toRead.request();
        this.parts = FilePart.of(toRead.files(), false).iterator();
    }

    @Override
    public synchronized @Nullable Chunk next() {
        while (!closed) {
            if (open == null) {
                if (!parts.hasNext()) {
                    return null;
                }
                open = new PartReader(request, parts.next());
            }
            Chunk chunk = open.next();
            if (chunk == null) {
                open.close();
                open = null;
                filesDone++;
            } else if (chunk.size() > 0) {
                return chunk;
            }
        }
        return null;
    }

    @Override
    public synchronized int filesDone() {
        return filesDone;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
