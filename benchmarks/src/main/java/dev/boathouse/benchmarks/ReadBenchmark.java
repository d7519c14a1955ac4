package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Filter;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads a Delta table of 20 columns, all of them or the first five, side by side with others. Every contender totals what it reads, and all
 * totals must agree. Each run looks for the newest version of the table anew; files are in the system's cache. Standalone and Kernel, slower by one or two orders of
 * magnitude, read a twentieth of the rows, and take part in three rounds only; their figures are for each row as all others are.
 */
final class ReadBenchmark implements Benchmarks.Benchmark {

    private static final int ROWS = 10_000_000;
    private static final int QUICK_ROWS = 300_000;
    private static final int SLOW_ROUNDS = 3;
    private static final String NO_FILTER = "";

    @Override
    public void run(Options options) throws IOException, SQLException, InterruptedException {
        ExecutorService helper = Executors.newSingleThreadExecutor();
        try (ReadTables tables = new ReadTables(options.rows().orElse(options.quick() ? QUICK_ROWS : ROWS));
                DuckDb one = new DuckDb(1);
                DuckDb two = new DuckDb(2)) {
            Lines lines = new Lines(options, tables, one, two, helper);
            lines.columns("read/20-columns", WideColumn.all());
            lines.columns("read/5-columns", WideColumn.five());
            lines.variants();
            lines.filters();
            lines.memory();
        } finally {
            helper.shutdown();
        }
    }

    /** The lines, group by group; what nobody asked for makes no table. */
    private record Lines(Options options, ReadTables tables, DuckDb one, DuckDb two, ExecutorService helper) {

        void columns(String name, List<WideColumn> columns) throws IOException {
            if (options.wants(name + "/1-thread")) {
                WideTable table = tables.snappy();
                WideTable slice = tables.slice();
                new SideBySide(name + "/1-thread", BoathouseScan.of(table, columns))
                        .againstOn(
                                BoathouseScan.of(slice, columns),
                                StandaloneRows.of(slice, columns).inRounds(SLOW_ROUNDS),
                                KernelBatches.of(slice, columns).inRounds(SLOW_ROUNDS))
                        .against(
                                ParquetColumns.of(table, columns),
                                one.sum(table, columns, NO_FILTER),
                                one.arrow(table, columns, NO_FILTER))
                        .measure(columns.size() > 5 ? seconds(3, 90) : seconds(2, 45));
            }
            if (options.wants(name + "/2-threads")) {
                WideTable table = tables.snappy();
                new SideBySide(name + "/2-threads", BoathouseScan.of(table, columns, helper, 1))
                        .against(
                                BoathouseScan.of(table, columns).named("boathouse-1-thread"),
                                two.sum(table, columns, NO_FILTER),
                                two.arrow(table, columns, NO_FILTER))
                        .measure(seconds(1.5, 30));
            }
        }

        void variants() throws IOException {
            if (options.wants("read/20-columns/zstd/1-thread")) {
                allColumns("read/20-columns/zstd/1-thread", tables.zstd(), seconds(2, 30));
            }
            if (options.wants("read/20-columns/compressible/1-thread")) {
                allColumns("read/20-columns/compressible/1-thread", tables.compressible(), seconds(2, 30));
            }
            if (options.wants("read/1000-small-files/1-thread")) {
                WideTable table = tables.smallFiles();
                List<WideColumn> columns = WideColumn.all();
                new SideBySide("read/1000-small-files/1-thread", BoathouseScan.of(table, columns))
                        .against(ParquetColumns.of(table, columns), one.sum(table, columns, NO_FILTER))
                        .measure(seconds(0, 30));
            }
        }

        private void allColumns(String name, WideTable table, double seconds) {
            List<WideColumn> columns = WideColumn.all();
            new SideBySide(name, BoathouseScan.of(table, columns))
                    .against(
                            ParquetColumns.of(table, columns),
                            one.sum(table, columns, NO_FILTER),
                            one.arrow(table, columns, NO_FILTER))
                    .measure(seconds);
        }

        void filters() throws IOException {
            if (options.wants("read/filter-1-percent/1-thread")) {
                filter("read/filter-1-percent/1-thread", Filter.lessThan("d0", 0.01), "d0 < 0.01");
            }
            if (options.wants("read/filter-50-percent/1-thread")) {
                filter("read/filter-50-percent/1-thread", Filter.lessThan("d0", 0.5), "d0 < 0.5");
            }
            if (options.wants("read/sorted-filter/1-thread")) {
                long least = tables.snappy().rows() / 3;
                long greatest = least + tables.snappy().rows() / 100;
                filter(
                        "read/sorted-filter/1-thread",
                        Filter.between("id", least, greatest),
                        "id BETWEEN " + least + " AND " + greatest);
            }
        }

        private void filter(String name, Filter filter, String where) throws IOException {
            WideTable table = tables.snappy();
            List<WideColumn> columns = WideColumn.five();
            new SideBySide(name, BoathouseScan.of(table, columns, filter))
                    .against(one.sum(table, columns, where), one.arrow(table, columns, where))
                    .measure(seconds(1, 20));
        }

        void memory() throws IOException, InterruptedException {
            if (options.wants("read/allocation")) {
                List<WideColumn> columns = WideColumn.all();
                Line.of(
                                "read/allocation",
                                Allocation.perUnit(BoathouseScan.of(tables.snappy(), columns)),
                                Allocation.perUnit(ParquetColumns.of(tables.snappy(), columns)),
                                "parquet-java",
                                "B/row")
                        .print();
            }
            if (options.wants("read/peak-heap")) {
                Line.of(
                                "read/peak-heap",
                                PeakHeap.megabytes(tables.repeated()),
                                PeakHeap.megabytes(tables.snappy()),
                                "a-tenth-of-the-rows",
                                "MB")
                        .print();
            }
        }

        private double seconds(double quick, double full) {
            return options.quick() ? quick : full;
        }
    }
}
