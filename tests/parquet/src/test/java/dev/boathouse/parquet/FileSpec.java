package dev.boathouse.parquet;

import dev.boathouse.core.data.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file to be written by the low-level writers of parquet-java, which leave every choice to the caller.
 *
 * @param columns the columns, all with as many cells
 * @param rows how many
 * @param codec how pages are compressed
 * @param pages their version
 * @param pageBytes about how large they are
 * @param pageRows how many rows they have at most
 * @param rowGroupRows how many rows a row group has
 * @param dictionaryBytes how large a dictionary may grow where it may fall back
 * @param oldDictionaryName whether pages call it PLAIN_DICTIONARY
 * @param checksums whether pages have one
 * @param bloomFilters whether columns have one
 */
public record FileSpec(
        List<FileColumn> columns,
        int rows,
        CompressionCodecName codec,
        WriterVersion pages,
        int pageBytes,
        int pageRows,
        int rowGroupRows,
        int dictionaryBytes,
        boolean oldDictionaryName,
        boolean checksums,
        boolean bloomFilters) {

    /** The same with some of its columns. */
    public FileSpec with(List<? extends FileColumn> some) {
        return new FileSpec(
                List.copyOf(some),
                rows,
                codec,
                pages,
                pageBytes,
                pageRows,
                rowGroupRows,
                dictionaryBytes,
                oldDictionaryName,
                checksums,
                bloomFilters);
    }

    /** What the table says of its columns. */
    public Schema schema() {
        return Schema.of(columns.stream().map(FileColumn::field).toList());
    }

    /** Writes the file. */
    public void writeTo(Path file) throws IOException {
        MessageType schema = new MessageType(
                "table", columns.stream().map(FileColumn::stored).toList());
        Map<String, Coding> codings = new HashMap<>();
        columns.forEach(column -> column.codings(codings));
        ParquetProperties properties = ParquetProperties.builder()
                .withWriterVersion(pages)
                .withPageSize(pageBytes)
                .withPageRowCountLimit(pageRows)
                .withMinRowCountForPageSizeCheck(1)
                .withPageWriteChecksumEnabled(checksums)
                .withBloomFilterEnabled(bloomFilters)
                .withMaxBloomFilterBytes(1024)
                .withAllocator(HeapByteBufferAllocator.getInstance())
                .withValuesWriterFactory(new Codings(codings, dictionaryBytes, oldDictionaryName))
                .build();
        CodecFactory codecs = new CodecFactory(new Configuration(false), pageBytes);
        try (ParquetFileWriter writer = new ParquetFileWriter(
                new LocalOutputFile(file),
                schema,
                ParquetFileWriter.Mode.CREATE,
                1 << 20,
                0,
                (FileEncryptionProperties) null,
                properties)) {
            writer.start();
            int ordinal = 0;
            for (int from = 0; from < rows; from += rowGroupRows) {
                int to = Math.min(rows, from + rowGroupRows);
                ColumnChunkPageWriteStore pageStore = ColumnChunkPageWriteStore.builder()
                        .withCompressorProvider(column -> codecs.getCompressor(codec))
                        .withSchema(schema)
                        .withAllocator(HeapByteBufferAllocator.getInstance())
                        .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                        .withPageWriteChecksumEnabled(checksums)
                        .withRowGroupOrdinal(ordinal++)
                        .build();
                writeGroup(schema, properties, pageStore, from, to);
                writer.startBlock(to - from);
                pageStore.flushToFileWriter(writer);
                writer.endBlock();
                pageStore.close();
            }
            writer.end(Map.of());
        } finally {
            codecs.release();
        }
    }

    private void writeGroup(
            MessageType schema, ParquetProperties properties, ColumnChunkPageWriteStore pageStore, int from, int to) {
        try (ColumnWriteStore store = properties.newColumnWriteStore(schema, pageStore, pageStore)) {
            RecordConsumer consumer = new ColumnIOFactory().getColumnIO(schema).getRecordWriter(store);
            for (int row = from; row < to; row++) {
                consumer.startMessage();
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).write(consumer, i, row);
                }
                consumer.endMessage();
            }
            consumer.flush();
            store.flush();
        }
    }

    @Override
    public String toString() {
        return rows + " rows in groups of " + rowGroupRows + ", " + codec + ", " + pages + ", pages of " + pageBytes
                + " bytes and " + pageRows + " rows, " + (checksums ? "checksums" : "no checksums") + ": " + columns;
    }
}
