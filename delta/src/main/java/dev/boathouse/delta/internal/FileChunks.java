package dev.boathouse.delta.internal;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Location;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/** The rows of one data file, chunk by chunk, deleted ones and those that the filter drops left out. Holds the file open. */
final class FileChunks implements AutoCloseable {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();

    private final ScanRequest request;
    private final Schema schema;
    private final Schema wanted;
    private final DataFile file;
    private final Path path;
    private final DeletedRows deleted;
    private final ParquetFileReader reader;
    private final FileSchema columns;
    private final List<BlockMetaData> rowGroups;
    private final long fileKey;

    private int nextRowGroup;
    private long nextRow;
    private long leftInGroup;
    private @Nullable PageReadStore pages;
    private List<ColumnDecoder> decoders = List.of();

    FileChunks(ScanRequest request, DataFile file) {
        this.request = request;
        this.schema = request.schemaToRead();
        this.wanted = request.schema();
        this.file = file;
        this.fileKey = file.fileKey();
        this.path = FilePaths.resolve(request.storage().location(), file.path());
        this.deleted = DeletedRows.of(request.storage(), file);
        ParquetFileReader opened = null;
        try {
            opened = ParquetFileReader.open(input(), options());
            this.reader = opened;
            this.rowGroups = opened.getRowGroups();
            this.columns = FileSchema.of(request, file, opened.getFileMetaData().getSchema(), path);
            opened.setRequestedSchema(columns.projection());
        } catch (IOException | RuntimeException e) {
            closeQuietly(opened);
            throw broken(e);
        }
    }

    private ParquetReadOptions options() {
        // Without a configuration, each file would load Hadoop's defaults from the class path again.
        return ParquetReadOptions.builder(
                        new HadoopParquetConfiguration(request.storage().configuration()))
                .build();
    }

    private InputFile input() throws IOException {
        return request.storage().location().local().isPresent()
                        && "file".equals(path.toUri().getScheme())
                ? new LocalInputFile(Location.localPath(path))
                : HadoopInputFile.fromPath(path, request.storage().configuration());
    }

    private RuntimeException broken(Exception e) {
        if (e instanceof UnsupportedFormatException known) {
            return known;
        }
        if (e instanceof FileNotFoundException || e instanceof NoSuchFileException) {
            return new CorruptDataException(
                    "Cannot read version " + request.state().version() + " of "
                            + request.storage().location() + ": its file " + path
                            + " is gone. A later version may work; old files are removed by vacuum.",
                    e);
        }
        return new CorruptDataException("Cannot read " + path + ": " + e.getMessage(), e);
    }

    private static void closeQuietly(@Nullable ParquetFileReader opened) {
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                // The failure that led here is the one to tell.
            }
        }
    }

    /** The next rows, possibly none of them; null behind the last. */
    @Nullable
    Chunk next() {
        try {
            if (leftInGroup == 0 && !nextGroup()) {
                return null;
            }
            int rows = (int) Math.min(leftInGroup, Chunk.MAX_ROWS);
            List<Column> values = new ArrayList<>();
            for (ColumnDecoder decoder : decoders) {
                values.add(decoder.next(rows));
            }
            Chunk chunk = ACCESS.chunk(schema, values, rows, fileKey, nextRow);
            chunk = deleted.without(chunk, nextRow);
            nextRow += rows;
            leftInGroup -= rows;
            return narrowed(chunk);
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    private Chunk narrowed(Chunk chunk) {
        Chunk kept = chunk;
        if (request.filter().isPresent()) {
            kept = ACCESS.take(chunk, ACCESS.matches(chunk, request.filter().get()));
        }
        return schema.equals(wanted) ? kept : ACCESS.select(kept, wanted);
    }

    private boolean nextGroup() throws IOException {
        while (nextRowGroup < rowGroups.size()) {
            BlockMetaData group = rowGroups.get(nextRowGroup);
            boolean wantedGroup = request.filter().isEmpty()
                    || Skipping.mayMatch(request.filter().get(), name -> columns.bounds(group, name));
            if (wantedGroup && group.getRowCount() > 0) {
                closePages();
                leftInGroup = group.getRowCount();
                PageReadStore read = columns.readsNothing() ? null : reader.readRowGroup(nextRowGroup);
                pages = read;
                decoders = columns.decoders(group, read, reader.getFileMetaData());
                nextRowGroup++;
                return true;
            }
            nextRow += group.getRowCount();
            nextRowGroup++;
        }
        return false;
    }

    private void closePages() {
        if (pages != null) {
            pages.close();
            pages = null;
        }
    }

    @Override
    public void close() {
        closePages();
        closeQuietly(reader);
    }

    @Override
    public String toString() {
        return file.path();
    }
}
