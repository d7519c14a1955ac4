package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;
import java.util.List;
import java.util.Map;

/** Tells the values of a column, or of several together, apart. Not thread-safe. */
final class KeysPiece implements Piece {

    private final Condition condition;
    private final Missing missing;
    private final Keys keys;
    private final long most;
    private final Failures failures;
    private final Marks marks = new Marks();
    private final int[] ends = new int[KeyTable.SEGMENTS + 1];
    private int[] order = new int[0];
    private KeyTable all;
    private KeyTable repeated;
    private long rows;
    private long values;
    private long further;
    private boolean overfull;

    KeysPiece(Condition condition, Missing missing, Keys keys, long most, Failures failures) {
        this.condition = condition;
        this.missing = missing;
        this.keys = keys;
        this.most = most;
        this.failures = failures;
        this.all = keys.table();
        this.repeated = keys.table();
    }

    @Override
    public void add(Chunk chunk, long firstRow, Workspace space) {
        condition.begin(chunk, marks);
        rows += marks.lookedAt();
        missing.ignore(chunk, marks);
        values += marks.lookedAt();
        if (overfull) {
            return;
        }
        keys.read(chunk);
        sort(chunk.size());
        for (int i = 0; i < ends[KeyTable.SEGMENTS]; i++) {
            int row = order[i];
            if (!all.add(keys.first[row], keys.wide() ? keys.second[row] : 0)) {
                marks.mark(row);
                repeated.add(keys.first[row], keys.wide() ? keys.second[row] : 0);
            }
        }
        int found = marks.settle();
        if (found > 0) {
            further += found;
            failures.add(chunk, marks, firstRow);
        }
        if (all.size() > most) {
            overfull = true;
            all = keys.table();
        }
    }

    /** Rows by the segment of their key, so that the segments of a large table are in the cache one after the other; in order within each. */
    private void sort(int size) {
        if (order.length < size) {
            order = new int[size];
        }
        int[] counts = new int[KeyTable.SEGMENTS];
        for (int i = 0; i < size; i++) {
            if (marks.looksAt(i)) {
                counts[KeyTable.segment(keys.first[i])]++;
            }
        }
        int at = 0;
        for (int segment = 0; segment < KeyTable.SEGMENTS; segment++) {
            ends[segment] = at;
            at += counts[segment];
        }
        ends[KeyTable.SEGMENTS] = at;
        for (int i = 0; i < size; i++) {
            if (marks.looksAt(i)) {
                order[ends[KeyTable.segment(keys.first[i])]++] = i;
            }
        }
    }

    long rows() {
        return rows;
    }

    /** How many rows were looked at. */
    long values() {
        return values;
    }

    /** How many distinct values there are; more than that if {@link #overfull()}. */
    long distinct() {
        return overfull ? most : all.size();
    }

    boolean overfull() {
        return overfull;
    }

    long most() {
        return most;
    }

    /** How many rows have a value that another one has too; at least so many if {@link #overfull()}. */
    long repeatedRows() {
        return further + repeated.size();
    }

    /** Whether rows with this key are among those of which there are several; asks for one that is not overfull. */
    boolean repeats(long first, long second) {
        return repeated.contains(first, second);
    }

    String tooMany() {
        return "there are more than " + most
                + " distinct values, which is as many as are told apart; withMostKeys of a larger number would decide it";
    }

    List<FailingRow> sample() {
        return failures.sample();
    }

    Map<Object, Long> frequent() {
        return failures.frequent(1);
    }
}
