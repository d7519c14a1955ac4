package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is kept of rows that are not as expected: the first ones, and how often which value occurred. Not thread-safe. */
final class Failures {

    private final Expectations suite;
    private final Schema schema;
    private final List<String> shown;
    private final List<FailingRow> sample = new ArrayList<>();
    private final @Nullable Tally tally;
    private final String counted;

    /** For an expectation on these columns. */
    Failures(Expectations suite, Schema schema, List<String> columns) {
        this.suite = suite;
        this.schema = schema;
        Set<String> all = new LinkedHashSet<>(columns);
        suite.identifyingColumns().stream().filter(schema::contains).forEach(all::add);
        this.shown = List.copyOf(all);
        boolean single = columns.size() == 1 && !Sensitive.any(suite, columns);
        this.counted = columns.isEmpty() ? "" : columns.get(0);
        this.tally = single ? new Tally(Tally.MOST) : null;
    }

    void add(Chunk chunk, Marks marks, long firstRow) {
        for (int word = 0;
                word < marks.words() && sample.size() < suite.limits().sample();
                word++) {
            for (long bits = marks.unexpected[word];
                    bits != 0 && sample.size() < suite.limits().sample();
                    bits &= bits - 1) {
                sample.add(row(chunk, (word << 6) + Long.numberOfTrailingZeros(bits), firstRow));
            }
        }
        if (tally != null) {
            tally.add(chunk.column(schema.indexOf(counted)), marks);
        }
    }

    private FailingRow row(Chunk chunk, int position, long firstRow) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String name : shown) {
            Object value = chunk.column(schema.indexOf(name)).valueAt(position);
            values.put(name, value != null && Sensitive.is(suite, name) ? ExpectationResult.MASKED : value);
        }
        return new FailingRow(firstRow + position, values);
    }

    List<FailingRow> sample() {
        return sample;
    }

    /** The most frequent values, with {@code more} occurrences each than were added. */
    Map<Object, Long> frequent(int more) {
        return tally == null ? Map.of() : tally.frequent(Tally.TOLD, more);
    }
}
