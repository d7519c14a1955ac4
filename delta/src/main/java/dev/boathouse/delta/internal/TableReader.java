package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.PartitionValue;
import dev.boathouse.delta.internal.log.TableMetadata;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for, chunk by chunk. Not thread-safe. */
public final class TableReader implements Iterator<Frame>, AutoCloseable {

    private final ScanRequest request;
    private final Schema schema;
    private final Origin origin;
    private final Iterator<DataFile> files;
    private @Nullable FileChunks open;
    private @Nullable Chunk next;

    /**
     * Begins to read: files that cannot hold a wanted row are left out.
     *
     * @param request what to read
     */
    public TableReader(ScanRequest request) {
        this.request = request;
        this.schema = request.schema();
        List<DataFile> kept =
                request.state().files().stream().filter(this::mayMatch).toList();
        this.files = kept.iterator();
        this.origin = new Origin.Table(
                request.state().metadata().id(),
                request.storage().location().toString(),
                request.state().version(),
                request.state().metadata().schema().schema(),
                request.columns(),
                request.filter().map(Object::toString),
                digest(kept));
    }

    /**
     * Reads everything.
     *
     * @param request what to read
     * @return the rows
     */
    public static Frame read(ScanRequest request) {
        List<Chunk> chunks = new ArrayList<>();
        try (TableReader reader = new TableReader(request)) {
            while (reader.hasNext()) {
                chunks.add(reader.take());
            }
            return ColumnAccess.direct().frame(reader.schema, chunks, reader.origin);
        }
    }

    private boolean mayMatch(DataFile file) {
        if (request.filter().isEmpty()) {
            return true;
        }
        FileStatistics statistics = FileStatistics.of(file);
        return Skipping.mayMatch(request.filter().get(), name -> bounds(file, statistics, name));
    }

    private Bounds bounds(DataFile file, FileStatistics statistics, String name) {
        TableMetadata metadata = request.state().metadata();
        DataType type = metadata.schema().schema().field(name).type();
        String physical = metadata.schema().physicalName(name);
        if (!metadata.partitionColumns().contains(name)) {
            return statistics.bounds(physical, type);
        }
        String text = file.partitionValues().get(physical);
        return Bounds.constant(PartitionValue.comparable(PartitionValue.parse(text, type, request.zone(), name)));
    }

    /** Of the files that the log alone could not rule out; they come sorted by path. */
    private static String digest(List<DataFile> files) {
        Digest digest = Digest.of("boathouse-files-1");
        for (DataFile file : files) {
            digest.put(file.path()).put(file.size()).put(file.deletionVectorId());
        }
        return digest.hex();
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            if (open == null) {
                if (!files.hasNext()) {
                    return false;
                }
                open = new FileChunks(request, files.next());
            }
            Chunk chunk = open.next();
            if (chunk == null) {
                open.close();
                open = null;
            } else if (chunk.size() > 0) {
                next = chunk;
            }
        }
        return true;
    }

    private Chunk take() {
        Chunk chunk = hasNext() ? next : null;
        if (chunk == null) {
            throw new NoSuchElementException("No more rows.");
        }
        next = null;
        return chunk;
    }

    @Override
    public Frame next() {
        return ColumnAccess.direct().frame(schema, List.of(take()), origin);
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
