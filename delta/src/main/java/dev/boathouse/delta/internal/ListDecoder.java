package dev.boathouse.delta.internal;

import dev.boathouse.core.data.Column;
import java.util.Arrays;
import org.apache.parquet.column.ColumnReader;

/** A column of lists of scalars. */
final class ListDecoder implements ColumnDecoder {

    private final ColumnReader reader;
    private final ValueSink.Factory sinks;
    private final int element;
    private final int entry;

    /**
     * A decoder.
     *
     * @param reader the leaf
     * @param sinks for its elements
     * @param nullable whether a list may be null, which takes one definition level
     */
    ListDecoder(ColumnReader reader, ValueSink.Factory sinks, boolean nullable) {
        this.reader = reader;
        this.sinks = sinks;
        this.element = reader.getDescriptor().getMaxDefinitionLevel();
        this.entry = nullable ? 2 : 1;
    }

    @Override
    public Column next(int rows) {
        ValueSink sink = sinks.of(rows);
        int[] offsets = new int[rows + 1];
        long[] validLists = new long[BitSets.words(rows)];
        long[] validElements = new long[BitSets.words(rows)];
        int lists = 0;
        int elements = 0;
        int count = 0;
        for (int i = 0; i < rows; i++) {
            if (reader.getCurrentDefinitionLevel() >= entry - 1) {
                BitSets.set(validLists, i);
                lists++;
            }
            do {
                int level = reader.getCurrentDefinitionLevel();
                if (level >= entry) {
                    if (count >>> 6 >= validElements.length) {
                        validElements = Arrays.copyOf(validElements, validElements.length * 2 + 1);
                    }
                    sink.ensure(count);
                    if (level == element) {
                        sink.take(reader, count);
                        BitSets.set(validElements, count);
                        elements++;
                    }
                    count++;
                }
                reader.consume();
                // Behind the last value of a row group the reader answers 0.
            } while (reader.getCurrentRepetitionLevel() > 0);
            offsets[i + 1] = count;
        }
        Column values = sink.column(count, BitSets.validity(validElements, count, elements));
        return ValueSink.ACCESS.ofArrays(offsets, values, rows, BitSets.validity(validLists, rows, lists));
    }
}
