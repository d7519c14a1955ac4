package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** About how much memory columns hold, which is about what they take in a file before it is compressed. */
final class HeldBytes {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();
    private static final int WIDE_DIGITS = 18;
    private static final int WIDE = 16;

    private HeldBytes() {}

    /** Of columns that follow others, whose dictionaries they may share; no others if empty. */
    static long of(List<Column> columns, List<Column> before) {
        long sum = 0;
        for (int i = 0; i < columns.size(); i++) {
            sum += of(columns.get(i), before.isEmpty() ? null : before.get(i));
        }
        return sum;
    }

    private static long of(Column column, @Nullable Column before) {
        DataType type = column.type();
        if (type == DataType.STRING || type == DataType.BINARY) {
            ByteDictionary dictionary = ACCESS.dictionary(column);
            boolean shared = before != null && ACCESS.dictionary(before) == dictionary;
            return (long) column.size() * Integer.BYTES + (shared ? 0 : bytes(dictionary));
        }
        if (type instanceof DataType.Array) {
            return (long) column.size() * Integer.BYTES
                    + of(ACCESS.elements(column), before == null ? null : ACCESS.elements(before));
        }
        if (type instanceof DataType.Struct) {
            return of(ACCESS.children(column), before == null ? List.of() : ACCESS.children(before));
        }
        return type == DataType.BOOLEAN ? (long) column.size() / Byte.SIZE : (long) column.size() * width(type);
    }

    private static long bytes(ByteDictionary dictionary) {
        return dictionary.size() == 0 ? 0 : dictionary.end(dictionary.size() - 1) - dictionary.start(0);
    }

    private static int width(DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return decimal.precision() > WIDE_DIGITS ? WIDE : Long.BYTES;
        }
        boolean narrow = type == DataType.INT
                || type == DataType.SHORT
                || type == DataType.BYTE
                || type == DataType.FLOAT
                || type == DataType.DATE;
        return narrow ? Integer.BYTES : Long.BYTES;
    }
}
