package dev.boathouse.benchmarks;

import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.ProfileCache;
import dev.boathouse.monitoring.profile.Profiling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What it costs to profile a table again when another file has taken the place of one in a hundred, beside what it costs to profile all of it: both from
 * opening the table on, on one thread, version after version; the profiles have to be equal.
 *
 * @param folder where table and cache are
 * @param table a hundred files of 20 columns
 * @param rowsPerFile how many rows a file has
 */
record IncrementalProfile(Path folder, WideTable table, int rowsPerFile) {

    private static final int FILES = 100;
    private static final int ROWS = 10_000_000;
    private static final int QUICK_ROWS = 2_000_000;

    static IncrementalProfile create(Path folder, Options options) throws IOException {
        int rows = options.rows().orElse(options.quick() ? QUICK_ROWS : ROWS);
        int each = Math.max(1, rows / FILES);
        WideTable table = WideTable.create(folder.resolve("table"), WideSpec.snappy(FILES * each, each));
        return new IncrementalProfile(folder, table, each);
    }

    void measure(int rounds) throws IOException {
        Profiling kept = Profiling.standard().withCache(ProfileCache.in(folder.resolve("cache")));
        Profile.of(latest()); // compiles
        double first = millis(() -> kept.of(latest()));
        double[] ours = new double[rounds];
        double[] full = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            replaceOneFile(round);
            ours[round] = millis(() -> kept.of(latest()));
            full[round] = millis(() -> Profile.of(latest()));
            if (!kept.of(latest()).equals(Profile.of(latest()))) {
                throw new IllegalStateException("The profile that was merged of kept ones is another one.");
            }
        }
        Line.of("profile/incremental", median(ours), median(full), "all-files", "ms")
                .print();
        Line.of("profile/incremental/first", first, median(full), "without-keeping", "ms")
                .print();
    }

    private Snapshot latest() {
        return DeltaTable.at(table.uri()).latest();
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private void replaceOneFile(int round) throws IOException {
        long version = latest().version() + 1;
        String gone = latest().files().get((round * 37) % FILES).path();
        Path file = table.folder().resolve("part-new-" + version + ".parquet");
        long first = (long) (FILES + round) * rowsPerFile;
        WideFile.write(file, WideSpec.snappy(Integer.MAX_VALUE, rowsPerFile), first, rowsPerFile);
        String remove = "{\"remove\":{\"path\":\"" + gone + "\",\"deletionTimestamp\":1,\"dataChange\":true}}";
        Files.write(
                table.folder().resolve(String.format(Locale.ROOT, "_delta_log/%020d.json", version)),
                List.of(remove, WideTable.add(file, rowsPerFile, first, first + rowsPerFile - 1)),
                StandardCharsets.UTF_8);
    }

    private static double median(double[] values) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
