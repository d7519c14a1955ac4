package dev.boathouse.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Profiles of Delta tables: after a few files have changed, and of a thousand columns in little memory. */
final class TableProfileBenchmark implements Benchmarks.Benchmark {

    @Override
    public void run(Options options) throws IOException, InterruptedException {
        Path root = Files.createTempDirectory("boathouse-profile");
        try {
            if (options.wants("profile/incremental")) {
                IncrementalProfile.create(root.resolve("incremental"), options).measure(options.quick() ? 5 : 15);
            }
            if (options.wants("profile/table")) {
                ThousandColumns.create(root.resolve("thousand"), options).measure();
            }
        } finally {
            WrittenFiles.delete(root);
        }
    }
}
