package dev.boathouse.core.evaluation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** The rows for which a filter holds. */
record FilterCut(String name, Filter filter) implements Slicing.Cut {

    FilterCut {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A slice needs a name: found \"" + name + "\".");
        }
    }

    @Override
    public List<SliceRows> of(Frame frame) {
        TreeSet<String> columns = new TreeSet<>();
        for (String path : filter.columns()) {
            columns.add(frame.schema().steps(path).get(0));
        }
        String number = "row";
        while (columns.contains(number)) {
            number += "_";
        }
        long rows = frame.rowCount();
        Frame kept = frame.select(columns)
                .with(number, Column.ofLongs(LongStream.range(0, rows).toArray()))
                .where(filter)
                .select(number);
        return List.of(new SliceRows(
                name,
                Arrays.stream(kept.doubles(number)).mapToInt(row -> (int) row).toArray()));
    }

    @Override
    public String toString() {
        return "where " + name + ": " + filter;
    }
}
