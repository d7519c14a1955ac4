package dev.boathouse.delta.internal.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;
import org.apache.parquet.schema.MessageType;

/** Writes one Parquet file, row group by row group. Not thread-safe. */
public final class FileEncoder {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final String CREATED_BY = "boathouse version 0.1.0";

    private final MessageType schema;
    private final List<Leaf> leaves;
    private final Workspace space;
    private final FileOutput out;
    private final ParquetMetadataConverter converter = new ParquetMetadataConverter(
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
    private final List<BlockMetaData> blocks = new ArrayList<>();
    private final List<List<EncodedColumn>> columns = new ArrayList<>();
    private final List<Extremes> extremes = new ArrayList<>();
    private long rows;

    /**
     * Begins a file.
     *
     * @param out where its bytes go; stays open
     * @param schema the columns; lists in the form of three levels
     * @param space memory that is used again
     * @throws IOException if the beginning cannot be written
     */
    public FileEncoder(OutputStream out, MessageType schema, Workspace space) throws IOException {
        this.schema = schema;
        this.leaves = Leaf.of(schema);
        this.space = space;
        this.out = new FileOutput(out);
        leaves.forEach(leaf -> extremes.add(new Extremes()));
        this.out.write(MAGIC);
    }

    /**
     * Writes a row group.
     *
     * @param pieces its rows, at least one, with a column for each field of the schema
     * @throws IOException if it cannot be written
     */
    public void rowGroup(List<Piece> pieces) throws IOException {
        BlockMetaData block = new BlockMetaData();
        List<EncodedColumn> encoded = new ArrayList<>();
        long plainSize = 0;
        for (int i = 0; i < leaves.size(); i++) {
            Leaf leaf = leaves.get(i);
            List<LeafPiece> ofLeaf =
                    pieces.stream().map(piece -> LeafPiece.of(leaf, piece)).toList();
            PageStream stream = new PageStream(leaf, space.compressor, converter, out);
            EncodedColumn column = new ColumnEncoder(leaf, ofLeaf, space, stream).encode();
            encoded.add(column);
            block.addColumn(column.chunk());
            extremes.get(i).add(column.extremes());
            plainSize += column.chunk().getTotalUncompressedSize();
        }
        long count = pieces.stream().mapToLong(Piece::rows).sum();
        block.setRowCount(count);
        block.setTotalByteSize(plainSize);
        block.setOrdinal(blocks.size());
        blocks.add(block);
        columns.add(encoded);
        rows += count;
    }

    /**
     * How many bytes were written so far.
     *
     * @return bytes
     */
    public long size() {
        return out.position();
    }

    /**
     * How many rows were written so far.
     *
     * @return 0 or more
     */
    public long rows() {
        return rows;
    }

    /**
     * The extremes of the leaves so far, in the order of the schema.
     *
     * @return to be read only
     */
    public List<Extremes> extremes() {
        return List.copyOf(extremes);
    }

    /**
     * Writes the end of the file.
     *
     * @throws IOException if it cannot be written
     */
    public void finish() throws IOException {
        for (List<EncodedColumn> group : columns) {
            for (EncodedColumn column : group) {
                columnIndex(column);
            }
        }
        for (List<EncodedColumn> group : columns) {
            for (EncodedColumn column : group) {
                long at = out.position();
                Util.writeOffsetIndex(ParquetMetadataConverter.toParquetOffsetIndex(column.offsetIndex()), out);
                column.chunk().setOffsetIndexReference(reference(at));
            }
        }
        ParquetMetadata footer = new ParquetMetadata(new FileMetaData(schema, Map.of(), CREATED_BY), blocks);
        long at = out.position();
        Util.writeFileMetaData(converter.toParquetMetadata(VERSION, footer), out);
        out.write(Extremes.littleEndian(out.position() - at, Integer.BYTES));
        out.write(MAGIC);
    }

    private void columnIndex(EncodedColumn column) throws IOException {
        if (column.columnIndex() == null) {
            return;
        }
        var index =
                ParquetMetadataConverter.toParquetColumnIndex(column.chunk().getPrimitiveType(), column.columnIndex());
        if (index != null) {
            long at = out.position();
            Util.writeColumnIndex(index, out);
            column.chunk().setColumnIndexReference(reference(at));
        }
    }

    private IndexReference reference(long from) {
        return new IndexReference(from, Math.toIntExact(out.position() - from));
    }
}
