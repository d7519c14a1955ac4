package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for, chunk by chunk. Asked by one thread at a time, closed by any. */
public final class TableReader implements Iterator<Frame>, AutoCloseable {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();

    private final Schema schema;
    private final Origin origin;
    private final Progress progress;
    private final ChunkStream chunks;
    private final int files;
    private long rows;
    private long left;
    private @Nullable Chunk next;

    private TableReader(ScanRequest request, Delivery delivery, boolean bounded) {
        this.schema = request.schema();
        PartsToRead toRead = PartsToRead.of(request);
        this.files = toRead.files().size();
        this.origin = request.limit().isPresent()
                ? toRead.origin().then(ScanStep.Limit.text(request.limit().getAsLong()))
                : toRead.origin();
        this.left = request.limit().orElse(Long.MAX_VALUE);
        this.progress = delivery.progress();
        this.chunks = delivery.crew().isPresent()
                ? new ParallelChunks(toRead, delivery.crew().get(), delivery.ordered(), bounded)
                : new SequentialChunks(toRead);
    }

    /**
     * Begins to read: files that cannot hold a wanted row are left out.
     *
     * @param request what to read
     * @param delivery how
     * @return the reader
     */
    public static TableReader open(ScanRequest request, Delivery delivery) {
        return new TableReader(request, delivery, true);
    }

    /**
     * Reads everything, in order.
     *
     * @param request what to read
     * @param delivery how
     * @return the rows
     */
    public static Frame read(ScanRequest request, Delivery delivery) {
        List<Chunk> chunks = new ArrayList<>();
        try (TableReader reader = new TableReader(request, delivery.inOrder(), false)) {
            while (reader.hasNext()) {
                chunks.add(reader.take());
            }
            return ACCESS.frame(reader.schema, chunks, reader.origin);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null && left > 0) {
            Chunk chunk = chunks.next();
            next = chunk == null || chunk.size() <= left ? chunk : first(chunk, (int) left);
            if (next == null) {
                left = 0;
            }
        }
        return next != null;
    }

    private static Chunk first(Chunk chunk, int count) {
        int[] positions = new int[count];
        Arrays.setAll(positions, i -> i);
        return ACCESS.take(chunk, positions);
    }

    private Chunk take() {
        Chunk chunk = hasNext() ? next : null;
        if (chunk == null) {
            throw new NoSuchElementException("No more rows.");
        }
        next = null;
        left -= chunk.size();
        rows += chunk.size();
        if (left == 0) {
            chunks.close();
        }
        progress.report(rows, chunks.filesDone(), files);
        return chunk;
    }

    @Override
    public Frame next() {
        return ACCESS.frame(schema, List.of(take()), origin);
    }

    @Override
    public void close() {
        chunks.close();
    }
}
