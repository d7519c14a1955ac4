package dev.boathouse.delta.internal.write;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.List;

/** Columns that hold only what they show: a few rows that wait must not keep the texts of all rows that came with them. */
final class Detached {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();
    private static final int MUCH_LARGER = 2;

    private Detached() {}

    static List<Column> of(List<Column> columns) {
        return columns.stream().map(Detached::of).toList();
    }

    private static Column of(Column column) {
        DataType type = column.type();
        if (type == DataType.STRING || type == DataType.BINARY) {
            return ACCESS.dictionary(column).size() > MUCH_LARGER * column.size() ? texts(column) : column;
        }
        if (type instanceof DataType.Array) {
            Column elements = of(ACCESS.elements(column));
            return elements == ACCESS.elements(column)
                    ? column
                    : ACCESS.ofArrays(ACCESS.offsets(column), elements, column.size(), ACCESS.validity(column));
        }
        return type instanceof DataType.Struct struct
                ? ACCESS.ofStructs(struct, of(ACCESS.children(column)), column.size(), ACCESS.validity(column))
                : column;
    }

    private static Column texts(Column column) {
        ByteDictionary dictionary = ACCESS.dictionary(column);
        int[] codes = ACCESS.codes(column);
        int[] offsets = new int[column.size() + 1];
        for (int i = 0; i < column.size(); i++) {
            int entry = codes == null ? i : codes[i];
            offsets[i + 1] = offsets[i] + (column.isNull(i) ? 0 : dictionary.end(entry) - dictionary.start(entry));
        }
        byte[] bytes = new byte[offsets[column.size()]];
        for (int i = 0; i < column.size(); i++) {
            int start = dictionary.start(codes == null ? i : codes[i]);
            System.arraycopy(dictionary.bytes(), start, bytes, offsets[i], offsets[i + 1] - offsets[i]);
        }
        return ACCESS.ofBytes(
                column.type(),
                null,
                new ByteDictionary(bytes, offsets, column.size()),
                column.size(),
                ACCESS.validity(column));
    }
}
