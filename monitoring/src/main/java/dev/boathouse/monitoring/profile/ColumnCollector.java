package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.monitoring.internal.sketch.LevelsBuilder;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder;
import org.jspecify.annotations.Nullable;

/** Collects the profile of one column, vector by vector. Not thread-safe. */
final class ColumnCollector {

    private final Schema.Field field;
    private final NumberBuilder.Workspace workspace;
    private final @Nullable NumberBuilder numbers;
    private final @Nullable LevelsBuilder levels;
    private long count;
    private long nulls;

    ColumnCollector(Schema.Field field, NumberBuilder.Workspace workspace) {
        this.field = field;
        this.workspace = workspace;
        DataType type = field.type();
        boolean numeric = type.isNumeric()
                || type == DataType.DATE
                || type == DataType.TIMESTAMP
                || type == DataType.TIMESTAMP_NTZ;
        this.numbers = numeric ? new NumberBuilder(workspace) : null;
        this.levels = type == DataType.STRING || type == DataType.BOOLEAN ? new LevelsBuilder() : null;
    }

    void add(Column column) {
        count += column.size();
        nulls += column.nullCount();
        if (numbers != null) {
            addNumbers(column, numbers);
        } else if (levels != null && field.type() == DataType.BOOLEAN) {
            addBooleans(column, levels);
        } else if (levels != null) {
            addTexts(column, levels);
        }
    }

    private void addNumbers(Column column, NumberBuilder target) {
        long @Nullable [] validity = ColumnAccess.direct().validity(column);
        double @Nullable [] shared =
                field.type() == DataType.DOUBLE ? ColumnAccess.direct().doubles(column) : null;
        double[] block = workspace.block();
        int size = column.size();
        for (int from = 0; from < size; from += block.length) {
            int to = Math.min(size, from + block.length);
            int filled = 0;
            if (shared != null && validity == null) {
                System.arraycopy(shared, from, block, 0, to - from);
                filled = to - from;
            } else {
                for (int i = from; i < to; i++) {
                    if (isValid(validity, i)) {
                        block[filled++] = shared != null ? shared[i] : column.doubleAt(i);
                    }
                }
            }
            target.add(block, filled);
        }
    }

    private static void addBooleans(Column column, LevelsBuilder target) {
        long trues = 0;
        for (int i = 0; i < column.size(); i++) {
            trues += column.booleanAt(i) ? 1 : 0; // a null slot is false
        }
        long falses = column.size() - column.nullCount() - trues;
        if (trues > 0) {
            target.add("true", trues);
        }
        if (falses > 0) {
            target.add("false", falses);
        }
    }

    private static void addTexts(Column column, LevelsBuilder target) {
        long @Nullable [] validity = ColumnAccess.direct().validity(column);
        int @Nullable [] codes = ColumnAccess.direct().codes(column);
        ByteDictionary dictionary = ColumnAccess.direct().dictionary(column);
        if (codes == null || dictionary.size() > column.size()) {
            for (int i = 0; i < column.size(); i++) {
                if (isValid(validity, i)) {
                    target.add(dictionary, codes == null ? i : codes[i], 1);
                }
            }
            return;
        }
        long[] counts = new long[dictionary.size()];
        for (int i = 0; i < column.size(); i++) {
            if (isValid(validity, i)) {
                counts[codes[i]]++;
            }
        }
        for (int entry = 0; entry < counts.length; entry++) {
            if (counts[entry] > 0) {
                target.add(dictionary, entry, counts[entry]);
            }
        }
    }

    private static boolean isValid(long @Nullable [] validity, int i) {
        return validity == null || ((validity[i >> 6] >>> i) & 1) != 0;
    }

    ColumnProfile profile() {
        return new ColumnProfile(
                field.name(),
                field.type().toString(),
                count,
                nulls,
                numbers == null ? null : numbers.build(),
                levels == null ? null : levels.build());
    }
}
