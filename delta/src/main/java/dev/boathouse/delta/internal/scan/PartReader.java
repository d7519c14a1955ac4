package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.parquet.ParquetFile;
import dev.boathouse.delta.internal.parquet.RowGroup;
import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Reasons;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one part of a data file, chunk by chunk, deleted ones and those that the filter drops left out. Columns that the filter does
 * not need are not decoded where it keeps no row. Holds the file open. Not thread-safe.
 */
final class PartReader implements AutoCloseable {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();

    /** Chunks of many or wide columns have fewer rows, to stay near this size. */
    private static final int CHUNK_BYTES = 1 << 23;

    private static final int MOST_ROWS = 1 << 15;

    private final ScanRequest request;
    private final Schema schema;
    private final Schema filterSchema;
    private final List<String> later;
    private final FilePart part;
    private final Path path;
    private final long fileKey;
    private final RowSelection selection;
    private final ParquetFile parquet;
    private final FileColumns columns;

    private int nextGroup;
    private long nextRow;
    private long leftInGroup;
    private int rowsAtOnce;
    private List<Reading> filterReadings = List.of();
    private List<Reading> laterReadings = List.of();

    PartReader(ScanRequest request, FilePart part) {
        this.request = request;
        this.schema = request.schema();
        this.filterSchema = request.schemaToRead().select(request.filterColumns());
        this.later = schema.names().stream()
                .filter(name -> !filterSchema.contains(name))
                .toList();
        this.part = part;
        DataFile file = part.rows().file();
        this.fileKey = file.fileKey();
        this.path = FilePaths.resolve(request.storage().location(), file.path());
        this.selection = RowSelection.of(request.storage(), part.rows());
        ParquetFile opened = null;
        try {
            opened = ParquetFile.open(request.storage().source(path));
            this.parquet = opened;
            FileStatistics statistics = FileStatistics.of(file);
            requireRows(statistics, opened);
            this.columns = FileColumns.of(request, part.rows(), statistics, opened);
        } catch (IOException | RuntimeException e) {
            closeQuietly(opened);
            throw broken(e);
        }
    }

    private void requireRows(FileStatistics statistics, ParquetFile opened) {
        OptionalLong counted = statistics.rows();
        if (counted.isPresent() && counted.getAsLong() != opened.rows()) {
            throw new CorruptDataException("Cannot read " + path + ": it has " + opened.rows()
                    + " rows, and the log says " + counted.getAsLong() + ".");
        }
        if (selection.rows().count() > opened.rows()) {
            throw new CorruptDataException(
                    "Cannot read " + path + ": it has " + opened.rows() + " rows, and its deletion vector removes "
                            + selection.rows().count() + ".");
        }
    }

    private RuntimeException broken(Exception e) {
        if (e instanceof UnsupportedFormatException
                || e instanceof CorruptDataException
                || e instanceof NotFoundException
                || e instanceof UncheckedIOException) {
            return (RuntimeException) e;
        }
        if (e instanceof FileNotFoundException || e instanceof NoSuchFileException) {
            return new CorruptDataException(
                    "Cannot read " + request.source().name() + " of "
                            + request.storage().location() + ": its file " + path
                            + " is gone. Later versions may work; old files are removed by vacuum.",
                    e);
        }
        if (e instanceof ClosedByInterruptException) {
            return new UncheckedIOException("Reading " + path + " was interrupted.", (IOException) e);
        }
        String reason = e instanceof IOException io ? Reasons.of(io) : String.valueOf(e.getMessage());
        return new CorruptDataException("Cannot read " + path + ": " + reason, e);
    }

    private static void closeQuietly(@Nullable ParquetFile opened) {
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
            int rows = (int) Math.min(leftInGroup, rowsAtOnce);
            long first = nextRow;
            nextRow += rows;
            leftInGroup -= rows;
            return chunk(rows, first);
        } catch (RuntimeException e) {
            throw broken(e);
        }
    }

    private Chunk chunk(int rows, long first) {
        Map<String, Column> read = new HashMap<>();
        int[] kept = selection.kept(first, rows);
        if (request.filter().isPresent()) {
            read(filterReadings, filterSchema.names(), rows, read);
            kept = matching(request.filter().get(), read, rows, first, kept);
        }
        if (kept != null && kept.length == 0) {
            laterReadings.forEach(reading -> reading.skip(rows));
            return ACCESS.take(nothing(), kept);
        }
        read(laterReadings, later, rows, read);
        List<Column> wanted = schema.names().stream().map(read::get).toList();
        Chunk chunk = ACCESS.chunk(schema, wanted, rows, fileKey, first);
        return kept == null ? chunk : ACCESS.take(chunk, kept);
    }

    private static void read(List<Reading> readings, List<String> names, int rows, Map<String, Column> target) {
        for (int i = 0; i < readings.size(); i++) {
            target.put(names.get(i), readings.get(i).next(rows));
        }
    }

    private int @Nullable [] matching(
            Filter filter, Map<String, Column> read, int rows, long first, int @Nullable [] kept) {
        List<Column> tested = filterSchema.names().stream().map(read::get).toList();
        int[] found = ACCESS.matches(ACCESS.chunk(filterSchema, tested, rows, fileKey, first), filter);
        if (kept == null) {
            return found.length == rows ? null : found;
        }
        return both(found, kept);
    }

    /** What is in both; ascending. */
    private static int[] both(int[] left, int[] right) {
        int[] common = new int[Math.min(left.length, right.length)];
        int count = 0;
        for (int i = 0, k = 0; i < left.length && k < right.length; ) {
            if (left[i] == right[k]) {
                common[count++] = left[i];
                i++;
                k++;
            } else if (left[i] < right[k]) {
                i++;
            } else {
                k++;
            }
        }
        return Arrays.copyOf(common, count);
    }

    private Chunk nothing() {
        List<Column> none = schema.fields().stream()
                .map(field -> Column.of(field.type(), List.of()))
                .toList();
        return ACCESS.chunk(schema, none, 0, fileKey, nextRow);
    }

    private boolean nextGroup() {
        List<RowGroup> groups = parquet.rowGroups();
        while (nextGroup < groups.size()) {
            RowGroup group = groups.get(nextGroup++);
            if (part.holds(group) && selection.reaches(nextRow, group.rows()) && mayMatch(group)) {
                closeReadings();
                filterReadings = columns.readings(group, filterSchema.names());
                laterReadings = columns.readings(group, later);
                leftInGroup = group.rows();
                rowsAtOnce = rowsAtOnce();
                return true;
            }
            nextRow += group.rows();
        }
        return false;
    }

    private boolean mayMatch(RowGroup group) {
        return request.filter().isEmpty()
                || Skipping.mayMatch(request.filter().get(), name -> columns.bounds(group, name));
    }

    private int rowsAtOnce() {
        long width = 1;
        for (List<Reading> readings : List.of(filterReadings, laterReadings)) {
            for (Reading reading : readings) {
                width += reading.bytesPerRow();
            }
        }
        return (int) Math.max(1, Math.min(MOST_ROWS, CHUNK_BYTES / width));
    }

    private void closeReadings() {
        filterReadings.forEach(Reading::close);
        laterReadings.forEach(Reading::close);
        filterReadings = new ArrayList<>();
        laterReadings = new ArrayList<>();
    }

    @Override
    public void close() {
        closeReadings();
        closeQuietly(parquet);
    }

    @Override
    public String toString() {
        return part.rows().file().path();
    }
}
