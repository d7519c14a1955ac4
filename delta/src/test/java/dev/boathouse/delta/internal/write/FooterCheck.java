package dev.boathouse.delta.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Holds the statistics and column indexes of a file against its values, all through parquet-java. */
final class FooterCheck {

    /** A value or a null, and the row it is in. */
    private record Cell(long row, @Nullable Object value) {}

    private final Path file;
    private int pages;
    private int bounded;

    private FooterCheck(Path file) {
        this.file = file;
    }

    /** How many pages a file has; how many of them have bounds is checked to be no fewer than some. */
    static int pages(Path file) throws IOException {
        FooterCheck check = new FooterCheck(file);
        check.run();
        assertThat(check.bounded).as("pages with bounds").isGreaterThanOrEqualTo(check.pages / 4);
        return check.pages;
    }

    private void run() throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            MessageType schema = reader.getFileMetaData().getSchema();
            for (BlockMetaData block : reader.getFooter().getBlocks()) {
                PageReadStore store = reader.readNextRowGroup();
                ColumnReadStoreImpl columns = new ColumnReadStoreImpl(
                        store,
                        new GroupRecordConverter(schema).getRootConverter(),
                        schema,
                        reader.getFileMetaData().getCreatedBy());
                for (ColumnChunkMetaData chunk : block.getColumns()) {
                    ColumnDescriptor leaf =
                            schema.getColumnDescription(chunk.getPath().toArray());
                    List<Cell> cells = cells(columns.getColumnReader(leaf), leaf, chunk.getValueCount());
                    checkChunk(chunk, cells, block.getRowCount());
                    checkPages(chunk, cells, reader.readColumnIndex(chunk), reader.readOffsetIndex(chunk));
                }
            }
        }
    }

    private static List<Cell> cells(ColumnReader reader, ColumnDescriptor leaf, long count) {
        List<Cell> cells = new ArrayList<>();
        long row = -1;
        for (long i = 0; i < count; i++) {
            row += reader.getCurrentRepetitionLevel() == 0 ? 1 : 0;
            boolean there = reader.getCurrentDefinitionLevel() == leaf.getMaxDefinitionLevel();
            cells.add(new Cell(row, there ? value(reader, leaf.getPrimitiveType()) : null));
            reader.consume();
        }
        return cells;
    }

    private static Object value(ColumnReader reader, PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> reader.getBoolean();
            case INT32 -> reader.getInteger();
            case INT64 -> reader.getLong();
            case FLOAT -> reader.getFloat();
            case DOUBLE -> reader.getDouble();
            default -> reader.getBinary().copy();
        };
    }

    private static void checkChunk(ColumnChunkMetaData chunk, List<Cell> cells, long rows) {
        assertThat(chunk.getValueCount()).isEqualTo(cells.size());
        assertThat(cells.get(cells.size() - 1).row()).isEqualTo(rows - 1);
        Statistics<?> statistics = chunk.getStatistics();
        assertThat(statistics.getNumNulls())
                .isEqualTo(cells.stream().filter(cell -> cell.value() == null).count());
        List<Cell> there = cells.stream().filter(cell -> cell.value() != null).toList();
        boolean nan = there.stream().anyMatch(FooterCheck::isNaN);
        assertThat(statistics.hasNonNullValue()).as("%s has bounds", chunk).isEqualTo(!there.isEmpty() && !nan);
        if (statistics.hasNonNullValue()) {
            checkBounds(chunk, there, statistics, true);
        }
    }

    private static boolean isNaN(Cell cell) {
        return (cell.value() instanceof Double real && real.isNaN())
                || (cell.value() instanceof Float number && number.isNaN());
    }

    private static void checkBounds(
            ColumnChunkMetaData chunk, List<Cell> there, Statistics<?> statistics, boolean tight) {
        Comparator<Object> order = chunk.getPrimitiveType().comparator();
        Object least = statistics.genericGetMin();
        Object greatest = statistics.genericGetMax();
        assertThat(there)
                .as("values out of bounds")
                .noneMatch(cell -> order.compare(least, cell.value()) > 0 || order.compare(greatest, cell.value()) < 0);
        if (tight) {
            assertThat(there).anyMatch(cell -> equal(cell.value(), least));
            assertThat(there).anyMatch(cell -> equal(cell.value(), greatest));
        }
        if (least instanceof Double real && real == 0) {
            assertThat(1 / real).isEqualTo(Double.NEGATIVE_INFINITY);
        }
    }

    private static boolean equal(@Nullable Object value, Object bound) {
        return value instanceof Double real
                ? real.doubleValue() == (Double) bound
                : value instanceof Float number ? number.floatValue() == (Float) bound : bound.equals(value);
    }

    private void checkPages(
            ColumnChunkMetaData chunk, List<Cell> cells, @Nullable ColumnIndex columns, OffsetIndex offsets) {
        pages += offsets.getPageCount();
        boolean nan = cells.stream().anyMatch(FooterCheck::isNaN);
        assertThat(columns == null).as("%s has no column index", chunk).isEqualTo(nan);
        if (columns == null) {
            return;
        }
        int at = 0;
        for (int page = 0; page < offsets.getPageCount(); page++) {
            long first = offsets.getFirstRowIndex(page);
            long end = page + 1 < offsets.getPageCount() ? offsets.getFirstRowIndex(page + 1) : Long.MAX_VALUE;
            int start = at;
            assertThat(cells.get(start).row()).isEqualTo(first);
            while (at < cells.size() && cells.get(at).row() < end) {
                at++;
            }
            List<Cell> ofPage = cells.subList(start, at);
            List<Cell> there =
                    ofPage.stream().filter(cell -> cell.value() != null).toList();
            assertThat(columns.getNullCounts().get(page)).isEqualTo(ofPage.size() - there.size());
            assertThat(columns.getNullPages().get(page)).isEqualTo(there.isEmpty());
            if (!there.isEmpty()) {
                bounded++;
                Statistics<?> statistics = Statistics.getBuilderForReading(chunk.getPrimitiveType())
                        .withMin(bytes(columns.getMinValues().get(page)))
                        .withMax(bytes(columns.getMaxValues().get(page)))
                        .withNumNulls(0)
                        .build();
                checkBounds(chunk, there, statistics, false);
            } else {
                bounded++;
            }
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
