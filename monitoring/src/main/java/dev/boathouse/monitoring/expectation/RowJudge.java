package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Origin;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ByteDictionary;
import dev.boathouse.core.internal.ColumnAccess;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends rows to one of two sides, chunk by chunk in their order. Not thread-safe. */
final class RowJudge {

    private final Schema narrow;
    private final Schema wider;
    private final String reasons;
    private final List<Case> cases = new ArrayList<>();
    private final ByteDictionary texts;
    private final Marks marks = new Marks();

    /** A test with its condition. */
    private record Case(Condition condition, RowTest test) {}

    RowJudge(Expectations suite, Schema schema, Facts facts) {
        List<Expectation> critical = critical(suite);
        narrow = schema.select(Columns.needed(suite, critical, schema));
        reasons = name(schema);
        wider = schema.with(Schema.Field.of(reasons, new DataType.Array(DataType.STRING)));
        critical.forEach(expectation -> cases.add(of(expectation, facts)));
        texts = dictionary(critical);
    }

    /** Those that send rows away. */
    static List<Expectation> critical(Expectations suite) {
        return suite.list().stream()
                .filter(expectation -> expectation.severity() == Severity.CRITICAL
                        && expectation.kind().judgesRows())
                .toList();
    }

    /** A name that no column has, whatever the case of its letters. */
    private static String name(Schema schema) {
        List<String> taken = schema.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        String name = "failed_expectations";
        while (taken.contains(name)) {
            name += "_";
        }
        return name;
    }

    private Case of(Expectation expectation, Facts facts) {
        try {
            return new Case(Condition.of(expectation, narrow), RowTests.of(expectation, narrow, facts));
        } catch (Unfit e) {
            if (e.outcome() == Outcome.UNDECIDED) {
                throw new IllegalStateException("Cannot tell which rows fail " + expectation + ": " + e.reason() + ".");
            }
            // What cannot be checked may not pass.
            return new Case(new Condition(Optional.empty()), (chunk, target) -> target.markAll());
        }
    }

    private static ByteDictionary dictionary(List<Expectation> expectations) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] offsets = new int[expectations.size() + 1];
        for (int i = 0; i < expectations.size(); i++) {
            bytes.writeBytes(expectations.get(i).toString().getBytes(StandardCharsets.UTF_8));
            offsets[i + 1] = bytes.size();
        }
        return new ByteDictionary(bytes.toByteArray(), offsets, expectations.size());
    }

    String reasons() {
        return reasons;
    }

    Quarantine judge(Frame frame) {
        List<Chunk> passing = new ArrayList<>();
        List<Chunk> failing = new ArrayList<>();
        for (Chunk chunk : frame.chunks()) {
            judge(chunk, passing, failing);
        }
        Origin good = new Origin.Derived(List.of(frame.origin()), "rows as expected", true);
        Origin bad = new Origin.Derived(List.of(frame.origin()), "rows not as expected", true);
        return new Quarantine(
                ColumnAccess.direct().frame(frame.schema(), passing, good),
                ColumnAccess.direct().frame(wider, failing, bad),
                reasons);
    }

    private void judge(Chunk chunk, List<Chunk> passing, List<Chunk> failing) {
        ColumnAccess access = ColumnAccess.direct();
        int words = (chunk.size() + 63) >>> 6;
        long[][] failed = new long[cases.size()][words];
        long[] any = new long[words];
        Chunk read = access.select(chunk, narrow);
        for (int i = 0; i < failed.length; i++) {
            cases.get(i).condition().begin(read, marks);
            cases.get(i).test().judge(read, marks);
            marks.settle();
            for (int word = 0; word < words; word++) {
                failed[i][word] = marks.unexpected[word];
                any[word] |= marks.unexpected[word];
            }
        }
        int[] good = positions(any, chunk.size(), false);
        int[] bad = positions(any, chunk.size(), true);
        if (good.length > 0) {
            passing.add(access.take(chunk, good));
        }
        if (bad.length > 0) {
            failing.add(access.with(access.take(chunk, bad), wider, reasons, names(failed, bad)));
        }
    }

    private static int[] positions(long[] bits, int size, boolean set) {
        int[] positions = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            positions[count] = i;
            count += (bits[i >> 6] >>> i & 1) != 0 == set ? 1 : 0;
        }
        return Arrays.copyOf(positions, count);
    }

    /** For each row the texts of what failed, in order. */
    private Column names(long[][] failed, int[] rows) {
        int[] offsets = new int[rows.length + 1];
        int[] codes = new int[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int test = 0; test < failed.length; test++) {
                if ((failed[test][rows[i] >> 6] >>> rows[i] & 1) != 0) {
                    codes = count < codes.length ? codes : Arrays.copyOf(codes, codes.length * 2);
                    codes[count++] = test;
                }
            }
            offsets[i + 1] = count;
        }
        ColumnAccess access = ColumnAccess.direct();
        Column elements = access.ofBytes(DataType.STRING, codes, texts, count, null);
        return access.ofArrays(offsets, elements, rows.length, null);
    }
}
