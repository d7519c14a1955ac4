package dev.boathouse.faults;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import java.util.Collections;
import java.util.List;

/**
 * Who wrote a commit: its rows carry that, and so does its entry in the log.
 *
 * @param writer the writer
 * @param sequence which of its commits
 * @param attempt grows each time the writer is started anew
 */
record Identity(int writer, int sequence, int attempt) {

    static final String PARTITION = "part";

    static final Schema SCHEMA = Schema.of(
            Schema.Field.of("writer", DataType.INT),
            Schema.Field.of("sequence", DataType.INT),
            Schema.Field.of("attempt", DataType.INT),
            Schema.Field.of("row", DataType.INT),
            Schema.Field.of(PARTITION, DataType.STRING));

    /** Rows of a commit, in two partitions and so in two files: all of them are there, or none. */
    static final int ROWS = 6;

    static final int FILES = 2;

    Frame rows() {
        return Frame.of(
                SCHEMA,
                List.of(
                        same(writer),
                        same(sequence),
                        same(attempt),
                        Column.ofInts(0, 1, 2, 3, 4, 5),
                        Column.ofStrings("a", "b", "a", "b", "a", "b")));
    }

    /** Rows of a commit, all in one partition. */
    Frame rowsIn(String partition) {
        return Frame.of(
                SCHEMA,
                List.of(
                        same(writer),
                        same(sequence),
                        same(attempt),
                        Column.ofInts(0, 1, 2, 3, 4, 5),
                        Column.of(DataType.STRING, Collections.nCopies(ROWS, partition))));
    }

    private static Column same(int value) {
        return Column.of(DataType.INT, Collections.nCopies(ROWS, value));
    }

    @Override
    public String toString() {
        return writer + "/" + sequence + "/" + attempt;
    }
}
