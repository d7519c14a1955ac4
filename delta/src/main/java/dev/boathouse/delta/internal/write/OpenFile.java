package dev.boathouse.delta.internal.write;

import dev.boathouse.delta.internal.encode.FileEncoder;
import dev.boathouse.delta.internal.encode.Piece;
import dev.boathouse.delta.internal.encode.Workspace;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.TableMetadata;
import dev.boathouse.delta.internal.storage.FilePaths;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A data file that is being written. */
final class OpenFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenFile.class);

    private final TableFolder folder;
    private final String path;
    private final OutputStream stream;
    private final FileEncoder encoder;
    private final FileCounts counts = new FileCounts();

    OpenFile(TableFolder folder, String path, StoredColumns columns, Workspace space) throws IOException {
        this.folder = folder;
        this.path = path;
        this.stream = folder.create(path);
        try {
            this.encoder = new FileEncoder(stream, columns.schema(), space);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    long size() {
        return encoder.size();
    }

    void write(List<Piece> pieces) throws IOException {
        encoder.rowGroup(pieces);
        pieces.forEach(counts::add);
    }

    /** Completes the file, so that it is on disk. */
    DataFile finish(TableMetadata metadata, Map<String, String> partitionValues) throws IOException {
        encoder.finish();
        stream.close();
        FileStatus status = folder.status(path);
        String statistics = StatisticsOfFile.json(metadata, encoder.rows(), encoder.extremes(), counts.nullLists());
        return new DataFile(
                FilePaths.encoded(path),
                status.getLen(),
                partitionValues,
                status.getModificationTime(),
                Optional.of(statistics),
                Optional.empty());
    }

    /** Lets go of a file that will not be completed; that it cannot be closed properly does not matter any more. */
    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("Cannot close {}, which is not wanted any more.", path, e);
        }
    }
}
