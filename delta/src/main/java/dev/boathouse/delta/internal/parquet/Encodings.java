package dev.boathouse.delta.internal.parquet;

import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The encodings of data pages, by their numbers in parquet.thrift ("Encoding"). */
final class Encodings {

    static final int PLAIN = 0;
    static final int PLAIN_DICTIONARY = 2;
    static final int RLE = 3;
    static final int DELTA_BINARY_PACKED = 5;
    static final int DELTA_LENGTH_BYTE_ARRAY = 6;
    static final int DELTA_BYTE_ARRAY = 7;
    static final int RLE_DICTIONARY = 8;
    static final int BYTE_STREAM_SPLIT = 9;

    private Encodings() {}

    static boolean isDictionary(int encoding) {
        return encoding == PLAIN_DICTIONARY || encoding == RLE_DICTIONARY;
    }

    /** Headers of pages have no checksum: an encoding that the footer does not list for the column is a damaged one. */
    static void requireListed(int encoding, ColumnChunkMetaData chunk) {
        boolean listed = chunk.getEncodings().stream()
                .mapToInt(Encodings::number)
                .anyMatch(known -> known == encoding || (isDictionary(known) && isDictionary(encoding)));
        Broken.unless(listed, "a page has encoding " + encoding + ", and the footer lists " + chunk.getEncodings());
    }

    private static int number(Encoding encoding) {
        return switch (encoding) {
            case PLAIN -> PLAIN;
            case RLE -> RLE;
            case BIT_PACKED -> 4;
            case PLAIN_DICTIONARY -> PLAIN_DICTIONARY;
            case DELTA_BINARY_PACKED -> DELTA_BINARY_PACKED;
            case DELTA_LENGTH_BYTE_ARRAY -> DELTA_LENGTH_BYTE_ARRAY;
            case DELTA_BYTE_ARRAY -> DELTA_BYTE_ARRAY;
            case RLE_DICTIONARY -> RLE_DICTIONARY;
            case BYTE_STREAM_SPLIT -> BYTE_STREAM_SPLIT;
            default -> -1;
        };
    }

    /** Reads the values of a page. */
    static Values values(Page page, ColumnPages pages, PrimitiveType type) {
        PrimitiveTypeName physical = type.getPrimitiveTypeName();
        int encoding = page.header().encoding();
        return switch (encoding) {
            case PLAIN -> new PlainValues(page.bytes(), page.valuesFrom(), page.end(), type);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> new DictionaryValues(page, pages.dictionary());
            case RLE -> new TruthRuns(page, physical);
            case DELTA_BINARY_PACKED -> new DeltaValues(page, physical);
            case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthValues(page, physical);
            case DELTA_BYTE_ARRAY -> new DeltaBytesValues(page, type);
            case BYTE_STREAM_SPLIT -> new SplitValues(page, type);
            default -> throw new Broken("a page has encoding " + encoding);
        };
    }

    /** Bytes of a value; 0 where each has a length of its own, or less than a byte. */
    static int width(PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32, FLOAT -> 4;
            case INT64, DOUBLE -> 8;
            case INT96 -> 12;
            case FIXED_LEN_BYTE_ARRAY -> type.getTypeLength();
            case BINARY, BOOLEAN -> 0;
        };
    }
}
