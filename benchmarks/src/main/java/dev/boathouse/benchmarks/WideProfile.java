package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.core.internal.SplitMix;
import dev.boathouse.monitoring.drift.DriftCheck;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Profiling;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A thousand columns of doubles that are made on the way, batch by batch into the same arrays, profiled and compared with a reference on two threads in a JVM of its
 * own with {@value #HEAP}. A batch has {@value #BATCH} rows: with 64 Ki rows its values alone would fill that heap.
 */
public final class WideProfile {

    private static final String HEAP = "-Xmx512m";
    private static final double BAR_SECONDS = 60;
    private static final double BAR_MEGABYTES = 512;
    private static final int ROWS = 3_300_000;
    private static final int QUICK_ROWS = 330_000;
    private static final int COLUMNS = 1_000;
    private static final int BATCH = 8_192;
    private static final int THREADS = 2;

    private WideProfile() {}

    /** Starts the JVM and prints its figures beside the bars, in proportion to the rows. */
    static void measure(Options options) throws IOException, InterruptedException {
        int rows = options.rows().orElse(options.quick() ? QUICK_ROWS : ROWS);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                WideProfile.class.getName(),
                Integer.toString(rows));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            List<String> figures = output.lines().toList();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("Profiling " + rows + " rows of " + COLUMNS + " columns with " + HEAP
                        + " ended with exit code " + exit + ".");
            }
            Line.of("profile/wide", Double.parseDouble(figures.get(0)), BAR_SECONDS * rows / ROWS, "bar", "s")
                    .print();
            Line.of("profile/wide/heap", Double.parseDouble(figures.get(1)), BAR_MEGABYTES, "bar", "MB")
                    .print();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Schema schema() {
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            fields.add(Schema.Field.of("c" + i, DataType.DOUBLE));
        }
        return Schema.of(fields);
    }

    /** Batches of the same arrays, filled anew. */
    private static final class Batches implements Iterator<Frame> {
        private final Schema schema = schema();
        private final double[][] arrays = new double[COLUMNS][BATCH];
        private long seed;
        private int left;

        Batches(int rows, long seed) {
            this.left = rows;
            this.seed = seed;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public Frame next() {
            if (left == 0) {
                throw new NoSuchElementException("No more rows.");
            }
            int size = Math.min(BATCH, left);
            left -= size;
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < COLUMNS; i++) {
                fill(arrays[i], size, i);
                columns.add(ColumnAccess.direct().ofDoubles(arrays[i], size, null));
            }
            return Frame.of(schema, columns);
        }

        /** Bell-shaped: the sum of four random numbers of 16 bits, around another mean in each column. */
        private void fill(double[] target, int size, int column) {
            for (int i = 0; i < size; i++) {
                long bits = SplitMix.mix(seed++);
                long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
                target[i] = sum * 0x1p-16 + column;
            }
        }
    }

    /**
     * Profiles and compares, and prints seconds and megabytes.
     *
     * @param arguments how many rows
     */
    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[0]);
        HeapAfterCollections heap = HeapAfterCollections.watched();
        Profiling profiling = Profiling.standard().withThreads(THREADS);
        Profile reference = profiling.of(schema(), new Batches(8 * BATCH, 1L << 60));
        long start = System.nanoTime();
        Profile profile = profiling.of(schema(), new Batches(rows, 0));
        int compared =
                DriftCheck.standard().compare(reference, profile).columns().size();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (profile.rowCount() != rows || compared != COLUMNS) {
            throw new IllegalStateException("Found " + profile.rowCount() + " rows and " + compared + " columns.");
        }
        System.out.println(seconds);
        System.out.println(heap.peak() / 1e6);
    }
}
