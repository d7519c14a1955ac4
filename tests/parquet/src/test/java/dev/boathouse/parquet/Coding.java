package dev.boathouse.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** How values are laid out in pages. */
public enum Coding {
    PLAIN,
    DICTIONARY,
    /** A dictionary that grows too large within the chunk, and plain values from there on. */
    DICTIONARY_THEN_PLAIN,
    RLE,
    DELTA_BINARY_PACKED,
    DELTA_LENGTH_BYTE_ARRAY,
    DELTA_BYTE_ARRAY,
    BYTE_STREAM_SPLIT;

    /** Those that the format allows for a type. */
    public static List<Coding> of(PrimitiveTypeName type) {
        List<Coding> codings = new ArrayList<>(List.of(PLAIN));
        if (type == PrimitiveTypeName.BOOLEAN) {
            codings.add(RLE);
            return codings;
        }
        codings.addAll(List.of(DICTIONARY, DICTIONARY_THEN_PLAIN));
        switch (type) {
            case INT32, INT64 -> codings.addAll(List.of(DELTA_BINARY_PACKED, BYTE_STREAM_SPLIT));
            case FLOAT, DOUBLE -> codings.add(BYTE_STREAM_SPLIT);
            case FIXED_LEN_BYTE_ARRAY -> codings.addAll(List.of(DELTA_BYTE_ARRAY, BYTE_STREAM_SPLIT));
            case BINARY -> codings.addAll(List.of(DELTA_LENGTH_BYTE_ARRAY, DELTA_BYTE_ARRAY));
            default -> {}
        }
        return codings;
    }
}
