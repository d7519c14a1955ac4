package dev.boathouse.delta.internal.encode;

import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.jspecify.annotations.Nullable;

/**
 * A column of a row group that has been written.
 *
 * @param chunk what the footer says of it
 * @param columnIndex the bounds of its pages; null where they cannot be told
 * @param offsetIndex where its pages are
 * @param extremes of all its values
 */
record EncodedColumn(
        ColumnChunkMetaData chunk, @Nullable ColumnIndex columnIndex, OffsetIndex offsetIndex, Extremes extremes) {}
