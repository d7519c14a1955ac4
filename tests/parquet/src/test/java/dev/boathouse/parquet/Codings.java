package dev.boathouse.parquet;

import java.util.Map;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.column.values.fallback.FallbackValuesWriter;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.FixedLenByteArrayPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Gives each column the encoding that the case asks for, whatever the version of its pages. */
final class Codings implements ValuesWriterFactory {

    private static final ByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();
    private static final int SLAB = 256;
    private static final int NO_LIMIT = 1 << 26;

    private final Map<String, Coding> byPath;
    private final int dictionaryBytes;
    private final boolean oldDictionaryName;
    private int pageBytes;

    /**
     * Writers by column.
     *
     * @param byPath the coding of each leaf, by its dotted path
     * @param dictionaryBytes how large a dictionary may grow that falls back
     * @param oldDictionaryName whether pages call it PLAIN_DICTIONARY, as version 1 did
     */
    Codings(Map<String, Coding> byPath, int dictionaryBytes, boolean oldDictionaryName) {
        this.byPath = Map.copyOf(byPath);
        this.dictionaryBytes = dictionaryBytes;
        this.oldDictionaryName = oldDictionaryName;
    }

    @Override
    public void initialize(ParquetProperties properties) {
        pageBytes = properties.getPageSizeThreshold();
    }

    @Override
    public ValuesWriter newValuesWriter(ColumnDescriptor column) {
        PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
        int length = column.getPrimitiveType().getTypeLength();
        Coding coding = byPath.get(String.join(".", column.getPath()));
        if (coding == null) {
            throw new IllegalArgumentException("No coding for " + column);
        }
        return switch (coding) {
            case PLAIN -> plain(type, length);
            case DICTIONARY -> new FilledDictionary(dictionary(type, length, NO_LIMIT));
            case DICTIONARY_THEN_PLAIN ->
                FallbackValuesWriter.of(dictionary(type, length, dictionaryBytes), plain(type, length));
            case RLE -> new RunLengthBitPackingHybridValuesWriter(1, SLAB, pageBytes, HEAP);
            case DELTA_BINARY_PACKED ->
                type == PrimitiveTypeName.INT32
                        ? new DeltaBinaryPackingValuesWriterForInteger(SLAB, pageBytes, HEAP)
                        : new DeltaBinaryPackingValuesWriterForLong(SLAB, pageBytes, HEAP);
            case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthByteArrayValuesWriter(SLAB, pageBytes, HEAP);
            case DELTA_BYTE_ARRAY -> new DeltaByteArrayWriter(SLAB, pageBytes, HEAP);
            case BYTE_STREAM_SPLIT -> split(type, length);
        };
    }

    private ValuesWriter plain(PrimitiveTypeName type, int length) {
        return switch (type) {
            case BOOLEAN -> new BooleanPlainValuesWriter();
            case INT96 -> new FixedLenByteArrayPlainValuesWriter(12, SLAB, pageBytes, HEAP);
            case FIXED_LEN_BYTE_ARRAY -> new FixedLenByteArrayPlainValuesWriter(length, SLAB, pageBytes, HEAP);
            default -> new PlainValuesWriter(SLAB, pageBytes, HEAP);
        };
    }

    @SuppressWarnings("deprecation") // the old name is in most files there are
    private DictionaryValuesWriter dictionary(PrimitiveTypeName type, int length, int bytes) {
        Encoding data = oldDictionaryName ? Encoding.PLAIN_DICTIONARY : Encoding.RLE_DICTIONARY;
        Encoding page = oldDictionaryName ? Encoding.PLAIN_DICTIONARY : Encoding.PLAIN;
        return switch (type) {
            case INT32 -> new DictionaryValuesWriter.PlainIntegerDictionaryValuesWriter(bytes, data, page, HEAP);
            case INT64 -> new DictionaryValuesWriter.PlainLongDictionaryValuesWriter(bytes, data, page, HEAP);
            case FLOAT -> new DictionaryValuesWriter.PlainFloatDictionaryValuesWriter(bytes, data, page, HEAP);
            case DOUBLE -> new DictionaryValuesWriter.PlainDoubleDictionaryValuesWriter(bytes, data, page, HEAP);
            case BINARY -> new DictionaryValuesWriter.PlainBinaryDictionaryValuesWriter(bytes, data, page, HEAP);
            case INT96 ->
                new DictionaryValuesWriter.PlainFixedLenArrayDictionaryValuesWriter(bytes, 12, data, page, HEAP);
            case FIXED_LEN_BYTE_ARRAY ->
                new DictionaryValuesWriter.PlainFixedLenArrayDictionaryValuesWriter(bytes, length, data, page, HEAP);
            case BOOLEAN -> throw new IllegalArgumentException("Booleans have no dictionary.");
        };
    }

    private ValuesWriter split(PrimitiveTypeName type, int length) {
        return switch (type) {
            case INT32 -> new ByteStreamSplitValuesWriter.IntegerByteStreamSplitValuesWriter(SLAB, pageBytes, HEAP);
            case INT64 -> new ByteStreamSplitValuesWriter.LongByteStreamSplitValuesWriter(SLAB, pageBytes, HEAP);
            case FLOAT -> new ByteStreamSplitValuesWriter.FloatByteStreamSplitValuesWriter(SLAB, pageBytes, HEAP);
            case DOUBLE -> new ByteStreamSplitValuesWriter.DoubleByteStreamSplitValuesWriter(SLAB, pageBytes, HEAP);
            case FIXED_LEN_BYTE_ARRAY ->
                new ByteStreamSplitValuesWriter.FixedLenByteArrayByteStreamSplitValuesWriter(
                        length, SLAB, pageBytes, HEAP);
            default -> throw new IllegalArgumentException("No byte stream split of " + type);
        };
    }
}
