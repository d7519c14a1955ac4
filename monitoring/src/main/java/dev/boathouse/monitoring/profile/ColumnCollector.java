package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.monitoring.internal.sketch.LevelsBuilder;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;
import org.jspecify.annotations.Nullable;

/** Collects the profile of one column, block by block. Not thread-safe. */
final class ColumnCollector {

    private final String name;
    private final DataType type;
    private final boolean sensitive;
    private final @Nullable Buckets buckets;
    private final @Nullable NumberBuilder numbers;
    private final @Nullable LevelsBuilder levels;
    private final @Nullable NumberBuilder lengths;
    private final @Nullable ColumnCollector elements;
    private long[] entryCounts = new long[0];
    private long count;
    private long nulls;

    private ColumnCollector(String name, DataType type, boolean sensitive, int limit, Workspace space) {
        boolean open = !sensitive;
        this.name = name;
        this.type = type;
        this.sensitive = sensitive;
        this.buckets = sensitive && Buckets.fit(type) ? new Buckets() : null;
        this.numbers = open && isNumber(type) ? new NumberBuilder(space, limit) : null;
        this.levels = open && (type == DataType.STRING || type == DataType.BOOLEAN) ? new LevelsBuilder(limit) : null;
        boolean bytes = type == DataType.STRING || type == DataType.BINARY;
        this.lengths = open && (bytes || type instanceof DataType.Array) ? new NumberBuilder(space, limit) : null;
        this.elements =
                open && type instanceof DataType.Array array ? open("element", array.element(), limit, space) : null;
    }

    static ColumnCollector open(String name, DataType type, int limit, Workspace space) {
        return new ColumnCollector(name, type, false, limit, space);
    }

    static ColumnCollector sensitive(String name, DataType type, int limit, Workspace space) {
        return new ColumnCollector(name, type, true, limit, space);
    }

    static boolean isNumber(DataType type) {
        return type.isNumeric()
                || type == DataType.DATE
                || type == DataType.TIMESTAMP
                || type == DataType.TIMESTAMP_NTZ;
    }

    /** Adds a range of values, with the memory of the thread that calls. */
    void add(Column column, int from, int to, Workspace space) {
        long @Nullable [] validity = ColumnAccess.direct().validity(column);
        int missing = validity == null ? 0 : missing(validity, from, to);
        count += to - from;
        nulls += missing;
        if (sensitive) {
            if (buckets != null) {
                buckets.add(column, from, to, space);
            }
        } else if (numbers != null) {
            addNumbers(column, from, to, numbers, space);
        } else if (type == DataType.BOOLEAN) {
            addBooleans(column, from, to, to - from - missing);
        } else if (type == DataType.STRING || type == DataType.BINARY) {
            addBytes(column, from, to, validity);
        } else if (type instanceof DataType.Array) {
            addArrays(column, from, to, validity, space);
        }
    }

    private static int missing(long[] validity, int from, int to) {
        int missing = 0;
        for (int i = from; i < to; i++) {
            missing += isValid(validity, i) ? 0 : 1;
        }
        return missing;
    }

    private static void addNumbers(Column column, int from, int to, NumberBuilder target, Workspace space) {
        double[] block = space.block();
        if (column.type() == DataType.DOUBLE && ColumnAccess.direct().validity(column) == null) {
            double[] values = ColumnAccess.direct().doubles(column);
            for (int start = from; start < to; start += block.length) {
                target.add(values, start, Math.min(to, start + block.length), space);
            }
            return;
        }
        for (int start = from; start < to; start += block.length) {
            target.add(block, 0, gather(column, start, Math.min(to, start + block.length), block), space);
        }
    }

    /** Writes the numbers that are there, in order; returns how many. */
    static int gather(Column column, int from, int to, double[] block) {
        long @Nullable [] validity = ColumnAccess.direct().validity(column);
        column.copyTo(from, to, block, 0);
        if (validity == null) {
            return to - from;
        }
        int kept = 0;
        for (int i = from; i < to; i++) {
            block[kept] = block[i - from];
            kept += (int) (validity[i >> 6] >>> i) & 1;
        }
        return kept;
    }

    private void addBooleans(Column column, int from, int to, long present) {
        LevelsBuilder target = required(levels);
        long trues = 0;
        long[] bits = ColumnAccess.direct().bits(column);
        long @Nullable [] validity = ColumnAccess.direct().validity(column);
        for (int i = from; i < to; i++) {
            trues += isValid(validity, i) ? (bits[i >> 6] >>> i) & 1 : 0;
        }
        if (trues > 0) {
            target.add("true", trues);
        }
        if (present > trues) {
            target.add("false", present - trues);
        }
    }

    private void addBytes(Column column, int from, int to, long @Nullable [] validity) {
        int @Nullable [] codes = ColumnAccess.direct().codes(column);
        ByteDictionary dictionary = ColumnAccess.direct().dictionary(column);
        if (codes == null || dictionary.size() > to - from) {
            for (int i = from; i < to; i++) {
                if (isValid(validity, i)) {
                    addEntry(dictionary, codes == null ? i : codes[i], 1);
                }
            }
            return;
        }
        int size = dictionary.size();
        if (entryCounts.length < size) {
            entryCounts = new long[Math.max(size, 2 * entryCounts.length)];
        }
        for (int i = from; i < to; i++) {
            if (isValid(validity, i)) {
                entryCounts[codes[i]]++;
            }
        }
        for (int entry = 0; entry < size; entry++) {
            if (entryCounts[entry] > 0) {
                addEntry(dictionary, entry, entryCounts[entry]);
                entryCounts[entry] = 0;
            }
        }
    }

    private void addEntry(ByteDictionary dictionary, int entry, long times) {
        int start = dictionary.start(entry);
        int end = dictionary.end(entry);
        int length = end - start;
        if (levels != null) {
            levels.add(dictionary, entry, times);
            byte[] bytes = dictionary.bytes();
            for (int i = start; i < end; i++) {
                length -= (bytes[i] & 0xc0) == 0x80 ? 1 : 0; // every byte but the first of a character
            }
        }
        required(lengths).add(length, times);
    }

    private void addArrays(Column column, int from, int to, long @Nullable [] validity, Workspace space) {
        int[] offsets = ColumnAccess.direct().offsets(column);
        Column all = ColumnAccess.direct().elements(column);
        NumberBuilder target = required(lengths);
        ColumnCollector inner = required(elements);
        for (int i = from; i < to; ) {
            if (!isValid(validity, i)) {
                i++;
                continue;
            }
            int start = i;
            while (i < to && isValid(validity, i)) {
                target.add(offsets[i + 1] - offsets[i], 1);
                i++;
            }
            inner.add(all, offsets[start], offsets[i], space);
        }
    }

    static boolean isValid(long @Nullable [] validity, int i) {
        return validity == null || ((validity[i >> 6] >>> i) & 1) != 0;
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("A column's type has changed.");
        }
        return part;
    }

    ColumnProfile profile() {
        Parts parts = new Parts(
                numbers == null ? null : numbers.build(),
                buckets != null ? buckets.build() : levels == null ? null : levels.build(),
                lengths == null ? null : lengths.build(),
                elements == null ? null : elements.profile());
        return new ColumnProfile(name, type.toString(), count, nulls, sensitive, parts);
    }
}
