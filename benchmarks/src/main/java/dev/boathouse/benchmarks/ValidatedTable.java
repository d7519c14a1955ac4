package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Filter;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Scan;
import dev.boathouse.monitoring.expectation.Expectation;
import dev.boathouse.monitoring.expectation.ExpectationResult;
import dev.boathouse.monitoring.expectation.Expectations;
import dev.boathouse.monitoring.expectation.Figure;
import dev.boathouse.monitoring.expectation.Relation;
import dev.boathouse.monitoring.expectation.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** A wide table with thirty expectations, and the same in SQL: the number of unexpected rows, or the figure. */
final class ValidatedTable {

    private static final int KNOWN_LEVELS = 900;

    private final WideTable table;
    private final List<Expectation> expectations = new ArrayList<>();
    private final List<String> sql = new ArrayList<>();

    ValidatedTable(WideTable table) {
        this.table = table;
        add(Expectation.rowCount(1, 1_000_000_000), "count(*)");
        for (String column : List.of("d0", "d4", "i1", "s1", "b")) {
            add(Expectation.notNull(column), "count_if(" + column + " IS NULL)");
        }
        add(Expectation.between("d0", 0, 0.999), "count_if(NOT (d0 BETWEEN 0 AND 0.999::double))");
        add(Expectation.between("d1", 0, 1), "count_if(NOT (d1 BETWEEN 0 AND 1))");
        add(Expectation.between("d2", 0.001, 1), "count_if(NOT (d2 BETWEEN 0.001::double AND 1))");
        add(Expectation.between("d4", 0, 0.5), "count_if(NOT (d4 BETWEEN 0 AND 0.5::double))");
        add(Expectation.between("i0", 0, 990), "count_if(NOT (i0 BETWEEN 0 AND 990))");
        add(Values.atLeast("i1", 0), "count_if(i1 < 0)");
        add(Expectation.between("l0", 0, 1L << 36), "count_if(NOT (l0 BETWEEN 0 AND " + (1L << 36) + "))");
        add(
                Expectation.between("ts", Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-12-01T00:00:00Z")),
                "count_if(NOT (ts BETWEEN TIMESTAMPTZ '2024-01-01 00:00:00+00' AND TIMESTAMPTZ '2024-12-01 00:00:00+00'))");
        List<String> levels = levels();
        add(Expectation.in("s0", levels), "count_if(s0 NOT IN ('" + String.join("', '", levels) + "'))");
        add(Values.notIn("i0", List.of(13, 666)), "count_if(i0 IN (13, 666))");
        add(Expectation.in("b", List.of(true)), "count_if(NOT b)");
        add(Expectation.matches("s0", "^level-[0-9]+[+]*$"), "count_if(NOT regexp_matches(s0, '^level-[0-9]+[+]*$'))");
        add(Expectation.matches("s1", "[+]$"), "count_if(NOT regexp_matches(s1, '[+]$'))");
        add(Values.lengths("s1", 8, 16), "count_if(NOT (length(s1) BETWEEN 8 AND 16))");
        add(Expectation.unique("id"), "count(id) - count(DISTINCT id)");
        add(Figure.distinct("s0").between(1, 1000), "count(DISTINCT s0)");
        add(Figure.mean("d3").between(0.4, 0.6), "avg(d3)");
        add(Figure.sum("d5").atLeast(0), "sum(d5)");
        add(Figure.standardDeviation("d6").between(0.2, 0.4), "stddev_samp(d6)");
        add(Figure.min("d7").atLeast(0), "min(d7)");
        add(Figure.max("l0").atMost(1L << 36), "max(l0)");
        add(Figure.completeness("d9").atLeast(0.98), "count(d9) / count(*)");
        add(Relation.greater("d10", "d11"), "count_if(NOT coalesce(d10 > d11, false))");
        add(
                Expectation.satisfies(Filter.of("i0 > 10 OR s0 = 'level-3+++'")),
                "count_if(NOT (i0 > 10 OR s0 = 'level-3+++'))");
    }

    private void add(Expectation expectation, String figure) {
        expectations.add(expectation);
        sql.add(figure);
    }

    private static List<String> levels() {
        return IntStream.range(0, KNOWN_LEVELS)
                .mapToObj(level -> "level-" + level + "+".repeat(level % 10))
                .toList();
    }

    WideTable table() {
        return table;
    }

    List<String> sql() {
        return sql;
    }

    Contender validated(Executor helper, int threads) {
        Expectations suite = Expectations.of("wide", expectations).withThreads(threads);
        return Contender.of("boathouse", 1, () -> {
            Scan scan = DeltaTable.at(table.uri()).latest().scan();
            return suite.validate(threads > 1 ? scan.on(helper, threads - 1) : scan).results().stream()
                    .mapToDouble(ValidatedTable::figure)
                    .toArray();
        });
    }

    private static double figure(ExpectationResult result) {
        return result.unexpected().isPresent()
                ? result.unexpected().getAsLong()
                : ((Number) result.observed().orElseThrow()).doubleValue();
    }
}
