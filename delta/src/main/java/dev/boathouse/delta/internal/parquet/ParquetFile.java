package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.DataType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/** An open Parquet file whose footer has been read. Thread-safe; cursors over it are not. */
public final class ParquetFile implements AutoCloseable {

    private static final int TAIL = 1 << 15;
    private static final int END = 8;
    /** In FileMetaData of parquet.thrift. */
    private static final int NUM_ROWS = 3;

    /** Without a configuration of its own, each converter would load Hadoop's defaults from the class path. */
    private static final ParquetReadOptions OPTIONS =
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build();

    private final ByteSource source;
    private final MessageType schema;
    private final Map<String, String> properties;
    private final List<RowGroup> rowGroups;

    private ParquetFile(ByteSource source, ParquetMetadata footer) {
        this.source = source;
        this.schema = footer.getFileMetaData().getSchema();
        this.properties = footer.getFileMetaData().getKeyValueMetaData();
        this.rowGroups = footer.getBlocks().stream()
                .map(block -> new RowGroup(this, block))
                .toList();
    }

    /**
     * Reads the footer of a file.
     *
     * @param source the file; closed with the result, and if this fails
     * @return the open file
     * @throws CorruptDataException if it is no Parquet file, or damaged
     * @throws UnsupportedFormatException if it is encrypted
     * @throws IOException if the file cannot be read
     */
    public static ParquetFile open(ByteSource source) throws IOException {
        try {
            return new ParquetFile(source, footer(source));
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static ParquetMetadata footer(ByteSource source) throws IOException {
        if (source.length() < END + 4) {
            throw new CorruptDataException("Cannot read " + source.name() + ": it has " + source.length()
                    + " bytes, which is no Parquet file.");
        }
        byte[] tail = new byte[(int) Math.min(TAIL, source.length())];
        long tailAt = source.length() - tail.length;
        source.read(tailAt, tail, 0, tail.length);
        String magic = new String(tail, tail.length - 4, 4, StandardCharsets.ISO_8859_1);
        if (magic.equals("PARE")) {
            throw new UnsupportedFormatException(
                    "Cannot read " + source.name() + ": it is encrypted. A file that is not would work.");
        }
        int size = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(tail.length - END);
        long at = source.length() - END - size;
        if (!magic.equals("PAR1") || size <= 0 || at < 4) {
            throw new CorruptDataException("Cannot read " + source.name() + ": its end, from byte "
                    + (source.length() - END) + ", is not that of a Parquet file.");
        }
        byte[] footer = tail;
        int from = (int) (at - tailAt);
        if (at < tailAt) {
            footer = new byte[size];
            from = 0;
            source.read(at, footer, 0, size);
        }
        return parse(source, footer, from, size, at);
    }

    private static ParquetMetadata parse(ByteSource source, byte[] bytes, int from, int size, long at)
            throws IOException {
        try {
            // First, since the library takes memory for any length that is announced.
            long announced = rows(new ThriftBytes(bytes, from, from + size));
            ParquetMetadata footer = new ParquetMetadataConverter(OPTIONS)
                    .readParquetMetadata(
                            new ByteArrayInputStream(bytes, from, size),
                            ParquetMetadataConverter.NO_FILTER,
                            null,
                            false,
                            size);
            long rows = 0;
            for (BlockMetaData block : footer.getBlocks()) {
                Broken.unless(block.getRowCount() >= 0, "a row group has " + block.getRowCount() + " rows");
                rows = Math.addExact(rows, block.getRowCount());
            }
            Broken.unless(rows == announced, "its row groups have " + rows + " rows, and it says " + announced);
            return footer;
        } catch (IOException | RuntimeException e) {
            throw Broken.at(source, at, "the footer", e);
        }
    }

    /** The rows that a footer announces; passes over all of it, and so shows that its lengths fit. */
    private static long rows(ThriftBytes footer) {
        long rows = 0;
        footer.begin();
        for (int field = footer.next(); field != 0; field = footer.next()) {
            if (field == NUM_ROWS) {
                rows = footer.i64Field();
            } else {
                footer.skip();
            }
        }
        return rows;
    }

    ByteSource source() {
        return source;
    }

    /**
     * What to call the file in an error.
     *
     * @return usually its URI
     */
    public String name() {
        return source.name();
    }

    /**
     * The schema as the file has it.
     *
     * @return parquet-java's description
     */
    public MessageType schema() {
        return schema;
    }

    /**
     * What the writer noted beside the data.
     *
     * @return by key
     */
    public Map<String, String> properties() {
        return properties;
    }

    /**
     * The row groups, in order.
     *
     * @return maybe none
     */
    public List<RowGroup> rowGroups() {
        return rowGroups;
    }

    /**
     * How many rows there are.
     *
     * @return 0 or more
     */
    public long rows() {
        return rowGroups.stream().mapToLong(RowGroup::rows).sum();
    }

    /**
     * Where the file has something.
     *
     * @param lookup what to look for
     * @return the names that lead to it; empty if the file lacks it
     */
    public Optional<List<String>> find(Lookup lookup) {
        return CursorPlan.find(CursorPlan.Place.top(schema), lookup).map(CursorPlan.Place::names);
    }

    /**
     * Begins to read a column by the names it has in the file. One that the file lacks is null in every row.
     *
     * @param rowGroup which row group, from 0
     * @param path from the top of the file through structs
     * @param wanted what to read it as
     * @return the cursor; close it
     * @throws UnsupportedFormatException if it cannot be read as that
     */
    public ColumnCursor column(int rowGroup, List<String> path, DataType wanted) {
        return rowGroups.get(rowGroup).column(Lookup.named(path, wanted));
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
