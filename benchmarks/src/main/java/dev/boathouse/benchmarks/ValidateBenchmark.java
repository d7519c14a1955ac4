package dev.boathouse.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Thirty expectations on a Delta table of 20 columns, side by side with the same checks as one query of DuckDB's over the same Parquet files. Every count and figure must
 * agree. Each run looks for the newest version of the table anew; files are in the system's cache.
 */
final class ValidateBenchmark implements Benchmarks.Benchmark {

    private static final int ROWS = 10_000_000;
    private static final int QUICK_ROWS = 300_000;

    @Override
    public void run(Options options) throws IOException, SQLException {
        int rows = options.rows().orElse(options.quick() ? QUICK_ROWS : ROWS);
        double seconds = options.quick() ? 6 : 60;
        ExecutorService helper = Executors.newSingleThreadExecutor();
        try (ReadTables tables = new ReadTables(rows)) {
            if (options.wants("validate/30-expectations/2-threads")) {
                ValidatedTable table = new ValidatedTable(tables.snappy());
                try (DuckDbChecks duckdb = new DuckDbChecks(table, 2)) {
                    new SideBySide("validate/30-expectations/2-threads", table.validated(helper, 2))
                            .inMillis()
                            .against(duckdb.checked())
                            .measure(seconds);
                }
            }
            if (options.wants("validate/30-expectations/1-thread")) {
                ValidatedTable table = new ValidatedTable(tables.snappy());
                try (DuckDbChecks duckdb = new DuckDbChecks(table, 1)) {
                    new SideBySide("validate/30-expectations/1-thread", table.validated(helper, 1))
                            .inMillis()
                            .against(duckdb.checked())
                            .measure(seconds);
                }
            }
        } finally {
            helper.shutdown();
        }
    }
}
