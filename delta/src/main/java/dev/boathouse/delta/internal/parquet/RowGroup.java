package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.CorruptDataException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/** A run of rows of a file, each of whose columns lies in one piece. Thread-safe. */
public final class RowGroup {

    private final ParquetFile file;
    private final BlockMetaData block;
    private final Map<ColumnPath, ColumnChunkMetaData> chunks = new HashMap<>();

    RowGroup(ParquetFile file, BlockMetaData block) {
        this.file = file;
        this.block = block;
        for (ColumnChunkMetaData chunk : block.getColumns()) {
            chunks.put(chunk.getPath(), chunk);
        }
    }

    /**
     * How many rows it has.
     *
     * @return 0 or more
     */
    public long rows() {
        return block.getRowCount();
    }

    /**
     * Where it starts.
     *
     * @return a byte of the file
     */
    public long start() {
        return block.getStartingPos();
    }

    /**
     * What the footer tells of a column.
     *
     * @param path the names that lead to it
     * @return its metadata
     * @throws CorruptDataException if there is none
     */
    public ColumnChunkMetaData chunk(List<String> path) {
        ColumnChunkMetaData chunk = chunks.get(ColumnPath.get(path.toArray(String[]::new)));
        if (chunk == null) {
            throw new CorruptDataException("Cannot read " + file.name() + ": its footer lists no column \""
                    + String.join(".", path) + "\" in a row group.");
        }
        return chunk;
    }

    /**
     * Begins to read a column. A column that the file lacks is null in every row.
     *
     * @param lookup what to read
     * @return the cursor; close it
     * @throws dev.boathouse.core.UnsupportedFormatException if it cannot be read as the wanted type
     */
    public ColumnCursor column(Lookup lookup) {
        return new CursorPlan(file, this).cursor(lookup);
    }

    /** What a row of a column takes in memory, roughly: at least so much, more if the file has more. */
    int bytesPerRow(List<String> path, int least) {
        long stored = chunk(path).getTotalUncompressedSize() / Math.max(1, rows());
        return (int) Math.max(least, Math.min(stored, Integer.MAX_VALUE >>> 8));
    }

    LeafPages leaf(List<String> path, boolean oneEach) {
        ColumnChunkMetaData chunk = chunk(path);
        ColumnDescriptor leaf = file.schema().getColumnDescription(path.toArray(String[]::new));
        if (chunk.getPrimitiveType().getPrimitiveTypeName()
                        != leaf.getPrimitiveType().getPrimitiveTypeName()
                || (oneEach ? chunk.getValueCount() != rows() : chunk.getValueCount() < rows())) {
            throw new CorruptDataException(
                    "Cannot read " + file.name() + ": its footer contradicts itself about column \""
                            + String.join(".", path) + "\": " + chunk.getValueCount() + " values of type "
                            + chunk.getPrimitiveType().getPrimitiveTypeName() + " in " + rows() + " rows of type "
                            + leaf.getPrimitiveType().getPrimitiveTypeName() + ".");
        }
        return new LeafPages(file.source(), chunk, leaf);
    }
}
