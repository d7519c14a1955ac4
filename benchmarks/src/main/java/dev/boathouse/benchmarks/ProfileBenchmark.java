package dev.boathouse.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/**
 * Profiles of columns in memory beside sketches, SQL and plain loops; of a thousand columns that
 * are made on the way, in little memory; and of Delta tables.
 */
final class ProfileBenchmark implements Benchmarks.Benchmark {

    private static final int ROWS = 4_000_000;
    private static final int QUICK_ROWS = 1_000_000;

    @Override
    public void run(Options options) throws IOException, InterruptedException, SQLException {
        int rows = options.rows().orElse(options.quick() ? QUICK_ROWS : ROWS);
        double seconds = options.quick() ? 4 : 20;
        ProfiledDoubles doubles = ProfiledDoubles.normal(rows, 1);
        if (options.wants("profile/double")) {
            new SideBySide("profile/double", doubles.ours())
                    .inThreadTime()
                    .against(doubles.plain(), doubles.sketches())
                    .measure(seconds);
        }
        if (options.wants("profile/double-in-sql")) {
            try (ProfiledTable table = ProfiledTable.of(doubles)) {
                // Its threads are not ours: in wall time.
                new SideBySide("profile/double-in-sql", doubles.ours())
                        .against(table.summarize())
                        .measure(seconds);
            }
        }
        if (options.wants("profile/text")) {
            ProfiledTexts few = ProfiledTexts.of(rows / 4, 1_000);
            new SideBySide("profile/text/1000-levels", few.ours())
                    .inThreadTime()
                    .against(few.plain())
                    .measure(seconds / 2);
            ProfiledTexts keys = ProfiledTexts.of(rows / 4, Integer.MAX_VALUE);
            new SideBySide("profile/text/keys", keys.ours())
                    .inThreadTime()
                    .against(keys.sketch())
                    .measure(seconds / 2);
        }
        if (options.wants("profile/merge")) {
            ProfiledDoubles others = ProfiledDoubles.normal(rows, 2);
            new SideBySide("profile/merge", doubles.merged(others))
                    .inThreadTime()
                    .inMicros()
                    .against(doubles.mergedSketches(others))
                    .measure(seconds / 2);
        }
        if (options.wants("profile/wide")) {
            WideProfile.measure(options);
        }
        new TableProfileBenchmark().run(options);
    }
}
