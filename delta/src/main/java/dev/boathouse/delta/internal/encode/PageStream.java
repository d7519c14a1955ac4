package dev.boathouse.delta.internal.encode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.internal.column.columnindex.ColumnIndexBuilder;
import org.apache.parquet.internal.column.columnindex.OffsetIndexBuilder;
import org.apache.parquet.schema.PrimitiveType;

/**
 * The pages of one column of one row group on their way into the file. Pages of codes wait until the dictionary, which comes before them, is
 * complete; others go straight on.
 */
final class PageStream {

    /** The name that files of version 1 have for it, which every reader knows. */
    @SuppressWarnings("deprecation")
    private static final Encoding CODES = Encoding.PLAIN_DICTIONARY;

    private static final int BOUND_BYTES = 64;

    private final Leaf leaf;
    private final Compressor compressor;
    private final ParquetMetadataConverter converter;
    private final FileOutput out;
    private final CRC32 crc = new CRC32();
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private final EncodingStats.Builder stats = new EncodingStats.Builder();
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    private final ColumnIndexBuilder columnIndex;
    private final OffsetIndexBuilder offsetIndex = OffsetIndexBuilder.getBuilder();
    private final Extremes extremes = new Extremes();

    private long dictionaryAt;
    private long firstPageAt = -1;
    private long size;
    private long plainSize;
    private long levels;

    PageStream(Leaf leaf, Compressor compressor, ParquetMetadataConverter converter, FileOutput out) {
        this.leaf = leaf;
        this.compressor = compressor;
        this.converter = converter;
        this.out = out;
        this.columnIndex = ColumnIndexBuilder.getBuilder(type(), BOUND_BYTES);
    }

    private PrimitiveType type() {
        return leaf.descriptor().getPrimitiveType();
    }

    /** Writes a page, or keeps it where a dictionary must come first. */
    void page(PageBuffer page, int count, long rows, Extremes ofPage, boolean coded) throws IOException {
        int stored = compressor.compress(page.bytes(), page.size());
        Encoding encoding = coded ? CODES : Encoding.PLAIN;
        header.reset();
        converter.writeDataPageV1Header(
                page.size(), stored, count, Encoding.RLE, Encoding.RLE, encoding, checksum(stored), header);
        if (coded) {
            header.writeTo(waiting);
            waiting.write(compressor.bytes(), 0, stored);
        } else {
            if (firstPageAt < 0) {
                firstPageAt = out.position();
            }
            header.writeTo(out);
            out.write(compressor.bytes(), 0, stored);
        }
        offsetIndex.add(header.size() + stored, rows);
        columnIndex.add(Bounds.of(type(), ofPage));
        extremes.add(ofPage);
        stats.addDataEncoding(encoding);
        encodings.add(encoding);
        encodings.add(Encoding.RLE);
        count(stored, page.size());
        levels += count;
    }

    /** Writes the dictionary, and the pages that waited for it. No page of codes may follow. */
    void dictionary(PageBuffer page, int entries) throws IOException {
        int stored = compressor.compress(page.bytes(), page.size());
        header.reset();
        converter.writeDictionaryPageHeader(page.size(), stored, entries, CODES, checksum(stored), header);
        dictionaryAt = out.position();
        header.writeTo(out);
        out.write(compressor.bytes(), 0, stored);
        count(stored, page.size());
        stats.addDictEncoding(CODES);
        firstPageAt = out.position();
        waiting.writeTo(out);
        waiting.reset();
    }

    private int checksum(int stored) {
        crc.reset();
        crc.update(compressor.bytes(), 0, stored);
        return (int) crc.getValue();
    }

    private void count(int stored, int plain) {
        size += header.size() + (long) stored;
        plainSize += header.size() + (long) plain;
    }

    EncodedColumn finish() {
        CompressionCodecName codec = compressor.name();
        ColumnChunkMetaData chunk = ColumnChunkMetaData.get(
                ColumnPath.get(leaf.descriptor().getPath()),
                type(),
                codec,
                stats.build(),
                encodings,
                Bounds.of(type(), extremes),
                firstPageAt,
                dictionaryAt,
                levels,
                size,
                plainSize);
        // A page without bounds would pass for one without values.
        boolean bounded = !extremes.sawNaN();
        return new EncodedColumn(chunk, bounded ? columnIndex.build() : null, offsetIndex.build(firstPageAt), extremes);
    }
}
