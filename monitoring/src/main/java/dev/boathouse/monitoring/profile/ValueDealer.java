package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deals rows out by the values of a column. Not thread-safe. */
final class ValueDealer {

    private final String name;
    private final int index;
    private final DataType type;
    private final int most;
    private final ProfileGroups<Slice> groups;
    private final Map<Slice, Slice> seen = new HashMap<>();

    ValueDealer(Profiling profiling, Schema schema, String name, int most) {
        this.name = name;
        this.index = schema.indexOf(name);
        this.type = schema.field(index).type();
        this.most = most;
        this.groups = new ProfileGroups<>(profiling, schema);
        if (type != DataType.STRING && type != DataType.BOOLEAN && type != DataType.DATE && !type.isInteger()) {
            throw new IllegalArgumentException("Cannot slice by the values of column \"" + name + "\" of type " + type
                    + ". Texts, booleans, whole numbers and dates would work, or filters.");
        }
    }

    void add(Chunk chunk) {
        Column column = chunk.column(index);
        Map<Slice, Positions> positions = new HashMap<>();
        Positions nulls = new Positions();
        if (column.nullCount() > 0) {
            positions.put(known(new Slice(Filter.isNull(name).toString(), Filter.isNull(name))), nulls);
        }
        if (type == DataType.STRING) {
            dealTexts(column, positions, nulls);
        } else {
            dealNumbers(column, positions, nulls);
        }
        positions.forEach((slice, found) -> groups.add(slice, chunk, found.toArray()));
        groups.endOfChunk();
    }

    private void dealTexts(Column column, Map<Slice, Positions> positions, Positions nulls) {
        int @Nullable [] codes = ColumnAccess.direct().codes(column);
        ByteDictionary dictionary = ColumnAccess.direct().dictionary(column);
        // Rows of one entry; entries need not be different texts.
        @Nullable Positions[] ofEntry = new Positions[dictionary.size()];
        for (int row = 0; row < column.size(); row++) {
            if (column.isNull(row)) {
                nulls.add(row);
            } else {
                int entry = codes == null ? row : codes[row];
                Positions found = ofEntry[entry];
                if (found == null) {
                    found = positions(dictionary.text(entry), positions);
                    ofEntry[entry] = found;
                }
                found.add(row);
            }
        }
    }

    private void dealNumbers(Column column, Map<Slice, Positions> positions, Positions nulls) {
        Map<Long, Positions> ofValue = new HashMap<>();
        Positions last = nulls;
        long lastValue = 0;
        for (int row = 0; row < column.size(); row++) {
            if (column.isNull(row)) {
                nulls.add(row);
            } else {
                long value = column.longAt(row);
                if (value != lastValue || last == nulls) {
                    last = ofValue.computeIfAbsent(value, key -> positions(literal(key), positions));
                    lastValue = value;
                }
                last.add(row);
            }
        }
    }

    private Object literal(long value) {
        if (type == DataType.BOOLEAN) {
            return value != 0;
        }
        return type == DataType.DATE ? LocalDate.ofEpochDay(value) : (Object) value;
    }

    private Positions positions(Object value, Map<Slice, Positions> positions) {
        Filter filter = Filter.equal(name, value);
        return positions.computeIfAbsent(known(new Slice(filter.toString(), filter)), slice -> new Positions());
    }

    private Slice known(Slice slice) {
        Slice before = seen.putIfAbsent(slice, slice);
        if (before == null) {
            requireRoom(seen.size(), name, most);
        }
        return before == null ? slice : before;
    }

    static void requireRoom(int values, String column, int most) {
        if (values > most) {
            throw new IllegalStateException("Cannot slice by the values of column \"" + column + "\": it has more than "
                    + most + ". Filters for some of them, or a higher limit (withMost), would work.");
        }
    }

    Map<Slice, Profile> build() {
        return groups.build();
    }
}
