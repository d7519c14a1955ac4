package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Column;
import dev.boathouse.delta.internal.encode.Piece;
import dev.boathouse.delta.internal.log.DataFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one combination of partition values: those that wait for their row group to fill, and the files of the others. */
final class PartitionWriter {

    private final DataFileWriter files;
    private final PartitionKey key;
    private final List<Piece> waiting = new ArrayList<>();
    private final List<DataFile> finished = new ArrayList<>();
    private long bytes;
    private int rows;
    private @Nullable OpenFile open;
    /** How many bytes in the file one byte in memory becomes. */
    private double shrinks = 1;

    PartitionWriter(DataFileWriter files, PartitionKey key) {
        this.files = files;
        this.key = key;
    }

    long waitingBytes() {
        return bytes;
    }

    /** Bytes of the open file; negative if there is none. */
    long openBytes() {
        return open == null ? -1 : open.size();
    }

    List<DataFile> finished() {
        return finished;
    }

    /** Takes rows, whose columns are those of the files. */
    void add(List<Column> columns, int size) throws IOException {
        List<Column> before =
                waiting.isEmpty() ? List.of() : waiting.get(waiting.size() - 1).columns();
        long held = HeldBytes.of(columns, before);
        int from = 0;
        while (from < size) {
            double bytesPerRow = Math.max(1.0, (double) held / size);
            double room = Math.max(1, (groupBytes() - bytes) / bytesPerRow);
            int taken = (int) Math.min(Math.min(size - from, files.limits().groupRows() - rows), room);
            waiting.add(new Piece(columns, from, from + taken));
            from += taken;
            rows += taken;
            bytes += (long) (taken * bytesPerRow);
            if (rows >= files.limits().groupRows() || bytes >= groupBytes() - bytesPerRow) {
                flush();
            }
        }
    }

    /** A row group ends where the file would become larger than wanted. */
    private double groupBytes() {
        long written = open == null ? 0 : open.size();
        return Math.min((double) files.limits().groupBytes(), (files.targetBytes() - written) / shrinks);
    }

    /** Writes what waits as a row group. */
    void flush() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        OpenFile file = open;
        if (file == null) {
            file = files.open(key);
            open = file;
        }
        long before = file.size();
        file.write(waiting);
        shrinks = Math.max(0.01, (file.size() - before) / (double) Math.max(1, bytes));
        waiting.clear();
        bytes = 0;
        rows = 0;
        if (file.size() >= files.targetBytes()) {
            finish();
        }
    }

    /** Completes the open file. */
    void finish() throws IOException {
        OpenFile file = open;
        if (file != null) {
            finished.add(files.finish(file, key));
            open = null;
        }
    }

    /** Lets go of the open file, which will be deleted. */
    void abandon() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
