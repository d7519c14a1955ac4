package dev.boathouse.core.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Row;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.DateParts.Part;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncodingAllocationTest {

    private static final int ROWS = 200;

    private static final FeatureSpec SPEC = Features.impute(Impute.mean().withIndicator(), "number")
            .copy("number", "logged")
            .signedLog("logged")
            .standardize("number")
            .bucketize(4, "logged")
            .oneHot("truth", "whole")
            .oneHot(Levels.mostFrequent(2), "text")
            .copy("other", "again")
            .ordinal("other")
            .hash(4, "again")
            .dateParts(DateParts.of(Part.YEAR).withCyclic(Part.MONTH), "day")
            .dateParts(DateParts.of(Part.values()).at(ZoneId.of("Europe/Paris")), "time")
            .interact("number", "logged")
            .with(Everything.SPREAD, "number", "logged");

    private static Frame frame() {
        Schema schema = Schema.of(
                Schema.Field.of("number", DataType.DOUBLE),
                Schema.Field.of("truth", DataType.BOOLEAN),
                Schema.Field.of("whole", DataType.LONG),
                Schema.Field.of("text", DataType.STRING),
                Schema.Field.of("other", DataType.STRING),
                Schema.Field.of("day", DataType.DATE),
                Schema.Field.of("time", DataType.TIMESTAMP));
        List<List<Object>> values = new ArrayList<>();
        for (int column = 0; column < schema.size(); column++) {
            values.add(new ArrayList<>());
        }
        for (int i = 0; i < ROWS; i++) {
            List<Object> row = Arrays.asList(
                    i % 9 == 0 ? null : i * 0.7,
                    i % 2 == 0,
                    (long) i % 5,
                    "t" + i % 7,
                    "ö" + i % 11,
                    LocalDate.ofEpochDay(i * 100L),
                    Instant.ofEpochSecond(i * 10_000_000L));
            for (int column = 0; column < schema.size(); column++) {
                values.get(column).add(row.get(column));
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < schema.size(); column++) {
            columns.add(Column.of(schema.field(column).type(), values.get(column)));
        }
        return Frame.of(schema, columns);
    }

    @Test
    void aRowOfAChunkAllocatesNothing() {
        Chunk chunk = frame().chunks().get(0);
        Row[] rows = new Row[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = chunk.row(i);
        }
        // Texts are decoded once for each entry of the dictionary, by the chunk: the first round pays for that.
        assertThat(leastAllocated(rows)).isLessThan(2_000);
    }

    @Test
    void aRowOfTheHostAllocatesNothing() {
        Frame frame = frame();
        List<Row> rows = new ArrayList<>();
        for (Row row : frame.rows()) {
            Map<String, Object> values = new HashMap<>();
            frame.schema().names().forEach(name -> values.put(name, row.value(name)));
            rows.add(Row.of(frame.schema(), values));
        }
        assertThat(leastAllocated(rows.toArray(Row[]::new))).isLessThan(2_000);
    }

    /** The least bytes of many rounds of 20,000 rows: what is left is what asking for the figure allocates. */
    private static long leastAllocated(Row[] rows) {
        Frame frame = frame();
        FeatureEncoder encoder = SPEC.fit(frame).bind(frame.schema());
        double[] out = new double[encoder.size()];
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 50; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                for (Row row : rows) {
                    encoder.encode(row, out);
                }
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
