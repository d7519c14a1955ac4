package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.delta.DeltaTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A Delta table of 12 double, 4 integer, 2 string and 1 boolean columns, half a million rows a file, from a fixed seed. */
final class WideTable {

    static final int DOUBLES = 12;

    private static final int INTS = 4;
    private static final int STRINGS = 2;
    private static final int ROWS_PER_FILE = 500_000;
    private static final int LEVELS = 1_000;

    private WideTable() {}

    static DeltaTable create(Path folder, int rows) {
        DeltaTable table = DeltaTable.at(folder.toUri().toString());
        table.create(schema());
        SplittableRandom random = new SplittableRandom(1);
        for (int written = 0; written < rows; written += ROWS_PER_FILE) {
            table.append(frame(random, Math.min(ROWS_PER_FILE, rows - written))).commit();
        }
        return table;
    }

    private static Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < DOUBLES; i++) {
            fields.add(Field.of("d" + i, DataType.DOUBLE));
        }
        for (int i = 0; i < INTS; i++) {
            fields.add(Field.of("i" + i, DataType.INT));
        }
        for (int i = 0; i < STRINGS; i++) {
            fields.add(Field.of("s" + i, DataType.STRING));
        }
        fields.add(Field.of("b", DataType.BOOLEAN));
        return Schema.of(fields);
    }

    private static Frame frame(SplittableRandom random, int rows) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < DOUBLES; i++) {
            columns.add(Column.ofDoubles(random.doubles(rows).toArray()));
        }
        for (int i = 0; i < INTS; i++) {
            columns.add(Column.ofInts(random.ints(rows, 0, LEVELS << (4 * i)).toArray()));
        }
        for (int i = 0; i < STRINGS; i++) {
            columns.add(Column.ofStrings(random.ints(rows, 0, LEVELS)
                    .mapToObj(level -> "level-" + level)
                    .toArray(String[]::new)));
        }
        boolean[] truths = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            truths[i] = random.nextBoolean();
        }
        columns.add(Column.ofBooleans(truths));
        return Frame.of(schema(), columns);
    }
}
