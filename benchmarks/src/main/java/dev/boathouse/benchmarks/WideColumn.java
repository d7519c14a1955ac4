package dev.boathouse.benchmarks;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A column of the {@link WideTable}.
 *
 * @param name its name
 * @param type its type
 * @param hasNulls whether one value in a hundred is missing; all columns may have nulls by their schema, as is usual in Delta
 */
record WideColumn(String name, DataType type, boolean hasNulls) {

    static final int DOUBLES = 12;

    /** All of them: 12 double, 2 int, 2 long, 2 string, a timestamp and a boolean. */
    static List<WideColumn> all() {
        return Stream.concat(
                        IntStream.range(0, DOUBLES)
                                .mapToObj(i -> new WideColumn("d" + i, DataType.DOUBLE, i == 4 || i == 9)),
                        Stream.of(
                                new WideColumn("i0", DataType.INT, false),
                                new WideColumn("i1", DataType.INT, true),
                                new WideColumn("l0", DataType.LONG, false),
                                new WideColumn("id", DataType.LONG, false),
                                new WideColumn("s0", DataType.STRING, false),
                                new WideColumn("s1", DataType.STRING, true),
                                new WideColumn("ts", DataType.TIMESTAMP, false),
                                new WideColumn("b", DataType.BOOLEAN, true)))
                .toList();
    }

    /** The first five of them, which are double. */
    static List<WideColumn> five() {
        return all().subList(0, 5);
    }

    static List<String> names(List<WideColumn> columns) {
        return columns.stream().map(WideColumn::name).toList();
    }

    static Schema schema() {
        return Schema.of(all().stream()
                .map(column -> Schema.Field.of(column.name(), column.type()))
                .toList());
    }
}
